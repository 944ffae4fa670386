//! `service.closed_per_day`: cases closed in the period / its days.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::stats::Counted;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "service.closed_per_day",
        version: 1,
        unit: Unit::Number,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["closed"] }],
        words: Words {
            name: both! { en: "Cases closed a day", fr: "Demandes closes par jour" },
            about: both! { en: "Support cases closed on a calendar day, on average; beside it for each day on which one of the team closed any.", fr: "Demandes de support closes par jour calendaire, en moyenne ; à côté, par jour où un membre de l’équipe en a clos." },
            formula: both! { en: "{numerator} closed ÷ {denominator} days = {value}", fr: "{numerator} closes ÷ {denominator} jours = {value}" },
        },
    },
    Population::TicketsClosed,
    sums,
    outcome,
);

/// Closings and the days that they fell on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Closed.
    closed: u64,
    /// Days looked at; the same for every part.
    days: u64,
    /// Owner and day of each closing.
    agent_days: Counted,
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Sums) {
        self.closed += other.closed;
        self.days = self.days.max(other.days);
        self.agent_days += other.agent_days;
    }
}

fn sums(slice: &Slice) -> Sums {
    let tickets = &slice.world.data.tickets;
    let agent_day = |row: u32| {
        let owner = tickets.owner.code(row as usize);
        tickets.closed.get(row as usize).filter(|_| owner > 0).map(|at| i64::from(owner) << 32 | i64::from(at.day().0))
    };
    let closed: Vec<u32> = slice.tickets_closed().collect_vec();
    // whoever has no cases has no days with them
    let some = !slice.part.rows(Entity::Ticket).is_empty();
    let days = slice.span.filter(|_| some).map_or(0, |span| span.cut(slice.world.as_of).days().max(0));
    Sums { closed: closed.len() as u64, days: days as u64, agent_days: closed.into_iter().filter_map(agent_day).collect::<Vec<i64>>().into() }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::ratio(sums.closed, sums.days);
    outcome.measure("per_agent_day", Outcome::ratio(sums.closed, sums.agent_days.steps().len() as u64).value);
    outcome
}
