//! `sales.calls`: activities of the period by type and owner.

use super::outcome::Outcome;
use super::sums::Groups;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use columns::crosstab::crosstab;

/// The KPI.
pub static KPI: Kpi<Groups> = Kpi::new(
    Facts {
        id: "sales.calls",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Activity, fields: &["at"] }],
        words: Words {
            name: both! { en: "Sales activities", fr: "Activités commerciales" },
            about: both! { en: "Calls, e-mails, meetings of the period, by type and by who did them.", fr: "Appels, e-mails et rendez-vous de la période, par type et par auteur." },
            formula: both! { en: "{value} activities", fr: "{value} activités" },
        },
    },
    Population::Rows(Entity::Activity),
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Groups {
    let table = &slice.world.data.activities;
    let mut groups = Groups::default();
    for (kind, owner, count) in crosstab(slice.rows(Entity::Activity), &table.kind, &table.owner) {
        let (kind, count) = (table.kind.dictionary.text(kind), &[i128::from(count)]);
        groups.add(kind, None, count);
        if owner > 0 {
            groups.add(kind, table.owner.dictionary.text(owner), count);
        }
    }
    groups
}

fn outcome(sums: &Groups, _settings: &Settings) -> Outcome {
    let all: i128 = sums.0.iter().filter(|((_, owner), _)| owner.is_none()).map(|(_, sums)| sums[0]).sum();
    let rows = sums.0.iter().map(|((kind, owner), sums)| TableRow::of(kind.clone(), owner.clone(), &[("count", Some(Figure::Count(sums[0] as i64)))]));
    Outcome { by: Some(("type", "count")), rows: rows.collect_vec(), ..Outcome::count(all as u64) }
}
