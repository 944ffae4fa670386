//! The page's types and catalogue, generated from the Rust ones; `cargo xtask types` writes them, and these tests fail while they
//! differ.

use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

struct Declarations<'a> {
    config: &'a Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && !self.by_name.contains_key(&T::ident(self.config)) {
            self.by_name.insert(T::ident(self.config), T::decl(self.config));
            T::visit_dependencies(self);
        }
    }
}

#[test]
fn the_types_of_the_page_are_those_of_the_core() {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations { config: &config, by_name: BTreeMap::new() };
    declarations.visit::<crate::report::Report>();
    declarations.visit::<crate::report::Records>();
    declarations.visit::<crate::kpi::AllFacts>();
    declarations.visit::<crate::read::Hints>();
    declarations.visit::<crate::error::Error>();
    declarations.visit::<crate::workspace::DimensionLabels>();
    declarations.visit::<crate::workspace::Loaded>();
    declarations.visit::<crate::workspace::RecordsQuery>();
    declarations.visit::<crate::dataset::EntityFields>();
    let mut text = String::from("// Generated from the Rust types by `cargo xtask types`. Money is a decimal string.\n\n");
    declarations.by_name.values().for_each(|declaration| text.push_str(&format!("export {declaration}\n")));
    same("www/src/api.ts", &text);
}

#[test]
fn the_types_beside_them_are_what_the_core_knows_without_data() {
    let list = |name: &str, of: &str, lines: Vec<String>| format!("export const {name}: readonly {of}[] = [\n{}];\n", lines.concat());
    let json = |value: serde_json::Result<String>| format!("  {},\n", value.expect("JSON"));
    let facts = crate::kpi::CATALOGUE.iter().map(|metric| json(serde_json::to_string(&metric.all_facts()))).collect();
    let entities = crate::dataset::EntityFields::all().iter().map(|entity| json(serde_json::to_string(entity))).collect();
    let text = format!(
        "// Generated from the Rust catalogue by `cargo xtask types`: the wasm holds no words.\nimport type {{ EntityFields, Facts }} from \"./api\";\n\n{}\n{}",
        list("facts", "Facts", facts),
        list("entities", "EntityFields", entities)
    );
    same("www/src/catalogue.ts", &text);
}

#[test]
fn the_sentences_of_the_page_are_those_of_the_core() {
    let line = |code: &crate::error::Code| format!("  {}: {},\n", crate::kpi::tag(code), serde_json::to_string(&code.sentence()).expect("JSON"));
    let lines: String = crate::error::Code::ALL.iter().map(line).collect();
    let head = "// Generated from the Rust sentences by `cargo xtask types`: the wasm holds no words. `{}` is what was found.\n";
    let imports = "import type { Code } from \"../api\";\nimport type { Both } from \"./both\";\n";
    same("www/src/text/refusals.ts", &format!("{head}{imports}\nexport const core: Readonly<Record<Code, Both>> = {{\n{lines}}};\n"));
}

#[test]
fn the_table_of_figures_is_that_of_the_catalogue() {
    let mut text = String::from(
        "# The catalogue\n\nGenerated from `src/kpi/` by `cargo xtask types`; `kpis.md` of the specification defines. Targets and benchmarks are defaults.\n\n",
    );
    text.push_str("| id | English | français | formula | formule | unit | needs | variants and who uses them | default target and its source |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for metric in crate::kpi::CATALOGUE {
        let facts = metric.facts();
        let needs: Vec<String> = facts.needs.iter().map(|needs| format!("{} ({})", needs.entity.name(), needs.fields.join(", "))).collect();
        let variants: Vec<String> = metric
            .variant_facts()
            .iter()
            .map(|variant| format!("`@{}` {} / {} ({})", variant.id, variant.about.en, variant.about.fr, variant.used_by))
            .collect();
        let target = metric.default_target().map_or(String::new(), |target| format!("{}: {} / {}", target.value, target.source.en, target.source.fr));
        let words = facts.words;
        let cells = [
            format!("`{}/{}`", facts.id, facts.version),
            format!("**{}** {}", words.name.en, words.about.en),
            format!("**{}** {}", words.name.fr, words.about.fr),
            words.formula.en.to_owned(),
            words.formula.fr.to_owned(),
            crate::kpi::tag(&facts.unit),
            needs.join("; "),
            variants.join("; "),
            target,
        ];
        text.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    same("docs/kpis.md", &text);
}

/// Whether a generated file is as checked in; writes it first where that is asked for.
fn same(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("CRM_KPI_WRITE_TYPES").is_some() {
        std::fs::write(&path, text).expect("written");
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(checked_in == text, "{name} is stale: run `cargo xtask types`");
}
