//! A report that two cores share: both hold all the data, one computes half of the figures and hands them over as bytes, the other
//! computes the rest and makes the report of both.

use super::{Against, BreakdownRow, Excluded, Figure, Interval, Kpi, LongTerm, Need, Point, ReviewItem, TableRow, Variant};
use crate::dataset::Entity;
use crate::kpi::Metric;
use crate::map::SortedMap;
use crate::money::Money;
use crate::slice::population::Population;
use columns::packed::{Packed, Unpacking};

/// Which figures of a report a core computes. The halves take about as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Those of deals and leads, and what the report says beside figures.
    First,
    /// Those of customers, what is spent on them, what they answer, how they are served; and all that activities tell.
    Second,
}

impl Half {
    /// Whether a figure is one of them.
    pub fn has(self, metric: &dyn Metric) -> bool {
        let of_customers = matches!(
            metric.population(),
            Population::Customers
                | Population::Lifetimes
                | Population::Acquisition
                | Population::Retention
                | Population::Renewals
                | Population::RenewalAmounts
                | Population::Answers(_)
                | Population::Invited
                | Population::TicketsClosed
                | Population::TicketsHandled
                | Population::Backlog
                | Population::Rows(_)
        );
        let second = of_customers || metric.facts().needs.iter().any(|needs| needs.entity == Entity::Activity);
        second == (self == Half::Second)
    }
}

/// Figures by id, and what of them the review looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Figures by id.
    pub kpis: SortedMap<String, Kpi>,
    /// All that was compared, news or not.
    pub compared: Vec<ReviewItem>,
}

impl Figures {
    /// As bytes, for the core that makes the report.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack(&mut out);
        out
    }

    /// What [`Figures::to_bytes`] wrote; `None` for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Figures> {
        Unpacking::all(bytes)
    }
}

impl Packed for Figure {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Figure::Count(count) => (0_u8.pack(out), count.pack(out)),
            Figure::Number(number) => (1_u8.pack(out), number.pack(out)),
            Figure::Money(money) => (2_u8.pack(out), money.0.pack(out)),
            Figure::Quotient(number) => (3_u8.pack(out), number.pack(out)),
        };
    }
    fn unpack(from: &mut Unpacking) -> Figure {
        match u8::unpack(from) {
            0 => Figure::Count(Packed::unpack(from)),
            1 => Figure::Number(Packed::unpack(from)),
            2 => Figure::Money(Money(Packed::unpack(from))),
            _ => Figure::Quotient(Packed::unpack(from)),
        }
    }
}

columns::packed! {
    Figures { kpis, compared }
    Kpi {
        definition, value, unit, direction, numerator, denominator, interval, measures, variants, previous, since, change, growth, long_term,
        target, benchmark, against, status, status_rule, small_sample, partial, immature, used, excluded, needs, reason, rows, series, breakdowns,
    }
    TableRow { key, group, figures }
    Interval { low, high, level }
    Variant { id, value, numerator, denominator, interval }
    Against { origin, source, period }
    LongTerm { value, interval }
    Excluded { reason, rows }
    Need { entity, fields }
    Point { start, value, numerator, denominator, interval, partial, immature }
    BreakdownRow { key, value, numerator, denominator, interval, p }
    ReviewItem { kpi, scope, against, dimension, key, value, reference, change, standard_errors, better }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::CATALOGUE;
    use crate::read::Hints;
    use crate::settings::Settings;
    use crate::workspace::Workspace;

    fn demo() -> Workspace {
        let mut workspace = Workspace::new();
        for file in crate::sample::sample(300, 5) {
            workspace.read(&file.name, &file.bytes, Hints::default()).unwrap();
        }
        workspace
    }

    #[test]
    fn two_halves_make_the_whole_report() {
        let mut workspace = demo();
        for settings in [
            "{}",
            r#"{"by": [], "period": {"start": "2024-01-01", "end": "2024-07-01"}}"#,
            r#"{"kpis": ["review"], "grain": "quarter"}"#,
            r#"{"kpis": ["team", "nps"], "by": ["owner"]}"#,
            r#"{"kpis": ["churn.logo", "scorecard", "funnel", "funnel.modes"]}"#,
            r#"{"kpis": ["funnel", "sales.win_rate"]}"#,
        ] {
            let settings = Settings::from_json(settings).unwrap();
            let bytes = workspace.figures(&settings).unwrap().to_bytes();
            let shared = workspace.draft(&settings).unwrap().with(Figures::from_bytes(&bytes).expect("figures"));
            let whole = workspace.report(&settings).unwrap();
            assert!(!whole.kpis.is_empty() || whole.review.is_some() || whole.team.is_some());
            assert_eq!(shared, whole, "{settings:?}");
        }
    }

    #[test]
    fn each_figure_is_of_one_half_and_neither_half_is_small() {
        let seconds = CATALOGUE.iter().filter(|metric| Half::Second.has(**metric)).count();
        assert!(CATALOGUE.iter().all(|metric| Half::First.has(*metric) != Half::Second.has(*metric)));
        assert!(seconds > CATALOGUE.len() / 4 && seconds < 3 * CATALOGUE.len() / 4, "{seconds} of {}", CATALOGUE.len());
    }

    #[test]
    fn bytes_that_are_no_figures_are_refused() {
        let settings = Settings::from_json(r#"{"kpis": ["nps", "mrr", "review"]}"#).unwrap();
        let bytes = demo().figures(&settings).unwrap().to_bytes();
        assert!(bytes.len() > 1000);
        for cut in (0..bytes.len()).step_by(1 + bytes.len() / 500) {
            assert!(Figures::from_bytes(&bytes[..cut]).is_none(), "cut at {cut}");
        }
        assert!(Figures::from_bytes(&[0xFF; 64]).is_none());
        assert!(Figures::from_bytes(&[bytes, vec![0]].concat()).is_none());
    }
}
