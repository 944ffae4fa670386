//! The funnel's other modes, conversion windows, attribution by activity, and funnels over contacts and persons.

use crate::funnel::{DEALS, MOVES};
use crate::{near, report};
use crm_kpi::report::Funnel;

fn f1(funnel: &str) -> Funnel {
    f1_over("2025-01-01", "2025-03-01", funnel)
}

fn f1_over(start: &str, end: &str, funnel: &str) -> Funnel {
    let settings = format!(r#"{{"as_of": "2025-02-28", "period": {{"start": "{start}", "end": "{end}"}}, "funnel": {funnel}}}"#);
    report(&[("deals.csv", DEALS), ("stage_history.csv", MOVES)], &settings).funnel.expect("a funnel")
}

fn entered(funnel: &Funnel) -> Vec<u64> {
    funnel.stages.iter().map(|stage| stage.entered.expect("told")).collect()
}

#[test]
fn e02_strict_counts_those_that_visited_every_stage_before() {
    let funnel = f1(r#"{"mode": "strict"}"#);
    assert_eq!(entered(&funnel), [8, 5, 3, 1]);
    near(funnel.stages[3].conversion_total.unwrap(), 0.125, 1e-12);
    assert_eq!(funnel.stages[0].advanced, Some(5));
    assert_eq!((funnel.stages[0].lost, funnel.stages[0].open), (Some(1), Some(1)), "D3, which skipped a stage and was won, is neither");
}

#[test]
fn e01_e02_and_e03_stand_side_by_side_where_they_are_asked_for() {
    let asked = |kpis: &str| {
        let settings = format!(r#"{{"as_of": "2025-02-28", "period": {{"start": "2025-01-01", "end": "2025-03-01"}}{kpis}}}"#);
        report(&[("deals.csv", DEALS), ("stage_history.csv", MOVES)], &settings).funnel.expect("a funnel").modes
    };
    let modes = asked(r#", "kpis": ["funnel", "funnel.modes"]"#);
    let entered: Vec<(&str, Vec<u64>)> = modes.iter().map(|of| (of.mode.as_str(), of.entered.iter().map(|count| count.expect("told")).collect())).collect();
    let expected = [("reached", vec![8, 6, 4, 2]), ("strict", vec![8, 5, 3, 1]), ("any", vec![8, 5, 4, 2]), ("window", vec![8, 5, 3, 1])];
    assert_eq!((entered, modes[1].conversion_total), (expected.to_vec(), Some(0.125)));
    assert_eq!(asked(""), []);
}

#[test]
fn e03_any_counts_those_that_visited_a_stage_at_any_time() {
    let funnel = f1(r#"{"mode": "any"}"#);
    assert_eq!(entered(&funnel), [8, 5, 4, 2]);
    for stage in &funnel.stages[..3] {
        assert_eq!(stage.entered.unwrap(), stage.advanced.unwrap() + stage.lost.unwrap() + stage.open.unwrap());
    }
}

#[test]
fn a_window_counts_stages_in_order_within_days_of_the_first_entry() {
    assert_eq!(entered(&f1(r#"{"mode": "window"}"#)), [8, 5, 3, 1]);
    // Lead → Qual within 8 days: D1 4, D2 8, D4 4, D8 4; → Prop within 14: D1, D4; → Won within 24: D1
    assert_eq!(entered(&f1(r#"{"mode": "window", "window_days": 8}"#)), [8, 4, 0, 0]);
    assert_eq!(entered(&f1(r#"{"mode": "window", "window_days": 14}"#)), [8, 4, 2, 0]);
    assert_eq!(entered(&f1(r#"{"mode": "window", "window_days": 24}"#)), [8, 5, 3, 1]);
}

#[test]
fn the_latest_entry_may_open_the_window() {
    let events = "person,event,timestamp\nA,visit,2025-01-01\nA,visit,2025-01-20\nA,signup,2025-01-22\nB,visit,2025-01-01\nB,signup,2025-01-02\n";
    let counts = |reentry: &str| {
        let funnel = format!(r#"{{"entity": "event", "mode": "window", "window_days": 5, "reentry": "{reentry}", "stages": ["visit", "signup"]}}"#);
        entered(&report(&[("events.csv", events)], &format!(r#"{{"as_of": "2025-01-31", "funnel": {funnel}}}"#)).funnel.unwrap())
    };
    assert_eq!((counts("first"), counts("latest")), (vec![2, 1], vec![2, 2]));
}

#[test]
fn with_a_conversion_window_each_record_is_looked_at_so_many_days_after_its_creation() {
    // after 20 days: D1 (won on day 24) and D3 (won on day 20), D2 lost on day 18, D7 on day 10
    let funnel = f1(r#"{"window_days": 20}"#);
    assert_eq!((funnel.won, funnel.lost, funnel.open), (1, 2, 5));
    assert_eq!(entered(&funnel), [8, 6, 3, 1]);
    for stage in &funnel.stages[..3] {
        assert_eq!(stage.entered.unwrap(), stage.advanced.unwrap() + stage.lost.unwrap() + stage.open.unwrap());
    }
}

#[test]
fn the_general_way_counts_as_the_default_one_does() {
    let mut general = f1(r#"{"window_days": 100000}"#);
    let plain = f1("{}");
    general.reasons.clone_from(&plain.reasons);
    assert_eq!(general, plain);
    let by_record = |more: &str| f1(&format!(r#"{{"per": "record"{more}}}"#));
    assert_eq!(by_record(r#", "window_days": 100000"#), by_record(""));
}

#[test]
fn by_activity_a_stage_counts_the_arrivals_of_the_period() {
    let funnel = f1_over("2025-01-15", "2025-02-01", r#"{"attribution": "activity"}"#);
    // first arrivals: at Qual D5 25/1; at Prop D1 15/1, D4 18/1, D8 30/1 (D3 13/1 before); won D1 25/1, D3 23/1
    assert_eq!(entered(&funnel), [0, 1, 3, 2]);
    assert_eq!(funnel.stages.iter().map(|stage| stage.advanced).collect::<Vec<_>>(), [Some(1), Some(3), Some(2), None]);
    assert_eq!((funnel.won, funnel.lost), (2, 2), "D2 and D7 were lost in the period");
    assert_eq!(funnel.stages[..3].iter().map(|stage| stage.lost).collect::<Vec<_>>(), [Some(1), Some(1), Some(0)]);
    assert_eq!(funnel.stages[..3].iter().map(|stage| stage.open).collect::<Vec<_>>(), [Some(1), Some(1), Some(2)], "at the end of January: D6; D5; D4 and D8");
    near(funnel.stages[1].conversion.unwrap(), 3.0, 1e-12);
    assert!(funnel.stages.iter().all(|stage| stage.conversion_interval.is_none()));
    assert_eq!(funnel.bounds.low, None);
}

#[test]
fn a_file_of_won_and_lost_deals_has_an_open_stage_that_all_passed() {
    let deals = "deal_id,created_at,stage,closed_at\nA,2025-01-01,Won,2025-01-12\nB,2025-01-01,Lost,2025-01-12\nC,2025-01-02,Lost,2025-01-20\n";
    let funnel = report(&[("deals.csv", deals)], "{}").funnel.unwrap();
    assert_eq!((funnel.won, funnel.lost, funnel.open), (1, 2, 0));
    assert_eq!(entered(&funnel), [3, 1]);
    assert!(funnel.excluded.is_empty(), "{:?}", funnel.excluded);
    assert_eq!((funnel.stages[0].lost, funnel.stages[1].conversion_total), (Some(2), Some(1.0 / 3.0)));
}

#[test]
fn contacts_go_through_the_steps_that_the_data_tells() {
    let contacts = "contact_id,created_at,lifecycle_stage,Became MQL Date,Became SQL Date,Became Customer Date,owner\nA,2025-01-01,Customer,2025-01-03,2025-01-05,2025-01-09,Ana\nB,2025-01-01,MQL,2025-01-04,,,Ana\nC,2025-01-02,Lead,,,,Bo\nD,2025-01-02,Disqualified,2025-01-06,,,Bo\nE,2025-01-02,SQL,,2025-01-07,,Bo\n";
    let settings = r#"{"as_of": "2025-01-31", "funnel": {"entity": "contact"}}"#;
    let funnel = report(&[("contacts.csv", contacts)], settings).funnel.unwrap();
    assert_eq!(funnel.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["lead", "mql", "sql", "customer"]);
    assert_eq!(entered(&funnel), [5, 4, 2, 1]);
    assert_eq!((funnel.won, funnel.lost, funnel.open), (1, 1, 3));
    assert_eq!(funnel.stages[1].skipped, Some(1), "E was never seen as MQL");
    assert_eq!(funnel.stages[2].time.as_ref().unwrap().completed_median_days, Some(4.0));
    let of_bo =
        report(&[("contacts.csv", contacts)], r#"{"as_of": "2025-01-31", "funnel": {"entity": "contact"}, "filters": {"owner": ["Bo"]}}"#).funnel.unwrap();
    assert_eq!(entered(&of_bo), [3, 2, 1, 0]);
    let by_rule = r#"{"as_of": "2025-01-31", "funnel": {"entity": "contact"}, "lifecycle": {"mql": {"field": "owner", "in": ["Ana"]}}}"#;
    assert_eq!(entered(&report(&[("contacts.csv", contacts)], by_rule).funnel.unwrap()), [5, 3, 2, 1], "an MQL is what the client says it is");
}

#[test]
fn contacts_go_through_stages_of_the_settings_by_their_own_labels() {
    let contacts = "contact_id,created_at,lifecycle_stage\nA,2025-01-01,Signed\nB,2025-01-01,Talking\nC,2025-01-02,New\n";
    let settings = r#"{"as_of": "2025-01-31", "funnel": {"entity": "contact", "stages": ["New", {"name": "Talks", "match": ["Talking"]}, "Signed"]}}"#;
    assert_eq!(entered(&report(&[("contacts.csv", contacts)], settings).funnel.unwrap()), [3, 2, 1]);
}

#[test]
fn persons_go_through_their_events_in_the_order_that_most_take() {
    let events = "person,event,timestamp\nA,visit,2025-01-01 10:00\nA,signup,2025-01-01 11:00\nA,purchase,2025-01-03 11:00\nA,visit,2025-01-09 11:00\nB,visit,2025-01-02 10:00\nB,signup,2025-01-02 12:00\nC,visit,2025-01-02 10:00\nC,visit,2025-01-04 10:00\n";
    let report = report(&[("events.csv", events)], r#"{"as_of": "2025-01-31"}"#);
    assert_eq!(report.settings.funnel.entity, "event", "nothing else is loaded");
    let funnel = report.funnel.unwrap();
    assert_eq!(funnel.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["visit", "signup", "purchase"]);
    assert_eq!(entered(&funnel), [3, 2, 1]);
    assert_eq!((funnel.won, funnel.lost, funnel.open), (1, 0, 2));
    assert!(funnel.reasons.contains(&"stage_order".to_owned()));
    near(funnel.stages[0].time.as_ref().unwrap().completed_mean_days.unwrap(), 1.5 / 24.0, 1e-12);
}

#[test]
fn stages_have_limits_and_actions() {
    let funnel = f1(r#"{"stages": ["Lead", {"name": "Qual", "limit_days": 30, "action": "Call back"}, {"name": "Prop", "limit_days": 29}, "Won"]}"#);
    let stuck = &funnel.stages[1].stuck;
    assert_eq!((stuck.count, stuck.limit_days), (1, Some(30.0)));
    assert_eq!((stuck.records[0].id.as_str(), stuck.records[0].age_days, stuck.records[0].action.as_deref()), ("D5", 35.0, Some("Call back")));
    assert_eq!((funnel.stages[2].stuck.count, funnel.stages[0].stuck.limit_days), (1, None));
}

#[test]
fn limits_and_actions_are_told_of_stages_whose_order_is_found() {
    let funnel = f1(
        r#"{"limits": [{"name": "Qual", "limit_days": 30, "action": "Call back"}, {"name": "Prop", "limit_days": 20}, {"name": "Nowhere", "limit_days": 1}]}"#,
    );
    let plain = f1("{}");
    assert_eq!(
        funnel.stages.iter().map(|stage| (&stage.name, stage.entered)).collect::<Vec<_>>(),
        plain.stages.iter().map(|stage| (&stage.name, stage.entered)).collect::<Vec<_>>()
    );
    let told: Vec<_> = funnel.stages.iter().map(|stage| (stage.stuck.count, stage.stuck.limit_days)).collect();
    assert_eq!(told, [(0, None), (1, Some(30.0)), (1, Some(20.0)), (0, None)]);
    assert_eq!(funnel.stages[1].stuck.records[0].action.as_deref(), Some("Call back"));
    assert_eq!((funnel.stages[2].stuck.records[0].id.as_str(), funnel.stages[2].stuck.records[0].action.as_deref()), ("D8", None));
}

#[test]
fn all_stuck_records_are_listed_where_they_are_asked_for() {
    let mut deals = String::from("deal_id,created_at,stage,amount,owner\n");
    let mut moves = String::from("deal_id,from_stage,to_stage,changed_at\n");
    for i in 0..30 {
        deals.push_str(&format!("D{i},2025-01-{:02},Lead,{i},Ana\n", i % 28 + 1));
        moves.push_str(&format!("D{i},,Lead,2025-01-{:02}\n", i % 28 + 1));
    }
    let stuck = |kpis: &str| {
        let settings = format!(r#"{{"as_of": "2025-03-31", "funnel": {{"limits": [{{"name": "Lead", "limit_days": 10, "action": "Write"}}]}}{kpis}}}"#);
        report(&[("deals.csv", &deals), ("stage_history.csv", &moves)], &settings).funnel.expect("a funnel").stages[0].stuck.clone()
    };
    let (few, all) = (stuck(""), stuck(r#", "kpis": ["funnel", "funnel.stuck"]"#));
    assert_eq!((few.count, few.records.len(), all.count, all.records.len()), (30, 20, 30, 30));
    assert_eq!(few.records, all.records[..20]);
    let oldest = &all.records[0];
    assert_eq!((oldest.owner.as_deref(), oldest.age_days, oldest.action.as_deref()), (Some("Ana"), 90.0, Some("Write")));
    assert!(all.records.windows(2).all(|pair| pair[0].age_days >= pair[1].age_days) && oldest.amount.is_some());
}
