//! `mrr.movements`: net change of MRR, with its movements in `measures`: start + new + expansion + reactivated − contraction − churned = end.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "mrr.movements",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Change in recurring revenue", fr: "Variation du revenu récurrent" },
            about: both! { en: "How the monthly revenue came from its start to its end: new, added, returned, reduced, lost.", fr: "Comment le revenu mensuel est passé de son début à sa fin : nouveaux, hausses, retours, baisses, départs." },
            formula: both! { en: "{start} + {new} new + {expansion} added + {reactivated} returned − {contraction} reduced − {churned} lost = {end}", fr: "{start} + {new} nouveaux + {expansion} hausses + {reactivated} retours − {contraction} baisses − {churned} départs = {end}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    let mut outcome = Outcome::money(sums.mrr_end - sums.mrr_start);
    for (name, money) in [
        ("start", sums.mrr_start),
        ("new", sums.new_mrr),
        ("expansion", sums.expansion),
        ("reactivated", sums.reactivated_mrr),
        ("contraction", sums.contraction),
        ("churned", sums.churned_mrr),
        ("end", sums.mrr_end),
    ] {
        outcome.measure(name, Some(Figure::Money(money)));
    }
    outcome
}
