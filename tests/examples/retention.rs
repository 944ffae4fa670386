//! Who stays: cohorts, survival between groups, renewals.

use crate::{accounted, kpi, measure, near, number, report};

const HALF_YEAR: &str = r#"{"as_of": "2024-06-30", "period": {"start": "2024-01-01", "end": "2024-07-01"}}"#;

#[test]
fn a_cohort_is_looked_at_on_the_last_day_of_each_month_that_has_ended() {
    let text = "customer_id,start_date,end_date,mrr\nA,2024-01-10,,100\nB,2024-01-31,2024-03-31,50\nC,2024-01-01,2024-01-20,50\nD,2024-04-02,2024-05-01,80\nE,2024-04-02,,80\nE,2024-06-10,,20\n";
    let report = report(&[("subscriptions.csv", text)], HALF_YEAR);
    let retention = report.retention.as_ref().unwrap();
    let starts: Vec<&str> = retention.cohorts.iter().map(|cohort| cohort.start.as_str()).collect();
    assert_eq!(starts, ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"]);
    let [january, february, _, april] = retention.cohorts.as_slice() else { panic!("four months") };
    assert_eq!(january.active, [2, 2, 1, 1, 1, 1].map(Some));
    near(january.share[2].unwrap(), 1.0 / 3.0, 1e-12);
    near(january.mrr_share[0].unwrap(), 0.75, 1e-12);
    assert_eq!((february.customers, february.share[0]), (0, None));
    assert_eq!(april.active, [Some(2), Some(1), Some(1), None, None, None]);
    near(april.mrr_share[2].unwrap(), 100.0 / 160.0, 1e-12);
    let cohorts = kpi(&report, "retention.cohorts");
    assert_eq!((number(cohorts.value), number(cohorts.denominator), measure(cohorts, "month_3")), (0.6, 5.0, 1.0 / 3.0));
    let may = &cohorts.series[4];
    assert_eq!((may.value, number(may.denominator)), (None, 0.0));
}

#[test]
fn e36_what_a_cohort_has_brought_for_each_of_its_customers() {
    let mut text = String::from("order_id,customer_id,order_date,amount\n");
    for (i, (customer, day, amount)) in
        [("a", "2024-01-05", 100), ("b", "2024-01-09", 100), ("a", "2024-02-05", 150), ("b", "2024-03-05", 150), ("a", "2024-04-05", 100)].iter().enumerate()
    {
        text.push_str(&format!("O{i},{customer},{day},{amount}\n"));
    }
    let report = report(&[("orders.csv", &text)], r#"{"as_of": "2024-04-30", "period": {"start": "2024-01-01", "end": "2024-05-01"}}"#);
    let january = &report.retention.unwrap().cohorts[0];
    assert_eq!(january.revenue.iter().map(|revenue| number(*revenue)).collect::<Vec<_>>(), [100.0, 175.0, 250.0, 300.0]);
    assert!(january.mrr_share.is_empty());
}

fn contracts(renewed: usize, late: usize, lost: usize, running: usize) -> String {
    let mut text = String::from("customer_id,start_date,end_date,mrr,renewal_due\n");
    for i in 0..renewed + late + lost {
        text.push_str(&format!("c{i},2023-05-15,2024-05-15,20,2024-05-15\n"));
        if i < renewed + late {
            let start = if i < renewed { "2024-05-15" } else { "2024-05-19" };
            text.push_str(&format!("c{i},{start},,20,2025-05-15\n"));
        }
    }
    (0..running).for_each(|i| text.push_str(&format!("r{i},2023-09-01,,20,2024-09-01\n")));
    text
}

#[test]
fn e32_renewals_on_time_and_within_the_days_of_grace() {
    let text = contracts(42, 3, 5, 150);
    let rate = |grace: u32| {
        let settings = format!(r#"{{"as_of": "2024-06-30", "period": {{"start": "2024-05-01", "end": "2024-06-01"}}, "customer": {{"grace_days": {grace}}}}}"#);
        let report = report(&[("subscriptions.csv", &text)], &settings);
        let rate = kpi(&report, "renewal.rate");
        assert_eq!((number(rate.denominator), accounted(rate)), (50.0, 245));
        (number(rate.value), 1.0 - number(kpi(&report, "churn.logo").value))
    };
    assert_eq!(rate(0).0, 0.84);
    assert_eq!(rate(7), (0.9, 0.975));
}

#[test]
fn e32_renewals_by_value_take_reductions_off_and_increases_apart() {
    let mut text = String::from("customer_id,start_date,end_date,mrr,renewal_due\n");
    for (customer, before, after) in [("same", 500, 500), ("less", 240, 200), ("more", 140, 200), ("gone", 120, 0)] {
        text.push_str(&format!("{customer},2023-05-15,2024-05-15,{before},2024-05-15\n"));
        if after > 0 {
            text.push_str(&format!("{customer},2024-05-15,,{after},2025-05-15\n"));
        }
    }
    let report = report(&[("subscriptions.csv", &text)], r#"{"as_of": "2024-06-30", "period": {"start": "2024-05-01", "end": "2024-06-01"}}"#);
    let rate = kpi(&report, "renewal.rate_value");
    assert_eq!((number(rate.value), measure(rate, "net"), number(rate.denominator)), (0.84, 0.9, 1000.0));
}

#[test]
fn e33_a_renewal_counts_in_the_period_of_its_expiry() {
    let mut text = String::from("customer_id,start_date,mrr,renewal_due,renewed\n");
    for (count, due, renewed) in [(82, "2024-05-20", "yes"), (18, "2024-05-20", "no"), (5, "2024-06-10", "yes"), (3, "2024-04-25", "yes")] {
        (0..count).for_each(|i| text.push_str(&format!("{due}{renewed}{i},2023-05-15,10,{due},{renewed}\n")));
    }
    let report = report(&[("subscriptions.csv", &text)], r#"{"as_of": "2024-06-30", "period": {"start": "2024-05-01", "end": "2024-06-01"}}"#);
    let rate = kpi(&report, "renewal.rate");
    assert_eq!((number(rate.value), number(rate.denominator)), (0.82, 100.0));
    let interval = rate.interval.clone().unwrap();
    assert!(number(interval.low) < 0.82 && 0.82 < number(interval.high));
}

#[test]
fn what_is_not_due_yet_is_not_lost() {
    let text = "customer_id,start_date,mrr,renewal_due\nA,2023-06-20,10,2024-06-20\nB,2023-06-29,10,2024-06-29\nC,2023-07-20,10,2024-07-20\nD,2023-07-20,10,\n";
    let settings = r#"{"as_of": "2024-06-30", "period": {"start": "2024-06-01", "end": "2024-08-01"}, "customer": {"grace_days": 7}}"#;
    let report = report(&[("subscriptions.csv", text)], settings);
    let rate = kpi(&report, "renewal.rate");
    assert_eq!((number(rate.value), number(rate.denominator)), (1.0, 1.0));
    let left: Vec<(&str, u64)> = rate.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect();
    assert_eq!(left, [("no_date", 1), ("not_due", 2)]);
}

#[test]
fn groups_of_customers_share_a_curve_or_do_not() {
    let mut text = String::from("customer_id,start_date,end_date,mrr,plan\n");
    for i in 0..30 {
        text.push_str(&format!("s{i},2023-01-{:02},2023-{:02}-10,10,Short\n", i % 28 + 1, i % 6 + 3));
        text.push_str(&format!("l{i},2023-01-{:02},{},10,Long\n", i % 28 + 1, if i % 10 == 0 { "2024-02-01" } else { "" }));
    }
    (0..4).for_each(|i| text.push_str(&format!("r{i},2023-01-01,,10,Rare {i}\n")));
    let report = report(&[("subscriptions.csv", &text)], r#"{"as_of": "2024-06-30", "by": ["plan"]}"#);
    let test = &report.survival.as_ref().unwrap().by["plan"];
    assert!(test.p.unwrap() < 1e-6 && test.df == Some(2), "{test:?}");
    let groups: Vec<(Option<&str>, u64, u64, u64)> =
        test.groups.iter().map(|group| (group.key.as_deref(), group.folded, group.customers, group.left)).collect();
    assert_eq!(groups, [(Some("Long"), 0, 30, 3), (Some("Short"), 0, 30, 30), (None, 4, 4, 0)]);
    assert_eq!(test.groups[0].monthly[0], 1.0);
    let rows = &kpi(&report, "survival").breakdowns["plan"];
    let short = rows.iter().find(|row| row.key.as_deref() == Some("Short")).unwrap();
    assert!(short.p.unwrap() < 1e-6);
}
