//! Churn in all its definitions, MRR and its movements, from subscriptions.

use crate::{kpi, measure, near, number, report, variant};

fn subscriptions(rows: &[(&str, usize, &str, &str, f64)]) -> String {
    let mut text = String::from("customer_id,start_date,end_date,mrr\n");
    for (name, count, start, end, mrr) in rows {
        (0..*count).for_each(|i| text.push_str(&format!("{name}{i},{start},{end},{mrr}\n")));
    }
    text
}

const MAY: &str = r#"{"as_of": "2024-05-31", "period": {"start": "2024-05-01", "end": "2024-06-01"}}"#;

#[test]
fn e27_six_definitions_of_churn_on_the_same_customers() {
    let mut text = subscriptions(&[
        ("stay", 190, "2023-01-01", "", 10.0),
        ("lost", 10, "2023-01-01", "2024-05-10", 10.0),
        ("new", 28, "2024-05-05", "", 10.0),
        ("brief", 2, "2024-05-05", "2024-05-20", 10.0),
    ]);
    (0..3).for_each(|i| text.push_str(&format!("back{i},2023-01-01,2023-06-01,10\nback{i},2024-05-15,,10\n")));
    let report = report(&[("subscriptions.csv", &text)], MAY);
    let churn = kpi(&report, "churn.logo");
    near(number(churn.value), 0.05, 1e-12);
    near(number(variant(churn, "start_all")), 0.06, 1e-12);
    near(number(variant(churn, "start_plus_new")), 12.0 / 230.0, 1e-12);
    near(number(variant(churn, "of_total")), 12.0 / 233.0, 1e-12);
    near(number(kpi(&report, "churn.logo_of_total").value), 0.0515, 5e-5);
    near(number(variant(churn, "average")), 0.0570, 5e-5);
    let count = |id: &str| number(kpi(&report, id).value);
    assert_eq!(
        [count("customers.active"), count("customers.new"), count("customers.retained"), count("customers.lost"), count("customers.reactivated")],
        [221.0, 30.0, 190.0, 10.0, 3.0]
    );
    assert_eq!(measure(kpi(&report, "customers.new"), "new_and_gone"), 2.0);
}

#[test]
fn e28_churn_is_annualised_by_compounding() {
    let text = subscriptions(&[("stay", 98, "2023-01-01", "", 10.0), ("lost", 2, "2023-01-01", "2024-05-10", 10.0)]);
    let report = report(&[("subscriptions.csv", &text)], MAY);
    near(measure(kpi(&report, "churn.logo"), "annualised"), 0.2153, 5e-5);
    assert_eq!(measure(kpi(&report, "churn.logo"), "months"), 1.0);
}

#[test]
fn e29_daily_churn_adds_up_each_days_share() {
    let text = subscriptions(&[("stay", 90, "2023-01-01", "", 10.0), ("a", 5, "2023-01-01", "2024-05-10", 10.0), ("b", 5, "2023-01-01", "2024-05-20", 10.0)]);
    let report = report(&[("subscriptions.csv", &text)], MAY);
    near(number(variant(kpi(&report, "churn.logo"), "daily")), 0.1026, 5e-5);
    near(number(kpi(&report, "churn.logo").value), 0.1, 1e-12);
}

#[test]
fn e30_mrr_start_and_movements_are_the_end() {
    let text = subscriptions(&[
        ("stay", 1, "2023-01-01", "", 8200.0),
        ("gone", 1, "2023-01-01", "2024-05-10", 500.0),
        ("less", 1, "2023-01-01", "2024-05-10", 700.0),
        ("less", 1, "2024-05-10", "", 400.0),
        ("more", 1, "2023-01-01", "2024-05-10", 600.0),
        ("more", 1, "2024-05-10", "", 1200.0),
        ("back", 1, "2023-01-01", "2023-06-01", 100.0),
        ("back", 1, "2024-05-10", "", 100.0),
        ("new", 1, "2024-05-10", "", 1500.0),
    ]);
    let report = report(&[("subscriptions.csv", &text)], MAY);
    near(number(kpi(&report, "churn.mrr_gross").value), 0.08, 1e-12);
    near(number(kpi(&report, "churn.mrr_net").value), 0.02, 1e-12);
    near(number(variant(kpi(&report, "churn.mrr_net"), "with_reactivation")), 0.01, 1e-12);
    near(number(variant(kpi(&report, "nrr"), "with_reactivation")), 0.99, 1e-12);
    let movements = kpi(&report, "mrr.movements");
    let money = |name: &str| measure(movements, name);
    assert_eq!(
        [money("start"), money("new"), money("expansion"), money("reactivated"), money("contraction"), money("churned"), money("end")],
        [10000.0, 1500.0, 600.0, 100.0, 300.0, 500.0, 11400.0]
    );
    assert_eq!(number(kpi(&report, "mrr").value), 11400.0);
    assert_eq!(number(kpi(&report, "arr").value), 136_800.0);
    near(number(kpi(&report, "grr").value), 0.92, 1e-12);
    near(number(kpi(&report, "nrr").value), 0.98, 1e-12);
    let quick = kpi(&report, "mrr.quick_ratio");
    near(number(quick.value), 2.75, 1e-12);
    near(number(variant(quick, "without_reactivation")), 2.625, 1e-12);
}

#[test]
fn e54_free_plans_make_nobody_a_customer() {
    let text = subscriptions(&[("paid", 76, "2023-01-01", "", 100.0), ("left", 4, "2023-01-01", "2024-05-10", 100.0), ("free", 20, "2023-01-01", "", 0.0)]);
    let report = report(&[("subscriptions.csv", &text)], MAY);
    let churn = kpi(&report, "churn.logo");
    near(number(churn.value), 0.05, 1e-12);
    assert_eq!((number(churn.numerator), number(churn.denominator)), (4.0, 80.0));
    assert_eq!(number(kpi(&report, "arpa").value), 100.0);
}

#[test]
fn e55_a_gap_within_the_grace_is_no_churn() {
    let text = subscriptions(&[("stay", 9, "2023-01-01", "", 10.0), ("gap", 1, "2023-01-01", "2024-05-29", 10.0), ("gap", 1, "2024-06-03", "", 10.0)]);
    let lost = |grace: u32| {
        let settings = format!(r#"{{"as_of": "2024-06-30", "period": {{"start": "2024-05-01", "end": "2024-06-01"}}, "customer": {{"grace_days": {grace}}}}}"#);
        number(kpi(&report(&[("subscriptions.csv", &text)], &settings), "customers.lost").value)
    };
    assert_eq!((lost(0), lost(7)), (1.0, 0.0));
}

#[test]
fn orders_beside_subscriptions_tell_who_bought_again() {
    let plans = "customer_id,start_date,mrr\nA,2023-01-01,10\nB,2023-01-01,10\nC,2023-01-01,10\n";
    let orders =
        "order_id,customer_id,order_date,amount\n1,A,2024-01-10,5\n2,A,2024-05-10,5\n3,B,2024-01-10,5\n4,B,2024-01-10,5\n5,C,2024-01-10,5\n6,C,2024-06-02,5\n";
    let report = report(&[("subscriptions.csv", plans), ("orders.csv", orders)], MAY);
    let loyal = kpi(&report, "customers.loyal");
    assert_eq!((number(loyal.value), number(loyal.denominator), measure(loyal, "bought_again")), (1.0, 3.0, 1.0), "C came again in June only");
}

#[test]
fn who_comes_back_and_leaves_again_before_the_end_is_lost_by_the_month_and_by_the_year() {
    let text = "customer_id,start_date,end_date,mrr\nstay,2023-01-01,,10\nback,2023-01-01,2024-05-05,10\nback,2024-05-10,2024-05-20,10\n";
    let report = report(&[("subscriptions.csv", text)], MAY);
    assert_eq!(number(kpi(&report, "churn.logo").value), 0.5);
    let quarter = crate::report(&[("subscriptions.csv", text)], r#"{"as_of": "2024-05-31", "period": {"start": "2024-04-01", "end": "2024-06-01"}}"#);
    assert_eq!(number(kpi(&quarter, "ltv.margin").value), 10.0 / (1.0 / 4.0), "one of four customer months");
    assert_eq!(measure(kpi(&quarter, "ltv.simple"), "years"), 2.0);
}

#[test]
fn a_change_of_plan_is_not_churn() {
    let text = subscriptions(&[("a", 1, "2023-01-01", "2024-05-10", 10.0), ("a", 1, "2024-05-10", "", 30.0)]);
    let report = report(&[("subscriptions.csv", &text)], MAY);
    assert_eq!(number(kpi(&report, "customers.lost").value), 0.0);
    assert_eq!(number(kpi(&report, "customers.retained").value), 1.0);
}

#[test]
fn customers_without_dates_give_what_they_can() {
    let text = "customerID,tenure,Contract,MonthlyCharges,Churn\nA,1,Monthly,20,Yes\nB,10,Monthly,30,No\nC,24,Yearly,50,No\nD,5,Monthly,40,Yes\n";
    let report = report(&[("customers.csv", text)], "{}");
    assert_eq!((report.settings.as_of.as_deref(), report.settings.period.as_ref()), (None, None));
    let churn = kpi(&report, "churn.logo");
    assert_eq!((number(churn.value), churn.reason.as_deref(), churn.series.len()), (0.5, Some("undated"), 0));
    assert_eq!(variant(churn, "snapshot").map(|value| value.to_f64()), Some(0.5));
    assert_eq!((number(kpi(&report, "mrr").value), number(kpi(&report, "arpa").value)), (80.0, 40.0));
    near(number(kpi(&report, "ltv.margin").value), 40.0 / (2.0 / 40.0), 1e-9);
    assert_eq!((kpi(&report, "customers.new").value, kpi(&report, "customers.new").reason.as_deref()), (None, Some("undated")));
    assert_eq!(report.survival.unwrap().points[0].survival, 0.75);
}

#[test]
fn e31_what_is_kept_is_capped_customer_by_customer() {
    let mut text = subscriptions(&[("c", 1, "2023-01-01", "2024-05-10", 50.0), ("d", 1, "2024-05-10", "", 80.0)]);
    text.push_str("a,2023-01-01,2024-05-10,100\na,2024-05-10,,150\nb,2023-01-01,2024-05-10,200\nb,2024-05-10,,100\n");
    let report = report(&[("subscriptions.csv", &text)], MAY);
    near(number(kpi(&report, "grr").value), 0.5714, 5e-5);
    near(number(kpi(&report, "nrr").value), 0.7143, 5e-5);
    near(1.0 - number(kpi(&report, "churn.logo").value), 0.6667, 5e-5);
}

#[test]
fn e58_every_interval_is_brought_to_a_month_and_what_is_paid_once_to_nothing() {
    let text =
        "customer_id,start_date,amount,interval\nA,2023-01-01,1200,yearly\nB,2023-01-01,300,quarterly\nC,2023-01-01,100,weekly\nD,2023-01-01,500,one-off\n";
    let report = report(&[("subscriptions.csv", text)], MAY);
    near(number(kpi(&report, "mrr").value), 100.0 + 100.0 + 434.8214, 5e-5);
    assert_eq!(number(kpi(&report, "customers.active").value), 3.0);
    for (line, monthly) in text.lines().skip(1).zip([100.0, 100.0, 434.82, 0.0]) {
        let alone = crate::report(&[("subscriptions.csv", &format!("customer_id,start_date,amount,interval\n{line}\n"))], MAY);
        near(number(kpi(&alone, "mrr").value), monthly, 5e-3);
    }
}

#[test]
fn without_a_loss_the_quick_ratio_is_not_infinite() {
    let report = report(&[("subscriptions.csv", &subscriptions(&[("new", 3, "2024-05-10", "", 10.0)]))], MAY);
    let quick = kpi(&report, "mrr.quick_ratio");
    assert_eq!((quick.value, quick.reason.as_deref()), (None, Some("empty_denominator")));
}

#[test]
fn the_lost_are_counted_by_the_reason_of_their_last_contract() {
    let text = "customer_id,start_date,end_date,mrr,cancel_reason\nA,2023-01-01,2024-05-10,30,Price\nB,2023-01-01,2024-05-12,20,Price\nC,2023-01-01,2024-02-01,5,Price\nC,2024-02-01,2024-05-20,50,Closed down\nD,2023-01-01,2024-05-30,10,\nE,2023-01-01,,10,\nF,2023-01-01,2024-04-01,10,Price\n";
    let report = report(&[("subscriptions.csv", text)], MAY);
    let reasons = kpi(&report, "churn.reasons");
    assert_eq!((number(reasons.value), measure(reasons, "stated")), (4.0, 3.0));
    let rows: Vec<(Option<&str>, f64, f64)> =
        reasons.rows.iter().map(|row| (row.key.as_deref(), number(row.figures["count"]), number(row.figures["mrr"]))).collect();
    assert_eq!(rows, [(None, 1.0, 10.0), (Some("Closed down"), 1.0, 50.0), (Some("Price"), 2.0, 50.0)]);
    let keys: Vec<Option<&str>> = reasons.breakdowns["cancel_reason"].iter().map(|row| row.key.as_deref()).collect();
    assert_eq!(keys[0], Some("Price"));
}

#[test]
fn contacts_that_became_customers_are_customers_where_nothing_is_billed() {
    let contacts = "contact_id,created_at,lifecycle_stage,Became a Customer Date,country\nA,2024-01-01,Customer,2024-05-10,FR\nB,2024-01-01,Customer,2024-02-10,FR\nC,2024-01-01,Lead,,DE\nD,2024-01-01,Customer,,DE\n";
    let deals = "deal_id,contact_id,created_at,stage,closed_at,amount\n1,C,2024-03-05,Won,2024-03-20,100\n2,A,2024-03-05,Lost,2024-04-20,100\n";
    let settings = r#"{"as_of": "2024-05-31", "period": {"start": "2024-05-01", "end": "2024-06-01"}, "by": ["country"]}"#;
    let report = report(&[("contacts.csv", contacts), ("deals.csv", deals)], settings);
    let active = kpi(&report, "customers.active");
    assert_eq!((number(active.value), number(kpi(&report, "customers.new").value), active.used), (2.0, 1.0, 2));
    let left: Vec<(&str, u64)> = active.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect();
    assert_eq!(left, [("no_date", 1), ("not_customer", 1)]);
    assert_eq!((kpi(&report, "churn.logo").value, kpi(&report, "churn.logo").needs.len()), (None, 1), "nobody says when they leave");
    assert_eq!(number(active.breakdowns["country"][0].value), 2.0);
}

#[test]
fn loyal_customers_bought_twice_or_promote() {
    let orders = "order_id,customer_id,order_date,amount\n1,a,2024-01-10,10\n2,a,2024-03-10,10\n3,b,2024-01-10,10\n4,b,2024-01-10,10\n5,c,2024-02-10,10\n6,d,2024-02-10,10\n";
    let answers = "customer_id,nps_score,answered_at\nb,9,2024-02-01\nc,10,2024-03-01\nc,3,2024-05-01\nzz,10,2024-03-01\n";
    let report = report(&[("orders.csv", orders), ("nps.csv", answers)], MAY);
    let loyal = kpi(&report, "customers.loyal");
    assert_eq!((number(loyal.value), number(loyal.denominator), measure(loyal, "share")), (2.0, 4.0, 0.5));
    assert_eq!((measure(loyal, "bought_again"), measure(loyal, "promoters")), (1.0, 1.0));
}

#[test]
fn deals_that_made_nobody_a_customer_are_left_out_in_whatever_order_they_were_created() {
    let deals = "deal_id,account_id,created_at,stage,closed_at\n\
        D1,Acme,2024-03-01,Lost,2024-03-20\nD2,Bolt,2024-01-01,Won,2024-02-01\nD3,Core,2024-02-01,Demo,\nD4,Dyne,2024-01-15,Lost,2024-04-01\n\
        D5,,2024-01-10,Won,2024-02-10\nD6,Edge,2024-02-20,Demo,\nD6,Edge,2024-02-20,Won,2024-05-02\n";
    let report = report(&[("deals.csv", deals)], MAY);
    let active = kpi(&report, "customers.active");
    assert_eq!(number(active.value), 2.0);
    let excluded: Vec<(&str, u64)> = active.excluded.iter().map(|excluded| (excluded.reason.as_str(), excluded.rows)).collect();
    assert_eq!((active.used, excluded), (2, vec![("duplicate", 1), ("lost", 2), ("no_customer", 1), ("open", 1)]));
}
