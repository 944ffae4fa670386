//! What open deals may become: chances learned from closed ones, and revenue by month.

use crate::{kpi, measure, number, report, workspace};
use crm_kpi::report::{Figure, Report, TableRow};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::RecordsQuery;

fn of(deals: &str, settings: &str) -> Report {
    report(&[("deals.csv", deals)], settings)
}

fn cell(row: &TableRow, name: &str) -> f64 {
    number(row.figures[name])
}

/// Closed deals of two sources, won four times in five and once in five; an open one of each.
fn deals(closed: usize) -> String {
    let mut text = String::from("deal_id,created_at,stage,closed_at,amount,source\n");
    for i in 0..closed {
        let (good, month, day) = (i % 2 == 0, i / 2 % 12 + 1, i % 27 + 1);
        let won = (i / 2 % 5 == 0) != good;
        let stage = if won { "Won" } else { "Lost" };
        let life = if won { 40 } else { 20 };
        let closed = crm_kpi::calendar::Day::parse(&format!("2023-{month:02}-{day:02}")).expect("there").plus(life + (i % 7) as i32);
        text += &format!("D{i},2023-{month:02}-{day:02},{stage},{closed},100,{}\n", if good { "Referral" } else { "Ads" });
    }
    text + "O1,2024-03-01,Open,,1000,Referral\nO2,2024-03-01,Open,,1000,Ads\nO3,2024-03-01,Open,,,Ads\n"
}

const SETTINGS: &str = r#"{"as_of": "2024-03-15", "period": {"start": "2024-01-01", "end": "2024-04-01"}}"#;

#[test]
fn the_chance_of_an_open_deal_follows_the_deals_like_it() {
    let text = deals(400);
    let report = of(&text, SETTINGS);
    let chance = kpi(&report, "sales.win_chance");
    assert_eq!((number(chance.denominator), measure(chance, "closed")), (3.0, 400.0));
    let settings = Settings::from_json(SETTINGS).expect("settings");
    let query = RecordsQuery { settings, kpi: "sales.win_chance".into(), part: "denominator".into(), limit: 10, ..RecordsQuery::default() };
    let found = workspace(&[("deals.csv", &text)]).records(&query).expect("records");
    let of: Vec<(String, f64)> = found.rows.iter().map(|row| (row.id.clone().expect("there"), row.chance.expect("there"))).collect();
    assert_eq!(of.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["O1", "O2", "O3"]);
    // a tenth of the days of those deals came after all lost ones were closed
    assert!((0.7..0.95).contains(&of[0].1) && (0.1..0.4).contains(&of[1].1) && (of[1].1 - of[2].1).abs() < 0.1, "{of:?}");
    let sum: f64 = of.iter().map(|(_, chance)| chance).sum();
    assert!((number(chance.value) - sum / 3.0).abs() < 1e-9 && (measure(chance, "expected") - sum).abs() < 1e-9);
}

#[test]
fn a_model_is_tested_on_deals_it_was_not_shown() {
    let report = of(&deals(400), SETTINGS);
    let chance = kpi(&report, "sales.win_chance");
    let skill = |name: &str| measure(chance, name);
    assert!(skill("auc") > 0.75 && skill("brier") < 0.2 && skill("brier") < skill("brier_of_share"), "{:?}", chance.measures);
    assert_eq!(chance.rows.iter().map(|tenth| cell(tenth, "cases")).sum::<f64>(), skill("fitted"));
    for tenth in chance.rows.iter().filter(|tenth| cell(tenth, "cases") > 40.0) {
        let (told, seen) = (cell(tenth, "chance"), cell(tenth, "win_rate"));
        assert!((told - seen).abs() < 0.15, "told {told}, seen {seen}");
    }
}

#[test]
fn under_200_closed_deals_there_is_no_model_and_it_says_so() {
    let report = of(&deals(199), SETTINGS);
    let chance = kpi(&report, "sales.win_chance");
    assert_eq!((chance.value, chance.reason.as_deref(), measure(chance, "closed")), (None, Some("too_few"), 199.0));
    let revenue = kpi(&report, "sales.expected_revenue");
    assert_eq!(revenue.reason.as_deref(), Some("stage_and_age"));
    // on the 14th day of its life a deal won has 29 days to come of 43, a lost one 9 of 23
    assert!((number(revenue.value) - 2000.0 * 29.0 / 38.0).abs() < 150.0, "{:?}", revenue.value);
}

#[test]
fn deals_that_chance_alone_decides_give_no_model() {
    let text: String = (0..400)
        .map(|i| format!("D{i},2023-{:02}-01,{},2023-{:02}-20,100,S\n", i % 12 + 1, if i * 7919 % 1000 < 500 { "Won" } else { "Lost" }, i % 12 + 1))
        .collect();
    let report = of(&format!("deal_id,created_at,stage,closed_at,amount,source\n{text}O1,2024-03-01,Open,,1000,S\n"), SETTINGS);
    assert_eq!(kpi(&report, "sales.win_chance").reason.as_deref(), Some("holdout_failed"));
}

#[test]
fn expected_revenue_is_the_sum_of_its_months_and_lies_in_its_interval() {
    let report = of(&deals(400), SETTINGS);
    let revenue = kpi(&report, "sales.expected_revenue");
    let interval = revenue.interval.as_ref().expect("there");
    let (low, high) = (number(interval.low), number(interval.high));
    assert!(low < number(revenue.value) && number(revenue.value) < high && high <= 2000.0);
    let months: Vec<&str> = revenue.rows.iter().map(|row| row.key.as_deref().expect("there")).collect();
    // won deals took 40 to 46 days, these are 14 days old
    assert_eq!(months, ["2024-04"]);
    let sum: f64 = revenue.rows.iter().map(|row| cell(row, "expected")).sum();
    assert!((sum - number(revenue.value)).abs() < 0.001);
    assert_eq!((measure(revenue, "deals"), revenue.measures["open"].map(Figure::to_f64)), (2.0, Some(2000.0)));
    assert!(revenue.excluded.iter().any(|left| left.reason == "no_amount" && left.rows == 1));
}

#[test]
fn neither_the_period_nor_the_order_of_rows_moves_a_chance() {
    let text = deals(300);
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.reverse();
    let turned = format!("deal_id,created_at,stage,closed_at,amount,source\n{}\n", lines.join("\n"));
    let value = |text: &str, settings: &str| kpi(&of(text, settings), "sales.win_chance").value;
    assert_eq!(value(&text, SETTINGS), value(&turned, SETTINGS));
    assert_eq!(value(&text, SETTINGS), value(&text, r#"{"as_of": "2024-03-15", "period": {"start": "2023-01-01", "end": "2023-02-01"}}"#));
}

#[test]
fn an_amount_that_is_written_as_deals_are_closed_gives_no_outcome_away() {
    // won ones get their amount as they are won, lost ones a 0, open ones have none: told apart by it, all would be foretold rightly
    let mut deals = deals(400);
    for (stage, amount) in [("Won", "900"), ("Lost", "0")] {
        deals = deals.lines().map(|line| if line.contains(stage) { line.replace(",100,", &format!(",{amount},")) } else { line.to_owned() } + "\n").collect();
    }
    let deals = deals.replace(",1000,", ",,");
    let report = of(&deals, SETTINGS);
    let chance = kpi(&report, "sales.win_chance");
    let plain = of(&self::deals(400), SETTINGS);
    assert_eq!(measure(chance, "auc"), measure(kpi(&plain, "sales.win_chance"), "auc"), "as without amounts");
    assert_eq!(kpi(&report, "sales.win_rate_value").reason.as_deref(), Some("no_amount"), "and such amounts tell of no share");
}
