//! Deals as they stood at the end of as_of: outcome, dates and amounts of each, and the orders that periods are cut from.

use super::journeys::Records;
use super::money::{Currency, day_of};
use super::outcome::{Outcome, closing_word, status_word};
use crate::calendar::{Day, Stamp};
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::column::{Amounts, Bits, Times};
use crate::dataset::dictionary::Dictionary;
use crate::dataset::history::History;
use crate::settings::FunnelSettings;
use columns::closings::Worth;
pub use columns::states::order_by_day;
use columns::states::{States, Told};
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

/// What each label means.
fn meanings(labels: &Dictionary, meaning: impl Fn(&str) -> Option<Outcome>) -> Vec<Option<Outcome>> {
    std::iter::once(None).chain(labels.iter().map(|(_, text)| meaning(text))).collect_vec()
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

impl DealStates {
    /// The deals as they stood at the end of `as_of`.
    pub fn rewind(data: &Dataset, as_of: Day, settings: &FunnelSettings) -> DealStates {
        let deals = &data.deals;
        let by_status = meanings(&deals.status.dictionary, status_word);
        let of_stage = |label: &str| stage_meaning(label, settings, &data.lost_stages);
        let by_stage = meanings(&deals.stage.dictionary, of_stage);
        let moved_to = meanings(&data.history.stages, of_stage);
        let told = Told {
            status: (&deals.status, &by_status),
            stage: (&deals.stage, &by_stage),
            created: &deals.created,
            closed: &deals.closed,
            moves: (&data.history.moves, &moved_to),
        };
        let States { outcome, closed, created, future, closed_by_moves } = told.rewind(deals.rows, as_of);
        let exists = |row: &u32| !future.get(*row as usize) && !data.superseded.get(*row as usize);
        let rows: Vec<u32> = (0..deals.rows as u32).filter(exists).collect_vec();
        let ended = rows.iter().copied().filter(|row| outcome[*row as usize] != Outcome::Open).collect_vec();
        DealStates {
            has_created: !deals.created.is_empty() || !data.history.is_empty(),
            has_closed: !deals.closed.is_empty() || closed_by_moves,
            by_closed: order_by_day(ended, &closed),
            by_created: order_by_day(rows, &created),
            outcome,
            closed,
            created,
            future,
            ..DealStates::default()
        }
    }

    /// What is known of them before their moves are looked at.
    pub fn records<'a>(&'a self, history: &'a History) -> Records<'a> {
        Records { created: &self.created, outcome: &self.outcome, closed: &self.closed, exported: &history.exported, moves: &history.moves }
    }

    /// With amounts in the reporting currency, at the rates of the day of closing; of open deals, of as_of.
    pub fn in_currency(mut self, data: &Dataset, currency: &Currency, as_of: Day) -> DealStates {
        (self.amount, self.unconverted) = currency.convert(&data.deals.amount, &data.deals.currency, day_of(&self.closed, as_of));
        self
    }

    /// Amounts that can be added up.
    pub fn worth(&self) -> Worth<'_> {
        Worth { amount: &self.amount, unconverted: &self.unconverted }
    }

    /// Amount of a row that can be added up.
    #[inline(always)]
    pub fn amount(&self, row: u32) -> Option<i64> {
        if self.unconverted.get(row as usize) { None } else { self.amount.get(row as usize) }
    }

    /// Whether the row is open at the end of a day: created by then (or undated) and not closed by then.
    pub fn open_at(&self, row: u32, day: Day) -> bool {
        let (row, end) = (row as usize, Stamp::start_of(day.plus(1)));
        let born = self.created.get(row).is_none_or(|created| created < end);
        born && (self.outcome[row] == Outcome::Open || self.closed.get(row).is_some_and(|closed| closed >= end))
    }
}
