//! What a figure is compared with, and the verdict: it respects the interval.

use super::metric::Metric;
use super::outcome::Outcome;
use super::{Direction, Unit};
use crate::report::{self, Figure};
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::targets::{Goal, KINDS, TARGET};

impl dyn Metric + '_ {
    /// What the settings or a file hold it against, of the one owner and the one segment that are looked at, else everybody's: the value, and who said it.
    fn told<'a>(&self, slice: &'a Slice, outcome: &Outcome, kind: usize) -> Option<(f64, &'a Goal)> {
        let (world, id) = (slice.world, self.facts().id);
        let only = |dimension: &str| match world.settings.filters.get(dimension).map(Vec::as_slice) {
            Some([Some(label)]) => Some(label.as_str()),
            _ => None,
        };
        let (owner, segment) = (only("owner"), only("segment"));
        let state = matches!(self.population(), Population::Open | Population::OpenAmounts | Population::OpenStages | Population::Customers);
        let flow = kind == TARGET && matches!(outcome.value, Some(Figure::Count(_) | Figure::Money(_))) && !state;
        [[owner, segment], [owner, None], [None, segment], [None, None]].into_iter().find_map(|whose| {
            if flow { world.goals.total(id, whose, slice.span) } else { world.goals.level(id, kind, whose, slice.span).map(|goal| (goal.value, goal)) }
        })
    }

    /// Holds an entry against its target, its benchmark and, where one is told, its long-term mean; then judges it.
    pub(super) fn hold(&self, slice: &Slice, outcome: &Outcome, entry: &mut report::Kpi) {
        let usual = self.default_target();
        let mut target = None;
        for (kind, name) in KINDS.into_iter().enumerate() {
            let told = self.told(slice, outcome, kind);
            let value = told.map(|(value, _)| value).or(usual.filter(|_| name != "long_term").map(|usual| usual.value));
            let Some(figure) = value.map(|value| self.as_target(value)) else { continue };
            match name {
                "target" => (target, entry.target) = (value, Some(figure)),
                "benchmark" => entry.benchmark = Some(figure),
                _ => entry.long_term = Some(report::LongTerm { value: Some(figure), interval: None }),
            }
            let of = told.map(|(_, goal)| goal);
            let origin = of.map_or("default", |goal| if goal.typed { "settings" } else { "file" });
            let said =
                report::Against { origin: origin.into(), source: of.and_then(|goal| goal.source.clone()), period: of.and_then(|goal| goal.period.clone()) };
            entry.against.insert(name.into(), said);
        }
        let (status, rule) = self.status(outcome, entry, target);
        (entry.status, entry.status_rule) = (status.into(), rule.into());
    }

    /// `good`, `likely`, `watch`, `bad` or `none`, and the rule that gave it.
    fn status(&self, outcome: &Outcome, entry: &report::Kpi, target: Option<f64>) -> (&'static str, &'static str) {
        let Some(value) = outcome.value else { return ("none", "no_value") };
        let Some(target) = target else { return ("none", "no_target") };
        let unjudged = [
            (outcome.unjudged, "not_comparable"),
            (outcome.cases.is_some_and(|cases| cases < 10), "few_cases"),
            (entry.immature, "immature"),
            (entry.partial, "partial"),
        ];
        if let Some((_, rule)) = unjudged.iter().find(|(holds, _)| *holds) {
            return ("none", rule);
        }
        let plain = outcome
            .interval
            .map(|(low, high)| (low.map_or(f64::NEG_INFINITY, Figure::to_f64), high.map_or(f64::INFINITY, Figure::to_f64)))
            .filter(|_| outcome.judged.is_none());
        let (judged, ends) = outcome.judged.map_or((value.to_f64(), plain), |(value, ends)| (value, ends));
        let up = self.facts().direction == Direction::Up;
        let met = if up { judged >= target } else { judged <= target };
        let inside = ends.is_some_and(|(low, high)| low <= target && target <= high);
        match (met, inside, ends.is_some()) {
            (true, true, _) => ("likely", "met_within_interval"),
            (false, true, _) => ("watch", "missed_within_interval"),
            (true, false, true) => ("good", "met_clear_of_interval"),
            (false, false, true) => ("bad", "missed_clear_of_interval"),
            (true, false, false) => ("good", "met_without_interval"),
            (false, false, false) => ("bad", "missed_without_interval"),
        }
    }

    fn as_target(&self, value: f64) -> Figure {
        match self.facts().unit {
            Unit::Money | Unit::MoneyPerDay => Figure::Quotient(value),
            _ => Figure::Number(value),
        }
    }
}
