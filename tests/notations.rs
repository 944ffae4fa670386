//! Promise 6: what could be read two ways is asked about, never swapped in silence. Generated columns in every notation, in files of
//! both languages.
#![allow(clippy::unwrap_used)]

use crm_kpi::calendar::Day;
use crm_kpi::dataset::Table;
use crm_kpi::dataset::column::{Amounts, Stack, Times};
use crm_kpi::error::Language;
use crm_kpi::read::{Finished, Hints, Reading};
use proptest::prelude::*;

fn read(text: &str, language: Language) -> Table {
    let mut hints = Hints { language, ..Hints::default() };
    for _ in 0..4 {
        let mut reading = Reading::new("file.csv", hints);
        reading.look_at(600);
        reading.push(text.as_bytes()).unwrap();
        match reading.finish().unwrap() {
            Finished::Table(table) => return *table,
            Finished::Again(again) => hints = again,
        }
    }
    panic!("read again and again");
}

fn asked(table: &Table, header: &str) -> bool {
    table.source.doubts.iter().any(|doubt| doubt.column.as_deref() == Some(header))
}

const FRENCH: [&str; 12] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn written_day(day: Day, style: usize) -> String {
    let (year, month, date) = day.ymd();
    match style {
        0 => format!("{year:04}-{month:02}-{date:02}"),
        1 => format!("{date:02}/{month:02}/{year:04}"),
        2 => format!("{month:02}/{date:02}/{year:04}"),
        3 => format!("{date:02}.{month:02}.{year:04}"),
        4 => format!("{date} {} {year}", FRENCH[month as usize - 1]),
        5 => format!("{} {date}, {year}", ENGLISH[month as usize - 1]),
        6 => format!("{month}/{date}/{year} 3:05 PM"),
        7 => format!("{date:02}-{month:02}-{year:04}"),
        _ => format!("{date}/{month}/{:02} 15:05", year % 100),
    }
}

/// Hundredths as text.
fn written_amount(hundredths: i64, style: usize) -> String {
    let (group, mark) = [("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("\u{202f}", ","), ("'", ".")][style % 7];
    let whole = (hundredths / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    if style >= 7 { grouped } else { format!("{grouped}{mark}{:02}", hundredths % 100) }
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![Language::En, Language::Fr])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn days_come_back_or_are_asked_about(
        days in prop::collection::vec(10_000_i32..25_000, 1..40),
        style in 0_usize..9,
        second in 0_usize..9,
        language in language(),
        semicolon in any::<bool>(),
    ) {
        let mark = if semicolon { ";" } else { "," };
        let mut text = ["Deal ID", "Stage", "Create Date", "Close Date"].join(mark) + "\n";
        for (row, day) in days.iter().enumerate() {
            let cells = [row.to_string(), "Won".into(), written_day(Day(*day), style), written_day(Day(day + 40), second)];
            text += &(cells.map(|cell| format!("\"{cell}\"")).join(mark) + "\n");
        }
        let table = read(&text, language);
        for (name, header, later) in [("created", "Create Date", 0), ("closed", "Close Date", 40)] {
            let times = table.entities[0].column(name).and_then(Times::of).unwrap();
            let right = days.iter().enumerate().all(|(row, day)| times.get(row).map(|at| at.day()) == Some(Day(day + later)));
            prop_assert!(right || asked(&table, header), "{header}\n{text}\n{:?}", table.source.doubts);
        }
    }

    #[test]
    fn amounts_come_back_or_are_asked_about(
        amounts in prop::collection::vec(0_i64..500_000_000, 1..40),
        style in 0_usize..14,
        language in language(),
        semicolon in any::<bool>(),
    ) {
        let mark = if semicolon { ";" } else { "," };
        let mut text = ["Deal ID", "Stage", "Amount"].join(mark) + "\n";
        for (row, amount) in amounts.iter().enumerate() {
            text += &format!("{row}{mark}Won{mark}\"{}\"\n", written_amount(*amount, style));
        }
        let table = read(&text, language);
        let read = table.entities[0].column("amount").and_then(Amounts::of).unwrap();
        let truth = |amount: i64| if style >= 7 { amount / 100 * 10_000 } else { amount * 100 };
        let right = amounts.iter().enumerate().all(|(row, amount)| read.get(row) == Some(truth(*amount)));
        prop_assert!(right || asked(&table, "Amount"), "{text}\n{:?}", table.source.doubts);
    }
}
