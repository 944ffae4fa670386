//! Amounts in several currencies: rates, dated rates, and each currency in its own.

use crate::{kpi, number, report};
use crm_kpi::report::{Figure, Kpi};
use crm_kpi::settings::Settings;

const DEALS: &str = "deal_id,created_at,stage,amount,currency,close_date\n1,2024-01-02,Won,100,EUR,2024-02-01\n2,2024-01-02,Won,200,USD,2024-02-01\n3,2024-01-02,Won,200,USD,2024-08-01\n4,2024-01-02,Proposal,1000,USD,\n5,2024-01-02,Won,30,,2024-08-01\n6,2024-01-02,Won,500,EUR,2024-08-31\n";

fn money(figure: Option<Figure>) -> String {
    serde_json::to_value(figure).expect("JSON").as_str().unwrap_or("not money").to_owned()
}

fn rows(kpi: &Kpi) -> Vec<(Option<&str>, String)> {
    kpi.breakdowns["currency"].iter().map(|row| (row.key.as_deref(), money(row.value))).collect()
}

#[test]
fn e53_a_dated_rate_is_that_of_the_closing_and_of_as_of_where_open() {
    let report = report(
        &[("deals.csv", DEALS)],
        r#"{"as_of": "2024-08-31", "currency": "EUR", "rates": {"USD": {"2024-01-01": "0.9", "2024-07": "0.95", "2025-01-01": "2"}}}"#,
    );
    assert_eq!(money(kpi(&report, "sales.won_amount").value), "1000"); // 100 + 200 × 0.9 + 200 × 0.95 + 30 + 500
    assert_eq!(money(kpi(&report, "sales.pipeline_amount").value), "950");
}

#[test]
fn before_its_first_day_a_rate_is_not_known() {
    let report = report(&[("deals.csv", DEALS)], r#"{"currency": "EUR", "rates": {"USD": {"2024-07-01": "0.95"}}}"#);
    let won = kpi(&report, "sales.won_amount");
    assert_eq!(money(won.value), "820");
    assert!(won.excluded.iter().any(|left| left.reason == "currency" && left.rows == 1));
    assert_eq!(number(kpi(&report, "sales.won_count").value), 5.0);
}

#[test]
fn a_rate_that_is_none_is_refused_by_its_name() {
    for (rates, named) in [
        (r#"{"USD": "much"}"#, "rates.USD: much is not a number"),
        (r#"{"USD": "0"}"#, "rates.USD: 0 is not above 0"),
        (r#"{"USD": {"spring": "0.9"}}"#, "rates.USD: "),
        (r#"{"USD": {"2024-01-01": "-1"}}"#, "rates.USD: -1 is not above 0"),
    ] {
        let settings = Settings::from_json(&format!(r#"{{"rates": {rates}}}"#)).expect("settings");
        let error = crate::workspace(&[("deals.csv", DEALS)]).report(&settings).expect_err(named);
        assert!(error.found.contains(named), "{error}");
    }
}

#[test]
fn a_breakdown_by_currency_is_in_each_ones_own_with_or_without_rates() {
    let expected = [(Some("EUR"), "600".to_owned()), (Some("USD"), "400".to_owned()), (None, "30".to_owned())];
    for rates in ["{}", r#"{"USD": "0.92"}"#] {
        let report = report(&[("deals.csv", DEALS)], &format!(r#"{{"currency": "EUR", "by": ["currency"], "rates": {rates}}}"#));
        assert_eq!(rows(kpi(&report, "sales.won_amount")), expected);
        let shares: Vec<_> = kpi(&report, "sales.win_rate").breakdowns["currency"].iter().map(|row| number(row.value)).collect();
        assert_eq!(shares, [1.0, 1.0, 1.0]);
    }
}

#[test]
fn a_customer_of_two_currencies_counts_in_the_one_it_pays_most_in_converted() {
    let plans = "customer_id,start_date,mrr,currency\na,2024-01-01,100,EUR\na,2024-01-01,200,USD\nb,2024-01-01,40,USD\nc,2024-01-01,60,EUR\n";
    let settings =
        r#"{"as_of": "2024-06-30", "period": {"start": "2024-04-01", "end": "2024-07-01"}, "currency": "EUR", "by": ["currency"], "rates": {"USD": "0.8"}}"#;
    let found = report(&[("subscriptions.csv", plans)], settings);
    let mrr = kpi(&found, "mrr");
    assert_eq!(money(mrr.value), "352"); // 100 + 160 + 32 + 60
    assert_eq!(rows(mrr), [(Some("USD"), "365".to_owned()), (Some("EUR"), "60".to_owned())]); // 200 + 100 / 0.8 + 40
    let unrated = report(&[("subscriptions.csv", plans)], r#"{"as_of": "2024-06-30", "currency": "EUR", "by": ["currency"]}"#);
    assert_eq!(money(kpi(&unrated, "mrr").value), "160");
}

#[test]
fn spend_and_orders_take_the_rate_of_their_day() {
    let orders = "order_id,customer_id,order_date,amount,currency\n1,a,2024-01-10,100,USD\n2,b,2024-07-10,100,USD\n3,c,2024-07-10,10,EUR\n";
    let spend = "date,amount,category,currency\n2024-01-10,10,marketing,USD\n2024-07-10,10,marketing,USD\n";
    let settings = r#"{"currency": "EUR", "rates": {"USD": {"2024-01-01": "0.9", "2024-07-01": "0.8"}}}"#;
    let report = report(&[("orders.csv", orders), ("spend.csv", spend)], settings);
    assert_eq!(money(kpi(&report, "orders.revenue").value), "180");
    let cac = kpi(&report, "cac");
    assert_eq!((number(cac.numerator), number(cac.denominator)), (17.0, 3.0));
}
