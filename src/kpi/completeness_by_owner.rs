//! `adoption.completeness_by_owner`: key fields filled / key fields of deals created in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::dataset::column::Labels;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "adoption.completeness_by_owner",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created"] }],
        words: Words {
            name: both! { en: "Fields filled", fr: "Champs remplis" },
            about: both! { en: "Share of the key fields (amount, close date, contact or account, source or campaign, owner) that are filled in the deals created in the period; a field that the file does not have is not asked for.", fr: "Part des champs clés (montant, date de clôture, contact ou compte, source ou campagne, propriétaire) remplis dans les affaires créées dans la période ; un champ absent du fichier n’est pas demandé." },
            formula: both! { en: "{numerator} filled ÷ {denominator} = {value}", fr: "{numerator} remplis ÷ {denominator} = {value}" },
        },
    },
    Population::Created,
    sums,
    outcome,
);

super::sums::sums! {
    /// Cells.
    Sums {
        /// Filled.
        filled: u64,
        /// All.
        cells: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let deals = &slice.world.data.deals;
    let label = |columns: &[&Labels], row: usize| columns.iter().any(|column| column.code(row) > 0);
    let (whom, origin) = ([&*deals.contact_id, &*deals.account_id], [&*deals.source, &*deals.campaign]);
    let there = |columns: &[&Labels]| columns.iter().any(|column| !column.is_empty());
    let asked = [!deals.amount.is_empty(), !deals.closed.is_empty() || !deals.expected_close.is_empty(), there(&whom), there(&origin), !deals.owner.is_empty()];
    let mut sums = Sums::default();
    for row in slice.created().iter().map(|row| *row as usize) {
        let dated = deals.closed.get(row).or(deals.expected_close.get(row)).is_some();
        let filled = [deals.amount.get(row).is_some(), dated, label(&whom, row), label(&origin, row), deals.owner.code(row) > 0];
        sums.cells += asked.iter().filter(|asked| **asked).count() as u64;
        sums.filled += asked.iter().zip(filled).filter(|(asked, filled)| **asked && *filled).count() as u64;
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.filled, sums.cells)
}
