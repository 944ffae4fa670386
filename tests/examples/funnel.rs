//! F1 of examples.md: eight deals, as_of 2025-02-28.

use crate::{near, report};
use crm_kpi::report::Funnel;

pub const DEALS: &str = "deal_id,created_at,stage,status,closed_at\n\
D1,2025-01-01,Won,won,2025-01-25\nD2,2025-01-02,Lost,lost,2025-01-20\nD3,2025-01-03,Won,won,2025-01-23\nD4,2025-01-04,Lost,lost,2025-02-11\n\
D5,2025-01-05,Qual,open,\nD6,2025-01-06,Lead,open,\nD7,2025-01-07,Lost,lost,2025-01-17\nD8,2025-01-08,Prop,open,\n";
pub const MOVES: &str = "deal_id,from_stage,to_stage,changed_at\n\
D1,,Lead,2025-01-01\nD1,Lead,Qual,2025-01-05\nD1,Qual,Prop,2025-01-15\nD1,Prop,Won,2025-01-25\n\
D2,,Lead,2025-01-02\nD2,Lead,Qual,2025-01-10\nD2,Qual,Lost,2025-01-20\n\
D3,,Lead,2025-01-03\nD3,Lead,Prop,2025-01-13\nD3,Prop,Won,2025-01-23\n\
D4,,Lead,2025-01-04\nD4,Lead,Qual,2025-01-08\nD4,Qual,Prop,2025-01-18\nD4,Prop,Qual,2025-01-22\nD4,Qual,Prop,2025-02-01\nD4,Prop,Lost,2025-02-11\n\
D5,,Lead,2025-01-05\nD5,Lead,Qual,2025-01-25\nD6,,Lead,2025-01-06\nD7,,Lead,2025-01-07\nD7,Lead,Lost,2025-01-17\n\
D8,,Lead,2025-01-08\nD8,Lead,Qual,2025-01-12\nD8,Qual,Prop,2025-01-30\n";

fn f1(settings: &str) -> Funnel {
    report(&[("deals.csv", DEALS), ("stage_history.csv", MOVES)], settings).funnel.expect("a funnel")
}

const SETTINGS: &str = r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-03-01"}}"#;

#[test]
fn e01_a_record_that_reached_a_stage_has_passed_all_before_it() {
    let funnel = f1(SETTINGS);
    let names: Vec<&str> = funnel.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Lead", "Qual", "Prop", "Won"]);
    assert_eq!(funnel.stages.iter().map(|stage| stage.entered).collect::<Vec<_>>(), [Some(8), Some(6), Some(4), Some(2)]);
    near(funnel.stages[0].conversion.unwrap(), 0.75, 1e-12);
    near(funnel.stages[1].conversion.unwrap(), 2.0 / 3.0, 1e-12);
    near(funnel.stages[2].conversion.unwrap(), 0.5, 1e-12);
    near(funnel.stages[3].conversion_total.unwrap(), 0.25, 1e-12);
}

#[test]
fn e04_open_deals_are_not_lost() {
    let prop = f1(SETTINGS).stages[2].clone();
    near(prop.conversion.unwrap(), 0.5, 1e-12);
    near(prop.conversion_closed.unwrap(), 2.0 / 3.0, 1e-12);
    let (entered, advanced, open) = (prop.entered.unwrap() as f64, prop.advanced.unwrap() as f64, prop.open.unwrap() as f64);
    assert_eq!((advanced / entered, (advanced + open) / entered), (0.5, 0.75), "of the step, whatever becomes of who is open");
    let bounds = f1(SETTINGS).bounds;
    assert_eq!((bounds.low, bounds.high), (Some(0.25), Some(0.625)));
}

#[test]
fn e05_entered_is_advanced_and_lost_and_open() {
    let counts: Vec<_> = f1(SETTINGS).stages[..3].iter().map(|stage| (stage.entered, stage.advanced, stage.lost, stage.open)).collect();
    assert_eq!(counts, [(Some(8), Some(6), Some(1), Some(1)), (Some(6), Some(4), Some(1), Some(1)), (Some(4), Some(2), Some(1), Some(1))]);
}

#[test]
fn e06_one_move_goes_back_in_one_deal_of_eight() {
    let funnel = f1(SETTINGS);
    assert_eq!(funnel.stages.iter().map(|stage| stage.regressions).collect::<Vec<_>>(), [Some(0), Some(0), Some(1), Some(0)]);
    assert_eq!(funnel.regressed_records, 1);
    let open = ["Lead", "Qual", "Prop"];
    let between: Vec<_> = funnel.moves.iter().filter(|step| open.contains(&step.from.as_str()) && open.contains(&step.to.as_str())).collect();
    let rank = |name: &str| open.iter().position(|stage| *stage == name);
    let forward: u64 = between.iter().filter(|step| rank(&step.to) > rank(&step.from)).map(|step| step.count).sum();
    let backward: u64 = between.iter().filter(|step| rank(&step.to) < rank(&step.from)).map(|step| step.count).sum();
    assert_eq!((forward, backward), (10, 1));
    near(backward as f64 / (forward + backward) as f64, 0.0909, 5e-5);
    near(funnel.regressed_records as f64 / funnel.stages[0].entered.unwrap() as f64, 0.125, 1e-12);
    assert_eq!(funnel.stages[1].reentries, Some(1));
    assert_eq!(funnel.stages[2].reentries, Some(1));
}

#[test]
fn e07_time_in_stage_adds_up_a_records_visits() {
    let per_record = r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-03-01"}, "funnel": {"per": "record"}}"#;
    let time = f1(per_record).stages[1].time.clone().unwrap();
    near(time.completed_mean_days.unwrap(), 14.5, 1e-12);
    near(time.completed_median_days.unwrap(), 14.0, 1e-12);
    // D4 alone, which came twice: ten days each time, twenty in all
    let of_d4 = |text: &str| text.lines().filter(|line| !line.starts_with('D') || line.starts_with("D4")).map(|line| format!("{line}\n")).collect::<String>();
    let (deals, moves) = (of_d4(DEALS), of_d4(MOVES));
    let time = |per: &str| {
        let settings = format!(r#"{{"as_of": "2025-02-28", "funnel": {{"per": "{per}", "stages": ["Lead", "Qual", "Prop", "Won"]}}}}"#);
        report(&[("deals.csv", &deals), ("stage_history.csv", &moves)], &settings).funnel.unwrap().stages[1].time.clone().unwrap()
    };
    assert_eq!((time("visit").visits, time("visit").completed_mean_days, time("record").completed_mean_days), (2, Some(10.0), Some(20.0)));
}

#[test]
fn e08_a_running_visit_counts_for_as_long_as_it_has_lasted() {
    let per_record = r#"{"as_of": "2025-02-28", "period": {"start": "2025-01-01", "end": "2025-03-01"}, "funnel": {"per": "record"}}"#;
    let time = f1(per_record).stages[1].time.clone().unwrap();
    assert_eq!(time.median_days, Some(18.0));
    assert_eq!(time.running, 1);
}

#[test]
fn skipped_stages_are_counted() {
    assert_eq!(f1(SETTINGS).stages.iter().map(|stage| stage.skipped).collect::<Vec<_>>(), [Some(0), Some(1), Some(0), Some(0)]);
}

#[test]
fn e57_the_median_of_totals_is_not_the_sum_of_step_medians() {
    let deals = "deal_id,created_at,stage,closed_at\nA,2025-01-01,Won,2025-01-12\nB,2025-01-01,Won,2025-01-12\nC,2025-01-01,Won,2025-01-21\n";
    let moves = "deal_id,from_stage,to_stage,changed_at\nA,,Lead,2025-01-01\nA,Lead,Qual,2025-01-02\nA,Qual,Won,2025-01-12\nB,,Lead,2025-01-01\nB,Lead,Qual,2025-01-11\nB,Qual,Won,2025-01-12\nC,,Lead,2025-01-01\nC,Lead,Qual,2025-01-11\nC,Qual,Won,2025-01-21\n";
    let report = report(&[("deals.csv", deals), ("stage_history.csv", moves)], "{}");
    let steps: f64 = report.funnel.as_ref().unwrap().stages[..2].iter().map(|stage| stage.time.as_ref().unwrap().median_days.unwrap()).sum();
    let total = crate::number(crate::kpi(&report, "sales.cycle_days").value);
    assert_eq!((steps, total), (20.0, 11.0));
}

#[test]
fn without_history_the_stage_of_loss_is_not_guessed() {
    let deals = "deal_id,created_at,stage,closed_at\nA,2025-01-01,Won,2025-01-12\nB,2025-01-01,Lost,2025-01-12\nC,2025-01-01,Negotiation,\nD,2025-01-02,Qualification,\n";
    let funnel = report(&[("deals.csv", deals)], "{}").funnel.unwrap();
    assert_eq!(funnel.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["Qualification", "Negotiation", "Won"]);
    assert!(funnel.reasons.contains(&"no_history".to_owned()) && funnel.reasons.contains(&"loss_stage_unknown".to_owned()));
    assert_eq!((funnel.stages[0].entered, funnel.stages[0].conversion, funnel.stages[0].lost), (Some(4), None, None));
    assert_eq!((funnel.stages[2].entered, funnel.stages[2].conversion_total), (Some(1), Some(0.25)));
    assert_eq!((funnel.stages[0].open, funnel.stages[1].open, funnel.stages[1].current), (Some(1), Some(1), 1));
    assert_eq!((funnel.bounds.low, funnel.bounds.high), (Some(0.25), Some(0.75)));
    assert!(funnel.stages.iter().all(|stage| stage.time.is_none() && stage.regressions.is_none()));
}

#[test]
fn a_last_open_stage_tells_where_a_deal_was_lost() {
    let deals = "Deal - ID,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Lost time,Deal - Won time\n1,Contact Made,Lost,2025-01-01 10:00:00,2025-01-05 10:00:00,\n2,Proposal Made,Lost,2025-01-01 10:00:00,2025-01-06 10:00:00,\n3,Proposal Made,Won,2025-01-01 10:00:00,,2025-01-09 10:00:00\n4,Contact Made,Open,2025-01-02 10:00:00,,\n";
    let funnel = report(&[("deals.csv", deals)], "{}").funnel.unwrap();
    assert_eq!(
        funnel.stages.iter().map(|stage| (stage.name.as_str(), stage.entered, stage.lost)).collect::<Vec<_>>(),
        [("Contact Made", Some(4), Some(1)), ("Proposal Made", Some(2), Some(1)), ("Won", Some(1), None)]
    );
}
