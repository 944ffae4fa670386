//! The report over the sample's files says what the generator knows: reading, joining, funnel, customers and value, end to end.
#![allow(clippy::unwrap_used)]

use crm_kpi::read::{Hints, Reading};
use crm_kpi::sample::{sample, truth};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use serde_json::{Value, json};

fn report(settings: Value) -> Value {
    let mut workspace = Workspace::new();
    for file in sample(1200, 42) {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).unwrap();
        workspace.add(reading, None).unwrap();
    }
    let settings: Settings = serde_json::from_value(settings).unwrap();
    serde_json::to_value(workspace.report(&settings).unwrap()).unwrap()
}

#[test]
fn the_report_over_the_sample_is_the_truth() {
    let (report, truth) = (report(json!({})), truth(1200, 42));
    assert!(report["sources"].as_array().unwrap().iter().all(|source| source["rows"] == source["used"] && source["entity"] != Value::Null));
    assert_eq!((&report["settings"]["as_of"], &report["settings"]["period"]["start"]), (&json!("2024-12-31"), &json!("2024-01-01")));
    let kpis = &report["kpis"];
    let share = |id: &str| (kpis[id]["numerator"].as_u64().unwrap(), kpis[id]["denominator"].as_u64().unwrap());
    assert_eq!(kpis["sales.won_amount"]["value"], json!(truth.won_amount[&2024].to_string()));
    assert_eq!(kpis["sales.won_amount"]["previous"], json!(truth.won_amount[&2023].to_string()));
    assert_eq!(kpis["sales.open_opportunities"]["value"], json!(truth.outcomes["open"]));
    assert_eq!(share("churn.logo"), (truth.logo_churn[&2024].part, truth.logo_churn[&2024].of));
    assert_eq!(share("ltv.margin"), (truth.monthly_churn_2024.part, truth.monthly_churn_2024.of));
    assert_eq!((&kpis["customers.active"]["value"], &kpis["customers.new"]["value"]), (&json!(truth.customers), &json!(truth.new_2024)));
    assert_eq!(kpis["mrr"]["value"], json!(truth.mrr.to_string()));
    assert_eq!(kpis["cac"]["numerator"], json!(truth.acquisition_spend_2024.to_string()));
    let near = |got: &Value, want: f64| assert!((got.as_f64().unwrap() / want - 1.0).abs() < 1e-9, "{got}, not {want}");
    near(&kpis["ltv_cac"]["value"], truth.ltv_cac.unwrap());
    let [low, high] = truth.ltv_cac_interval.unwrap();
    near(&kpis["ltv_cac"]["interval"]["low"], low);
    near(&kpis["ltv_cac"]["interval"]["high"], high);
    let nps = &report["nps"];
    assert_eq!(["promoters", "passives", "detractors"].map(|name| nps[name].as_u64().unwrap()), truth.nps_2024);
    near(&nps["score"], truth.nps_2024_score);
    let stuck: u64 = report["funnel"]["stages"].as_array().unwrap().iter().map(|stage| stage["stuck"]["count"].as_u64().unwrap()).sum();
    assert_eq!(stuck, truth.stuck.part);
}

#[test]
fn the_funnel_over_both_years_is_the_truth() {
    let funnel = report(json!({ "period": { "start": "2023-01-01", "end": "2025-01-01" } }))["funnel"].clone();
    let truth = truth(1200, 42);
    assert_eq!(["won", "lost", "open"].map(|name| funnel[name].as_u64().unwrap()), ["won", "lost", "open"].map(|name| truth.outcomes[name]));
    assert_eq!(funnel["regressed_records"], json!(truth.regressed));
    let stages = funnel["stages"].as_array().unwrap();
    let names: Vec<&str> = stages.iter().map(|stage| stage["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Prospecting", "Qualification", "Demo", "Proposal", "Negotiation", "Closed Won"]);
    for stage in &stages[..5] {
        let share = truth.stages[stage["name"].as_str().unwrap()];
        assert_eq!((stage["advanced"].as_u64().unwrap(), stage["entered"].as_u64().unwrap()), (share.part, share.of), "{}", stage["name"]);
    }
}

#[test]
fn only_the_figures_that_are_asked_for_are_computed_and_they_are_the_same() {
    let (all, few) = (report(json!({})), report(json!({"kpis": ["sales.win_rate", "funnel"]})));
    let keys = |report: &Value| report["kpis"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&few), ["sales.win_rate"]);
    assert_eq!(few["kpis"]["sales.win_rate"], all["kpis"]["sales.win_rate"]);
    assert_eq!((&few["funnel"], &few["nps"]), (&all["funnel"], &Value::Null));
}

#[test]
fn a_figure_that_does_not_exist_is_named() {
    let error = Workspace::new().report(&serde_json::from_value(json!({"kpis": ["sales.win_rat"]})).unwrap()).unwrap_err();
    assert!(error.to_string().contains("sales.win_rat."), "{error}");
}

#[test]
fn the_sample_shows_the_whole_catalogue_but_orders_and_has_no_faults() {
    let report = report(json!({}));
    let kpis = report["kpis"].as_object().unwrap();
    let needy: Vec<&String> = kpis.iter().filter(|(_, kpi)| kpi["needs"] != json!([])).map(|(id, _)| id).collect();
    assert_eq!(needy, ["orders.average_value", "orders.count", "orders.repeat_rate", "orders.revenue"]);
    // half of the customers are still there; half of the leads have not become customers; nobody chose two groups
    let silent: Vec<&String> = kpis.iter().filter(|(id, kpi)| kpi["value"].is_null() && !needy.contains(id)).map(|(id, _)| id).collect();
    assert_eq!(silent, ["contact.touches_to_conversion", "experiment", "ltv.predicted", "survival"]);
    assert_eq!((&report["quality"]["score"], &report["quality"]["defects"]), (&json!(100.0), &json!([])));
}
