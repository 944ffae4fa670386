//! Velocity, growth, the weighted pipeline, reasons of losses, quotas, activities and orders.

use crate::{accounted, kpi, measure, near, number, report};
use crm_kpi::report::{Figure, Kpi};

fn row<'a>(kpi: &'a Kpi, key: &str, group: Option<&str>) -> &'a crm_kpi::map::SortedMap<String, Option<Figure>> {
    let found = kpi.rows.iter().find(|row| row.key.as_deref() == Some(key) && row.group.as_deref() == group);
    &found.unwrap_or_else(|| panic!("no row {key} {group:?} in {:?}", kpi.rows)).figures
}

fn figure(kpi: &Kpi, key: &str, group: Option<&str>, name: &str) -> f64 {
    number(row(kpi, key, group)[name])
}

#[test]
fn e14_velocity_is_money_a_day() {
    let mut deals = String::from("deal_id,created_at,stage,amount,closed_at\n");
    (0..40).for_each(|i| deals.push_str(&format!("o{i},2024-03-01,Proposal,100,\n")));
    (0..5).for_each(|i| deals.push_str(&format!("w{i},2024-01-20,Won,5000,2024-03-10\n")));
    (0..15).for_each(|i| deals.push_str(&format!("l{i},2024-01-20,Lost,9000,2024-03-11\n")));
    let report = report(&[("deals.csv", &deals)], r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#);
    let velocity = kpi(&report, "sales.velocity");
    assert_eq!(number(velocity.value), 1000.0);
    assert_eq!(
        [measure(velocity, "opportunities"), measure(velocity, "win_rate"), measure(velocity, "average_deal"), measure(velocity, "cycle_days")],
        [40.0, 0.25, 5000.0, 50.0]
    );
    assert_eq!((velocity.unit.as_str(), serde_json::to_value(velocity.value).unwrap()), ("money_per_day", "1000".into()));
}

#[test]
fn e40_growth_is_against_the_previous_period_and_the_year_before() {
    let deals =
        "deal_id,created_at,stage,amount,closed_at\n1,2023-01-01,Won,100,2023-03-05\n2,2024-01-01,Won,120,2024-02-05\n3,2024-01-01,Won,150,2024-03-05\n";
    let march = r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#;
    let of_deals = report(&[("deals.csv", deals)], march);
    near(number(kpi(&of_deals, "sales.growth").value), 0.25, 1e-12);
    near(measure(kpi(&of_deals, "sales.growth"), "year_before"), 0.5, 1e-12);
    let orders = "order_id,customer_id,order_date,total\n1,A,2024-02-01,200\n2,A,2024-03-01,100\n";
    let of_orders = report(&[("deals.csv", deals), ("orders.csv", orders)], march);
    near(number(kpi(&of_orders, "sales.growth").value), -0.5, 1e-12);
    let nothing_before = report(&[("deals.csv", deals)], r#"{"as_of": "2024-03-31", "period": {"start": "2023-03-01", "end": "2023-04-01"}}"#);
    assert_eq!(kpi(&nothing_before, "sales.growth").value, None);
    assert_eq!(kpi(&nothing_before, "sales.growth").reason.as_deref(), Some("empty_denominator"));
    let credited = "order_id,customer_id,order_date,total\n1,A,2024-02-01,-200\n2,A,2024-03-01,100\n";
    let after_credit = report(&[("orders.csv", credited)], march);
    assert_eq!((kpi(&after_credit, "orders.revenue").previous.map(Figure::to_f64), kpi(&after_credit, "sales.growth").value), (Some(-200.0), None));
}

#[test]
fn e40_growth_over_years_is_told_by_the_year() {
    let deals = "deal_id,created_at,stage,amount,closed_at\n1,2018-01-01,Won,100,2019-03-05\n2,2020-01-01,Won,172.8,2022-02-05\n";
    let over = |start: &str, end: &str| {
        let settings = format!(r#"{{"as_of": "2023-12-31", "period": {{"start": "{start}", "end": "{end}"}}}}"#);
        kpi(&report(&[("deals.csv", deals)], &settings), "sales.growth").clone()
    };
    let three = over("2021-01-01", "2024-01-01");
    near(number(three.value), 0.728, 1e-12);
    near(measure(&three, "cagr"), 0.2, 1e-12);
    assert!(!over("2022-01-01", "2023-01-01").measures.contains_key("cagr"), "a year's growth is by the year");
}

#[test]
fn a_pipeline_is_weighted_by_what_became_of_deals_that_came_as_far() {
    let report = report(
        &[("deals.csv", &amounts(crate::funnel::DEALS)), ("stage_history.csv", crate::funnel::MOVES)],
        r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-03-01"}}"#,
    );
    // closed: D1, D3 won; D2 lost from Qual, D4 from Prop, D7 from Lead
    let weighted = kpi(&report, "sales.pipeline_weighted");
    near(number(weighted.value), 100.0 * 2.0 / 4.0 + 100.0 * 2.0 / 5.0 + 100.0 * 2.0 / 3.0, 1e-9);
    assert_eq!(measure(weighted, "open"), 300.0);
    assert_eq!(accounted(weighted), 8);
    // at the end of January D5 stood in Qual, D6 in Lead, D8 in Prop, D4 in Qual again; closed by then D1, D2, D3, D7
    near(number(weighted.series[0].value), 100.0 * (2.0 / 3.0) + 100.0 * (2.0 / 4.0) + 100.0 * (2.0 / 2.0) + 100.0 * (2.0 / 3.0), 1e-9);
}

fn amounts(deals: &str) -> String {
    let mut lines = deals.lines();
    let header = lines.next().unwrap_or_default();
    format!("{header},amount\n{}", lines.map(|line| format!("{line},100\n")).collect::<String>())
}

#[test]
fn without_the_stage_of_loss_a_pipeline_has_no_weights() {
    let deals = "deal_id,created_at,stage,amount,closed_at\nA,2025-01-01,Won,1,2025-01-12\nB,2025-01-01,Lost,1,2025-01-12\nC,2025-01-01,Negotiation,1,\nD,2025-01-01,Qualification,1,\n";
    let report = report(&[("deals.csv", deals)], "{}");
    assert_eq!((kpi(&report, "sales.pipeline_weighted").value, kpi(&report, "sales.pipeline_weighted").reason.as_deref()), (None, Some("loss_stage_unknown")));
}

#[test]
fn deals_are_lost_for_reasons_in_stages_and_for_amounts() {
    let deals = "deal_id,created_at,stage,closed_at,amount,loss_reason\n1,2025-01-01,Lost,2025-01-20,100,Price\n2,2025-01-01,Lost,2025-01-21,50,Price\n3,2025-01-01,Lost,2025-01-22,70,\n4,2025-01-01,Won,2025-01-22,70,\n";
    let moves = "deal_id,from_stage,to_stage,changed_at\n1,,Lead,2025-01-01\n1,Lead,Proposal,2025-01-10\n1,Proposal,Lost,2025-01-20\n2,,Lead,2025-01-01\n2,Lead,Lost,2025-01-21\n3,,Lead,2025-01-01\n3,Lead,Lost,2025-01-22\n4,,Lead,2025-01-01\n4,Lead,Won,2025-01-22\n";
    let report = report(&[("deals.csv", deals), ("stage_history.csv", moves)], "{}");
    let reasons = kpi(&report, "sales.loss_reasons");
    assert_eq!((number(reasons.value), measure(reasons, "stated")), (3.0, 2.0));
    assert_eq!((figure(reasons, "Price", None, "count"), figure(reasons, "Price", None, "amount")), (2.0, 150.0));
    assert_eq!((figure(reasons, "Price", Some("Proposal"), "count"), figure(reasons, "Price", Some("Lead"), "amount")), (1.0, 50.0));
    let parts: Vec<_> = reasons.breakdowns["loss_reason"].iter().map(|row| (row.key.as_deref(), number(row.value))).collect();
    assert_eq!(parts, [(Some("Price"), 2.0), (None, 1.0)]);
    assert_eq!(accounted(reasons), 4);
    let cycle = kpi(&report, "sales.cycle_lost_days");
    assert_eq!((number(cycle.value), measure(cycle, "mean")), (20.0, 20.0));
}

/// Ana wins 3 a month, Bo 1; both are to win 2 for 200.
fn sellers() -> [(&'static str, String); 2] {
    let mut deals = String::from("deal_id,created_at,stage,closed_at,amount,owner\n");
    for month in 1..=6 {
        for i in 0..3 {
            deals.push_str(&format!("a{month}{i},2024-01-01,Won,2024-0{month}-15,100,Ana\n"));
        }
        deals.push_str(&format!("b{month},2024-01-01,Won,2024-0{month}-16,100,Bo\nc{month},2024-01-01,Lost,2024-0{month}-17,100,Bo\n"));
    }
    [("deals.csv", deals), ("users.csv", "User ID,User Name,Team,Quota Deals,Quota Amount\n1,Ana,North,2,200\n2,Bo,South,2,200\n3,Cy,South,2,200\n".into())]
}

#[test]
fn who_is_under_quota_again_and_again_needs_coaching() {
    let files = sellers();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let report = report(&files, r#"{"as_of": "2024-06-30", "period": {"start": "2024-01-01", "end": "2024-07-01"}}"#);
    let attainment = kpi(&report, "sales.quota_attainment");
    near(number(attainment.value), 2400.0 / 3600.0, 1e-12);
    assert_eq!(measure(attainment, "needs_coaching"), 2.0);
    assert_eq!((figure(attainment, "Ana", None, "attainment"), figure(attainment, "Ana", None, "needs_coaching")), (1.5, 0.0));
    assert_eq!((figure(attainment, "Bo", None, "count_attainment"), figure(attainment, "Bo", None, "needs_coaching")), (0.5, 1.0));
    assert_eq!((figure(attainment, "Bo", None, "win_rate"), figure(attainment, "Bo", None, "grains_under")), (0.5, 6.0));
    assert_eq!((figure(attainment, "Cy", None, "won_count"), figure(attainment, "Cy", None, "quota_amount")), (0.0, 1200.0));
    assert_eq!(kpi(&crate::report(&files[..1], "{}"), "sales.quota_attainment").reason.as_deref(), Some("no_quota"));
}

#[test]
fn targets_come_from_files_and_settings_and_say_which_rule_judged() {
    let files = sellers();
    let targets = "kpi,target,period,owner\nsales.won_amount,1000,2024-Q1,\nwon amount,2000,2024-Q2,\nsales.win_rate,0.9,,\nsales.win_rate,0.6,,Bo\n";
    let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    files.push(("targets.csv", targets));
    let half = r#""as_of": "2024-06-30", "period": {"start": "2024-01-01", "end": "2024-07-01"}"#;
    let of_file = report(&files, &format!("{{{half}}}"));
    let amount = kpi(&of_file, "sales.won_amount");
    assert_eq!((number(amount.target), amount.against["target"].origin.as_str()), (3000.0, "file"));
    assert_eq!((amount.status.as_str(), amount.status_rule.as_str()), ("bad", "missed_without_interval"));
    let rate = kpi(&of_file, "sales.win_rate");
    assert_eq!((number(rate.target), rate.status.as_str(), rate.status_rule.as_str()), (0.9, "watch", "missed_within_interval"));
    let typed = report(&files, &format!(r#"{{{half}, "targets": [{{"kpi": "sales.win_rate", "value": 0.5}}]}}"#));
    let rate = kpi(&typed, "sales.win_rate");
    assert_eq!((number(rate.target), rate.against["target"].origin.as_str(), rate.status.as_str()), (0.5, "settings", "good"));
    let of_bo = report(&files, &format!(r#"{{{half}, "filters": {{"owner": ["Bo"]}}}}"#));
    assert_eq!(number(kpi(&of_bo, "sales.win_rate").target), 0.6);
    let churn = kpi(&of_bo, "ltv_cac");
    assert_eq!(churn.target, None, "nothing is loaded for it");
    let quarter = report(&files, r#"{"as_of": "2024-06-30", "period": {"start": "2024-04-01", "end": "2024-06-01"}}"#);
    near(number(kpi(&quarter, "sales.won_amount").target), 2000.0 * 61.0 / 91.0, 1e-9);
}

#[test]
fn benchmarks_and_long_term_means_are_typed_or_loaded_dated_and_sourced() {
    let files = sellers();
    let held = "Indicateur,Objectif,Benchmark,Long-Term Mean,Source,Période\nsales.win_rate,\"0,6\",\"0,3\",\"0,5\",Board,2023\nsales.win_rate,,\"0,35\",,Study of 2024,2024-05\nsales.win_rate,,\"0,9\",,Tomorrow,2025\n";
    let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let half = r#""as_of": "2024-06-30", "period": {"start": "2024-01-01", "end": "2024-07-01"}"#;
    let unheld = report(&files, &format!("{{{half}}}"));
    assert_eq!((kpi(&unheld, "sales.win_rate").benchmark, kpi(&unheld, "sales.win_rate").against.is_empty()), (None, true));
    files.push(("held.csv", held));
    let loaded = report(&files, &format!("{{{half}}}"));
    let rate = kpi(&loaded, "sales.win_rate");
    let said = |of: &Kpi, name: &str| {
        let found = of.against.get(name).unwrap_or_else(|| panic!("nobody says the {name}"));
        [found.origin.clone(), found.source.clone().unwrap_or_default(), found.period.clone().unwrap_or_default()]
    };
    assert_eq!(rate.target, None, "the target was for 2023");
    assert_eq!(
        (number(rate.benchmark), said(rate, "benchmark")),
        (0.35, ["file", "Study of 2024", "2024-05"].map(str::to_owned)),
        "the latest that is told by then"
    );
    assert_eq!((number(rate.long_term.as_ref().and_then(|mean| mean.value)), said(rate, "long_term")), (0.5, ["file", "Board", "2023"].map(str::to_owned)));
    let typed = r#""targets": [{"kpi": "sales.win_rate", "value": 0.7, "source": "Plan", "period": "2024"}, {"kpi": "sales.win_rate", "kind": "benchmark", "value": 0.4, "source": "Gartner", "period": "2022"}, {"kpi": "sales.win_rate", "kind": "long_term", "value": 0.45}]"#;
    let typed = report(&files, &format!("{{{half}, {typed}}}"));
    let rate = kpi(&typed, "sales.win_rate");
    assert_eq!((number(rate.target), said(rate, "target")), (0.7, ["settings", "Plan", "2024"].map(str::to_owned)));
    assert_eq!((rate.status.as_str(), rate.status_rule.as_str()), ("likely", "met_within_interval"), "the target is what judges");
    assert_eq!((number(rate.benchmark), said(rate, "benchmark")), (0.4, ["settings", "Gartner", "2022"].map(str::to_owned)));
    assert_eq!((number(rate.long_term.as_ref().and_then(|mean| mean.value)), said(rate, "long_term")), (0.45, ["settings", "", ""].map(str::to_owned)));
    let usual = kpi(&typed, "sales.close_rate");
    assert_eq!((number(usual.target), number(usual.benchmark), said(usual, "benchmark")[0].as_str()), (0.1, 0.1, "default"));
    let wrong = crm_kpi::settings::Settings::from_json(r#"{"targets": [{"kpi": "nps", "kind": "wish", "value": 1}]}"#).expect("settings");
    assert!(crate::workspace(&files).report(&wrong).expect_err("a kind that is none").found.contains("wish"));
}

#[test]
fn a_target_of_a_segment_holds_where_that_segment_alone_is_looked_at() {
    let deals = "deal_id,created_at,stage,closed_at,owner,segment\n1,2024-01-01,Won,2024-03-05,Ana,Large\n2,2024-01-01,Lost,2024-03-06,Ana,Small\n3,2024-01-01,Won,2024-03-07,Bo,Small\n";
    let targets = "kpi,target,segment,owner\nsales.win_rate,0.5,,\nsales.win_rate,0.7,Large,\nsales.win_rate,0.6,,Ana\nsales.win_rate,0.9,Large,Ana\n";
    let target = |filters: &str| {
        let found = report(&[("deals.csv", deals), ("targets.csv", targets)], &format!(r#"{{"as_of": "2024-12-31", "filters": {{{filters}}}}}"#));
        number(kpi(&found, "sales.win_rate").target)
    };
    assert_eq!(
        [target(""), target(r#""segment": ["Large"]"#), target(r#""segment": ["Small"]"#), target(r#""segment": ["Large", "Small"]"#)],
        [0.5, 0.7, 0.5, 0.5]
    );
    assert_eq!(
        [target(r#""owner": ["Ana"]"#), target(r#""owner": ["Ana"], "segment": ["Large"]"#), target(r#""owner": ["Bo"], "segment": ["Large"]"#)],
        [0.6, 0.9, 0.7]
    );
}

#[test]
fn a_file_of_benchmarks_alone_is_recognized() {
    let files = sellers();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    files.push(("benchmarks.csv", "KPI,Benchmark,Source,Year\nsales.win_rate,0.25,Study,2023\nnps,40,Study,2023\n"));
    let report = report(&files, r#"{"as_of": "2024-06-30"}"#);
    assert_eq!(report.sources[2].entity, Some(crm_kpi::dataset::Entity::Target));
    assert_eq!((number(kpi(&report, "sales.win_rate").benchmark), kpi(&report, "sales.win_rate").status.as_str()), (0.25, "none"));
}

#[test]
fn activities_are_counted_by_type_and_owner() {
    let text = "date,type,owner,deal_id,direction\n2024-05-02,Call,Ana,1,outbound\n2024-05-03,Call,Bo,1,outbound\n2024-05-03,Email,Ana,2,outbound\n2024-04-30,Call,Ana,2,outbound\n2024-07-01,Call,Ana,2,outbound\n";
    let report = report(&[("activities.csv", text)], r#"{"as_of": "2024-06-30", "period": {"start": "2024-05-01", "end": "2024-06-01"}, "by": ["owner"]}"#);
    let calls = kpi(&report, "sales.calls");
    assert_eq!((number(calls.value), accounted(calls)), (3.0, 5));
    assert_eq!((figure(calls, "Call", None, "count"), figure(calls, "Call", Some("Ana"), "count")), (2.0, 1.0));
    assert_eq!(
        calls.breakdowns["owner"].iter().map(|row| (row.key.as_deref(), number(row.value))).collect::<Vec<_>>(),
        [(Some("Ana"), 2.0), (Some("Bo"), 1.0)]
    );
    assert!(calls.excluded.iter().any(|left| left.reason == "future" && left.rows == 1));
}

#[test]
fn the_lines_of_an_order_are_one_order_and_new_customers_are_told_apart() {
    let orders = "order_id,customer_id,order_date,total\n1,A,2024-01-10,100\n2,A,2024-03-05,30\n2,A,2024-03-05,20\n3,B,2024-03-07,200\n4,C,2024-03-09,\n5,,2024-03-10,10\n";
    let march = r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#;
    let report = report(&[("orders.csv", orders)], march);
    assert_eq!(number(kpi(&report, "orders.count").value), 4.0);
    assert_eq!(serde_json::to_value(kpi(&report, "orders.revenue").value).unwrap(), "260");
    near(number(kpi(&report, "orders.average_value").value), 260.0 / 3.0, 1e-12);
    // of the four of March, only A's is of a customer who had ordered before
    let repeat = kpi(&report, "orders.repeat_rate");
    assert_eq!((number(repeat.numerator), number(repeat.denominator), accounted(repeat)), (1.0, 4.0, 6));
    let new = kpi(&report, "revenue.new_customers");
    assert_eq!((number(new.value), measure(new, "purchases")), (200.0, 1.0));
    assert_eq!(accounted(new), 6);
    let twice = crate::report(&[("orders.csv", orders), ("orders2.csv", "order_id,customer_id,order_date,total\n3,B,2024-03-07,250\n")], march);
    assert_eq!(number(kpi(&twice, "orders.revenue").value), 310.0, "the later file's order counts");
    assert!(kpi(&twice, "orders.count").excluded.iter().any(|left| left.reason == "duplicate" && left.rows == 1));
}

#[test]
fn revenue_of_new_customers_is_of_deals_where_no_orders_are_loaded() {
    let deals = "deal_id,account_id,created_at,stage,amount,closed_at\n1,A,2024-01-01,Won,100,2024-01-10\n2,A,2024-01-01,Won,50,2024-03-05\n3,B,2024-01-01,Won,70,2024-03-06\n";
    let report = report(&[("deals.csv", deals)], r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#);
    assert_eq!(number(kpi(&report, "revenue.new_customers").value), 70.0);
    near(measure(kpi(&report, "revenue.new_customers"), "share"), 70.0 / 120.0, 1e-12);
}

#[test]
fn deals_that_name_nobody_tell_of_no_customers_rather_than_of_none() {
    let deals = "deal_id,created_at,stage,amount,closed_at\n1,2024-01-01,Won,100,2024-03-10\n2,2024-01-01,Won,50,2024-03-05\n";
    let report = report(&[("deals.csv", deals)], r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#);
    for id in ["customers.active", "customers.new", "customers.loyal"] {
        assert_eq!((kpi(&report, id).value, kpi(&report, id).needs.is_empty()), (None, false), "{id}");
    }
    assert_eq!(kpi(&report, "revenue.new_customers").reason.as_deref(), Some("no_customer"));
}

#[test]
fn a_previous_period_that_begins_before_the_records_says_since_when_they_are_known() {
    let deals = "deal_id,created_at,stage,amount,closed_at\n1,2023-09-01,Won,100,2023-10-10\n2,2024-01-01,Won,50,2024-03-05\n";
    let of = |period: &str| report(&[("deals.csv", deals)], &format!(r#"{{"as_of": "2024-12-31", "period": {period}}}"#));
    let year = of(r#"{"start": "2024-01-01", "end": "2025-01-01"}"#);
    assert_eq!(kpi(&year, "sales.won_amount").since.as_deref(), Some("2023-09-01"));
    let month = of(r#"{"start": "2023-11-01", "end": "2023-12-01"}"#);
    assert_eq!(kpi(&month, "sales.won_amount").since, None, "the month of the first record is whole");
}
