//! A day and its hour in two columns: `Due date` and `Due time`, `Date` and `Heure`.

use super::mapping::Told;
use super::plan::{Plan, Role};
use super::sample::ColumnSample;
use crate::dataset::Kind;
use crate::text::{has, parted};

/// Gives each column of days the column of hours that goes by its name (or stands bare beside it).
pub fn pair(columns: &[ColumnSample], told: &[Told], plan: &mut Plan) {
    for day in 0..columns.len() {
        let Role::Field(field) = plan.columns[day].role else { continue };
        if field.kind != Kind::Time || !columns[day].has_days_alone() {
            continue;
        }
        let own = stem(&columns[day].key, &["date", "day", "jour"]);
        let of = |at: &usize| {
            let hour = stem(&columns[*at].key, HOURS)?;
            (Some(&hour) == own.as_ref() || hour.is_empty() && at.abs_diff(day) == 1).then_some(())
        };
        let is_free = |at: &usize| match told[*at] {
            Some((_, field_told)) => field_told.is_some_and(|told| told.name == field.name) && *at != day,
            None => matches!(plan.columns[*at].role, Role::Free | Role::Unused),
        };
        if let Some(at) = (0..columns.len()).find(|at| is_free(at) && of(at).is_some() && columns[*at].is_clock()) {
            plan.columns[at].role = Role::Clock(field);
            plan.columns[at].notation = super::Notation::Text;
            plan.columns[at].notation_name = Some("hh:mm".into());
            plan.columns[at].seconds = Some(3_600);
            plan.columns[at].confidence = plan.columns[day].confidence;
        }
    }
}

const HOURS: &[&str] = &["time", "hour", "heure"];

/// The key without its word for a day or an hour; `None` where it has none.
fn stem(key: &str, words: &[&str]) -> Option<String> {
    words.iter().find_map(|word| parted(key, word)).map(|(before, after)| [before, after].concat())
}

impl ColumnSample<'_> {
    fn has_days_alone(&self) -> bool {
        let at_midnight = |cell: &str| [" 00:00", "T00:00"].iter().any(|midnight| has(cell, midnight));
        self.as_time().is_some() && self.filled.iter().all(|cell| !cell.contains(':') || at_midnight(cell))
    }

    fn is_clock(&self) -> bool {
        let read = self.filled.iter().filter(|cell| super::unit::hour(cell).is_some()).count();
        read > 0 && read * 10 >= self.filled.len() * 8
    }
}
