//! Lifetime value, acquisition cost and what they say together; the Net Promoter Score.

use crate::{kpi, measure, near, number, report, variant};

/// `stay` + `lost` customers at the start of May 2024, at 100 a month.
fn customers(stay: usize, lost: usize, new: usize, mrr: u32) -> String {
    let mut text = String::from("customer_id,start_date,end_date,mrr\n");
    (0..stay).for_each(|i| text.push_str(&format!("s{i},2023-01-01,,{mrr}\n")));
    (0..lost).for_each(|i| text.push_str(&format!("l{i},2023-01-01,2024-05-10,{mrr}\n")));
    (0..new).for_each(|i| text.push_str(&format!("n{i},2024-05-15,,{mrr}\n")));
    text
}

fn settings(more: &str) -> String {
    format!(r#"{{"as_of": "2024-05-31", "period": {{"start": "2024-05-01", "end": "2024-06-01"}}{more}}}"#)
}

#[test]
fn e34_four_lifetime_values_of_one_customer() {
    let text = customers(95, 5, 0, 100);
    let value = |more: &str, id: &str| number(kpi(&report(&[("subscriptions.csv", &text)], &settings(more)), id).value);
    near(value(r#", "ltv": {"years": 4}"#, "ltv.simple"), 4800.0, 1e-9);
    near(value(r#", "ltv": {"years": 4}, "gross_margin": 0.7"#, "ltv.simple"), 3360.0, 1e-9);
    near(value(r#", "gross_margin": 0.7"#, "ltv.margin"), 1400.0, 1e-9);
    let with_margin = report(&[("subscriptions.csv", &text)], &settings(r#", "gross_margin": 0.7"#));
    near(number(variant(kpi(&with_margin, "ltv.simple"), "arpa_over_churn")), 2000.0, 1e-9);
    // one percent a month is 12.6825 % a year
    let discounted = report(&[("subscriptions.csv", &text)], &settings(r#", "gross_margin": 0.7, "ltv": {"annual_discount": 0.12682503013196977}"#));
    near(number(variant(kpi(&discounted, "ltv.margin"), "discounted")), 1178.33, 5e-3);
}

#[test]
fn e35_without_churn_there_is_no_lifetime_value() {
    let report = report(&[("subscriptions.csv", &customers(100, 0, 0, 100))], &settings(""));
    for id in ["ltv.margin", "ltv.simple"] {
        assert_eq!((kpi(&report, id).value, kpi(&report, id).reason.as_deref()), (None, Some("no_churn")), "{id}");
    }
    near(number(variant(kpi(&report, "ltv.margin"), "churn_at_least")), 5988.02, 5e-3);
}

fn spend(lines: &[(&str, &str, u32)]) -> String {
    lines.iter().fold(String::from("month,category,amount\n"), |text, (month, category, amount)| text + &format!("{month},{category},{amount}\n"))
}

#[test]
fn e37_acquisition_cost_by_what_counts_and_with_a_lag() {
    // 32 new customers, 20 of whom came by the campaign that the media spend was for
    let mut contacts = String::from("contact_id,created_at,campaign\n");
    (0..32).for_each(|i| contacts.push_str(&format!("n{i},2024-05-01,{}\n", if i < 20 { "Ads" } else { "Word of mouth" })));
    let text = customers(90, 10, 32, 100);
    let spend = "month,category,campaign,amount\n2024-05-01,acquisition,Ads,28000\n2024-05-01,sales,,52000\n2024-04-01,acquisition,Ads,24000\n2024-04-01,sales,,40000\n2024-05-01,service,,999\n";
    let files = [("contacts.csv", contacts.as_str()), ("subscriptions.csv", text.as_str()), ("spend.csv", spend)];
    let of = |more: &str| report(&files, &settings(more)).kpis["cac"].clone();
    let cac = of(r#", "by": ["campaign"]"#);
    near(number(cac.value), 2500.0, 1e-9);
    let paid = cac.breakdowns["campaign"].iter().find(|row| row.key.as_deref() == Some("Ads")).map(|row| number(row.value));
    assert_eq!((paid, ["media", "lagged", "half_lagged"].map(|id| number(variant(&cac, id)))), (Some(1400.0), [875.0, 2000.0, 2250.0]));
    near(number(of(r#", "cac": {"lag_months": 1}"#).value), 2000.0, 1e-9);
    near(number(of(r#", "cac": {"categories": ["acquisition"]}"#).value), 875.0, 1e-9);
}

#[test]
fn the_long_term_of_a_cost_begins_where_the_spend_is_known() {
    let mut text = customers(90, 10, 20, 100);
    (0..10).for_each(|i| text.push_str(&format!("m{i},2024-03-05,,100\n")));
    let files = |spend: String| [("subscriptions.csv", text.clone()), ("spend.csv", spend)];
    let of = |files: [(&str, String); 2]| report(&files.each_ref().map(|(name, text)| (*name, text.as_str())), &settings("")).kpis["cac"].clone();
    // a hundred customers came in 2023, of whose cost nothing is told
    let cac = of(files(spend(&[("2024-05-01", "acquisition", 50_000), ("2024-03-01", "acquisition", 20_000)])));
    assert_eq!((number(cac.value), number(cac.long_term.and_then(|mean| mean.value))), (2500.0, 2000.0));
    assert_eq!(of(files(spend(&[("2024-05-01", "acquisition", 50_000)]))).long_term, None);
}

#[test]
fn e38_above_three_is_not_established() {
    let text = customers(196, 4, 20, 250);
    let spend = spend(&[("2024-05-01", "acquisition", 50_000)]);
    let report = report(&[("subscriptions.csv", &text), ("spend.csv", &spend)], &settings(r#", "gross_margin": 0.7"#));
    assert_eq!((number(kpi(&report, "cac").value), number(kpi(&report, "arpa").value)), (2500.0, 250.0));
    assert_eq!((number(kpi(&report, "churn.logo").numerator), number(kpi(&report, "churn.logo").denominator)), (4.0, 200.0));
    near(number(kpi(&report, "cac.payback_months").value), 14.29, 5e-3);
    near(number(kpi(&report, "ltv.margin").value), 8750.0, 1e-9);
    let churn = kpi(&report, "churn.logo").interval.clone().unwrap();
    near(number(churn.low), 0.0078, 5e-5);
    near(number(churn.high), 0.0503, 5e-5);
    let ratio = kpi(&report, "ltv_cac");
    near(number(ratio.value), 3.5, 1e-12);
    let interval = ratio.interval.clone().unwrap();
    near(number(interval.low), 1.39, 5e-3);
    near(number(interval.high), 8.97, 2e-2);
    assert_eq!(ratio.status, "likely");
}

#[test]
fn e39_the_cost_of_keeping_a_customer() {
    let text = customers(40, 10, 0, 125);
    let report = report(&[("subscriptions.csv", &text), ("spend.csv", &spend(&[("2024-05-01", "retention", 10_000)]))], &settings(""));
    near(number(kpi(&report, "retention.cost").value), 250.0, 1e-9);
    assert_eq!((number(kpi(&report, "retention.cost_covered").value), kpi(&report, "retention.cost_covered").status.as_str()), (2.0, "bad"));
    let year = r#"{"as_of": "2024-12-31", "period": {"start": "2024-01-01", "end": "2025-01-01"}}"#;
    let report = crate::report(&[("subscriptions.csv", &text), ("spend.csv", &spend(&[("2024-05-01", "retention", 10_000)]))], year);
    let covered = kpi(&report, "retention.cost_covered");
    near(number(covered.value), 250.0 / 1500.0, 1e-12);
    assert_eq!((measure(covered, "revenue"), covered.status.as_str()), (1500.0, "good"));
}

#[test]
fn what_customers_who_order_bring_is_their_last_twelve_months() {
    let mut text = String::from("order_id,customer_id,order_date,amount\n");
    for (i, (customer, day, amount)) in
        [("a", "2023-02-10", 900), ("a", "2024-01-10", 120), ("a", "2024-11-10", 240), ("b", "2024-03-01", 360), ("c", "2022-06-01", 80)].iter().enumerate()
    {
        text.push_str(&format!("O{i},{customer},{day},{amount}\n"));
    }
    let report = report(&[("orders.csv", &text)], r#"{"as_of": "2024-12-31", "period": {"start": "2024-01-01", "end": "2025-01-01"}, "gross_margin": 0.5}"#);
    let arpa = kpi(&report, "arpa");
    assert_eq!((number(arpa.value), number(arpa.numerator), arpa.reason.as_deref()), (720.0 / 24.0, 720.0, Some("from_orders")));
    assert_eq!(number(kpi(&report, "ltv.historic").value), 1700.0 / 3.0);
    near(number(kpi(&report, "ltv.observed").value), 30.0 * 0.5 * measure(kpi(&report, "ltv.observed"), "restricted_mean"), 1e-9);
    assert_eq!((kpi(&report, "mrr").value, kpi(&report, "mrr").needs.len()), (None, 1));
    assert_eq!(kpi(&report, "ltv.simple").needs, []);
}

#[test]
fn what_subscribers_paid_so_far_is_their_days_at_their_price() {
    let text = "customer_id,start_date,end_date,mrr\nA,2024-01-01,,30.4375\nB,2024-01-01,2024-01-11,60.875\n";
    let report = report(&[("subscriptions.csv", text)], r#"{"as_of": "2024-01-31", "period": {"start": "2024-01-01", "end": "2024-02-01"}}"#);
    let historic = kpi(&report, "ltv.historic");
    assert_eq!((number(historic.numerator), number(historic.value)), (31.0 + 20.0, 25.5));
}

#[test]
fn acquisition_cost_by_campaign_and_by_channel() {
    let contacts = "contact_id,created_at,campaign,channel\nA,2024-05-01,Fair,Event\nB,2024-05-01,Fair,Event\nC,2024-05-01,Search,Web\n";
    let subscriptions = "customer_id,start_date,mrr\nA,2024-05-10,10\nB,2024-05-11,10\nC,2024-05-12,10\n";
    let spend = "month,category,amount,campaign,channel\n2024-05-01,marketing,600,Fair,Event\n2024-05-01,marketing,500,Search,Web\n";
    let files = [("contacts.csv", contacts), ("subscriptions.csv", subscriptions), ("spend.csv", spend)];
    let report = report(&files, &settings(r#", "by": ["campaign", "channel"]"#));
    let cac = kpi(&report, "cac");
    near(number(cac.value), 1100.0 / 3.0, 1e-9);
    for (dimension, dear, cheap) in [("campaign", "Search", "Fair"), ("channel", "Web", "Event")] {
        let rows: Vec<(Option<&str>, f64)> = cac.breakdowns[dimension].iter().map(|row| (row.key.as_deref(), number(row.value))).collect();
        assert_eq!(rows, [(Some(dear), 500.0), (Some(cheap), 300.0)]);
    }
}
