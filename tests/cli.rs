//! The command line as a person uses it: what goes to stdout, what to stderr, and the exit codes.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crm-kpi")).args(arguments).output().expect("it runs")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

fn file(name: &str, bytes: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("written");
    path.to_string_lossy().into_owned()
}

const DEALS: &str = "deal_id,created_at,stage,amount,close_date,owner\n1,2024-06-01,Won,100,2024-07-01,Ana\n2,2024-06-02,Lost,50,2024-07-02,Bo\n3,2024-06-03,Proposal,70,,Ana\n";

#[test]
fn a_report_is_canonical_json_on_stdout() {
    let deals = file("deals.csv", DEALS.as_bytes());
    let output = run(&["report", &deals, "--by", "owner", "--filter", "owner=Ana"]);
    assert_eq!(output.status.code(), Some(0));
    let report = json(&output);
    assert_eq!(report["kpis"]["sales.win_rate"]["value"], 1);
    assert_eq!(report["kpis"]["sales.won_amount"]["value"], "100");
    assert_eq!(report["settings"]["filters"]["owner"][0], "Ana");
    assert_eq!(report["settings"]["period"]["end"], "2024-08-01");
    assert_eq!(report["sources"][0]["entity"], "deal");
    assert!(output.stderr.is_empty());
}

#[test]
fn settings_given_back_run_the_same_report_again() {
    let deals = file("again.csv", DEALS.as_bytes());
    let first = run(&["report", &deals, "--period", "2024-Q3"]);
    let settings = file("settings.json", json(&first)["settings"].to_string().as_bytes());
    assert_eq!(run(&["report", &deals, "--settings", &settings]).stdout, first.stdout);
}

#[test]
fn standard_input_is_a_file_too_by_two_names() {
    let told = ["report", "-", "--map", "stdin:owner=owner", "--entity", "-=deal"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_crm-kpi")).args(told).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    child.stdin.take().expect("stdin").write_all(DEALS.as_bytes()).expect("written");
    let report = json(&child.wait_with_output().expect("ends"));
    assert_eq!(report["kpis"]["sales.won_count"]["value"], 1);
}

#[test]
fn inspect_shows_what_was_recognised() {
    let output = run(&["inspect", &file("seen.csv", DEALS.as_bytes()), "--rows", "2"]);
    assert_eq!(output.status.code(), Some(0));
    let source = &json(&output)["sources"][0];
    assert_eq!(source["header"][0], "deal_id");
    assert_eq!(source["sample"][1][2], "Lost");
    assert_eq!(source["sample"].as_array().map(Vec::len), Some(2));
    assert_eq!(source["rows"], 3);
}

#[test]
fn a_column_can_be_named_by_hand() {
    let path = file("odd.csv", b"k,d1,what,when\n1,2024-06-01,Won,2024-07-01\n2,2024-06-01,Lost,2024-07-01\n");
    let map = |pair: &str| format!("{path}:{pair}");
    let output = run(&[
        "report",
        &path,
        "--entity",
        &format!("{path}=deal"),
        "--map",
        &map("what=stage"),
        "--map",
        &map("when=closed"),
        "--map",
        &map("d1=created"),
        "--map",
        &map("k=id"),
    ]);
    assert_eq!(json(&output)["kpis"]["sales.win_rate"]["value"], 0.5, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn exit_codes_tell_what_went_wrong() {
    let deals = file("codes.csv", DEALS.as_bytes());
    let picture = file("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    let empty = file("empty.csv", b"");
    let other = file("other.csv", b"colour,taste\nred,sweet\nblue,sour\n");
    for (arguments, code, error) in [
        (vec!["report", deals.as_str(), "--period", "yesterday"], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--grain", "century"], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--map", "elsewhere.csv:amount=amount"], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--entity", "codes.csv=thing"], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--map", "codes.csv:nothing=amount"], 2, "bad_mapping"),
        (vec!["report", deals.as_str(), "--as-of", "tomorrow"], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--settings", "nowhere.json"], 2, "unreadable"),
        (vec!["report", deals.as_str(), "--recipe", picture.as_str()], 2, "unreadable"),
        (vec!["report", deals.as_str(), "--out", deals.as_str()], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--save-recipe", deals.as_str()], 2, "bad_settings"),
        (vec!["report", deals.as_str(), "--out", "/nowhere/report.json"], 1, "unwritable"),
        (vec!["report", deals.as_str(), "--perod", "2024"], 2, "bad_settings"),
        (vec!["explain", "sales.nothing"], 2, "unknown_kpi"),
        (vec!["report", picture.as_str()], 3, "not_a_table"),
        (vec!["report", empty.as_str()], 3, "empty_file"),
        (vec!["report", other.as_str()], 3, "nothing_recognised"),
        (vec!["report", "nowhere.csv"], 3, "unreadable"),
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(json(&output)["error"]["code"], error, "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(run(&["inspect", &other]).status.code(), Some(0));
    assert_eq!(run(&["report"]).status.code(), Some(2));
    assert_eq!(run(&["nonsense"]).status.code(), Some(2));
}

#[test]
fn what_went_wrong_is_said_once_and_in_the_language_asked_for() {
    let words = |arguments: &[&str]| String::from_utf8_lossy(&run(arguments).stderr).into_owned();
    assert_eq!(words(&["report", "nowhere.csv"]).matches("nowhere.csv").count(), 1);
    assert!(words(&["report", "--lang", "fr"]).contains("aucun fichier n’est nommé"));
    assert!(words(&["explain", "churn.logo", "--format", "html"]).contains("[possible values: json, table]"));
    assert!(words(&["explain", "sales.win_rat", "--lang", "fr"]).contains("sales.win_rat (peut-être sales.win_rate\u{202f}?)"));
    assert!(words(&["report", "nowhere.csv", "--lang", "fr"]).contains("ce fichier ou ce dossier n’existe pas"));
    let typing = file("typing.json", b"{\"gros_margin\": 0.8}");
    let misspelled = words(&["report", "nowhere.csv", "--settings", &typing]);
    assert!(
        misspelled.starts_with("typing.json: ") && misspelled.contains("gros_margin") && misspelled.contains("See `crm-kpi report --help`"),
        "{misspelled}"
    );
    let deals = file("by.csv", DEALS.as_bytes());
    assert_eq!(words(&["report", &deals, "--by", "owner"]), "");
    assert_eq!(words(&["report", &deals, "--by", "owner,planet", "--lang", "fr"]), "--by planet: aucun indicateur ne l’a.\n");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let deals = file("good.csv", DEALS.as_bytes());
    let output = run(&["report", &file("bad.csv", b""), &deals, "--lang", "fr"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Le fichier est vide"));
    assert_eq!(json(&output)["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn explain_gives_the_definition_and_the_records_behind_it() {
    let deals = file("explained.csv", DEALS.as_bytes());
    let explained = json(&run(&["explain", "sales.win_rate", &deals, "--part", "lost"]));
    assert_eq!(explained["facts"]["words"]["name"]["fr"], "Taux de réussite");
    assert_eq!(
        (&explained["records"]["total"], &explained["records"]["rows"][0]["id"], &explained["records"]["rows"][0]["line"]),
        (&Value::from(1), &Value::from("2"), &Value::from(3))
    );
    assert_eq!(run(&["explain", "sales.nothing"]).status.code(), Some(2));
}

const HOSTILE: &str =
    "deal_id,created_at,stage,amount,close_date,owner\n1,2024-06-01,<script>x</script>,100,,=cmd|' /C calc'!A1\n2,2024-06-02,Won,50,2024-07-02,<b>Bo</b>\n";

#[test]
fn the_html_report_is_one_file_without_script_in_both_languages() {
    let deals = file("<i>hostile.csv", HOSTILE.as_bytes());
    let report = json(&run(&["report", &deals]));
    for (language, heading) in [("en", "<h2>Funnel</h2>"), ("fr", "<h2>Entonnoir</h2>")] {
        let output = run(&["report", &deals, "--format", "html", "--lang", language]);
        assert_eq!(output.status.code(), Some(0));
        let html = String::from_utf8(output.stdout).expect("it is text");
        assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains(heading));
        let won = report["kpis"]["sales.won_amount"]["value"].as_str().expect("money");
        assert!(html.contains(&format!("data-kpi=\"sales.won_amount\" data-value=\"{won}\"")));
        for forbidden in ["<script", "<i>", "<b>", "src=", "href=", "http://", "https://", "onerror", "NaN"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        assert!(!html.contains("2024-06-02"), "no record is in it");
    }
}

#[test]
fn the_csv_report_has_a_row_a_figure_and_no_formula() {
    let deals = file("table.csv", DEALS.as_bytes());
    let text = String::from_utf8(run(&["report", &deals, "--format", "csv"]).stdout).expect("it is text");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert!(lines[0].starts_with("id,name,value,unit,low,high,"));
    assert!(lines.iter().any(|line| line.starts_with("sales.won_amount,") && line.contains(",100,money,")), "{text}");
    assert!(lines.iter().flat_map(|line| line.split(',')).all(|cell| !cell.starts_with(['=', '+', '@'])));
}

#[test]
fn the_workbook_is_a_package_with_a_sheet_a_table() {
    let deals = file("book.csv", HOSTILE.as_bytes());
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli/report.xlsx");
    let output = run(&["report", &deals, "--format", "xlsx", "--by", "owner", "--out", &place.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = std::fs::read(&place).expect("written");
    assert!(bytes.starts_with(b"PK\x03\x04"));
    let inside = run(&["inspect", &place.to_string_lossy(), "--rows", "1"]);
    let sources = json(&inside)["sources"].as_array().cloned().unwrap_or_default();
    assert!(sources.iter().any(|source| source["header"][0] == "id" && source["header"][2] == "value"), "{}", String::from_utf8_lossy(&inside.stderr));
}

/// Runs a line of a shell; nothing where there is no such shell here.
fn shell(shell: &str, line: &str) -> Option<Output> {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_crm-kpi"));
    let folder = path.parent().expect("a folder").to_string_lossy().into_owned();
    let paths = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    Command::new(shell).args(["-c", line]).env("PATH", paths).output().ok()
}

#[test]
fn shells_complete_commands_options_and_their_values() {
    for name in ["bash", "zsh", "fish"] {
        let output = run(&["completions", name]);
        let script = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0));
        for word in ["inspect", "explain", "save-recipe", "as-of", "xlsx", "completions"] {
            assert!(script.contains(word), "{name}: {word}");
        }
    }
    let completed = |words: &[&str]| {
        let (words, at, before) = (words.join(" "), words.len(), words[words.len() - 1]);
        let asked = "$(complete -p crm-kpi | sed 's/.*-F \\([^ ]*\\).*/\\1/')";
        let line =
            format!("source <(crm-kpi completions bash); COMP_WORDS=({words} ''); COMP_CWORD={at}; {asked} crm-kpi '' {before}; echo \"${{COMPREPLY[@]}}\"");
        String::from_utf8_lossy(&shell("bash", &line).expect("bash is everywhere").stdout).into_owned()
    };
    let commands = completed(&["crm-kpi"]);
    assert!(["report", "inspect", "explain", "sample"].iter().all(|word| commands.contains(word)), "{commands}");
    assert_eq!(completed(&["crm-kpi", "report", "--format"]).trim(), "json table csv xlsx html");
    for (name, line) in [
        ("zsh", "autoload -U compinit; compinit -u; source <(crm-kpi completions zsh)"),
        ("fish", "crm-kpi completions fish | source; complete -C 'crm-kpi rep'"),
    ] {
        if let Some(output) = shell(name, line) {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn the_help_says_every_exit_code() {
    let help = String::from_utf8_lossy(&run(&["--help"]).stdout).into_owned();
    assert!(["Exit codes: 0 ", " 2 ", " 3 ", " 1 "].iter().all(|code| help.contains(code)), "{help}");
}

#[test]
fn progress_is_drawn_on_a_terminal_and_nowhere_else() {
    let rows: String = (0..140_000).map(|id| format!("{id},2024-06-01,Won,100,2024-07-01,Ana\n")).collect();
    let deals = file("progress.csv", format!("deal_id,created_at,stage,amount,close_date,owner\n{rows}").as_bytes());
    let piped = run(&["inspect", &deals]);
    assert_eq!((piped.status.code(), String::from_utf8_lossy(&piped.stderr).as_ref()), (Some(0), ""));
    let terminal = shell("sh", &format!("script -qec 'crm-kpi inspect {deals} > {deals}.json' /dev/null")).expect("a shell");
    assert!(String::from_utf8_lossy(&terminal.stdout).contains("progress.csv █"), "{}", String::from_utf8_lossy(&terminal.stdout));
    assert_eq!(std::fs::read(format!("{deals}.json")).expect("written"), piped.stdout);
}

#[test]
fn a_table_is_in_the_language_asked_for() {
    let deals = file("spoken.csv", DEALS.as_bytes());
    let words = |arguments: &[&str]| String::from_utf8_lossy(&run(arguments).stdout).into_owned();
    let (english, french) = (words(&["report", &deals, "--format", "table"]), words(&["report", &deals, "--format", "table", "--lang", "fr"]));
    assert!(english.contains("as of 2024-07-02") && english.contains("50.0%") && english.contains(" lost "), "{english}");
    assert!(french.contains("état au 2024-07-02") && french.contains("50,0\u{202f}%") && french.contains(" perdues "), "{french}");
    assert!(words(&["inspect", &deals, "--format", "table", "--lang", "fr"]).contains("3 lignes, 3 prises en compte"));
    assert!(words(&["explain", "sales.win_rate", &deals, "--format", "table", "--lang", "fr"]).ends_with("2 sur 2\n"));
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let rows: String = (0..20_000).map(|id| format!("{id},2024-06-01,Won,100,2024-07-01,Ana\n")).collect();
    let deals = file("many.csv", format!("deal_id,created_at,stage,amount,close_date,owner\n{rows}").as_bytes());
    for arguments in
        [vec!["report", &deals], vec!["inspect", &deals, "--rows", "20000"], vec!["explain", "sales.win_rate", &deals, "--limit", "20000"], vec!["explain"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crm-kpi")).args(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn wrong_use_is_told_as_data_too_and_with_what_is_meant() {
    let output = run(&["report", "--perod", "2024", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json(&output)["error"]["code"], "bad_settings");
    assert!(String::from_utf8_lossy(&output.stderr).contains("--period"), "a similar argument is named");
    let deals = file("unwritten.csv", DEALS.as_bytes());
    let output = run(&["report", &deals, "--out", "/nowhere/report.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("/nowhere/report.json: The result cannot be written: there is no such file or folder"));
    assert_eq!(run(&["sample", "/proc/nowhere"]).status.code(), Some(1));
    for command in ["report", "inspect", "explain", "sample", "completions"] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&help.stdout).contains("Examples:"), "{command}");
    }
}

#[test]
fn the_package_and_the_command_line_write_a_number_as_the_report_does() {
    let deals = file("whole.csv", DEALS.as_bytes());
    let report = json(&run(&["report", &deals]));
    assert_eq!(report["kpis"]["sales.cycle_days"]["value"].to_string(), "30");
    let csv = String::from_utf8(run(&["report", &deals, "--format", "csv"]).stdout).expect("it is text");
    assert!(csv.contains("sales.cycle_days,Sales cycle,30,days,"), "{csv}");
}
