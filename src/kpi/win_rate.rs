//! `sales.win_rate`: won / (won + lost) by closing date, each deal by its last outcome at as_of.

use super::metric::Metric;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words, close_rate, win_rate_value};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::Closings;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Closings> = Kpi::new(
    Facts {
        id: "sales.win_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed"] }],
        words: Words {
            name: both! { en: "Win rate", fr: "Taux de réussite" },
            about: both! { en: "Of the deals closed in the period, the share won. Open deals are not lost.", fr: "Part des affaires gagnées parmi celles closes dans la période. Une affaire ouverte n’est pas perdue." },
            formula: both! { en: "{numerator} won ÷ {denominator} closed = {value}", fr: "{numerator} gagnées ÷ {denominator} closes = {value}" },
        },
    },
    Population::Closed,
    sums,
    outcome,
)
.variants(
    &[
        VariantFacts { id: "stale", about: both! { en: "Open deals 90 days past their expected close count as lost.", fr: "Les affaires ouvertes 90 jours après leur clôture prévue comptent comme perdues." }, used_by: "Zoho Motivator" },
        VariantFacts { id: "value", about: both! { en: "By amount: a large deal weighs more than a small one.", fr: "En montant : une grande affaire pèse plus qu’une petite." }, used_by: "QuarterOne" },
        VariantFacts { id: "cohort", about: both! { en: "Of the deals created in the period, those won by now: open ones still count below the line.", fr: "Parmi les affaires créées dans la période, celles gagnées à ce jour : les ouvertes comptent encore au dénominateur." }, used_by: "cohort reports, funnels" },
    ],
    variants,
);

fn sums(slice: &Slice) -> Closings {
    *slice.closings()
}

fn outcome(sums: &Closings, settings: &Settings) -> Outcome {
    Outcome::share(sums.won.records, sums.won.records + sums.lost.records, settings.confidence)
}

/// Days past the expected close after which an open deal is stale.
const STALE_DAYS: i32 = 90;

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let closed = sums(slice);
    let deals = &slice.world.data.deals;
    let expected = |row: usize| deals.expected_close.get(row).or(deals.closed.get(row)).map(|at| at.day());
    let stale = slice.open().iter().filter(|row| expected(**row as usize).is_some_and(|day| day.plus(STALE_DAYS) <= slice.state_day())).count() as u64;
    vec![
        ("stale", Outcome::share(closed.won.records, closed.won.records + closed.lost.records + stale, slice.world.settings.confidence)),
        ("value", win_rate_value::KPI.of(slice)),
        ("cohort", close_rate::KPI.of(slice)),
    ]
}
