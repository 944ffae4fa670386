//! The models of customers' behavior against their papers' tables, on the papers' data (`../shared/data`, said aloud where absent).
#![allow(clippy::unwrap_used)]

use crm_kpi::read::{Hints, Reading};
use crm_kpi::settings::Settings;
use crm_kpi::stats::{BgNbd, GammaGamma, History, ShiftedBetaGeometric};
use crm_kpi::workspace::{RecordsQuery, Workspace};
use serde_json::Value;
use std::path::PathBuf;

fn shared(path: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("NOT CHECKED: {} is absent", path.display());
    }
    text
}

fn figures(name: &str) -> Option<impl Fn(&str) -> Value> {
    let reference: Value = serde_json::from_str(&shared(&format!("reference/{name}"))?).unwrap();
    Some(move |id: &str| reference["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == id).unwrap()["value"].clone())
}

#[track_caller]
fn near(found: f64, expected: &Value, within: f64) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() <= within, "{found} is not {expected} ± {within}");
}

#[test]
fn subscribers_of_seven_years_are_projected_to_twelve() {
    let Some(figure) = figures("sbg.json") else { return };
    for group in ["high_end", "regular"] {
        let percent: Vec<f64> = figure("data")[group].as_array().unwrap()[..8].iter().map(|share| share.as_f64().unwrap()).collect();
        let left: Vec<f64> = percent.windows(2).map(|pair| pair[0] - pair[1]).collect();
        let stayed: Vec<f64> = std::iter::repeat_n(0.0, 7).chain([percent[7]]).collect();
        let fit = ShiftedBetaGeometric::fit(&left, &stayed).unwrap();
        let expected = figure(group);
        assert!(fit.converged);
        near(fit.alpha, &expected["alpha"], 5.1e-5);
        near(fit.beta, &expected["beta"], 5.1e-5);
        near(1.0 - fit.retention(1), &expected["mean_churn_first"], 5.1e-5);
        let survival: Vec<f64> = fit.survival().take(13).collect();
        for t in 1..=12 {
            near(survival[t], &expected["survival_1_12"][t - 1], 5.1e-5);
            near(fit.retention(t as u32), &expected["retention_1_12"][t - 1], 5.1e-5);
        }
        for (n, lifetime) in figure(&format!("derl_{group}")).as_object().unwrap() {
            near(fit.residual_lifetime(n.parse().unwrap(), 0.1).unwrap(), lifetime, 5.1e-4);
        }
    }
}

/// Repeat purchases, weeks to the last, weeks to now, mean value of the repeats: a row a customer.
fn cdnow() -> Option<Vec<[f64; 4]>> {
    let text = shared("sets/cdnow/cdnow_customers_summary_with_transactions.csv")?;
    let row = |line: &str| {
        let cells: Vec<f64> = line.split(',').map(|cell| cell.trim().parse().unwrap_or(0.0)).collect();
        [cells[1], cells[2], cells[3], cells[4]]
    };
    Some(text.lines().skip(1).map(row).collect())
}

#[test]
fn customers_of_a_record_shop_buy_as_the_paper_says() {
    let (Some(rows), Some(figure)) = (cdnow(), figures("cdnow.json")) else { return };
    let histories: Vec<History> = rows.iter().map(|[x, last, age, _]| History { repeats: *x as u32, last: *last, age: *age, customers: 1.0 }).collect();
    let fit = BgNbd::fit(&histories).unwrap();
    let expected = figure("bgnbd");
    assert!(fit.converged, "{fit:?}");
    near(fit.r, &expected["r"], 5e-5);
    near(fit.alpha, &expected["alpha"], 5e-4);
    near(fit.a, &expected["a"], 5e-5);
    near(fit.b, &expected["b"], 5e-4);
    near(fit.log_likelihood, &expected["loglik"], 1e-4);
    for (name, weeks) in [("t39w", 39.0), ("t52w", 52.0), ("t78w", 78.0)] {
        near(fit.expected_of_new(weeks).unwrap(), &figure("expected_purchases_new_customer")[name], 2e-5);
    }
    let first = figure("customer_0001_next_39_weeks");
    near(fit.expected(2, 30.43, 38.86, 39.0).unwrap(), &first["expected"], 2e-5);
    near(fit.alive(2, 30.43, 38.86), &first["p_alive"], 2e-5);
    let total: f64 = histories.iter().map(|history| fit.expected(history.repeats, history.last, history.age, 39.0).unwrap()).sum();
    near(total, &figure("total_next_39_weeks")["expected"], 0.02);
    let alive: f64 = histories.iter().map(|history| fit.alive(history.repeats, history.last, history.age)).sum();
    near(alive / histories.len() as f64, &figure("total_next_39_weeks")["mean_p_alive"], 2e-5);
}

#[test]
fn customers_of_a_record_shop_spend_as_the_note_says() {
    let (Some(rows), Some(figure)) = (cdnow(), figures("cdnow.json")) else { return };
    let repeats: Vec<(u32, f64)> = rows.iter().filter(|row| row[0] > 0.0).map(|[x, _, _, value]| (*x as u32, *value)).collect();
    let spend = GammaGamma::fit(&repeats).unwrap();
    let expected = figure("gamma_gamma");
    assert!(spend.converged, "{spend:?}");
    assert_eq!(repeats.len() as u64, expected["n"].as_u64().unwrap());
    near(spend.p, &expected["p"], 2e-3);
    near(spend.q, &expected["q"], 5e-4);
    near(spend.gamma, &expected["gamma"], 1e-2);
    near(spend.log_likelihood, &expected["loglik"], 1e-4);
    near(spend.mean(), &figure("gamma_gamma_population_mean"), 1e-3);
    near(spend.expected(2, 22.35), &figure("gamma_gamma_first_customer")["expected_value"], 2e-4);
    let histories: Vec<History> = rows.iter().map(|[x, last, age, _]| History { repeats: *x as u32, last: *last, age: *age, customers: 1.0 }).collect();
    let fit = BgNbd::fit(&histories).unwrap();
    let worth = |row: &[f64; 4]| -> f64 {
        let bought = |months: f64| fit.expected(row[0] as u32, row[1], row[2], 4.345 * months).unwrap();
        let months = (1..=12).map(f64::from);
        spend.expected(row[0] as u32, row[3]) * months.map(|k| (bought(k) - bought(k - 1.0)) / libm::pow(1.01, k)).sum::<f64>()
    };
    let sum: f64 = rows.iter().map(worth).sum();
    near(sum, &figure("clv_12_months")["sum"], 5.0);
    near(worth(&rows[0]), &figure("clv_12_months")["first_customer"], 2e-3);
}

/// The report over the transactions of the sample, as they were logged.
#[test]
fn the_report_over_the_record_shops_orders_finds_the_papers_parameters() {
    let (Some(text), Some(figure)) = (shared("sets/cdnow/CDNOW_sample.txt"), figures("cdnow.json")) else { return };
    let mut csv = String::from("order_id,customer_id,order_date,amount\n");
    for (i, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let (day, amount) = (cells[2], cells[4]);
        csv.push_str(&format!("{i},{},{}-{}-{},{amount}\n", cells[1], &day[..4], &day[4..6], &day[6..]));
    }
    let mut workspace = Workspace::new();
    let mut reading = Reading::new("orders.csv", Hints::default());
    reading.push(csv.as_bytes()).unwrap();
    workspace.add(reading, None).unwrap();
    let settings = |as_of: &str| Settings::from_json(&format!(r#"{{"as_of": "{as_of}", "ltv": {{"horizon_months": 12}}}}"#)).unwrap();
    let mut report = |as_of: &str| workspace.report(&settings(as_of)).unwrap();
    let calibrated = report("1997-09-30");
    let predicted = &calibrated.kpis["ltv.predicted"];
    let measure = |name: &str| predicted.measures[name].unwrap().to_f64();
    let (fit, spend) = (figure("bgnbd"), figure("gamma_gamma"));
    for (name, expected, within) in [("r", &fit["r"], 1e-3), ("alpha", &fit["alpha"], 2e-2), ("a", &fit["a"], 5e-3), ("b", &fit["b"], 2e-2)] {
        near(measure(name), expected, within);
    }
    for (name, within) in [("p", 0.02), ("q", 0.01), ("gamma", 0.1)] {
        near(measure(name), &spend[name], within);
    }
    near(measure("correlation"), &figure("corr_x_zbar"), 1e-3);
    near(measure("each"), &figure("gamma_gamma_population_mean"), 0.05);
    assert_eq!((measure("customers"), predicted.reason.as_deref()), (2357.0, None));
    assert!(measure("holdout_error").abs() < 0.5);
    let chances = calibrated.predicted.as_ref().unwrap();
    near(chances.expected_alive / chances.customers as f64, &figure("total_next_39_weeks")["mean_p_alive"], 1e-3);
    assert_eq!((chances.deciles.iter().sum::<u64>(), chances.at_risk.len()), (2357, 50));
    assert!(chances.at_risk.iter().all(|customer| customer.alive < 0.5 && customer.next_year.unwrap() < 10.0));
    let whole = report("1998-06-30");
    let holdout = &whole.kpis["ltv.predicted"].measures;
    assert!(holdout["holdout_error"].unwrap().to_f64().abs() < 0.3, "{holdout:?}");
    // every customer's own chance is in its records
    let query =
        RecordsQuery { settings: settings("1997-09-30"), kpi: "ltv.predicted".into(), part: "customers".into(), limit: usize::MAX, ..RecordsQuery::default() };
    let found = workspace.records(&query).unwrap();
    let chances_of: Vec<f64> = found.rows.iter().filter_map(|row| row.chance).collect();
    assert_eq!((found.total, chances_of.len()), (2357, 2357));
    assert!((chances_of.iter().sum::<f64>() - chances.expected_alive).abs() < 1e-6);
}
