//! Exports of one list on several days: where a deal stands in another stage than the day before, it has moved.

use super::column::{Stack, Times};
use super::deal::Deals;
use super::{Entity, Table};
use crate::calendar::{Day, Stamp};
use crate::collect::CollectVec;

/// A deal that was seen in one stage and then in another: its row that counts, the later day, and both stages as codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Row of the deal.
    pub deal: u32,
    /// The day on which it was first seen in the other stage.
    pub at: Stamp,
    /// Stage before.
    pub from: u16,
    /// Stage after.
    pub to: u16,
}

/// All of them, from deals exports of different days that share ids. `stage`: code of a row's stage.
pub fn seen(tables: &[&Table], deals: &Deals, stage: &dyn Fn(usize) -> u16) -> Vec<Seen> {
    let exports: Vec<Option<Day>> = tables.iter().map(|table| if table.main() == Some(Entity::Deal) { taken(table) } else { None }).collect_vec();
    if exports.iter().flatten().count() < 2 || deals.id.is_empty() {
        return Vec::new();
    }
    let day = |row: usize| deals.origins.get(row).and_then(|origin| *exports.get(origin.table as usize)?);
    let mut last = vec![0_u32; deals.id.dictionary.len() + 1];
    let mut rows: Vec<(u32, Day, u32)> = Vec::new();
    for row in 0..deals.rows {
        let id = deals.id.code(row);
        if let Some(day) = day(row).filter(|_| id != 0) {
            last[id as usize] = row as u32;
            rows.push((id, day, row as u32));
        }
    }
    rows = crate::order::sorted_by(rows, &Ord::cmp);
    let mut found = Vec::new();
    for pair in rows.windows(2) {
        let ((id, before, one), (same, after, other)) = (pair[0], pair[1]);
        let (from, to) = (stage(one as usize), stage(other as usize));
        if id == same && before < after && from != to && from != 0 && to != 0 {
            found.push(Seen { deal: last[id as usize], at: Stamp::day_only(after), from, to });
        }
    }
    found
}

/// The day of an export: from its file's name, else the latest day on which it says that something was created or touched.
fn taken(table: &Table) -> Option<Day> {
    named(&table.source.file).or_else(|| {
        let columns = table.entity(Entity::Deal)?;
        let latest = |name: &str| {
            let times = columns.column(name).and_then(Times::of)?;
            (0..times.len()).filter_map(|row| times.get(row)).map(Stamp::day).max()
        };
        latest("last_activity").max(latest("created"))
    })
}

/// A day in a file's name: `deals-2025-01-31.csv`, `Deals_2025_01_31_2.csv`, `deals20250131.csv`.
fn named(file: &str) -> Option<Day> {
    let digits: Vec<char> = file.chars().collect_vec();
    (0..digits.len()).find_map(|start| {
        let rest = digits.get(start..)?;
        let separated = |at: usize| matches!(rest.get(at), Some('-' | '_' | '.'));
        let (month, day) = if separated(4) && separated(7) { (5, 8) } else { (4, 6) };
        let number = |from: usize, length: usize| -> Option<u32> {
            let part = rest.get(from..from + length)?;
            if part.iter().all(char::is_ascii_digit) { part.iter().collect::<String>().parse().ok() } else { None }
        };
        let year = number(0, 4).filter(|year| (1990..2100).contains(year))?;
        let before = start.checked_sub(1).and_then(|at| digits.get(at)).is_some_and(char::is_ascii_digit);
        let after = rest.get(day + 2).is_some_and(char::is_ascii_digit);
        if before || after { None } else { Day::civil(year as i32, number(month, 2)?, number(day, 2)?) }
    })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_day_is_found_in_a_files_name() {
        for (file, day) in [
            ("hubspot-crm-exports-all-deals-2025-01-31.csv", Some("2025-01-31")),
            ("Deals_2025_02_10.csv", Some("2025-02-10")),
            ("deals20250310.csv", Some("2025-03-10")),
            ("deals-2025-02-30.csv", None),
            ("deals-120250310.csv", None),
            ("deals.csv", None),
        ] {
            assert_eq!(named(file).map(|day| day.to_string()).as_deref(), day, "{file}");
        }
    }
}
