//! `churn.reasons`: customers lost in the period by the reason of their last contract: count, MRR.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, sums::Groups};
use crate::collect::CollectVec;
use crate::dataset::Entity;

use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "churn.reasons",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end", "cancel_reason"] }],
        words: Words {
            name: both! { en: "Reasons for leaving", fr: "Motifs de départ" },
            about: both! { en: "Customers lost in the period, by the reason that their last contract gives.", fr: "Clients perdus dans la période, par le motif que donne leur dernier contrat." },
            formula: both! { en: "{value} lost, {stated} of them with a reason", fr: "{value} perdus, dont {stated} avec un motif" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

super::sums::sums! {
    /// Customers lost.
    Sums {
        /// All of them.
        lost: u64,
        /// With a reason.
        stated: u64,
        /// Customers and monthly amount by reason.
        reasons: Groups,
        /// Customers without dates.
        undated: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (customers, reasons) = (&slice.world.customers, &slice.world.data.subscriptions.cancel_reason);
    let mut sums = Sums::default();
    let mut add = |row: u32, mrr: i64| {
        let reason = reasons.get(row as usize);
        (sums.lost, sums.stated) = (sums.lost + 1, sums.stated + u64::from(reason.is_some()));
        sums.reasons.add(reason, None, &[1, i128::from(mrr)]);
    };
    for customer in slice.part.undated.iter().map(|at| &customers.undated[*at as usize]).filter(|customer| customer.churned) {
        add(customer.row, customer.mrr.unwrap_or(0));
    }
    if let Some(span) = slice.span {
        let (before, last) = (span.start.plus(-1), slice.state_day());
        for customer in customers.stretches.come_by(&slice.part.customers, before) {
            let start = customers.stretches.standing(*customer, before);
            if start.active && last >= span.start && !customers.stretches.standing(*customer, last).active {
                let ended = customers.stretches.of(*customer).iter().filter(|stretch| stretch.end <= last);
                let latest = ended.max_by_key(|stretch| (stretch.end, std::cmp::Reverse(stretch.row)));
                add(latest.map_or(u32::MAX, |stretch| stretch.row), start.mrr);
            }
        }
    }
    sums.undated = slice.part.undated.len() as u64;
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome { by: Some(("cancel_reason", "count")), reason: (sums.undated > 0).then_some(UNDATED), ..Outcome::count(sums.lost) };
    outcome.measure("stated", Some(Figure::Count(sums.stated as i64)));
    let rows = sums.reasons.0.iter().map(|((reason, _), sums)| {
        let figures = [("count", Some(Figure::Count(sums[0] as i64))), ("mrr", Some(Figure::Money(Money(sums[1]))))];
        TableRow::of(reason.clone(), None, &figures)
    });
    outcome.rows = rows.collect_vec();
    outcome
}
