//! Deals as they stood at the end of as_of: outcome, dates and amounts of each, and the orders that periods are cut from.

use super::journey::in_order;
use super::money::{Currency, day_of};
use super::outcome::{Outcome, closing_word, status_word};
use crate::calendar::{Day, Stamp};
use crate::dataset::Dataset;
use crate::dataset::column::{Amounts, Bits, Labels, Times};
use crate::dataset::history::Move;
use crate::settings::FunnelSettings;
use std::sync::Arc;

/// The deals of a dataset, rewound to a day.
#[derive(Clone, Debug, Default)]
pub struct DealStates {
    /// How each stands.
    pub outcome: Vec<Outcome>,
    /// When it was closed; nothing on open ones.
    pub closed: Times,
    /// When it was created: `created`, else its earliest move.
    pub created: Times,
    /// Amount in the reporting currency.
    pub amount: Arc<Amounts>,
    /// Rows whose currency has no rate.
    pub unconverted: Bits,
    /// Created after as_of: they do not exist.
    pub future: Bits,
    /// Whether any file has a creation date (or dated moves).
    pub has_created: bool,
    /// Whether any file has a closing date (or dated closing moves).
    pub has_closed: bool,
    /// Rows that exist, by day of creation; those without one first.
    pub by_created: Vec<u32>,
    /// Closed rows that exist, by day of closing; those without one first.
    pub by_closed: Vec<u32>,
}

/// What each label of a column means.
fn meanings(labels: &Labels, meaning: impl Fn(&str) -> Option<Outcome>) -> Vec<Option<Outcome>> {
    std::iter::once(None).chain(labels.dictionary.iter().map(|(_, text)| meaning(text))).collect()
}

/// What a stage's name means, the settings first.
pub fn stage_meaning(label: &str, settings: &FunnelSettings, profile_lost: &[String]) -> Option<Outcome> {
    if let Some(lost) = &settings.lost {
        if lost.iter().any(|l| l == label) {
            return Some(Outcome::Lost);
        }
    } else if profile_lost.iter().any(|l| l == label) {
        return Some(Outcome::Lost);
    }
    if let Some(stages) = &settings.stages
        && let Some((last, open)) = stages.split_last()
    {
        if last.matches(label) {
            return Some(Outcome::Won);
        }
        if open.iter().any(|stage| stage.matches(label)) {
            return None;
        }
    }
    closing_word(label)
}

/// Row numbers in the order of their day, those without one first: a counting sort, stable.
pub fn order_by_day(rows: impl Iterator<Item = u32> + Clone, day: impl Fn(u32) -> Option<Day>) -> Vec<u32> {
    let days = || rows.clone().map(|row| day(row).map_or(i32::MIN, |day| day.0));
    let known = || days().filter(|day| *day != i32::MIN);
    let (Some(low), Some(high)) = (known().min(), known().max()) else {
        return rows.collect();
    };
    let width = (i64::from(high) - i64::from(low)) as usize + 1;
    if width > 400_000 {
        return crate::order::sorted_by(rows.collect(), &|a, b| day(*a).cmp(&day(*b)));
    }
    let slot = |day: i32| if day == i32::MIN { 0 } else { (day - low) as usize + 1 };
    let mut starts = vec![0u32; width + 2];
    let mut count = 0;
    for day in days() {
        starts[slot(day) + 1] += 1;
        count += 1;
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    let mut sorted = vec![0u32; count];
    for (row, day) in rows.clone().zip(days()) {
        let next = &mut starts[slot(day)];
        sorted[*next as usize] = row;
        *next += 1;
    }
    sorted
}

impl DealStates {
    /// The deals as they stood at the end of `as_of`.
    pub fn rewind(data: &Dataset, as_of: Day, settings: &FunnelSettings) -> DealStates {
        let deals = &data.deals;
        let by_status = meanings(&deals.status, status_word);
        let of_stage = |label: &str| stage_meaning(label, settings, &data.lost_stages);
        let by_stage = meanings(&deals.stage, of_stage);
        let moved_to: Vec<Option<Outcome>> = meanings_of(&data.history.stages, of_stage);
        let mut states = DealStates { has_created: !deals.created.is_empty() || !data.history.is_empty(), ..DealStates::default() };
        states.has_closed = !deals.closed.is_empty();
        states.future = Bits::filled(deals.rows, false);
        for row in 0..deals.rows {
            let moves = data.history.of(row);
            let created = deals.created.get(row).or_else(|| moves.iter().map(|step| step.at).min());
            let exported = by_status[deals.status.code(row) as usize].or(by_stage[deals.stage.code(row) as usize]);
            let told = deals.status.code(row) != 0 || deals.stage.code(row) != 0;
            let last = last_move(moves, as_of, &moved_to);
            let closing = last.and_then(|step| moved_to[step.to as usize].map(|outcome| (outcome, step.at)));
            let close_date = deals.closed.get(row);
            let exported = exported.unwrap_or_default();
            let rewound = told && exported != Outcome::Open && close_date.is_some_and(|closed| closed.day() > as_of);
            let (outcome, closed) = match closing {
                _ if told && exported != Outcome::Open && !rewound => (exported, close_date.or(closing.map(|(_, at)| at))),
                Some((outcome, at)) if !told || rewound => (outcome, Some(at)),
                _ => (Outcome::Open, None),
            };
            states.has_closed |= closing.is_some();
            let closed_later = outcome != Outcome::Open && closed.is_some_and(|closed| closed.day() > as_of);
            states.outcome.push(if closed_later { Outcome::Open } else { outcome });
            states.closed.push(closed.filter(|_| outcome != Outcome::Open && !closed_later));
            states.future.set(row, created.is_some_and(|created| created.day() > as_of));
            states.created.push(created);
        }
        let exists = |row: &u32| !states.future.get(*row as usize) && !data.superseded.get(*row as usize);
        let rows = (0..deals.rows as u32).filter(exists);
        states.by_created = order_by_day(rows.clone(), |row| states.created.get(row as usize).map(Stamp::day));
        let closed = rows.filter(|row| states.outcome[*row as usize] != Outcome::Open);
        states.by_closed = order_by_day(closed, |row| states.closed.get(row as usize).map(Stamp::day));
        states
    }

    /// With amounts in the reporting currency, at the rates of the day of closing; of open deals, of as_of.
    pub fn in_currency(mut self, data: &Dataset, currency: &Currency, as_of: Day) -> DealStates {
        (self.amount, self.unconverted) = currency.convert(&data.deals.amount, &data.deals.currency, day_of(&self.closed, as_of));
        self
    }

    /// Amount of a row that can be added up.
    #[inline(always)]
    pub fn amount(&self, row: u32) -> Option<i64> {
        if self.unconverted.get(row as usize) { None } else { self.amount.get(row as usize) }
    }

    /// Whether the row is open at the end of a day: created by then (or undated) and not closed by then.
    pub fn open_at(&self, row: u32, day: Day) -> bool {
        self.created.get(row as usize).is_none_or(|created| created < Stamp::start_of(day.plus(1))) && self.not_closed_before(row, Stamp::start_of(day.plus(1)))
    }

    /// Whether the row is open, or closed at that stamp or later.
    #[inline(always)]
    pub fn not_closed_before(&self, row: u32, end: Stamp) -> bool {
        let row = row as usize;
        self.outcome[row] == Outcome::Open || self.closed.get(row).is_some_and(|closed| closed >= end)
    }
}

fn meanings_of(dictionary: &crate::dataset::dictionary::Dictionary, meaning: impl Fn(&str) -> Option<Outcome>) -> Vec<Option<Outcome>> {
    std::iter::once(None).chain(dictionary.iter().map(|(_, text)| meaning(text))).collect()
}

/// The move that a record made last by the end of a day; those of one instant in the order of the chain, closings last.
fn last_move(moves: &[Move], as_of: Day, meaning: &[Option<Outcome>]) -> Option<Move> {
    let end = Stamp::start_of(as_of.plus(1));
    let told = || moves.iter().filter(|step| step.at < end).copied();
    let latest = told().map(|step| step.at).max()?;
    if told().filter(|step| step.at == latest).count() == 1 {
        return told().find(|step| step.at == latest);
    }
    let mut ordered: Vec<Move> = told().collect();
    in_order(&mut ordered, &|code| match meaning.get(code as usize) {
        Some(Some(Outcome::Won)) => 254,
        Some(Some(Outcome::Lost)) => 255,
        _ => 0,
    });
    ordered.last().copied()
}
