//! Figures that one core computed for another: what of them crosses, as bytes.

use super::{Against, BreakdownRow, Excluded, Figure, Interval, Kpi, LongTerm, Need, Point, ReviewItem, TableRow, Variant};
use crate::map::SortedMap;
use crate::money::Money;
use columns::packed::{Packed, Unpacking};

/// Figures by id, and what of them the review looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Figures by id.
    pub kpis: SortedMap<String, Kpi>,
    /// All that was compared, news or not.
    pub compared: Vec<ReviewItem>,
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
