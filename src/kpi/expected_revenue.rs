//! `sales.expected_revenue`: open amounts × chance to win, in all and by month of closing.

use super::forecast::{Prospects, chance, refused};
use super::outcome::Outcome;
use super::parts::Parts;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::reason::{NO_AMOUNT, STAGE_AND_AGE};

/// The KPI.
pub static KPI: Kpi<Prospects> = Kpi::new(
    Facts {
        id: "sales.expected_revenue",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created", "closed", "amount"] }],
        words: Words {
            name: both! { en: "Expected revenue", fr: "Chiffre attendu" },
            about: both! { en: "Each open amount times its chance to be won, month by month as deals won used to take; the interval is what chance alone leaves open. Under 200 closed deals the chance goes by stage and age.", fr: "Chaque montant en cours multiplié par sa chance de gain, mois par mois selon la durée des affaires gagnées ; l’intervalle est ce que le seul hasard laisse ouvert. Sous 200 affaires closes, la chance va selon l’étape et l’âge." },
            formula: both! { en: "sum over {deals} open deals of amount × chance, {open} in all = {value}", fr: "somme sur {deals} affaires en cours de montant × chance, {open} en tout = {value}" },
        },
    },
    Population::ProspectAmounts,
    Prospects::by_month,
    outcome,
)
.parts(&Parts { chance, ..Parts::NONE });

fn outcome(sums: &Prospects, settings: &Settings) -> Outcome {
    let mut outcome = match sums.model.refusal.filter(|_| sums.deals > 0 && sums.told == 0) {
        Some(refusal) => Outcome::missing(refused(refusal)),
        None if sums.deals > 0 && sums.with_amount == 0 => Outcome::missing(NO_AMOUNT),
        None => Outcome { cases: Some(sums.with_amount), reason: sums.model.refusal.map(|_| STAGE_AND_AGE), ..Outcome::money(sums.expected) },
    };
    outcome.measure("deals", Some(Figure::Count(sums.with_amount as i64)));
    outcome.measure("open", Some(Figure::Money(sums.amount)));
    if outcome.value.is_none() {
        return outcome;
    }
    let band = |expected: Money, variance: i128| sums.band(expected, variance, settings.confidence);
    outcome.interval = Some(band(sums.expected, sums.variance)).map(|(low, high)| (Some(low), Some(high)));
    let row = |((month, _), sums): (&(Option<String>, Option<String>), &Vec<i128>)| {
        let expected = Money(sums[0]);
        let (low, high) = band(expected, sums[1]);
        TableRow::of(month.clone(), None, &[("expected", Some(Figure::Money(expected))), ("low", Some(low)), ("high", Some(high))])
    };
    outcome.rows = sums.months.0.iter().map(row).collect_vec();
    // what no month can be told of comes last
    let untold = outcome.rows.iter().take_while(|row| row.key.is_none()).count();
    outcome.rows.rotate_left(untold);
    outcome
}
