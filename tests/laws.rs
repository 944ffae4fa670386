//! Laws that hold on any data: identities, accounting, and that neither the order of rows nor the pieces of a file matter.

use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::{Figure, Kpi, Report, to_canonical};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, Workspace};
use proptest::prelude::*;

fn report(files: &[(&str, String)], settings: &str, piece: usize) -> Report {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        let mut hints = Hints::default();
        loop {
            let mut reading = Reading::new(name, hints);
            text.as_bytes().chunks(piece).for_each(|piece| reading.push(piece).expect("readable"));
            match workspace.add(reading, None).expect("a table") {
                Added::Source(_) => break,
                Added::Again(better) => hints = better,
            }
        }
    }
    workspace.report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

fn day(offset: i32) -> String {
    crm_kpi::calendar::Day::parse("2024-01-01").expect("a day").plus(offset).to_string()
}

const STAGES: [&str; 6] = ["New", "Qualification", "Demo", "Proposal", "Won", "Lost"];

/// A deal: when it was created, the stages it moved to with the days between, and its amount.
type Deal = (i32, Vec<(usize, i32)>, Option<u32>);

fn deal() -> impl Strategy<Value = Deal> {
    (0..400i32, prop::collection::vec((0..6usize, 0..40i32), 0..7), prop::option::of(0..100_000u32))
}

fn deals(rows: &[Deal]) -> [(&'static str, String); 2] {
    let mut deals = vec![];
    let mut moves = vec![];
    for (i, (created, steps, amount)) in rows.iter().enumerate() {
        let (mut at, mut stage) = (*created, 0);
        moves.push(format!("D{i},,New,{}\n", day(at)));
        for (to, days) in steps {
            at += days;
            moves.push(format!("D{i},{},{},{}\n", STAGES[stage], STAGES[*to], day(at)));
            stage = *to;
        }
        let closed = if stage >= 4 { day(at) } else { String::new() };
        deals.push(format!(
            "D{i},{},{},{closed},{},{}\n",
            day(*created),
            STAGES[stage],
            amount.map_or(String::new(), |amount| amount.to_string()),
            ["Ana", "Bo", ""][i % 3]
        ));
    }
    [
        ("deals.csv", format!("deal_id,created_at,stage,closed_at,amount,owner\n{}", deals.concat())),
        ("stage_history.csv", format!("deal_id,from_stage,to_stage,changed_at\n{}", moves.concat())),
    ]
}

/// A subscription: customer, start, length (open where none), monthly amount.
fn subscription() -> impl Strategy<Value = (u8, i32, Option<i32>, u32)> {
    (0..12u8, 0..400i32, prop::option::of(0..300i32), 0..500u32)
}

fn subscriptions(rows: &[(u8, i32, Option<i32>, u32)]) -> (&'static str, String) {
    let line = |(customer, start, length, mrr): &(u8, i32, Option<i32>, u32)| {
        format!(
            "C{customer},{},{},{mrr},{}\n",
            day(*start),
            length.map_or(String::new(), |length| day(start + length)),
            ["Pro", "Basic"][*customer as usize % 2]
        )
    };
    ("subscriptions.csv", format!("customer_id,start_date,end_date,mrr,plan\n{}", rows.iter().map(line).collect::<String>()))
}

fn shuffled(text: &str, seed: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let header = lines.remove(0);
    let count = lines.len().max(1);
    (0..lines.len()).for_each(|i| lines.swap(i, (i * 7919 + seed) % count));
    std::iter::once(header).chain(lines).fold(String::new(), |text, line| text + line + "\n")
}

fn money(figure: &Option<Figure>) -> i128 {
    match figure {
        Some(Figure::Money(money)) => money.0,
        other => panic!("no money: {other:?}"),
    }
}

fn count(kpi: &Kpi) -> i64 {
    match kpi.value {
        Some(Figure::Count(count)) => count,
        other => panic!("no count: {other:?}"),
    }
}

const SETTINGS: &str = r#"{"as_of": "2024-12-31", "period": {"start": "2024-03-01", "end": "2024-10-01"}}"#;

fn finite(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Array(items) => items.iter().all(finite),
        serde_json::Value::Object(map) => map.values().all(finite),
        serde_json::Value::String(text) => !matches!(text.as_str(), "NaN" | "inf" | "-inf"),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn entered_is_advanced_and_lost_and_open_at_every_stage_but_the_last(rows in prop::collection::vec(deal(), 1..25)) {
        let report = report(&deals(&rows), SETTINGS, 1 << 20);
        let funnel = report.funnel.expect("a funnel");
        let last = funnel.stages.len() - 1;
        for stage in &funnel.stages[..last] {
            prop_assert_eq!(stage.entered, Some(stage.advanced.unwrap() + stage.lost.unwrap() + stage.open.unwrap()));
        }
        prop_assert_eq!(funnel.stages[last].entered, Some(funnel.won));
        for pair in funnel.stages.windows(2) {
            prop_assert_eq!(pair[0].advanced, pair[1].entered);
        }
        let excluded: u64 = funnel.excluded.iter().map(|left| left.rows).sum();
        prop_assert_eq!(funnel.stages[0].entered.unwrap() + excluded, rows.len() as u64);
        prop_assert_eq!(funnel.won + funnel.lost + funnel.open, funnel.stages[0].entered.unwrap());
    }

    #[test]
    fn used_and_excluded_are_all_rows_and_nothing_is_infinite(rows in prop::collection::vec(deal(), 1..25), paid in prop::collection::vec(subscription(), 1..25)) {
        let [deals, moves] = deals(&rows);
        let report = report(&[deals, moves, subscriptions(&paid)], SETTINGS, 1 << 20);
        for (id, kpi) in report.kpis.iter().filter(|(_, kpi)| kpi.needs.is_empty()) {
            let all = match id.split('.').next() {
                Some("quality") => rows.len() + paid.len(),
                Some("sales" | "adoption") => rows.len(),
                _ if id == "revenue.new_customers" || id == "experiment" => rows.len(),
                _ => paid.len(),
            };
            prop_assert_eq!(kpi.used + kpi.excluded.iter().map(|left| left.rows).sum::<u64>(), all as u64, "{}", id);
        }
        for source in &report.sources {
            prop_assert_eq!(source.rows, source.used + source.rejected.iter().map(|left| left.rows).sum::<u64>());
        }
        prop_assert!(finite(&serde_json::to_value(&report).unwrap()));
    }

    #[test]
    fn start_and_movements_are_the_end(paid in prop::collection::vec(subscription(), 1..30)) {
        let report = report(&[subscriptions(&paid)], SETTINGS, 1 << 20);
        let movements = &report.kpis["mrr.movements"].measures;
        let part = |name: &str| money(&movements[name]);
        prop_assert_eq!(part("start") + part("new") + part("expansion") + part("reactivated") - part("contraction") - part("churned"), part("end"));
        prop_assert_eq!(part("end"), money(&report.kpis["mrr"].value));
        let of = |id: &str| count(&report.kpis[id]);
        let measure = |name: &str| report.kpis["customers.active"].measures[name].unwrap().to_f64() as i64;
        prop_assert_eq!(of("customers.retained") + of("customers.lost"), measure("start"));
        prop_assert_eq!(measure("start") + of("customers.new") + of("customers.reactivated") - of("customers.lost") - measure("new_and_gone"), of("customers.active"));
    }

    #[test]
    fn neither_the_order_of_rows_nor_the_pieces_of_a_file_matter(rows in prop::collection::vec(deal(), 1..20), paid in prop::collection::vec(subscription(), 1..20), seed in 0..1000usize, piece in 1..200usize) {
        let [deals, moves] = deals(&rows);
        let paid = subscriptions(&paid);
        let straight = report(&[deals.clone(), moves.clone(), paid.clone()], SETTINGS, 1 << 20);
        let pieces = report(&[deals.clone(), moves.clone(), paid.clone()], SETTINGS, piece);
        prop_assert_eq!(to_canonical(&straight), to_canonical(&pieces));
        let mixed = report(&[(deals.0, shuffled(&deals.1, seed)), (moves.0, shuffled(&moves.1, seed)), (paid.0, shuffled(&paid.1, seed))], SETTINGS, 1 << 20);
        prop_assert_eq!(to_canonical(&straight.kpis), to_canonical(&mixed.kpis));
        prop_assert_eq!(to_canonical(&straight.survival), to_canonical(&mixed.survival));
        let stages = |report: &Report| report.funnel.as_ref().unwrap().stages.iter().map(|stage| { let mut stage = stage.clone(); stage.stuck.records.clear(); stage }).collect::<Vec<_>>();
        prop_assert_eq!(to_canonical(&stages(&straight)), to_canonical(&stages(&mixed)));
    }

    #[test]
    fn the_parts_of_a_breakdown_add_up(rows in prop::collection::vec(deal(), 1..25)) {
        let report = report(&deals(&rows), r#"{"as_of": "2024-12-31", "by": ["owner"]}"#, 1 << 20);
        for id in ["sales.won_count", "sales.open_opportunities"] {
            let kpi = &report.kpis[id];
            let parts: f64 = kpi.breakdowns.get("owner").map_or(0.0, |rows| rows.iter().map(|row| row.value.unwrap().to_f64()).sum());
            prop_assert_eq!(parts, kpi.value.unwrap().to_f64(), "{}", id);
        }
        let rate = &report.kpis["sales.win_rate"];
        let sum = |of: fn(&crm_kpi::report::BreakdownRow) -> Option<Figure>| rate.breakdowns.get("owner").map_or(0.0, |rows| rows.iter().filter_map(of).map(Figure::to_f64).sum::<f64>());
        prop_assert_eq!(sum(|row| row.numerator), rate.numerator.unwrap().to_f64());
        prop_assert_eq!(sum(|row| row.denominator), rate.denominator.unwrap().to_f64());
    }
}
