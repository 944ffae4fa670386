//! `sales.velocity`: open opportunities × win rate × average deal / median cycle: money a day.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;
use crate::stats::Counted;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "sales.velocity",
        version: 1,
        unit: Unit::MoneyPerDay,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "amount", "created", "closed"] }],
        words: Words {
            name: both! { en: "Sales velocity", fr: "Vélocité commerciale" },
            about: both! { en: "What the pipeline yields a day: open opportunities × win rate × average deal ÷ median cycle.", fr: "Ce que le portefeuille rapporte par jour : opportunités en cours × taux de réussite × affaire moyenne ÷ cycle médian." },
            formula: both! { en: "{opportunities} open × {win_rate} won × {average_deal} each ÷ {cycle_days} = {value}", fr: "{opportunities} en cours × {win_rate} gagnées × {average_deal} chacune ÷ {cycle_days} = {value}" },
        },
    },
    Population::Open,
    sums,
    outcome,
);

super::sums::sums! {
    /// What the four inputs are made of.
    Sums {
        /// Open at the state's day.
        open: u64,
        /// Won in the period.
        won: u64,
        /// Won or lost in the period.
        closed: u64,
        /// Amount won.
        amount: Money,
        /// Deals won with an amount.
        with_amount: u64,
        /// Cycles of deals won, in seconds.
        cycles: Counted,
    }
}

fn sums(slice: &Slice) -> Sums {
    let won = slice.closings().won;
    Sums {
        open: slice.open_deals().records,
        won: won.records,
        closed: slice.closed().len() as u64,
        amount: won.amount,
        with_amount: won.with_amount,
        cycles: slice.cycles().clone(),
    }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let rate = (sums.closed > 0).then(|| sums.won as f64 / sums.closed as f64);
    let average = (sums.with_amount > 0).then(|| sums.amount.to_f64() / sums.with_amount as f64);
    let days = sums.cycles.quantile(0.5).map(|seconds| seconds / 86_400.0);
    let value = rate.zip(average).zip(days.filter(|days| *days > 0.0)).map(|((rate, average), days)| sums.open as f64 * rate * average / days);
    let mut outcome =
        Outcome { reason: value.is_none().then_some(EMPTY_DENOMINATOR), value: value.map(Figure::Quotient), cases: Some(sums.closed), ..Outcome::default() };
    outcome.measure("opportunities", Some(Figure::Count(sums.open as i64)));
    outcome.measure("win_rate", rate.map(Figure::Number));
    outcome.measure("average_deal", average.map(Figure::Quotient));
    outcome.measure("cycle_days", days.map(Figure::Number));
    outcome
}
