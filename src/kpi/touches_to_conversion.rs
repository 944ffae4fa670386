//! `contact.touches_to_conversion`: attempts before conversion: median, unconverted ones censored.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outreach::Sought;
use crate::slice::population::Population;
use crate::stats::Lifetimes;
use columns::engagement::attempts;

/// The KPI.
pub static KPI: Kpi<Lifetimes> = Kpi::new(
    Facts {
        id: "contact.touches_to_conversion",
        version: 1,
        unit: Unit::Number,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Activity, fields: &["at"] }],
        words: Words {
            name: both! { en: "Touches until a sale", fr: "Contacts avant la vente" },
            about: both! { en: "Attempts until a contact of the period converts: the median, those that have not converted counted for the attempts they had.", fr: "Tentatives avant la conversion d’un contact de la période : la médiane, ceux qui n’ont pas converti comptant pour les tentatives reçues." },
            formula: both! { en: "median over {denominator} contacts, {numerator} of them converted = {value}; of these alone {completed_median}", fr: "médiane sur {denominator} contacts, dont {numerator} convertis = {value} ; sur ceux-ci seuls {completed_median}" },
        },
    },
    Population::Sought(Sought::Courted),
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Lifetimes {
    let (ended, running) = attempts(slice.engagements(), &slice.seek(Sought::Courted));
    Lifetimes { ended: ended.into(), censored: running.into() }
}

fn outcome(sums: &Lifetimes, settings: &Settings) -> Outcome {
    let mut outcome = Outcome::waits(sums, 1.0, settings.confidence);
    outcome.measure("open_median", sums.censored.quantile(0.5).map(Figure::Number));
    outcome
}
