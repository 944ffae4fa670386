//! What one month's files were told holds for the next month's: recipes, report zones and exports of several days, as a person
//! uses them on the command line.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crm-kpi")).args(arguments).output().expect("it runs")
}

fn report(arguments: &[&str]) -> Value {
    let output = run(&[&["report"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn place(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recipe");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join(name).to_string_lossy().into_owned()
}

fn file(name: &str, bytes: &[u8]) -> String {
    let path = place(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

fn value(report: &Value, kpi: &str) -> Value {
    report["kpis"][kpi]["value"].clone()
}

/// A file whose columns nobody could guess: which days are first cannot be told from it, nor which sum is the amount.
const MAY: &str = "k,opened on,where,total a,total b\n1,03/04/2024,Won,100,7\n2,04/04/2024,Lost,50,7\n3,05/04/2024,Talks,70,7\n";
const JUNE: &str = "k,opened on,where,total a,total b,new\n4,05/06/2024,Won,10,200,x\n5,06/06/2024,Won,10,40,y\n6,07/06/2024,Lost,10,1,x\n";

/// Saves what May was told, and gives the recipe's place.
fn saved(name: &str) -> String {
    let (may, recipe) = (file(&format!("{name}-may.csv"), MAY.as_bytes()), place(&format!("{name}.json")));
    let map = |pair: &str| format!("{may}:{pair}");
    let entity = format!("{may}=deal");
    let told = [map("where=stage"), map("total b=amount"), map("k=id"), map("opened on=created")];
    let told: Vec<&str> = told.iter().flat_map(|told| ["--map", told.as_str()]).collect();
    report(&[&[may.as_str(), "--entity", &entity, "--lang", "fr", "--save-recipe", &recipe][..], &told].concat());
    recipe
}

#[test]
fn next_months_export_is_read_as_the_last_one_was_told() {
    let recipe = saved("months");
    let june = report(&[&file("june.csv", JUNE.as_bytes()), "--recipe", &recipe]);
    assert_eq!(value(&june, "sales.won_amount"), "240");
    let source = &june["sources"][0];
    assert_eq!(source["mapping"][1]["notation"], "dd/mm/yyyy", "as settled in French, though the line is English");
    let text = std::fs::read_to_string(&recipe).expect("a recipe");
    assert!(["Won", "Talks", "100"].iter().all(|datum| !text.contains(datum)), "no data is in it: {text}");
}

#[test]
fn a_recipe_saved_under_a_recipe_still_knows_what_the_first_was_told() {
    let (first, second) = (saved("first"), place("second.json"));
    let june = file("june-2.csv", JUNE.as_bytes());
    report(&[&june, "--recipe", &first, "--save-recipe", &second]);
    assert_eq!(value(&report(&[&june, "--recipe", &second]), "sales.won_amount"), "240");
}

#[test]
fn a_line_of_its_own_goes_before_the_recipe_and_the_rest_of_it_holds() {
    let recipe = saved("before");
    let june = file("june-3.csv", JUNE.as_bytes());
    let report = report(&[&june, "--recipe", &recipe, "--map", &format!("{june}:total a=amount")]);
    assert_eq!(value(&report, "sales.won_amount"), "20");
    assert_eq!(value(&report, "sales.won_count"), 2);
}

#[test]
fn a_recipe_without_one_of_its_columns_holds_for_the_others() {
    let recipe = saved("without");
    let shorter: String = JUNE
        .lines()
        .map(|line| line.split(',').enumerate().filter(|(at, _)| *at != 0 && *at != 5).map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    assert_eq!(value(&report(&[&file("shorter.csv", shorter.as_bytes()), "--recipe", &recipe]), "sales.won_amount"), "240");
}

#[test]
fn a_recipe_holds_for_every_table_of_an_archive_and_no_other() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let sections = format!("name,email,phone\nAna,a@x.test,01 02 03 04 05\nBo,b@x.test,01 02 03 04 06\n\n{JUNE}");
    packer.write_all(sections.as_bytes()).expect("packed");
    let packed = file("two.csv.gz", &packer.finish().expect("packed"));
    let report = report(&[&packed, "--recipe", &saved("tables")]);
    assert_eq!(report["sources"].as_array().map(Vec::len), Some(2));
    assert_eq!((&report["sources"][0]["entity"], &report["sources"][1]["entity"]), (&Value::from("contact"), &Value::from("deal")));
    assert_eq!(value(&report, "sales.won_amount"), "240");
}

#[test]
fn what_is_no_recipe_is_wrong_use_and_says_what_it_does_not_know() {
    for (name, text, named) in
        [("a.json", "{\"crm_kpi_recipe\": 2}", "version 2"), ("b.json", "{\"crm_kpi_recipe\": 1, \"rows\": []}", "rows"), ("c.json", "[", "recipe")]
    {
        let output = run(&["report", &file("any.csv", MAY.as_bytes()), "--recipe", &file(name, text.as_bytes())]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(named), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_report_in_a_zone_puts_an_evening_in_utc_on_the_next_day() {
    let deals =
        "deal_id,created_at,stage,amount,close_date\n1,2024-03-01T10:00:00Z,Won,100,2024-06-30T22:30:00Z\n2,2024-03-01T10:00:00Z,Won,10,2024-06-30T12:00:00Z\n";
    let deals = file("zoned.csv", deals.as_bytes());
    let june = |zone: &str| {
        let settings = file(&format!("{}.json", zone.replace('/', "-")), format!("{{\"time_zone\": \"{zone}\"}}").as_bytes());
        value(&report(&[&deals, "--settings", &settings, "--period", "2024-06"]), "sales.won_amount")
    };
    assert_eq!((june("UTC"), june("Europe/Paris"), june("America/Montreal")), (Value::from("110"), Value::from("10"), Value::from("110")));
    let wrong = run(&["report", &deals, "--settings", &file("nowhere.json", b"{\"time_zone\": \"Europe/Nowhere\"}")]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Europe/Nowhere"));
}

#[test]
fn exports_of_two_days_make_a_history() {
    let head = "deal_id,created_at,stage,status,amount,close_date\n";
    let january = file("deals-2024-01-31.csv", format!("{head}1,2024-01-05,Qualification,open,100,\n2,2024-01-06,Qualification,open,50,\n").as_bytes());
    let february = file(
        "deals-2024-02-29.csv",
        format!("{head}1,2024-01-05,Proposal,open,100,\n2,2024-01-06,Qualification,open,50,\n3,2024-02-10,Qualification,open,5,\n").as_bytes(),
    );
    let settings = file("stages.json", b"{\"funnel\": {\"stages\": [\"Qualification\", \"Proposal\", \"Won\"]}}");
    let one = report(&[&january, "--settings", &settings]);
    let both = report(&[&january, &february, "--settings", &settings]);
    assert!(one["funnel"]["reasons"].as_array().is_some_and(|reasons| reasons.contains(&Value::from("no_history"))));
    assert!(both["funnel"]["reasons"].as_array().is_some_and(|reasons| reasons.contains(&Value::from("snapshot"))));
    assert_eq!(both["funnel"]["moves"], serde_json::json!([{ "from": "Qualification", "to": "Proposal", "count": 1 }]));
    assert_eq!(both["kpis"]["sales.open_opportunities"]["value"], 3);
}
