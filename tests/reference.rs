//! The figures over the public data sets, with no settings but those named, against figures computed outside
//! (`../shared/data/reference`). Where the sets are not there, the tests say so and check nothing.

use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::{Kpi, Report};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, Workspace};
use serde_json::Value;
use std::path::PathBuf;

fn shared() -> Option<PathBuf> {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("NOT CHECKED: {} is absent, so nothing was compared with figures computed outside", data.display());
    None
}

fn report(files: &[PathBuf], settings: &str) -> Report {
    let mut workspace = Workspace::new();
    for path in files {
        let bytes = std::fs::read(path).expect("a file");
        let mut hints = Hints::default();
        loop {
            let mut reading = Reading::new(&path.file_name().expect("a name").to_string_lossy(), hints);
            bytes.chunks(70_001).for_each(|piece| reading.push(piece).expect("readable"));
            match workspace.add(reading, None).expect("a table") {
                Added::Source(_) => break,
                Added::Again(better) => hints = better,
            }
        }
    }
    workspace.report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

fn figures(name: &str, data: &std::path::Path) -> impl Fn(&str) -> Value {
    let text = std::fs::read_to_string(data.join("reference").join(name)).expect("reference");
    let reference: Value = serde_json::from_str(&text).expect("JSON");
    move |id: &str| reference["figures"].as_array().expect("figures").iter().find(|figure| figure["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected} ± {within}");
}

fn value(kpi: &Kpi) -> f64 {
    kpi.value.expect("a value").to_f64()
}

fn part(kpi: &Kpi, dimension: &str, key: &str) -> (f64, f64) {
    let row = kpi.breakdowns[dimension].iter().find(|row| row.key.as_deref() == Some(key)).unwrap_or_else(|| panic!("no {key}"));
    (row.value.expect("a value").to_f64(), row.numerator.map_or(0.0, |figure| figure.to_f64()))
}

#[test]
fn maven_without_a_setting() {
    let Some(data) = shared() else { return };
    let set = data.join("sets/maven");
    let files = ["sales_pipeline.csv", "accounts.csv", "sales_teams.csv"].map(|name| set.join(name));
    let report = report(&files, r#"{"grain": "quarter"}"#);
    let reference = figures("maven.json", &data);
    let kpi = |id: &str| &report.kpis[id];
    near(value(kpi("sales.win_rate")), reference("win_rate")["value"].as_f64().unwrap(), 5e-7);
    let interval = kpi("sales.win_rate").interval.clone().unwrap();
    near(interval.low.unwrap().to_f64(), reference("win_rate")["ci95_wilson"][0].as_f64().unwrap(), 5e-7);
    near(interval.high.unwrap().to_f64(), reference("win_rate")["ci95_wilson"][1].as_f64().unwrap(), 5e-7);
    assert_eq!(serde_json::to_value(kpi("sales.won_amount").value).unwrap(), "10005534");
    near(value(kpi("sales.average_deal")), reference("avg_won_deal")["value"].as_f64().unwrap(), 5e-5);
    let cycle = &reference("sales_cycle_won_days")["value"];
    near(value(kpi("sales.cycle_days")), cycle["median"].as_f64().unwrap(), 1e-9);
    near(kpi("sales.cycle_days").measures["mean"].unwrap().to_f64(), cycle["mean"].as_f64().unwrap(), 5e-7);
    near(kpi("sales.cycle_days").measures["p90"].unwrap().to_f64(), cycle["p90"].as_f64().unwrap(), 1e-9);
    assert_eq!(value(kpi("sales.open_opportunities")), 2089.0);
    assert_eq!((kpi("sales.pipeline_amount").value, kpi("sales.pipeline_amount").reason.as_deref()), (None, Some("no_amount")));
    for agent in reference("by_agent")["value"].as_array().unwrap() {
        let name = agent["agent"].as_str().unwrap();
        let (rate, won) = part(kpi("sales.win_rate"), "owner", name);
        near(rate, agent["win_rate"].as_f64().unwrap(), 5e-7);
        assert_eq!(won, agent["won"].as_f64().unwrap(), "{name}");
        near(part(kpi("sales.won_amount"), "owner", name).0, agent["won_revenue"].as_f64().unwrap(), 1e-9);
        near(part(kpi("sales.cycle_days"), "owner", name).0, agent["median_cycle_won_days"].as_f64().unwrap(), 1e-9);
    }
    for manager in reference("by_manager")["value"].as_array().unwrap() {
        near(part(kpi("sales.win_rate"), "team", manager["manager"].as_str().unwrap()).0, manager["win_rate"].as_f64().unwrap(), 5e-7);
    }
    for (point, quarter) in kpi("sales.win_rate").series.iter().zip(reference("by_close_quarter")["value"].as_array().unwrap()) {
        near(point.value.unwrap().to_f64(), quarter["win_rate"].as_f64().unwrap(), 5e-7);
    }
    for (point, quarter) in kpi("sales.won_amount").series.iter().zip(reference("by_close_quarter")["value"].as_array().unwrap()) {
        near(point.value.unwrap().to_f64(), quarter["won_revenue"].as_f64().unwrap(), 1e-9);
    }
}

#[test]
fn telco_without_a_setting() {
    let Some(data) = shared() else { return };
    let report = report(&[data.join("sets/telco/Telco-Customer-Churn.csv")], "{}");
    let reference = figures("telco.json", &data);
    let churn = &report.kpis["churn.logo"];
    near(value(churn), reference("churn_rate")["value"].as_f64().unwrap(), 5e-7);
    for dimension in ["Contract", "InternetService", "PaymentMethod", "SeniorCitizen", "PaperlessBilling", "TechSupport"] {
        for row in reference(&format!("churn_by_{dimension}"))["value"].as_array().unwrap() {
            let (rate, churned) = part(churn, dimension, row[dimension].as_str().unwrap());
            near(rate, row["churn_rate"].as_f64().unwrap(), 5e-7);
            assert_eq!(churned, row["churned"].as_f64().unwrap());
        }
    }
    near(value(&report.kpis["arpa"]), 61.27, 5e-3);
    assert_eq!(serde_json::to_value(report.kpis["mrr"].value).unwrap(), "316985.75");
    near(report.kpis["ltv.margin"].measures["monthly_churn"].unwrap().to_f64(), reference("monthly_hazard")["value"].as_f64().unwrap(), 5e-9);
    let survival = report.survival.expect("survival");
    for (months, expected) in reference("km_all")["value"]["points"].as_object().unwrap() {
        let t: f64 = months.parse().unwrap();
        let point = survival.points.iter().find(|point| point.t == t).expect("a step");
        near(point.survival, expected["S"].as_f64().unwrap(), 5e-7);
        near(point.low.unwrap(), expected["lower95_loglog"].as_f64().unwrap(), 5e-7);
        near(point.high.unwrap(), expected["upper95_loglog"].as_f64().unwrap(), 5e-7);
    }
    assert_eq!(survival.median.value, None);
    let by_contract = &survival.by["Contract"];
    near(by_contract.chi_square.unwrap(), reference("logrank_contract")["value"]["chi2"].as_f64().unwrap(), 6e-5);
    assert_eq!((by_contract.df, by_contract.groups.len()), (Some(2), 3));
}

#[test]
fn the_planted_funnel_from_either_file() {
    let Some(data) = shared() else { return };
    let reference = figures("planted_funnel.json", &data);
    let settings = r#"{"period": {"start": "2024-01-01", "end": "2025-07-01"}, "as_of": "2025-06-30"}"#;
    for file in ["hubspot-crm-exports-all-deals-2025-06-30.csv", "salesforce-opportunity-history.csv"] {
        let report = report(&[data.join("sets/planted_funnel").join(file)], settings);
        let funnel = report.funnel.as_ref().expect("a funnel");
        let counts = &reference("counts")["value"];
        assert_eq!([funnel.won, funnel.lost, funnel.open], ["won", "lost", "open"].map(|name| counts[name].as_u64().unwrap()), "{file}");
        assert_eq!(funnel.regressed_records, 0);
        for (rank, stage) in funnel.stages.iter().enumerate() {
            assert_eq!(stage.entered, reference("reached")["value"][&stage.name].as_u64(), "{file} {}", stage.name);
            assert_eq!(stage.skipped, reference("skipped")["value"][&stage.name].as_u64());
            if let Some(time) = &stage.time {
                let days = &reference("days_in_stage_completed")["value"][&stage.name];
                assert_eq!(time.visits - time.running, days["n"].as_u64().unwrap());
                near(time.completed_median_days.unwrap(), days["median"].as_f64().unwrap(), 5e-7);
                near(time.completed_mean_days.unwrap(), days["mean"].as_f64().unwrap(), 5e-7);
                assert_eq!(stage.lost, reference("lost_from")["value"][&stage.name].as_u64());
                let step = format!("{}->{}", stage.name, funnel.stages[rank + 1].name);
                near(stage.conversion.unwrap(), reference("step_conversion_reached")["value"][step].as_f64().unwrap(), 5e-7);
            }
        }
        near(value(&report.kpis["sales.win_rate"]), reference("win_rate")["value"].as_f64().unwrap(), 5e-7);
        assert_eq!(serde_json::to_value(report.kpis["sales.won_amount"].value).unwrap(), reference("won_amount")["value"].to_string());
        assert_eq!(serde_json::to_value(report.kpis["sales.pipeline_amount"].value).unwrap(), reference("open_amount")["value"].to_string());
        for (owner, rate) in reference("win_rate_by_owner")["value"].as_object().unwrap() {
            near(part(&report.kpis["sales.win_rate"], "owner", owner).0, rate.as_f64().unwrap(), 5e-7);
        }
        if file.starts_with("hubspot") {
            near(value(&report.kpis["sales.cycle_days"]), reference("cycle_won_days")["value"]["median"].as_f64().unwrap(), 5e-7);
        }
    }
}
