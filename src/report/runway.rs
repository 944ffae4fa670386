//! The Results Runway: twelve months of visits, leads, qualified leads, opportunities and customers, forecast beside actual.

use super::{Runway, RunwayLine, RunwayMonth, RunwayStep};
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::kpi::{leads_created, leads_customer, leads_mql, leads_opportunity, leads_sql, traffic_sessions};
use crate::settings::Grain;
use crate::slice::Slice;
use crate::slice::leads::{CUSTOMER, LEAD, MQL, OPPORTUNITY, SQL};

/// The lines: key, id of the figure that a loaded forecast names, and the step of the chain; visits have none.
static LINES: [(&str, &str, Option<usize>); 6] = [
    ("visits", traffic_sessions::KPI.id(), None),
    ("leads", leads_created::KPI.id(), Some(LEAD)),
    ("mql", leads_mql::KPI.id(), Some(MQL)),
    ("sql", leads_sql::KPI.id(), Some(SQL)),
    ("opportunities", leads_opportunity::KPI.id(), Some(OPPORTUNITY)),
    ("customers", leads_customer::KPI.id(), Some(CUSTOMER)),
];
const MONTHS: usize = 12;

/// One line before it is told: what happened in each of the twelve months before and of the year, and what was forecast.
struct Line {
    key: &'static str,
    before: Vec<f64>,
    actual: Vec<f64>,
    forecast: Vec<Option<f64>>,
    loaded: bool,
}

/// The runway; `None` without dates, or where neither visits nor leads are loaded.
pub fn runway(slice: &Slice) -> Option<Runway> {
    let world = slice.world;
    let months = year(slice)?;
    let seen: Vec<bool> = months.iter().map(|month| month.end <= world.as_of.plus(1)).collect_vec();
    let started: Vec<bool> = months.iter().map(|month| month.start <= world.as_of).collect_vec();
    let earlier = |month: &Span| Span { start: month.start.plus_months(-12), end: month.end.plus_months(-12) };
    let chain = |months: Vec<Span>| -> Vec<_> { slice.series(&months).iter().map(|month| month.chain().clone()).collect_vec() };
    let (now, then) = (chain(months.clone()), chain(months.iter().map(earlier).collect_vec()));
    let told = |step: Option<usize>| match step {
        None => world.data.traffic.rows > 0 && !world.data.traffic.date.is_empty(),
        Some(step) => world.leads.told[step] && world.leads.steps.dated[step],
    };
    let mut lines: Vec<Line> = LINES
        .iter()
        .filter(|(.., step)| told(*step))
        .map(|(key, id, step)| {
            let count = |chain: &crate::slice::leads::Chain| step.map_or(chain.visits, |step| chain.entered[step]) as f64;
            let forecast = loaded(slice, id, &months);
            let is_loaded = forecast.iter().any(Option::is_some);
            Line { key, before: then.iter().map(count).collect_vec(), actual: now.iter().map(count).collect_vec(), forecast, loaded: is_loaded }
        })
        .collect_vec();
    if lines.is_empty() {
        return None;
    }
    let settings = &world.settings.runway;
    build(&mut lines, settings.growth, &|from, to| settings.goals.get(&format!("{from}_to_{to}")).copied());
    let rates = steps(&lines, &seen);
    let second = second_year(&lines, &seen, settings.growth);
    Some(Runway {
        start: months[0].start.to_string(),
        growth: settings.growth,
        lines: lines.iter().zip(second).map(|(line, second)| tell(line, &months, &seen, &started, second)).collect_vec(),
        steps: rates,
    })
}

/// The period where it is twelve whole months, else the fiscal year of the state's day.
fn year(slice: &Slice) -> Option<Vec<Span>> {
    let span = slice.span?;
    let asked = span.complete_months();
    let fiscal = slice.state_day().floor(Grain::Year, slice.world.settings.fiscal_year_start);
    let months = |start: Day| (0..MONTHS as i32).map(|month| Span { start: start.plus_months(month), end: start.plus_months(month + 1) }).collect_vec();
    Some(if asked.len() == MONTHS && asked[0].start == span.start { asked } else { months(fiscal) })
}

/// The forecast of a figure by month, from the targets of the whole firm.
fn loaded(slice: &Slice, id: &str, months: &[Span]) -> Vec<Option<f64>> {
    let targets = &slice.world.data.targets;
    let of = |month: &Span| {
        let ours = (0..targets.rows).filter(|row| targets.kpi.get(*row) == Some(id) && targets.owner.code(*row) == 0 && targets.segment.code(*row) == 0);
        ours.filter(|row| targets.period.get(*row).and_then(|text| Span::parse(text).ok()) == Some(*month)).find_map(|row| targets.value.get(row))
    };
    months.iter().map(of).collect_vec()
}

/// Forecasts that are not loaded: the first line as a year before, with growth; each other by the rate of the year before, or its goal.
fn build(lines: &mut [Line], growth: f64, goal: &dyn Fn(&str, &str) -> Option<f64>) {
    for at in 0..lines.len() {
        if lines[at].loaded {
            continue;
        }
        let total = |line: &Line| line.before.iter().sum::<f64>();
        lines[at].forecast = match at.checked_sub(1) {
            None if total(&lines[at]) > 0.0 => lines[at].before.iter().map(|count| Some(count * (1.0 + growth))).collect_vec(),
            Some(from) => {
                let usual = (total(&lines[from]) > 0.0).then(|| total(&lines[at]) / total(&lines[from]));
                let rate = goal(lines[from].key, lines[at].key).or(usual);
                lines[from].forecast.iter().map(|count| Some((*count)? * rate?)).collect_vec()
            }
            None => vec![None; MONTHS],
        };
    }
}

fn over(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// Each conversion over the year's complete months (else the year before), and what one more point of it is worth in customers a
/// year, all else as it is.
fn steps(lines: &[Line], seen: &[bool]) -> Vec<RunwayStep> {
    let sum = |counts: &[f64]| counts.iter().zip(seen).filter(|(_, seen)| **seen).map(|(count, _)| count).sum::<f64>();
    let year = |line: &Line| line.before.iter().sum::<f64>();
    let actual = |pair: &[Line]| over(sum(&pair[1].actual), sum(&pair[0].actual));
    let rate = |pair: &[Line]| actual(pair).or(over(year(&pair[1]), year(&pair[0])));
    let first =
        lines.first().map_or(0.0, |line| if line.forecast.iter().all(Option::is_some) { line.forecast.iter().flatten().sum() } else { sum(&line.actual) });
    lines
        .windows(2)
        .enumerate()
        .map(|(at, pair)| {
            let forecast = |line: &Line| line.forecast.iter().zip(seen).filter(|(_, seen)| **seen).filter_map(|(count, _)| *count).sum::<f64>();
            let mut others = lines.windows(2).enumerate().filter(|(other, _)| *other != at).map(|(_, pair)| rate(pair));
            let worth = others.try_fold(first * 0.01, |product, rate| Some(product * rate?));
            RunwayStep {
                from: pair[0].key.into(),
                to: pair[1].key.into(),
                actual: actual(pair),
                forecast: over(forecast(&pair[1]), forecast(&pair[0])),
                before: over(year(&pair[1]), year(&pair[0])),
                worth: worth.filter(|_| lines.last().is_some_and(|line| line.key == "customers")),
            }
        })
        .collect_vec()
}

/// The year after: the first line's months as they were (forecast where they are still to come), with growth, and the year's own rates.
fn second_year(lines: &[Line], seen: &[bool], growth: f64) -> Vec<Vec<Option<f64>>> {
    let count = |line: &Line, month: usize| if seen[month] { Some(line.actual[month]) } else { line.forecast[month] };
    let total = |line: &Line| (0..MONTHS).filter(|month| seen[*month]).map(|month| line.actual[month]).sum::<f64>();
    let mut all: Vec<Vec<Option<f64>>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        all.push(match at.checked_sub(1) {
            None => (0..MONTHS).map(|month| Some(count(line, month)? * (1.0 + growth))).collect_vec(),
            Some(from) => {
                let rate = over(total(line), total(&lines[from]));
                all[from].iter().map(|count| Some((*count)? * rate?)).collect_vec()
            }
        });
    }
    all
}

fn tell(line: &Line, months: &[Span], seen: &[bool], started: &[bool], second: Vec<Option<f64>>) -> RunwayLine {
    let mut gap = 0.0;
    let rows: Vec<RunwayMonth> = (0..MONTHS)
        .map(|month| {
            let (actual, forecast) = (started[month].then_some(line.actual[month]), line.forecast[month]);
            let off = actual.zip(forecast).filter(|_| seen[month]).map(|(actual, forecast)| actual - forecast);
            gap += off.unwrap_or(0.0);
            RunwayMonth {
                start: months[month].start.to_string(),
                forecast,
                actual: actual.map(|count| count as u64),
                gap: off,
                cumulated_gap: off.map(|_| gap),
                attainment: actual.zip(forecast).filter(|_| seen[month]).and_then(|(actual, forecast)| over(actual, forecast)),
                partial: started[month] && !seen[month],
            }
        })
        .collect_vec();
    let told: Vec<(f64, f64)> = (0..MONTHS).filter(|month| seen[*month]).filter_map(|month| Some((line.actual[month], line.forecast[month]?))).collect_vec();
    let (actual, forecast) = told.iter().fold((0.0, 0.0), |(a, f), (actual, forecast)| (a + actual, f + forecast));
    let attainment = over(actual, forecast);
    let to_come: Option<f64> = (0..MONTHS).filter(|month| !seen[*month]).map(|month| line.forecast[month]).sum();
    RunwayLine {
        key: line.key.into(),
        basis: if line.loaded { "loaded" } else { "built" }.into(),
        forecast: line.forecast.iter().copied().sum(),
        actual: (0..MONTHS).filter(|month| seen[*month]).map(|month| line.actual[month] as u64).sum(),
        attainment,
        bias: attainment.map(|attainment| attainment - 1.0),
        wape: over(told.iter().map(|(actual, forecast)| (actual - forecast).abs()).sum(), forecast),
        year_end: attainment.zip(to_come).map(|(attainment, to_come)| actual + to_come * attainment),
        seasonality: (0..MONTHS).map(|month| over(line.before[month] * MONTHS as f64, line.before.iter().sum())).collect_vec(),
        second_year: second,
        months: rows,
    }
}
