//! How a deal stands towards a period, in a few facts: with them every population of deals says whether it counts one, and why not.
//! Deals that stand alike are looked at once for all populations.

use super::Slice;
use super::journeys::NONE;
use super::population::Population;
use super::reason::*;
use super::world::World;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use columns::standing::{
    BACKWARDS, CLOSED_NOWHERE, CLOSED_OUTSIDE, CREATED_NOWHERE, CREATED_OUTSIDE, IS_LOST, IS_WON, MORE, OPEN_THEN, Period, UNBORN, WITHOUT_CYCLE,
};

/// A deal's facts, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing(u32);

const SUPERSEDED: u32 = MORE;
const AHEAD: u32 = MORE << 1;
const STAGED_NOW: u32 = MORE << 2;
const ELSEWHERE: u32 = MORE << 3;
const UNCONVERTED: u32 = MORE << 4;
const WITHOUT_AMOUNT: u32 = MORE << 5;
const STAGED_THEN: u32 = MORE << 6;

impl World {
    /// Facts of each deal that no period changes, in units of `MORE`.
    fn lasting(&self) -> &[u8] {
        let (data, deals, journeys) = (&self.data, &self.deals, &self.journeys);
        let facts = |at: usize| {
            let holds = [
                (SUPERSEDED, data.superseded.get(at)),
                (AHEAD, deals.future.get(at)),
                (STAGED_NOW, journeys.included.get(at) && journeys.current[at] != NONE),
                (ELSEWHERE, journeys.other_pipeline.get(at)),
                (UNCONVERTED, deals.unconverted.get(at)),
                (WITHOUT_AMOUNT, deals.amount.get(at).is_none()),
            ];
            holds.into_iter().filter(|(_, holds)| *holds).map(|(fact, _)| (fact / MORE) as u8).sum()
        };
        self.lasting.get_or_init(|| (0..data.deals.rows).map(facts).collect_vec())
    }
}

impl Slice<'_> {
    fn deal_period(&self) -> Period<'_> {
        let deals = &self.world.deals;
        Period {
            outcome: &deals.outcome,
            created: (&deals.created, self.span.filter(|_| deals.has_created)),
            closed: (&deals.closed, self.span.filter(|_| deals.has_closed)),
            end: Stamp::start_of(self.state_day().plus(1)),
        }
    }

    /// How a deal stands towards the slice's period.
    pub fn deal_standing(&self, row: u32) -> Standing {
        let facts = self.deal_period().facts(row) | (u32::from(self.world.lasting()[row as usize]) * MORE);
        let staged = facts & OPEN_THEN != 0 && self.stage_then(row).is_some();
        Standing(facts | (STAGED_THEN * u32::from(staged)))
    }

    /// Whether a date lies in the period, else why it does not count.
    pub(super) fn lies(&self, at: Option<Stamp>, has_column: bool) -> Result<(), Reason> {
        match (at, self.span.filter(|_| has_column)) {
            (_, None) => Ok(()),
            (None, _) => Err(NO_DATE),
            (Some(at), Some(span)) if span.contains(at.day()) => Ok(()),
            _ => Err(OUTSIDE_PERIOD),
        }
    }

    /// How the selection's deals stand, and how many so.
    pub fn deal_standings(&self) -> &[(Standing, u64)] {
        self.standings.get_or_init(|| {
            let mut counts = self.deal_period().count(&self.part.deals, self.world.lasting());
            // a deal that is not among the open ones is refused before anybody asks for its stage
            for row in self.open().iter().filter(|row| self.stage_then(**row).is_some()) {
                let facts = self.deal_standing(*row).0;
                counts[(facts & !STAGED_THEN) as usize] -= 1;
                counts[facts as usize] += 1;
            }
            (0..).zip(counts).filter(|(_, count)| *count > 0).map(|(facts, count)| (Standing(facts), u64::from(count))).collect_vec()
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
