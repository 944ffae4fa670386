//! Statistics against mpmath, scipy, statsmodels and lifelines (`tests/scripts/stats_fixtures.py`), and survival on public data.
#![allow(clippy::unwrap_used)]

use crm_kpi::stats::{self, Counted, Curve, Lifetimes};
use serde_json::Value;
use std::path::PathBuf;

fn fixtures(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("fixtures/stats.json")).unwrap();
    let cases = all[name].as_array().unwrap().clone();
    assert!(!cases.is_empty(), "{name}");
    cases
}

fn whole(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn real(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn integers(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|x| x.as_i64().unwrap()).collect()
}

#[track_caller]
fn same(got: f64, want: f64, relative: f64, case: &Value) {
    assert!((got - want).abs() <= relative * want.abs().max(1e-12), "{got}, not {want}, in {case}");
}

#[test]
fn normal_quantiles_hold_to_fifteen_digits() {
    for case in fixtures("normal_quantile") {
        same(stats::normal::quantile(real(&case[0])).unwrap(), real(&case[1]), 2e-15, &case);
    }
}

#[test]
fn student_quantiles_hold_to_ten_digits() {
    for case in fixtures("student_quantile") {
        same(stats::student::quantile(real(&case[0]), real(&case[1])).unwrap(), real(&case[2]), 1e-11, &case);
    }
}

#[test]
fn binomial_probabilities_hold_for_a_million_trials() {
    for case in fixtures("binomial_cdf") {
        same(stats::binomial::cdf(whole(&case[0]) as i64, whole(&case[1]), real(&case[2])), real(&case[3]), 1e-10, &case);
    }
}

#[test]
fn chi_square_tails_are_exact() {
    for case in fixtures("chi_square_upper") {
        let want = real(&case[2]);
        let got = stats::chi_square_upper(real(&case[0]), whole(&case[1]) as u32).unwrap();
        assert!((got - want).abs() <= 1e-11 * want, "{got}, not {want}, in {case}");
    }
}

#[test]
fn wilson_is_that_of_statsmodels() {
    for case in fixtures("wilson") {
        let (low, high) = stats::wilson(whole(&case[0]), whole(&case[1]), 0.95).unwrap();
        same(low, real(&case[2]), 1e-10, &case);
        same(high, real(&case[3]), 1e-12, &case);
    }
}

#[test]
fn newcombe_is_that_of_statsmodels() {
    for case in fixtures("newcombe") {
        let (low, high) = stats::newcombe(whole(&case[0]), whole(&case[1]), whole(&case[2]), whole(&case[3]), 0.95).unwrap();
        same(low, real(&case[4]), 1e-10, &case);
        same(high, real(&case[5]), 1e-10, &case);
    }
}

#[test]
fn the_two_proportion_test_is_that_of_statsmodels() {
    for case in fixtures("two_proportion_z") {
        same(stats::two_proportion_z(whole(&case[0]), whole(&case[1]), whole(&case[2]), whole(&case[3])).unwrap(), real(&case[4]), 1e-11, &case);
    }
}

#[test]
fn benjamini_and_hochbergs_adjustment_is_that_of_statsmodels() {
    let case = Value::from(fixtures("benjamini_hochberg"));
    let p: Vec<Option<f64>> = case[0].as_array().unwrap().iter().map(Value::as_f64).collect();
    for (got, want) in stats::benjamini_hochberg(&p).into_iter().zip(case[1].as_array().unwrap()) {
        same(got.unwrap(), real(want), 1e-13, &case);
    }
}

#[test]
fn students_interval_is_that_of_scipy() {
    for case in fixtures("mean_interval") {
        let values = Counted::from(integers(&case[0]));
        let got = stats::mean_interval(values.total(), values.sum(), values.sum_of_squares(), 0.95).unwrap();
        same(got.mean, real(&case[1]), 1e-14, &case);
        same(got.low, real(&case[2]), 1e-11, &case);
        same(got.high, real(&case[3]), 1e-11, &case);
    }
}

#[test]
fn quantiles_are_those_of_numpy() {
    for case in fixtures("quantile") {
        same(Counted::from(integers(&case[0])).quantile(real(&case[1])).unwrap(), real(&case[2]), 1e-12, &case);
    }
}

fn lifetimes(t: &[i64], ended: &[i64], taken: impl Fn(usize) -> bool) -> Lifetimes {
    let of = |flag: i64| (0..t.len()).filter(|i| ended[*i] == flag && taken(*i)).map(|i| t[i]).collect::<Vec<i64>>().into();
    Lifetimes { ended: of(1), censored: of(0) }
}

#[test]
fn survival_is_that_of_lifelines() {
    for case in fixtures("curves") {
        let curve = lifetimes(&integers(&case["t"]), &integers(&case["ended"]), |_| true).curve(0.95);
        let points = case["points"].as_array().unwrap();
        assert_eq!(curve.steps.len(), points.len());
        for (step, point) in curve.steps.iter().zip(points) {
            assert_eq!((step.t, step.at_risk, step.events), (point[0].as_i64().unwrap(), whole(&point[1]), whole(&point[2])));
            for (got, place) in [(step.survival, 3), (step.band().0, 4), (step.band().1, 5)] {
                same(got, real(&point[place]), 1e-9, point);
            }
        }
        assert_eq!(curve.quantile(0.5).map(|t| t as f64), case["median"].as_f64());
        assert_eq!(curve.quantile(0.9).map(|t| t as f64), case["p90"].as_f64());
        let (low, high) = curve.quantile_interval(0.5);
        assert_eq!((low.map(|t| t as f64), high.map(|t| t as f64)), (case["median_band"][0].as_f64(), case["median_band"][1].as_f64()));
        same(curve.restricted_mean(real(&case["horizon"])).unwrap(), real(&case["restricted_mean"]), 1e-9, &case["horizon"]);
    }
}

#[test]
fn the_log_rank_test_is_that_of_lifelines() {
    for case in fixtures("log_rank") {
        let (t, ended, group) = (integers(&case["t"]), integers(&case["ended"]), integers(&case["group"]));
        let groups: Vec<Lifetimes> = (0..=*group.iter().max().unwrap()).map(|g| lifetimes(&t, &ended, |i| group[i] == g)).collect();
        let got = stats::log_rank(&groups.iter().collect::<Vec<_>>()).unwrap();
        same(got.chi_square, real(&case["chi_square"]), 1e-9, &case);
        same(got.p, real(&case["p"]), 1e-9, &case);
        assert_eq!(u64::from(got.df), whole(&case["df"]));
    }
}

type Telco = (Vec<i64>, Vec<i64>, Vec<String>, Value);

/// Tenure in months, churned, contract of the public Telco file; `None` (said aloud) where it is not beside the repository.
fn telco() -> Option<Telco> {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let (Ok(text), Ok(reference)) =
        (std::fs::read_to_string(shared.join("sets/telco/Telco-Customer-Churn.csv")), std::fs::read_to_string(shared.join("reference/telco.json")))
    else {
        eprintln!("NOT CHECKED: {} holds no sets/telco and reference/telco.json", shared.display());
        return None;
    };
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let [tenure, churn, contract] = ["tenure", "Churn", "Contract"].map(|name| header.iter().position(|column| *column == name).unwrap());
    let rows: Vec<Vec<&str>> = lines.collect();
    Some((
        rows.iter().map(|row| row[tenure].parse().unwrap()).collect(),
        rows.iter().map(|row| i64::from(row[churn] == "Yes")).collect(),
        rows.iter().map(|row| row[contract].to_owned()).collect(),
        serde_json::from_str(&reference).unwrap(),
    ))
}

fn figure<'a>(reference: &'a Value, id: &str) -> &'a Value {
    let figures = reference["figures"].as_array().unwrap();
    &figures.iter().find(|figure| figure["id"] == id).unwrap()["value"]
}

fn check_curve(curve: &Curve, want: &Value) {
    for (month, point) in want["points"].as_object().unwrap() {
        let month: i64 = month.parse().unwrap();
        let step = curve.steps.iter().rev().find(|step| step.t <= month).unwrap();
        for (got, name) in [(step.survival, "S"), (step.band().0, "lower95_loglog"), (step.band().1, "upper95_loglog")] {
            assert!((got - real(&point[name])).abs() < 6e-7, "{month} {name}: {got}, not {}", point[name]);
        }
    }
    assert_eq!(curve.quantile(0.5).map(|t| t as f64), want["median_months"].as_f64());
    assert!((curve.restricted_mean(72.0).unwrap() - real(&want["rmst_72_months"])).abs() < 6e-5);
    assert_eq!(curve.steps.iter().map(|step| step.events).sum::<u64>(), whole(&want["events"]));
}

#[test]
fn customers_of_a_telephone_company_live_as_lifelines_says() {
    let Some((tenure, churned, contract, reference)) = telco() else { return };
    check_curve(&lifetimes(&tenure, &churned, |_| true).curve(0.95), figure(&reference, "km_all"));
    let by_contract = figure(&reference, "km_by_contract").as_object().unwrap();
    let groups: Vec<Lifetimes> = by_contract.keys().map(|name| lifetimes(&tenure, &churned, |i| &contract[i] == name)).collect();
    for (group, want) in groups.iter().zip(by_contract.values()) {
        check_curve(&group.curve(0.95), want);
    }
    let test = stats::log_rank(&groups.iter().collect::<Vec<_>>()).unwrap();
    let want = figure(&reference, "logrank_contract");
    assert!((test.chi_square - real(&want["chi2"])).abs() < 6e-5, "{test:?}");
    assert_eq!(test.df, 2);
    assert!(test.p < 1e-300);
    let (low, high) = stats::wilson(1869, 7043, 0.95).unwrap();
    assert_eq!((format!("{low:.6}"), format!("{high:.6}")), ("0.255188".into(), "0.275807".into()));
}
