//! `contact.disengaged`: contacts unsubscribed, bounced or silent after so many attempts.

use super::outcome::Outcome;
use super::sums::Counts;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outreach::Sought;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "contact.disengaged",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Activity, fields: &["at", "unsubscribed"] }],
        words: Words {
            name: both! { en: "Disengaged contacts", fr: "Contacts désengagés" },
            about: both! { en: "Contacts that unsubscribed, whose messages came back, or that never replied to five attempts; each counted once, in that order.", fr: "Contacts désabonnés, dont les messages reviennent, ou sans réponse après cinq tentatives ; chacun compté une fois, dans cet ordre." },
            formula: both! { en: "{unsubscribed} unsubscribed + {bounced} bounced + {silent} silent = {value}", fr: "{unsubscribed} désabonnés + {bounced} rejetés + {silent} silencieux = {value}" },
        },
    },
    Population::Sought(Sought::All),
    sums,
    outcome,
);

super::sums::sums! {
    /// Contacts by reason.
    Sums {
        /// All of them.
        contacts: u64,
        /// Unsubscribed, bounced, silent.
        gone: Counts<3>,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (contacts, gone) = slice.disengaged();
    Sums { contacts, gone: Counts(gone) }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let gone = sums.gone.0;
    let mut outcome = Outcome::count(gone.iter().sum());
    for (name, count) in ["unsubscribed", "bounced", "silent"].into_iter().zip(gone) {
        outcome.measure(name, Some(Figure::Count(count as i64)));
    }
    outcome.measure("share", Outcome::ratio(gone.iter().sum(), sums.contacts).value);
    outcome
}
