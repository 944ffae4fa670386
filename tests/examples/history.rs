//! One test for each rule of kpis.md, section 1, "From history to visits".

use crate::report;
use crm_kpi::report::{Funnel, Stage};

const LIST: &str = r#"{"as_of": "2025-03-31", "funnel": {"stages": ["A", "B", "C", "Won"], "lost": ["Lost"]}}"#;

fn funnel(deals: &str, moves: &str) -> Funnel {
    let deals = format!("deal_id,created_at,stage,status,closed_at\n{deals}");
    let moves = format!("deal_id,from_stage,to_stage,changed_at\n{moves}");
    report(&[("deals.csv", &deals), ("stage_history.csv", &moves)], LIST).funnel.expect("a funnel")
}

fn visits(stage: &Stage) -> (u64, u64, Option<f64>) {
    let time = stage.time.clone().expect("time");
    (time.visits, time.running, time.completed_median_days)
}

#[test]
fn file_order_never_decides() {
    let deal = "D,2025-01-01,C,open,\n";
    let forwards = "D,,A,2025-01-01\nD,A,B,2025-01-03\nD,B,C,2025-01-07\n";
    let backwards = "D,B,C,2025-01-07\nD,A,B,2025-01-03\nD,,A,2025-01-01\n";
    assert_eq!(funnel(deal, forwards), funnel(deal, backwards));
}

#[test]
fn moves_of_one_instant_are_chained_by_from_and_to() {
    let found = funnel("D,2025-01-01,C,open,\n", "D,B,C,2025-01-05\nD,A,B,2025-01-05\nD,,A,2025-01-01\n");
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(4.0)));
    assert_eq!(visits(&found.stages[1]), (1, 0, Some(0.0)));
    assert_eq!(visits(&found.stages[2]), (1, 1, None));
    assert_eq!(found.regressed_records, 0);
}

#[test]
fn moves_of_one_instant_without_from_go_by_rank_and_close_last() {
    let found = funnel("D,2025-01-01,Lost,lost,2025-01-05\n", "D,,Lost,2025-01-05\nD,,B,2025-01-05\nD,,A,2025-01-01\n");
    assert_eq!((found.stages[1].entered, found.stages[1].lost), (Some(1), Some(1)));
    assert_eq!(visits(&found.stages[1]), (1, 0, Some(0.0)));
}

#[test]
fn identical_moves_count_once() {
    let found = funnel("D,2025-01-01,B,open,\n", "D,,A,2025-01-01\nD,A,B,2025-01-03\nD,A,B,2025-01-03\n");
    assert_eq!(visits(&found.stages[1]), (1, 1, None));
    assert_eq!(found.moves.iter().map(|step| step.count).sum::<u64>(), 1);
}

#[test]
fn a_move_to_where_the_record_is_is_dropped() {
    let found = funnel("D,2025-01-01,A,open,\n", "D,,A,2025-01-01\nD,A,A,2025-01-09\n");
    assert_eq!(visits(&found.stages[0]), (1, 1, None));
    assert_eq!(found.stages[0].reentries, Some(0));
    assert!(found.moves.is_empty());
}

#[test]
fn a_first_move_with_a_from_implies_a_visit_since_creation() {
    let found = funnel("D,2025-01-01,B,open,\n", "D,A,B,2025-01-11\n");
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(10.0)));
}

#[test]
fn creation_is_the_earlier_of_created_and_the_first_move() {
    let found = funnel("D,2025-01-20,B,open,\n", "D,A,B,2025-01-11\n");
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(0.0)));
}

#[test]
fn a_visit_ends_at_closing_where_no_move_says_so() {
    let found = funnel("D,2025-01-01,Lost,lost,2025-01-15\n", "D,,A,2025-01-01\nD,A,B,2025-01-05\n");
    assert_eq!(visits(&found.stages[1]), (1, 0, Some(10.0)));
    assert_eq!(found.stages[1].lost, Some(1));
}

#[test]
fn closing_stages_end_a_visit_and_start_none_and_a_record_that_moves_on_is_reopened() {
    let found = funnel("D,2025-01-01,B,open,\n", "D,,A,2025-01-01\nD,A,Lost,2025-01-03\nD,Lost,B,2025-01-10\n");
    assert_eq!((found.won, found.lost, found.open), (0, 0, 1));
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(2.0)));
    assert_eq!(visits(&found.stages[1]), (1, 1, None));
    assert!(found.moves.iter().any(|step| step.from == "A" && step.to == "lost"));
}

#[test]
fn a_later_move_of_a_closed_record_is_left_out() {
    let found = funnel("D,2025-01-01,Won,won,2025-01-10\n", "D,,A,2025-01-01\nD,A,Won,2025-01-10\nD,Won,C,2025-02-01\n");
    assert!(found.reasons.contains(&"after_closing".to_owned()));
    assert_eq!(visits(&found.stages[2]), (0, 0, None));
    assert_eq!(found.won, 1);
}

#[test]
fn a_stage_that_is_not_in_the_list_ends_the_visit_and_starts_none() {
    let found = funnel("D,2025-01-01,Parking,open,\n", "D,,A,2025-01-01\nD,A,Parking,2025-01-06\n");
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(5.0)));
    assert_eq!((found.stages[0].entered, found.stages[0].open, found.stages[0].current), (Some(1), Some(1), 0));
}

#[test]
fn a_record_that_never_stood_in_a_listed_stage_is_left_out_unless_won() {
    let found =
        funnel("D,2025-01-01,Parking,open,\nE,2025-01-01,Won,won,2025-01-09\n", "D,,Parking,2025-01-01\nE,,Parking,2025-01-01\nE,Parking,Won,2025-01-09\n");
    assert_eq!(found.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect::<Vec<_>>(), [("unknown_stage", 1)]);
    assert_eq!((found.stages[0].entered, found.won), (Some(1), 1));
}

#[test]
fn a_from_that_is_not_the_stage_before_is_passed_without_a_visit() {
    let found = funnel("D,2025-01-01,C,open,\n", "D,,A,2025-01-01\nD,B,C,2025-01-08\n");
    assert_eq!(visits(&found.stages[1]), (0, 0, None));
    assert_eq!((found.stages[1].entered, found.stages[1].skipped), (Some(1), Some(0)));
    assert_eq!(visits(&found.stages[0]), (1, 0, Some(7.0)));
}

#[test]
fn a_record_without_moves_stands_in_its_own_open_stage_else_in_the_first() {
    let found = funnel("D,2025-01-01,B,open,\nE,2025-01-02,Lost,lost,2025-01-12\nF,2025-01-01,A,open,\n", "F,,A,2025-01-01\n");
    assert_eq!((found.stages[1].entered, found.stages[1].current), (Some(1), 1));
    assert_eq!(visits(&found.stages[0]), (2, 1, Some(10.0)));
}

#[test]
fn the_last_stage_is_reached_if_and_only_if_it_is_won() {
    let found = funnel("D,2025-01-01,B,open,\nE,2025-01-02,Won,won,2025-01-12\n", "D,,A,2025-01-01\nD,A,Won,2025-01-03\nD,Won,B,2025-01-05\nE,,A,2025-01-02\n");
    assert_eq!((found.stages[3].entered, found.won), (Some(1), 1));
    assert_eq!(found.stages[1].entered, Some(2));
}

#[test]
fn what_happened_after_as_of_has_not_happened() {
    let deals = "deal_id,created_at,stage,status,closed_at\nD,2025-01-01,Won,won,2025-02-10\nE,2025-02-05,A,open,\n";
    let moves = "deal_id,from_stage,to_stage,changed_at\nD,,A,2025-01-01\nD,A,B,2025-01-11\nD,B,Won,2025-02-10\nE,,A,2025-02-05\n";
    let settings = r#"{"as_of": "2025-01-31", "funnel": {"stages": ["A", "B", "C", "Won"]}}"#;
    let report = report(&[("deals.csv", deals), ("stage_history.csv", moves)], settings);
    let found = report.funnel.unwrap();
    assert_eq!((found.won, found.open), (0, 1));
    assert_eq!((found.stages[1].current, visits(&found.stages[1])), (1, (1, 1, None)));
    assert!(found.excluded.iter().any(|left| left.reason == "future" && left.rows == 1));
}

#[test]
fn entered_date_columns_are_moves() {
    let deals = "\"Record ID\",\"Deal Stage\",\"Create Date\",\"Close Date\",\"Date entered \"\"A (Sales Pipeline)\"\"\",\"Date entered \"\"B (Sales Pipeline)\"\"\",\"Date entered \"\"Closed Won (Sales Pipeline)\"\"\"\n\"1\",\"Closed Won\",\"2025-01-01 09:00\",\"2025-01-11 09:00\",\"2025-01-01 09:00\",\"2025-01-03 09:00\",\"2025-01-11 09:00\"\n\"2\",\"A\",\"2025-01-02 09:00\",\"\",\"2025-01-02 09:00\",\"\",\"\"\n";
    let found = report(&[("deals.csv", deals)], r#"{"as_of": "2025-03-31"}"#).funnel.unwrap();
    assert_eq!(
        found.stages.iter().map(|stage| (stage.name.as_str(), stage.entered)).collect::<Vec<_>>(),
        [("A", Some(2)), ("B", Some(1)), ("Closed Won", Some(1))]
    );
    assert_eq!(visits(&found.stages[1]), (1, 0, Some(8.0)));
}

#[test]
fn a_record_seen_before_its_first_move_stood_in_the_stage_that_it_left() {
    let found = funnel("D,2025-01-01,Won,won,2025-05-02\n", "D,B,C,2025-04-10\nD,C,Won,2025-05-02\n");
    assert_eq!(found.stages.iter().map(|stage| stage.current).collect::<Vec<_>>(), [0, 1, 0, 0]);
}

#[test]
fn where_nothing_says_the_stage_of_an_earlier_day_the_exported_one_is_taken_and_said() {
    let deals = "deal_id,created_at,stage,amount,closed_at\n1,2025-01-05,B,100,\n2,2025-01-06,C,50,\n3,2025-06-01,A,10,\n4,2025-01-01,Won,70,2025-02-01\n";
    let list = |as_of: &str| format!(r#"{{"as_of": "{as_of}", "funnel": {{"stages": ["A", "B", "C", "Won"]}}}}"#);
    let (then, now) = (report(&[("deals.csv", deals)], &list("2025-03-31")), report(&[("deals.csv", deals)], &list("2025-06-01")));
    let funnel = then.funnel.as_ref().expect("a funnel");
    assert_eq!(funnel.stages.iter().map(|stage| stage.current).collect::<Vec<_>>(), [0, 1, 1, 0]);
    assert!(funnel.reasons.contains(&"stage_as_exported".to_owned()), "{:?}", funnel.reasons);
    assert_eq!(then.kpis["sales.pipeline_weighted"].reason.as_deref(), Some("stage_as_exported"));
    assert!(!now.funnel.expect("a funnel").reasons.contains(&"stage_as_exported".to_owned()));
}
