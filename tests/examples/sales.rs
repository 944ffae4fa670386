//! Win rate by count, by value and by cohort; the sales cycle.

use crate::{accounted, kpi, measure, near, number, report, variant};

#[test]
fn e10_cohort_and_period_are_two_figures() {
    let mut deals = String::from("deal_id,created_at,stage,closed_at\n");
    let mut add = |created: &str, stage: &str, closed: &str, count: usize| {
        (0..count).for_each(|i| deals.push_str(&format!("{created}{stage}{closed}{i},{created},{stage},{closed}\n")))
    };
    add("2025-01-05", "Won", "2025-01-20", 2);
    add("2025-01-06", "Won", "2025-02-10", 3);
    add("2025-01-07", "Lost", "2025-02-11", 3);
    add("2025-01-08", "Open", "", 2);
    add("2025-02-05", "Won", "2025-02-20", 1);
    add("2025-02-06", "Open", "", 7);
    let report = report(&[("deals.csv", &deals)], r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-03-01"}}"#);
    let cohort = &kpi(&report, "sales.close_rate").series;
    near(number(cohort[0].value), 0.5, 1e-12);
    near(number(cohort[1].value), 0.125, 1e-12);
    assert!(cohort[1].immature);
    let period = &kpi(&report, "sales.win_rate").series;
    near(number(period[1].value), 0.5714, 5e-5);
    assert_eq!((number(period[1].numerator), number(period[1].denominator)), (4.0, 7.0));
    assert_eq!(number(kpi(&report, "sales.won_count").series[1].value) / number(cohort[1].denominator), 0.5, "won in February over created in February");
    let january = crate::report(&[("deals.csv", &deals)], r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-02-01"}}"#);
    assert_eq!(january.funnel.expect("a funnel").stages[0].conversion_closed, Some(0.625), "of the January cohort's closed deals");
}

const E11: &str = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,10000,2024-07-01\n2,2024-06-01,Won,2000,2024-07-01\n3,2024-06-01,Lost,20000,2024-07-01\n4,2024-06-01,Lost,5000,2024-07-01\n5,2024-06-01,Lost,3000,2024-07-01\n";

#[test]
fn e11_by_count_and_by_value_differ() {
    let report = report(&[("deals.csv", E11)], "{}");
    near(number(kpi(&report, "sales.win_rate").value), 0.4, 1e-12);
    near(number(kpi(&report, "sales.win_rate_value").value), 0.3, 1e-12);
    assert_eq!(kpi(&report, "sales.win_rate_value").interval, None);
}

#[test]
fn e12_stale_open_deals_flatter_the_win_rate() {
    let stale: String = (6..11).map(|i| format!("{i},2024-06-01,Proposal,1000,2024-07-01\n")).collect();
    let report = report(&[("deals.csv", &format!("{E11}{stale}"))], r#"{"as_of": "2024-12-31"}"#);
    near(number(kpi(&report, "sales.win_rate").value), 0.4, 1e-12);
    let rate = kpi(&report, "sales.win_rate");
    assert_eq!(["stale", "value", "cohort"].map(|id| number(variant(rate, id))), [0.2, 0.3, 0.2]);
}

#[test]
fn e13_a_share_of_records_has_wilsons_interval() {
    let report = report(&[("deals.csv", E11)], "{}");
    let interval = kpi(&report, "sales.win_rate").interval.clone().unwrap();
    near(number(interval.low), 0.117_621, 1e-6);
    near(number(interval.high), 0.769_276, 1e-6);
}

#[test]
fn e15_and_e56_the_cycle_is_a_type_7_median() {
    let rows: String = [10, 20, 20, 30, 120]
        .iter()
        .enumerate()
        .map(|(i, days)| {
            let day = crm_kpi::calendar::Day::parse("2024-01-01").unwrap().plus(*days);
            format!("{i},2024-01-01,Won,{day}\n")
        })
        .collect();
    let report = report(&[("deals.csv", &format!("deal_id,created_at,stage,closed_at\n{rows}"))], "{}");
    let cycle = kpi(&report, "sales.cycle_days");
    assert_eq!((number(cycle.value), measure(cycle, "mean")), (20.0, 40.0));
    near(measure(cycle, "p90"), 84.0, 1e-9);
}

#[test]
fn open_deals_without_amounts_give_no_pipeline_rather_than_zero() {
    let deals = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,10000,2024-07-01\n2,2024-06-01,Proposal,,\n";
    let report = report(&[("deals.csv", deals)], "{}");
    let pipeline = kpi(&report, "sales.pipeline_amount");
    assert_eq!((pipeline.value, pipeline.reason.as_deref()), (None, Some("no_amount")));
    assert_eq!(number(kpi(&report, "sales.open_opportunities").value), 1.0);
}

#[test]
fn used_and_excluded_are_all_rows() {
    let deals = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,10000,2024-07-01\n1,2024-06-01,Won,12000,2024-07-01\n2,2024-06-01,Proposal,,\n3,,Lost,5,2020-01-01\n4,2024-06-01,Won,,\n";
    let report = report(&[("deals.csv", deals)], "{}");
    for id in [
        "sales.win_rate",
        "sales.win_rate_value",
        "sales.close_rate",
        "sales.cycle_days",
        "sales.won_count",
        "sales.won_amount",
        "sales.average_deal",
        "sales.open_opportunities",
        "sales.pipeline_amount",
    ] {
        assert_eq!(accounted(kpi(&report, id)), 5, "{id}: {:?}", kpi(&report, id).excluded);
    }
    assert_eq!(serde_json::to_value(kpi(&report, "sales.won_amount").value).unwrap(), "12000");
}

#[test]
fn amounts_of_another_currency_need_a_rate() {
    let deals = "deal_id,created_at,stage,amount,currency,close_date\n1,2024-06-01,Won,100,EUR,2024-07-01\n2,2024-06-01,Won,200,USD,2024-07-01\n3,2024-06-01,Won,300,EUR,2024-07-01\n";
    let without = report(&[("deals.csv", deals)], "{}");
    assert_eq!(number(kpi(&without, "sales.won_amount").value), 400.0);
    assert!(kpi(&without, "sales.won_amount").excluded.iter().any(|left| left.reason == "currency" && left.rows == 1));
    let with = report(&[("deals.csv", deals)], r#"{"rates": {"USD": "0.92"}}"#);
    assert_eq!(serde_json::to_value(kpi(&with, "sales.won_amount").value).unwrap(), "584");
}

#[test]
fn a_filter_and_a_breakdown_take_whole_records() {
    let deals = "deal_id,created_at,stage,owner,close_date\n1,2024-06-01,Won,Ana,2024-07-01\n2,2024-06-01,Lost,Ana,2024-07-01\n3,2024-06-01,Won,Bo,2024-07-01\n4,2024-06-01,Lost,,2024-07-01\n";
    let all = report(&[("deals.csv", deals)], r#"{"by": ["owner"]}"#);
    let rows = &kpi(&all, "sales.win_rate").breakdowns["owner"];
    assert_eq!(rows.iter().map(|row| (row.key.as_deref(), number(row.value))).collect::<Vec<_>>(), [(Some("Bo"), 1.0), (Some("Ana"), 0.5), (None, 0.0)]);
    let ana = report(&[("deals.csv", deals)], r#"{"filters": {"owner": ["Ana"]}}"#);
    near(number(kpi(&ana, "sales.win_rate").value), 0.5, 1e-12);
    assert_eq!(accounted(kpi(&ana, "sales.win_rate")), 2);
}

#[test]
fn a_filter_by_what_deals_do_not_have_leaves_their_figures_untold_rather_than_zero() {
    let deals = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,100,2024-07-01\n2,2024-06-01,Lost,50,2024-07-01\n";
    let answers = "response_date,nps_score,segment\n2024-06-02,9,Small\n2024-06-03,3,Large\n";
    let report = report(&[("deals.csv", deals), ("nps.csv", answers)], r#"{"filters": {"segment": ["Small"]}}"#);
    for id in ["sales.won_amount", "sales.open_opportunities", "customers.active"] {
        assert_eq!(kpi(&report, id).value, None, "{id}");
    }
    assert_eq!(kpi(&report, "sales.won_amount").reason.as_deref(), Some("dimension_missing"));
    assert_eq!(number(kpi(&report, "nps").value), 100.0);
}
