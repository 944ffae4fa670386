//! What figures are held against: targets, benchmarks and long-term means of the settings, then those of files.

use crate::calendar::{Day, Span};
use crate::dataset::Dataset;
use crate::dataset::column::Labels;
use crate::error::{Code, Error};
use crate::settings::Settings;
use crate::text::fold;

/// What a figure is held against, by its name in settings and reports.
pub const KINDS: [&str; 3] = ["target", "benchmark", "long_term"];
/// See [`KINDS`].
pub const TARGET: usize = 0;

/// One of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The figure, folded: its id, or the last part of it.
    kpi: String,
    /// Place in [`KINDS`].
    kind: usize,
    /// Its value.
    pub value: f64,
    /// When it holds; `None`: always.
    span: Option<Span>,
    /// Whose it is; `None`: everybody's.
    owner: Option<String>,
    /// Of which segment; `None`: of all.
    segment: Option<String>,
    /// Whether it was typed rather than loaded.
    pub typed: bool,
    /// When it holds, as it was said.
    pub period: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// An owner and a segment; none: everybody, all.
type Whose<'a> = [Option<&'a str>; 2];

/// All of them, those of the settings first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goals(Vec<Goal>);

impl Goals {
    /// Those of the settings, then those of files. Errors: a period or a kind of the settings that is none.
    pub fn of(settings: &Settings, data: &Dataset) -> Result<Goals, Error> {
        let mut goals = Vec::new();
        for target in &settings.targets {
            let span = target.period.as_deref().map(Span::parse).transpose()?;
            let Some(kind) = KINDS.iter().position(|kind| *kind == target.kind) else {
                return Err(Error::new(Code::BadSettings, format!("targets.kind: {} is not one of {}", target.kind, KINDS.join(", "))));
            };
            let (owner, segment) = (target.owner.clone(), target.segment.clone());
            let (period, source) = (target.period.clone(), target.source.clone());
            goals.push(Goal { kpi: fold(&target.kpi), kind, value: target.value, span, owner, segment, typed: true, period, source });
        }
        let table = &data.targets;
        for row in 0..table.rows {
            let period = table.period.get(row);
            let span = period.map(|text| Span::parse(text).ok().or_else(|| Day::parse(text.get(..10)?).ok().map(month)));
            let Some(kpi) = table.kpi.get(row) else { continue };
            for (kind, values) in [&table.value, &table.benchmark, &table.long_term].into_iter().enumerate().filter(|_| span != Some(None)) {
                let Some(value) = values.get(row) else { continue };
                let owned = |labels: &Labels| labels.get(row).map(str::to_owned);
                let [owner, segment, period, source] = [&table.owner, &table.segment, &table.period, &table.source].map(|labels| owned(labels));
                goals.push(Goal { kpi: fold(kpi), kind, value, span: span.flatten(), owner, segment, typed: false, period, source });
            }
        }
        Ok(Goals(goals))
    }

    /// Whoever has targets of their own; once for each target.
    pub fn owners(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter(|goal| goal.kind == TARGET && goal.segment.is_none()).filter_map(|goal| goal.owner.as_ref())
    }

    /// Those of a figure, of an owner and a segment.
    fn about<'a>(&'a self, kpi: &str, kind: usize, whose: Whose<'a>) -> impl Iterator<Item = &'a Goal> + 'a {
        let (whole, last) = (fold(kpi), fold(kpi.rsplit('.').next().unwrap_or(kpi)));
        let theirs = move |goal: &&Goal| [goal.owner.as_deref(), goal.segment.as_deref()] == whose;
        self.0.iter().filter(move |goal| goal.kind == kind && (goal.kpi == whole || goal.kpi == last)).filter(theirs)
    }

    /// The target of a figure that is a rate, a mean or a state: the one of the shortest period around the period's end. What others do, and what was usual,
    /// holds from its period on: the latest said by then.
    pub fn level<'a>(&'a self, kpi: &str, kind: usize, whose: Whose<'a>, span: Option<Span>) -> Option<&'a Goal> {
        let last = span.map(|span| span.end.plus(-1));
        let holds = |of: Span, last: Day| if kind == TARGET { of.contains(last) } else { of.start <= last };
        let order = |span: Span| if kind == TARGET { span.days() } else { -span.start.0 };
        self.about(kpi, kind, whose)
            .filter(|goal| goal.span.is_none_or(|of| last.is_none_or(|last| holds(of, last))))
            .min_by_key(|goal| (!goal.typed, goal.span.map_or(i32::MAX, order)))
    }

    /// The target of a figure that adds up over time, and the first it is made of: those of its days, each in equal parts, where they cover the period.
    pub fn total<'a>(&'a self, kpi: &str, whose: Whose<'a>, span: Option<Span>) -> Option<(f64, &'a Goal)> {
        let (mut sum, mut days, mut first) = (0.0, 0, None);
        for goal in self.about(kpi, TARGET, whose) {
            match (goal.span, span) {
                (None, _) | (_, None) => return Some((goal.value, goal)),
                (Some(of), Some(span)) => {
                    let common = span.end.0.min(of.end.0) - span.start.0.max(of.start.0);
                    if common > 0 {
                        sum += goal.value * f64::from(common) / f64::from(of.days());
                        days += common;
                        first = first.or(Some(goal));
                    }
                }
            }
        }
        span.filter(|span| days == span.days()).and(first).map(|first| (sum, first))
    }
}

fn month(day: Day) -> Span {
    let start = day.floor(crate::settings::Grain::Month, 1);
    Span { start, end: start.plus_months(1) }
}
