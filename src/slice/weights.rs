//! Open deals by stage, and what became of those that once stood there: what a pipeline is weighted by.

use super::Slice;
use super::journeys::NONE;
use crate::calendar::Stamp;
use std::ops::AddAssign;

columns::sums! {
    /// One stage.
    #[derive(Copy, Eq)]
    StageWeight {
        /// Open deals with an amount.
        deals: u64,
        /// Sum of their amounts, 1/10,000 of a unit.
        amount: i128,
        /// Deals won by then that had come so far.
        won: u64,
        /// Deals closed by then that had come so far.
        closed: u64,
    }
}

/// All stages, and lost deals whose stage of loss is not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageWeights {
    /// By rank.
    pub stages: Vec<StageWeight>,
    /// Then nothing can be said of stages.
    pub untold: u64,
    /// Open deals of an earlier day whose stage is known only as it was exported.
    pub as_exported: u64,
}

impl AddAssign for StageWeights {
    fn add_assign(&mut self, other: StageWeights) {
        self.untold += other.untold;
        self.as_exported += other.as_exported;
        self.stages.resize(self.stages.len().max(other.stages.len()), StageWeight::default());
        self.stages.iter_mut().zip(other.stages).for_each(|(stage, more)| *stage += more);
    }
}

impl Slice<'_> {
    /// The stage of an open deal at the end of the state's day; `None` outside of the funnel.
    pub fn stage_then(&self, row: u32) -> Option<usize> {
        let (world, at) = (self.world, row as usize);
        let journeys = &world.journeys;
        if !journeys.included.get(at) {
            return None;
        }
        if self.state_day() >= world.as_of {
            return Some(journeys.current[at] as usize).filter(|stage| *stage != NONE as usize);
        }
        let end = Stamp::start_of(self.state_day().plus(1));
        let rank = |code: u16| journeys.stages.open_rank(code).map(usize::from);
        let moves = world.data.history.of(at);
        match moves.iter().filter(|step| step.at < end).max_by_key(|step| (step.at, rank(step.to))) {
            Some(step) => rank(step.to),
            None => rank(moves.iter().min_by_key(|step| step.at).map_or(world.data.history.exported[at], |step| step.from)).or(Some(0)),
        }
    }

    /// Open deals by stage at the state's day, and how those closed by then had fared.
    pub fn weights(&self) -> StageWeights {
        let (world, deals) = (self.world, &self.world.deals);
        let journeys = &world.journeys;
        let mut weights = StageWeights { stages: vec![StageWeight::default(); journeys.stages.names.len()], ..StageWeights::default() };
        let end = Stamp::start_of(self.state_day().plus(1));
        let closed = self.part.by_closed.partition_point(|row| deals.closed.get(*row as usize).is_none_or(|at| at < end));
        let closed = &self.part.by_closed[..closed];
        for (stage, (closed, won)) in
            weights.stages.iter_mut().zip(columns::closings::fared(closed, &deals.outcome, &journeys.furthest, journeys.stages.names.len()))
        {
            (stage.closed, stage.won) = (closed, won);
        }
        if let Some(all) = weights.stages.first().filter(|_| !journeys.loss_stage_known) {
            weights.untold = all.closed - all.won;
        }
        let earlier = self.state_day() < world.last;
        for row in self.open().iter().copied() {
            let (history, at) = (&world.data.history, row as usize);
            weights.as_exported += u64::from(earlier && history.of(at).is_empty() && journeys.stages.open_rank(history.exported[at]).is_some());
            if let (Some(stage), Some(amount)) = (self.stage_then(row), deals.amount(row)) {
                weights.stages[stage].deals += 1;
                weights.stages[stage].amount += i128::from(amount);
            }
        }
        weights
    }
}
