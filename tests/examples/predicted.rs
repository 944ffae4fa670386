//! Predicted value: what the models say of planted customers, and what they refuse to say.

use crate::{kpi, measure, near, number, report};

/// High-end subscribers of Fader and Hardie (2007), ten for each percent: all began on one day, and leave at anniversaries.
fn subscribers() -> String {
    let mut text = String::from("customer_id,start_date,end_date,mrr\n");
    for (year, left) in [131, 126, 90, 60, 42, 34, 26].into_iter().enumerate() {
        (0..left).for_each(|i| text.push_str(&format!("l{year}-{i},2015-01-01,{}-01-01,10\n", 2016 + year)));
    }
    (0..491).for_each(|i| text.push_str(&format!("s{i},2015-01-01,,10\n")));
    text
}

#[test]
fn e61_yearly_contracts_are_worth_their_projected_renewals() {
    let settings = r#"{"as_of": "2022-06-30", "gross_margin": 0.5, "ltv": {"horizon_months": 120}}"#;
    let report = report(&[("subscriptions.csv", &subscribers())], settings);
    let predicted = kpi(&report, "ltv.predicted");
    near(measure(predicted, "alpha"), 0.6681, 5.1e-5);
    near(measure(predicted, "beta"), 3.8061, 5.1e-4);
    assert_eq!((measure(predicted, "renewal_months"), measure(predicted, "customers"), predicted.reason.as_deref()), (12.0, 1000.0, None));
    let survival = [1.0, 0.8507, 0.7469, 0.6698, 0.6099, 0.5618, 0.5222, 0.4889, 0.4604, 0.4358];
    let years = survival.iter().zip(0..).map(|(share, year)| share * 12.0 / libm::pow(1.1, f64::from(year))).sum::<f64>();
    near(number(predicted.value), 10.0 * 0.5 * years, 0.01);
    // four anniversaries foretell three further ones: 148 of 593 to leave, 102 did
    assert_eq!((measure(predicted, "holdout_seen"), measure(predicted, "holdout_expected").round()), (102.0, 148.0));
    assert!(predicted.series.is_empty() && predicted.breakdowns.is_empty());
}

#[test]
fn too_few_customers_are_not_predicted() {
    let text = "customer_id,start_date,end_date,mrr\nA,2023-01-01,2023-06-01,10\nB,2023-01-01,,10\n";
    let report = report(&[("subscriptions.csv", text)], r#"{"as_of": "2024-06-30"}"#);
    assert_eq!((kpi(&report, "ltv.predicted").value, kpi(&report, "ltv.predicted").reason.as_deref()), (None, Some("too_few")));
}

#[test]
fn a_model_that_missed_the_latest_months_says_nothing() {
    // as the model expects for sixteen months, and then nobody leaves any more
    let (mut text, mut here) = (String::from("customer_id,start_date,end_date,mrr\n"), 1000.0);
    let first = crm_kpi::calendar::Day::parse("2023-01-01").expect("a day");
    for month in 1..=16 {
        let next: f64 = here * (6.0 + f64::from(month) - 1.0) / (6.67 + f64::from(month) - 1.0);
        (0..(here.round() - next.round()) as u32).for_each(|i| text.push_str(&format!("l{month}-{i},2023-01-01,{},10\n", first.plus_months(month))));
        here = next;
    }
    (0..here.round() as u32).for_each(|i| text.push_str(&format!("s{i},2023-01-01,,10\n")));
    let report = report(&[("subscriptions.csv", &text)], r#"{"as_of": "2024-12-31"}"#);
    let predicted = kpi(&report, "ltv.predicted");
    assert_eq!((predicted.value, predicted.reason.as_deref()), (None, Some("holdout_failed")));
    assert!(measure(predicted, "holdout_error") > 0.5 && measure(predicted, "holdout_seen") == 0.0);
}

/// Customers who order: how many days apart, how often, for how much.
fn orders(groups: &[(usize, u32, u32, u32)]) -> String {
    let mut text = String::from("order_id,customer_id,order_date,amount\n");
    let first = crm_kpi::calendar::Day::parse("2023-01-01").expect("a day");
    for (group, (customers, every, times, amount)) in groups.iter().enumerate() {
        for i in 0..*customers {
            for k in 0..*times {
                let day = first.plus((i % 60) as i32 + (every * k) as i32 + (i as u32 * 7 * k % 11) as i32);
                text.push_str(&format!("{group}-{i}-{k},g{group}c{i},{day},{}\n", amount + (i as u32 * 13 + k * 29) % 17));
            }
        }
    }
    text
}

#[test]
fn who_buys_more_for_more_each_time_is_not_predicted() {
    let text = orders(&[(150, 20, 1, 20), (80, 60, 4, 20), (60, 30, 12, 200)]);
    let report = report(&[("orders.csv", &text)], r#"{"as_of": "2024-06-30"}"#);
    let predicted = kpi(&report, "ltv.predicted");
    assert!(predicted.value.is_none());
    assert!(measure(predicted, "correlation") > 0.3);
    assert!(["not_independent", "not_converged", "holdout_failed"].contains(&predicted.reason.as_deref().expect("a reason")));
}
