//! How a deal stands towards a period, in a few facts: with them every population of deals says whether it counts one, and why not.
//! Deals that stand alike are looked at once for all populations.

use super::Slice;
use super::journeys::NONE;
use super::outcome::Outcome;
use super::population::Population;
use super::reason::*;
use crate::calendar::Stamp;
use crate::collect::CollectVec;

/// A deal's facts, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing(u32);

const SUPERSEDED: u32 = 1;
const AHEAD: u32 = 1 << 1;
const IS_WON: u32 = 1 << 2;
const IS_LOST: u32 = 1 << 3;
const CREATED_OUTSIDE: u32 = 1 << 4;
/// Twice the one before: a date is inside, outside or nowhere.
const CREATED_NOWHERE: u32 = CREATED_OUTSIDE * 2;
const CLOSED_OUTSIDE: u32 = 1 << 6;
const CLOSED_NOWHERE: u32 = CLOSED_OUTSIDE * 2;
const WITHOUT_CYCLE: u32 = 1 << 8;
const BACKWARDS: u32 = 1 << 9;
const UNBORN: u32 = 1 << 10;
const OPEN_THEN: u32 = 1 << 11;
const STAGED_THEN: u32 = 1 << 12;
const STAGED_NOW: u32 = 1 << 13;
const ELSEWHERE: u32 = 1 << 14;
const UNCONVERTED: u32 = 1 << 15;
const WITHOUT_AMOUNT: u32 = 1 << 16;
const ALL: usize = 1 << 17;

impl Slice<'_> {
    /// How a deal stands towards the slice's period.
    pub fn deal_standing(&self, row: u32) -> Standing {
        let (deals, journeys, at) = (&self.world.deals, &self.world.journeys, row as usize);
        let (created, closed, outcome) = (deals.created.get(at), deals.closed.get(at), deals.outcome[at]);
        let open_then = deals.open_at(row, self.state_day());
        let mut facts = (self.lie(created, deals.has_created) * CREATED_OUTSIDE) | (self.lie(closed, deals.has_closed) * CLOSED_OUTSIDE);
        facts |= match outcome {
            Outcome::Won => IS_WON,
            Outcome::Lost => IS_LOST,
            Outcome::Open => 0,
        };
        facts |= match created.zip(closed) {
            None => WITHOUT_CYCLE,
            Some((created, closed)) if created.until(closed) < 0 => BACKWARDS,
            Some(_) => 0,
        };
        let mut note = |fact: u32, holds: bool| facts |= fact * u32::from(holds);
        note(SUPERSEDED, self.world.data.superseded.get(at));
        note(AHEAD, deals.future.get(at));
        note(UNBORN, created.is_some_and(|created| created.day() > self.state_day()));
        note(OPEN_THEN, open_then);
        note(STAGED_THEN, open_then && self.stage_then(row).is_some());
        note(STAGED_NOW, journeys.included.get(at) && journeys.current[at] != NONE);
        note(ELSEWHERE, journeys.other_pipeline.get(at));
        note(UNCONVERTED, deals.unconverted.get(at));
        note(WITHOUT_AMOUNT, deals.amount.get(at).is_none());
        Standing(facts)
    }

    /// 0 for a date in the period, 1 for one outside, 2 for none.
    fn lie(&self, at: Option<Stamp>, has_column: bool) -> u32 {
        match (at, self.span.filter(|_| has_column)) {
            (_, None) => 0,
            (None, Some(_)) => 2,
            (Some(at), Some(span)) => u32::from(at < Stamp::start_of(span.start) || at >= Stamp::start_of(span.end)),
        }
    }

    /// Whether a date lies in the period, else why it does not count.
    pub(super) fn lies(&self, at: Option<Stamp>, has_column: bool) -> Result<(), Reason> {
        match self.lie(at, has_column) {
            0 => Ok(()),
            1 => Err(OUTSIDE_PERIOD),
            _ => Err(NO_DATE),
        }
    }

    /// How the selection's deals stand, and how many so.
    pub fn deal_standings(&self) -> &[(Standing, u64)] {
        self.standings.get_or_init(|| {
            let mut counts = vec![0_u64; ALL];
            self.part.deals.iter().for_each(|row| counts[self.deal_standing(*row).0 as usize] += 1);
            (0..).zip(counts).filter(|(_, count)| *count > 0).map(|(facts, count)| (Standing(facts), count)).collect_vec()
        })
    }
}

impl Standing {
    /// Whether a population of deals counts one that stands so, else why not.
    pub fn counts(self, population: Population) -> Result<(), Reason> {
        use Population::*;
        let refuse = |facts: u32, reason: Reason| if self.0 & facts == 0 { Ok(()) } else { Err(reason) };
        let require = |facts: u32, reason: Reason| if self.0 & facts == 0 { Err(reason) } else { Ok(()) };
        refuse(SUPERSEDED, DUPLICATE)?;
        refuse(AHEAD, FUTURE)?;
        match population {
            Created => {
                refuse(CREATED_OUTSIDE, OUTSIDE_PERIOD)?;
                refuse(CREATED_NOWHERE, NO_DATE)?;
            }
            Open | OpenAmounts | OpenStages => {
                require(OPEN_THEN | UNBORN, CLOSED)?;
                require(OPEN_THEN, OUTSIDE_PERIOD)?;
            }
            Prospects | ProspectAmounts => refuse(IS_WON | IS_LOST, CLOSED)?,
            _ => {
                require(IS_WON | IS_LOST, super::reason::OPEN)?;
                if matches!(population, Won | WonAmounts | WonCycles) {
                    refuse(IS_LOST, LOST)?;
                }
                if matches!(population, Lost | LostCycles) {
                    refuse(IS_WON, WON)?;
                }
                refuse(CLOSED_OUTSIDE, OUTSIDE_PERIOD)?;
                refuse(CLOSED_NOWHERE, NO_DATE)?;
            }
        }
        if matches!(population, WonCycles | LostCycles) {
            refuse(WITHOUT_CYCLE, NO_DATE)?;
            refuse(BACKWARDS, CLOSED_BEFORE_CREATED)?;
        }
        if matches!(population, ClosedAmounts | WonAmounts | OpenAmounts | OpenStages | ProspectAmounts) {
            refuse(UNCONVERTED, CURRENCY)?;
            refuse(WITHOUT_AMOUNT, NO_AMOUNT)?;
        }
        let staged = match population {
            OpenStages => STAGED_THEN,
            Prospects | ProspectAmounts => STAGED_NOW,
            _ => return Ok(()),
        };
        require(staged, if self.0 & ELSEWHERE == 0 { UNKNOWN_STAGE } else { OTHER_PIPELINE })
    }
}
