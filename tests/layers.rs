//! Layers import downwards only, in Rust and in the page. The whole house is one list, top to bottom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Top to bottom. A module may use its own layer and those below; the longest name that fits a module is its place.
const CORE: &[(&str, &[&str])] = &[
    ("fronts", &["wasm", "workbooks", "bin"]),
    ("workspace", &["workspace", "sample", "recipe"]),
    ("report", &["report"]),
    ("kpi", &["kpi"]),
    ("slice", &["slice"]),
    ("dataset", &["dataset"]),
    ("read", &["read"]),
    ("recognize", &["recognize"]),
    ("decode", &["decode"]),
    ("stats", &["stats"]),
    // what is given out of the package `columns`, which cannot know of this one, and the tables made of it
    ("columns", &["dataset::column", "dataset::dictionary", "dataset::line_numbers", "dataset::table"]),
    (
        "words",
        &[
            "calendar",
            "collect",
            "money",
            "json",
            "lazy",
            "map",
            "order",
            "real",
            "text",
            "issue",
            "zone",
            "error",
            "settings",
            "value",
            "dataset::entity",
            "report::shape",
            "report::figure",
            "kpi::facts",
            "read::hints",
        ],
    ),
];

/// The page's chains: a file uses its own chain downwards and nothing of the other one; what is in neither (format, text, api) stands below both.
const DRAWING: &[&str] = &["panels", "charts", "view"];
const ASKING: &[&str] =
    &["library", "store", "client", "engine", "worker", "serve", "assist", "aide", "twin", "second", "opening", "reading", "calls", "tables"];
const TOP: &[&str] = &["onefile", "main", "inside", "frame", "embed", "elements"];
const WITHOUT_A_UI_LIBRARY: &[&str] = &[
    "library",
    "client",
    "engine",
    "worker",
    "serve",
    "assist",
    "aide",
    "twin",
    "second",
    "room",
    "opening",
    "reading",
    "pause",
    "calls",
    "tables",
    "api",
    "canonical",
    "seal",
    "trusted",
    "format",
    "dates",
    "hash",
];

#[test]
fn the_core_imports_downwards_only() {
    let files = sources(Path::new("src"), &["rs"]);
    let modules: BTreeMap<String, String> = files.iter().map(|(path, text)| (module_of(path), code(text))).collect();
    let reexports: BTreeMap<String, String> = modules.iter().flat_map(|(module, text)| reexports(module, text, &modules)).collect();
    let wrong: Vec<String> = files.iter().flat_map(|(path, text)| upward(&module_of(path), text, &reexports)).collect();
    assert!(files.len() > 10, "only {} files were read", files.len());
    assert!(wrong.is_empty(), "these point upwards:\n{}", wrong.join("\n"));
}

/// Files of `src/kpi/` that are no KPI: what KPIs share, and the machinery that is the one place to go over periods.
const SHARED_BY_KPIS: [&str; 13] =
    ["chain", "contracts", "entry", "facts", "forecast", "metric", "mod", "outcome", "parts", "purchases", "quality", "status", "sums"];
const LONGEST_KPI: usize = 200;
/// What goes from day to day or from unit to unit; a KPI is given its slice and knows no other. The day before or after, or so many days after that a
/// constant names, is one day and no loop.
const OVER_TIME: [&str; 13] = [
    ".buckets(",
    ".complete_months(",
    ".series(",
    ".step(",
    ".plus(",
    ".plus_months(",
    ".floor(",
    ".over(",
    "Span {",
    "Span::",
    "Day::parse",
    "while ",
    "loop {",
];
const ONE_DAY: [&str; 3] = [".plus(1)", ".plus(-1)", ".plus(STALE_DAYS)"];
/// A KPI may look at the period before and the year before, by these names.
const STEPS_BACK: [&str; 2] = [".previous()", ".year_before()"];

fn kpi_files() -> Vec<(String, String)> {
    let files = sources(Path::new("src/kpi"), &["rs"]).into_iter();
    files.map(|(path, text)| (path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), text)).collect()
}

/// What in a KPI's code goes over time by itself.
fn dated(text: &str) -> Vec<&'static str> {
    let code = ONE_DAY.iter().fold(code(text), |code, day| code.replace(day, ""));
    OVER_TIME.into_iter().filter(|step| code.contains(step)).collect()
}

#[test]
fn a_kpi_is_one_short_file_and_loops_over_no_dates() {
    let (shared, kpis): (Vec<_>, Vec<_>) = kpi_files().into_iter().partition(|(name, _)| SHARED_BY_KPIS.contains(&name.as_str()));
    assert!(shared.len() == SHARED_BY_KPIS.len() && kpis.len() > 100, "{} shared, {} of their own", shared.len(), kpis.len());
    assert!(kpis.iter().all(|(_, text)| text.contains("pub static KPI: Kpi<")), "a file that is no KPI is not in the list of the shared ones");
    assert!(shared.iter().all(|(_, text)| !text.contains("pub static KPI: Kpi<")), "a KPI is in the list of the shared ones");
    let long: Vec<_> = kpis.iter().filter(|(_, text)| text.lines().count() > LONGEST_KPI).map(|(name, _)| name).collect();
    assert!(long.is_empty(), "over {LONGEST_KPI} lines: {long:?}");
    let looping = kpis.iter().chain(shared.iter().filter(|(name, _)| name != "entry"));
    let looping: Vec<_> = looping.filter(|(_, text)| !dated(text).is_empty()).map(|(name, text)| (name, dated(text))).collect();
    assert!(looping.is_empty(), "these go over dates: {looping:?}");
    let back: BTreeSet<_> = kpis.iter().filter(|(_, text)| STEPS_BACK.iter().any(|step| text.contains(step))).map(|(name, _)| name.as_str()).collect();
    assert_eq!(back, BTreeSet::from(["growth", "traffic_visit_growth"]), "only growth looks back");
}

#[test]
fn what_shows_figures_names_them_by_their_files_and_not_by_their_ids() {
    let shown = ["src/slice", "src/report"].iter().flat_map(|folder| sources(Path::new(folder), &["rs"])).collect::<Vec<_>>();
    assert!(shown.len() > 50, "only {} files were read", shown.len());
    let ids = crm_kpi::kpi::CATALOGUE.iter().map(|metric| format!("\"{}\"", metric.facts().id)).filter(|id| id.contains('.')).collect::<Vec<_>>();
    let named = shown.iter().flat_map(|(path, text)| ids.iter().filter(|id| code(text).contains(*id)).map(move |id| (path, id)));
    assert_eq!(named.collect::<Vec<_>>(), [], "write `its_file::KPI.id()`, or have the figure say it with `.parts`");
}

#[test]
fn a_loop_over_dates_is_found() {
    assert_eq!(dated("fn sums(slice: &Slice) { for (unit, span) in span.buckets(Grain::Month, 1) { slice.over(span) } }"), [".buckets(", ".over("]);
    assert_eq!(dated("fn f() { let mut day = start; while day < end { day = day.plus(1); } }"), ["while "]);
    assert_eq!(dated("fn f() { (0..30).map(|i| start.plus(i)).collect() }"), [".plus("]);
    assert!(dated("// span.buckets( in words\nfn sums(slice: &Slice) -> Flow { *slice.flow() }").is_empty());
}

#[test]
fn the_page_imports_downwards_only() {
    let files = sources(Path::new("www/src"), &["ts"]);
    let wrong: Vec<String> = files.iter().flat_map(|(path, text)| page_upward(&page_module(path), text)).collect();
    assert!(files.len() > 10, "only {} files were read", files.len());
    assert!(wrong.is_empty(), "these point upwards:\n{}", wrong.join("\n"));
}

#[test]
fn an_upward_import_is_found() {
    let reexports = BTreeMap::from_iter(reexports("dataset", "pub mod entity;\npub use entity::Entity;\npub use join::{Dataset, Join};", &BTreeMap::new()));
    let wrong = |module: &str, text: &str| upward(module, text, &reexports).len();
    assert_eq!(wrong("decode::csv", "use crate::recognize::Profile;"), 1);
    assert_eq!(wrong("decode::csv", "use crate::{error::Error, kpi::{catalogue, facts::Facts}};"), 1);
    assert_eq!(wrong("kpi::nps", "fn f() -> crate::report::build::Builder { todo!() }"), 1);
    assert_eq!(wrong("slice", "use super::workspace::Workspace;"), 1);
    assert_eq!(wrong("recognize::field", "use crate::dataset::Dataset;"), 1);
    assert_eq!(wrong("kpi::nps", "use super::super::workspace::Workspace;"), 1);
    assert_eq!(wrong("recognize::field", "use crate::nowhere::Thing;"), 1);
}

#[test]
fn a_name_given_out_by_another_module_is_followed() {
    let modules = BTreeMap::from([
        ("report::shape".to_owned(), "pub use kpi::*;\n    pub struct Report {\n    }".to_owned()),
        ("report::shape::kpi".to_owned(), "    pub struct Kpi {\n    }".to_owned()),
    ]);
    let reexports = BTreeMap::from_iter(reexports("report", "pub use shape::*;\npub use build::build;", &modules));
    assert_eq!(upward("dataset::table", "use crate::report::{Kpi, Report};", &reexports), Vec::<String>::new());
    assert_eq!(upward("dataset::table", "use crate::report::build;", &reexports).len(), 1);
    assert_eq!(upward("kpi::nps", "use crate::report::{self};\nfn f() -> report::Report { report::Report::default() }", &reexports), Vec::<String>::new());
    assert_eq!(upward("kpi::nps", "use crate::report::{self};\nfn f() { report::build() }", &reexports).len(), 1);
}

#[test]
fn a_downward_import_is_not() {
    let reexports = BTreeMap::from_iter(reexports("dataset", "pub use entity::Entity;", &BTreeMap::new()));
    let wrong = |module: &str, text: &str| upward(module, text, &reexports);
    assert_eq!(wrong("recognize::field", "use crate::dataset::Entity;"), Vec::<String>::new());
    assert_eq!(wrong("kpi::nps", "use super::facts::Facts;\nuse crate::slice::{Slice, money};\nuse crate::stats::wilson;"), Vec::<String>::new());
    assert_eq!(wrong("decode::csv", "// crate::report is above\n#[cfg(test)]\nmod tests { use crate::report::build; }"), Vec::<String>::new());
}

#[test]
fn an_upward_import_of_the_page_is_found() {
    let wrong = |module: &str, text: &str| page_upward(module, text).len();
    assert_eq!(wrong("charts/bars", r#"import { overview } from "../panels/overview";"#), 1);
    assert_eq!(wrong("panels/funnel", r#"import { store } from "../store";"#), 1);
    assert_eq!(wrong("store", "import {\n  App,\n} from \"./elements/app\";"), 1);
    assert_eq!(wrong("client", r#"import { html } from "lit";"#), 1);
    assert_eq!(wrong("format", r#"import { line } from "d3-shape";"#), 1);
    assert_eq!(wrong("api", r#"export * from "./client";"#), 1);
}

#[test]
fn a_downward_import_of_the_page_is_not() {
    let wrong = |module: &str, text: &str| page_upward(module, text);
    assert_eq!(
        wrong("panels/funnel", r#"import { html } from "lit"; import { bars } from "../charts/bars"; import type { View } from "../view";"#),
        Vec::<String>::new()
    );
    assert_eq!(wrong("elements/app", r#"import { panels } from "../panels/index"; import { store } from "../store";"#), Vec::<String>::new());
    assert_eq!(wrong("client", r#"import type { Report } from "./api"; import type { Calls } from "./calls";"#), Vec::<String>::new());
}

fn sources(folder: &Path, extensions: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path, extensions));
        } else if path.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted)) {
            let text = fs::read_to_string(&path).expect("sources are text");
            found.push((path, text));
        }
    }
    found
}

/// `src/dataset/mod.rs` is `dataset`, `src/kpi/nps.rs` is `kpi::nps`, `src/lib.rs` is empty.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap_or(path).with_extension("");
    let mut parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts.join("::")
}

fn layer(module: &str) -> Option<(usize, &'static str)> {
    let fits = |name: &str| module == name || module.starts_with(&format!("{name}::"));
    CORE.iter()
        .enumerate()
        .flat_map(|(place, (layer, names))| names.iter().filter(|name| fits(name)).map(move |name| (name.len(), place, *layer)))
        .max()
        .map(|(_, place, layer)| (place, layer))
}

/// What a module gives out under its own name: `dataset::Entity` is `dataset::entity::Entity`.
fn reexports(module: &str, text: &str, modules: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in code(text).split("pub use ").skip(1) {
        let local = tree(part)
            .into_iter()
            .map(|path| path.trim_start_matches("self::").to_owned())
            .filter(|path| !["crate::", "super::", "columns::"].iter().any(|other| path.starts_with(other)));
        for path in local {
            let source = joined(module, &path);
            match modules.get(&source).filter(|_| part.starts_with(&format!("{path}::*"))) {
                Some(text) => {
                    found.extend(items(text).map(|item| (joined(module, item), joined(&source, item))));
                    let inner = reexports(&source, text, modules).into_iter();
                    found.extend(inner.map(|(given, from)| (given.replacen(&source, module, 1), from)));
                }
                None => found.push((joined(module, path.rsplit("::").next().unwrap_or(&path)), source)),
            }
        }
    }
    found
}

/// The names that a file makes public.
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let mut words = line.trim().strip_prefix("pub ")?.split(|c: char| !c.is_alphanumeric() && c != '_');
        ["struct", "enum", "fn", "type", "trait", "const"].contains(&words.next()?).then(|| words.next())?
    })
}

fn upward(module: &str, text: &str, reexports: &BTreeMap<String, String>) -> Vec<String> {
    let Some((own, own_name)) = layer(module) else { return Vec::new() };
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let text = code(text);
    let mut used: Vec<String> = text.split("crate::").skip(1).flat_map(tree).collect();
    used.extend(text.split("super::").skip(1).flat_map(tree).filter(|path| !path.is_empty()).map(|path| joined(parent, &path)));
    let whole: Vec<String> = used.extract_if(.., |path| path.ends_with("::self")).collect();
    used.extend(whole.iter().flat_map(|path| through(path.trim_end_matches("::self"), &text)));
    let mut wrong = Vec::new();
    if text.contains("super::super::") {
        wrong.push(format!("{module} says super::super::, say crate:: instead"));
    }
    for path in used {
        let given = path.match_indices("::").map(|(at, _)| &path[..at]).chain([path.as_str()]).find_map(|start| reexports.get(start));
        let path = given.unwrap_or(&path);
        match layer(path) {
            Some((place, name)) if place < own => wrong.push(format!("{module} ({own_name}) uses crate::{path} ({name})")),
            None if path.contains("::") => wrong.push(format!("{module} uses crate::{path}, which has no place in the list")),
            _ => {}
        }
    }
    wrong
}

/// What a file takes through a module that it uses by name: after `use crate::report::{self}`, `report::Kpi` is `report::Kpi`.
fn through(module: &str, text: &str) -> Vec<String> {
    let alias = format!("{}::", module.rsplit("::").next().unwrap_or(module));
    let starts = text.match_indices(&alias).filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
    starts.flat_map(|(at, _)| tree(&text[at + alias.len()..])).map(|path| joined(module, &path)).collect()
}

/// A file without its comments and its tests.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    body.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The paths of what follows a `use`: `a::{b, c::d};` is `a::b` and `a::c::d`.
fn tree(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let (path, rest) = text.split_at(end);
    if !rest.starts_with('{') || !(path.is_empty() || path.ends_with("::")) {
        return vec![path.trim_end_matches(':').to_owned()];
    }
    let (mut depth, mut start, mut found) = (0, 1, Vec::new());
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 1 => {
                found.extend(tree(&rest[start..at]));
                start = at + 1;
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    found.extend(tree(&rest[start..at]));
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|inner| !inner.is_empty());
    found.iter().map(|inner| format!("{path}{inner}")).collect()
}

fn joined(module: &str, path: &str) -> String {
    if module.is_empty() { path.to_owned() } else { format!("{module}::{path}") }
}

/// `www/src/panels/funnel.ts` is `panels/funnel`, and so is its test.
fn page_module(path: &Path) -> String {
    path.strip_prefix("www/src").unwrap_or(path).with_extension("").to_string_lossy().trim_end_matches(".test").to_owned()
}

fn page_upward(module: &str, text: &str) -> Vec<String> {
    let top = |module: &str| module.split('/').next().unwrap_or(module).to_owned();
    let own = top(module);
    let place = |chain: &[&str], name: &str| chain.iter().position(|part| *part == name);
    let mut wrong = Vec::new();
    for import in imports(text) {
        let used = match import.strip_prefix('.') {
            None => {
                let library = import == "lit" || import.starts_with("lit/") || import.starts_with("d3-");
                if library && (WITHOUT_A_UI_LIBRARY.contains(&own.as_str())) {
                    wrong.push(format!("{module} uses {import}: it stands below the drawing"));
                }
                continue;
            }
            Some(_) => top(&resolved(module, &import)),
        };
        let upwards = [TOP, DRAWING, ASKING].iter().any(|chain| match (place(chain, &own), place(chain, &used)) {
            (Some(own), Some(used)) => used < own,
            (None, Some(_)) => *chain == TOP || !TOP.contains(&own.as_str()),
            _ => false,
        });
        if upwards {
            wrong.push(format!("{module} uses {used}, which stands above it or in the other chain"));
        }
    }
    wrong
}

fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in [" from \"", "import \"", "import(\""] {
        for part in text.split(start).skip(1) {
            found.extend(part.split('"').next().map(str::to_owned));
        }
    }
    found
}

fn resolved(module: &str, import: &str) -> String {
    let mut parts: Vec<&str> = module.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part.trim_end_matches(".js").trim_end_matches(".ts")),
        }
    }
    parts.join("/")
}
