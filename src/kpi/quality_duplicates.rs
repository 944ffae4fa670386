//! `quality.duplicates`: records of customers entered again / records compared (contacts and accounts).

use super::outcome::Outcome;
use super::parts::{Asked, Member, Parts};
use super::quality::{faulty, sums};
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{NOT_LOADED, SAME_CUSTOMER};

/// The KPI.
pub static KPI: Kpi<super::quality::Sums> = Kpi::new(
    Facts {
        id: "quality.duplicates",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[],
        words: Words {
            name: both! { en: "Duplicates", fr: "Doublons" },
            about: both! { en: "Records of customers that were entered before: same e-mail, phone or domain, or a near name in one company.", fr: "Fiches de clients déjà saisis : même e-mail, téléphone ou domaine, ou nom proche dans une même entreprise." },
            formula: both! { en: "{numerator} surplus records ÷ {denominator} contacts and accounts = {value}, in {groups} groups", fr: "{numerator} fiches en trop ÷ {denominator} contacts et comptes = {value}, en {groups} groupes" },
        },
    },
    Population::Loaded,
    sums,
    outcome,
)
.variants(&[VariantFacts { id: "plus_tags", about: both! { en: "ana+shop@ and ana@ are one address.", fr: "ana+boutique@ et ana@ sont une même adresse." }, used_by: "Gmail, Outlook" }], variants)
.parts(&Parts { list, ..Parts::NONE });

fn outcome(sums: &super::quality::Sums, settings: &Settings) -> Outcome {
    if sums.compared == 0 {
        return Outcome::missing(NOT_LOADED);
    }
    let mut outcome = Outcome::share(sums.surplus, sums.compared, settings.confidence);
    outcome.measure("groups", Some(Figure::Count(sums.groups as i64)));
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let sums = sums(slice);
    vec![("plus_tags", Outcome::share(sums.surplus + sums.tagged, sums.compared, slice.world.settings.confidence))]
}

fn list(slice: &Slice, asked: &Asked) -> Option<Vec<Member>> {
    let compared = [Entity::Contact, Entity::Account].into_iter().flat_map(|entity| (0..slice.world.data.rows(entity) as u32).map(move |row| (entity, row)));
    if asked.name == "denominator" { Some(Member::each(compared)) } else { faulty(slice, asked, &[SAME_CUSTOMER]) }
}
