//! What open deals may become: the chance of each to be won, learned from closed deals as they once stood open, and when.

use super::deals::DealStates;
use super::journey::{Journey, Record, travel};
use super::journeys::{Journeys, NONE};
use super::outcome::Outcome;
use crate::calendar::{Day, Stamp};
use crate::collect::{CollectVec, PushAll};
use crate::dataset::column::{Labels, Times};
use crate::dataset::{Dataset, Entity};
use crate::order::{ascend, by_number, sorted_by};
use crate::settings::Grain;
use crate::stats::{Cases, Logistic, Refusal, Skill};
use std::sync::Arc;

/// Closed deals that a model asks for, and how many of them must be won, and lost.
const FEWEST: (usize, usize) = (200, 20);
/// Above so many, every n-th is learned from.
const MOST: usize = 1000;
/// A label of fewer deals is put together with the others; so are those beyond so many.
const LABELS: (usize, usize) = (25, 12);
/// Weight of the ridge, in cases: numbers are in standard deviations.
const RIDGE: f64 = 5.0;
const FOLDS: usize = 5;
/// Under this the order of the chances says next to nothing.
const LEAST_AUC: f64 = 0.55;
/// Deals to compare with, where no model is used.
const COMPARED: usize = 10;
/// Lengths of won deals that are kept.
const LIVES: usize = 400;
/// Months that expected revenue is told by.
const MONTHS: i32 = 12;
/// A chance of 1, as an integer that adds up.
pub const CERTAIN: u32 = 1_000_000;
const UNTOLD: u32 = u32::MAX;

/// The chances of all open deals.
#[derive(Clone, Debug, Default)]
pub struct Forecast {
    /// Why there is no model: then chances go by stage and age.
    pub refusal: Option<Refusal>,
    /// How well the model foretold deals that it was not shown.
    pub skill: Option<Skill>,
    /// Closed deals.
    pub closed: u64,
    /// Of them, those learned from.
    pub fitted: u64,
    /// Closed deals that it was tested on, and the chance that it gave each without having been shown it.
    pub tested: Vec<(u32, f64)>,
    /// Chances in millionths, by row; [`UNTOLD`] where there is none.
    chances: Vec<u32>,
    /// By age in days: of deals won that lived longer, how many were closed by the end of each month to come, and how many there are.
    closings: Vec<(Vec<u32>, u32)>,
}

/// A deal as it stood open at the end of a day.
#[derive(Clone, Copy)]
struct Standing {
    row: u32,
    stage: u8,
    age: i32,
    stay: i32,
    regressions: usize,
}

struct Looking<'a> {
    data: &'a Dataset,
    deals: &'a DealStates,
    journeys: &'a Journeys,
}

impl Looking<'_> {
    fn at(&self, row: u32, day: Day) -> Option<Standing> {
        let at = row as usize;
        let created = self.deals.created.get(at);
        let record = Record { created, exported: self.data.history.exported[at], ..Record::default() };
        let (mut moves, mut journey) = (self.data.history.of(at).to_vec(), Journey::default());
        travel(&record, &mut moves, &self.journeys.stages, day, &mut journey);
        let stay = journey.visits.iter().rev().find(|visit| !visit.ended).and_then(|visit| visit.seconds).unwrap_or(0);
        Some(Standing { row, stage: journey.current?, age: day.0 - created?.day().0, stay: (stay / 86_400) as i32, regressions: journey.regressions.len() })
    }

    /// Closed deals of the funnel, in an order of their own, whatever that of the rows.
    fn closed(&self) -> Vec<u32> {
        let rows: Vec<u32> = self.deals.by_closed.iter().copied().filter(|row| self.journeys.included.get(*row as usize)).collect_vec();
        let at = |times: &Times, row: u32| times.get(row as usize).map_or(i64::MIN, Stamp::packed);
        let key = |row: u32| (at(&self.deals.closed, row), at(&self.deals.created, row));
        let id = |row: &u32| self.data.deals.id.get(*row as usize);
        let rows = by_number(&by_number(&rows, &|row| key(row).1), &|row| key(row).0);
        rows.chunk_by(|a, b| key(*a) == key(*b)).flat_map(|same| sorted_by(same.to_vec(), &|a, b| id(a).cmp(&id(b)))).collect_vec()
    }

    /// Each closed deal once, on a day of its life: the days are spread evenly, and a deal counts by its days, as it does
    /// among the deals that are open on any day.
    fn learned(&self, closed: &[u32]) -> Vec<(Standing, bool, f64)> {
        let every = closed.len().div_ceil(MOST).max(1);
        let days = |row: &u32| Some((self.deals.created.get(*row as usize)?.day(), self.deals.closed.get(*row as usize)?.day()));
        let lived = closed.iter().step_by(every).filter_map(|row| days(row).map(|days| (*row, days))).filter(|(_, (from, to))| from < to);
        let mut share = 0.5;
        let cases = lived.filter_map(|(row, (from, to))| {
            // steps of the golden ratio come back nowhere near where they were
            share = (share + 0.618_033_988_749_894_9) % 1.0;
            let life = to.0 - from.0;
            let standing = self.at(row, from.plus((share * f64::from(life)) as i32))?;
            Some((standing, self.deals.outcome[row as usize] == Outcome::Won, f64::from(life)))
        });
        let mut cases: Vec<_> = cases.collect_vec();
        let mean = cases.iter().map(|case| case.2).sum::<f64>() / cases.len().max(1) as f64;
        cases.iter_mut().for_each(|case| case.2 /= mean);
        cases
    }
}

/// From a standing to the numbers of a row.
struct Encoder<'a> {
    deals: &'a DealStates,
    stages: usize,
    /// Labels of a dimension, and the codes that have a number of their own.
    labels: Vec<(Arc<Labels>, Vec<u32>)>,
    /// Mean and standard deviation of the plain numbers.
    scales: Vec<(f64, f64)>,
    /// Whether amounts are learned from, and whether some have none.
    amounts: bool,
    with_amount: bool,
}

impl Encoder<'_> {
    fn of<'a>(looking: &Looking<'a>, cases: &[(Standing, bool, f64)], open: &[Standing]) -> Encoder<'a> {
        let stages = if looking.journeys.has_history { usize::from(looking.journeys.stages.last()) } else { 0 };
        let frequent = |labels: &Arc<Labels>| {
            let mut counts = vec![(0usize, 0u32); labels.dictionary.len() + 1];
            cases.iter().for_each(|(standing, ..)| {
                let code = labels.code(standing.row as usize);
                counts[code as usize] = (counts[code as usize].0 + 1, code);
            });
            let text = |code: u32| labels.dictionary.text(code);
            let counts = counts.into_iter().filter(|(count, code)| *code > 0 && *count >= LABELS.0).collect_vec();
            let counts = sorted_by(counts, &|a, b| b.0.cmp(&a.0).then_with(|| text(a.1).cmp(&text(b.1))));
            counts.into_iter().take(LABELS.1).map(|(_, code)| code).collect_vec()
        };
        let labels = ["source", "owner"].iter().filter_map(|name| looking.data.dimension(Entity::Deal, name)).map(|labels| (labels.clone(), frequent(&labels)));
        let mut encoder = Encoder { deals: looking.deals, stages, labels: labels.collect_vec(), scales: Vec::new(), amounts: false, with_amount: false };
        // filled in (or written to 0) as deals are closed, an amount gives away how they ended
        let told = |standings: &mut dyn Iterator<Item = &Standing>| {
            let (mut all, mut told) = (0_u64, 0_u64);
            standings.for_each(|standing| (all, told) = (all + 1, told + u64::from(looking.deals.amount(standing.row).is_some_and(|amount| amount > 0))));
            told as f64 / all.max(1) as f64
        };
        let ended = |won: bool| told(&mut cases.iter().filter(|case| case.1 == won).map(|case| &case.0));
        let (won, lost) = (ended(true), ended(false));
        encoder.amounts = lost.min(won) >= lost.max(won) / 2.0 && (open.is_empty() || told(&mut open.iter()) >= won / 2.0);
        let known = |number: usize| cases.iter().filter_map(move |(standing, ..)| encoder_numbers(looking.deals, standing)[number]);
        for number in 0..4 {
            let n = known(number).count().max(1) as f64;
            let mean = known(number).sum::<f64>() / n;
            let spread = libm::sqrt(known(number).map(|x| (x - mean) * (x - mean)).sum::<f64>() / n);
            encoder.scales.push((mean, if spread > 1e-9 { spread } else { 1.0 }));
        }
        encoder.with_amount = encoder.amounts && known(2).count() < cases.len();
        encoder
    }

    fn row(&self, standing: &Standing) -> Vec<f64> {
        let is = |holds: bool| f64::from(u8::from(holds));
        let mut numbers = encoder_numbers(self.deals, standing);
        numbers[2] = numbers[2].filter(|_| self.amounts);
        let mut row = vec![1.0];
        row.push_all(numbers.iter().zip(&self.scales).map(|(x, (mean, spread))| x.map_or(0.0, |x| (x - mean) / spread)));
        row.push_all(self.with_amount.then(|| is(numbers[2].is_some())));
        row.push_all((1..self.stages).map(|stage| is(usize::from(standing.stage) == stage)));
        for (labels, codes) in &self.labels {
            row.push_all(codes.iter().map(|code| is(labels.code(standing.row as usize) == *code)));
        }
        row
    }
}

/// Age, stay in the stage, amount, moves back; sizes by their logarithm.
fn encoder_numbers(deals: &DealStates, standing: &Standing) -> [Option<f64>; 4] {
    let log = |n: f64| libm::log(1.0 + n.max(0.0));
    let amount = deals.amount(standing.row).map(|amount| log(amount as f64 / 10_000.0));
    [Some(log(f64::from(standing.age))), Some(log(f64::from(standing.stay))), amount, Some(standing.regressions.min(3) as f64)]
}

impl Forecast {
    /// Of the deals open at the end of as_of.
    pub fn of(data: &Dataset, deals: &DealStates, journeys: &Journeys, as_of: Day) -> Forecast {
        let looking = Looking { data, deals, journeys };
        let closed = looking.closed();
        let cases = looking.learned(&closed);
        let mut forecast = Forecast { closed: closed.len() as u64, fitted: cases.len() as u64, ..Forecast::default() };
        let open = deals.by_created.iter().copied().filter(|row| deals.outcome[*row as usize] == Outcome::Open && journeys.included.get(*row as usize));
        let open = open.filter(|row| journeys.current[*row as usize] != NONE).filter_map(|row| looking.at(row, as_of));
        let open = sorted_by(open.collect_vec(), &|a: &Standing, b| a.row.cmp(&b.row));
        let chances: Vec<f64> = match forecast.learn(&looking, &cases, &open) {
            Ok((encoder, fit)) => open.iter().map(|standing| fit.chance(&encoder.row(standing))).collect_vec(),
            Err(refusal) => {
                forecast.refusal = Some(refusal);
                open.iter().filter_map(|standing| by_stage_and_age(&cases, standing)).collect_vec()
            }
        };
        forecast.chances = vec![UNTOLD; data.deals.rows];
        open.iter().zip(chances).for_each(|(standing, chance)| forecast.chances[standing.row as usize] = (chance * f64::from(CERTAIN)).round() as u32);
        let life = |row: &u32| Some((deals.closed.get(*row as usize)?.day().0 - deals.created.get(*row as usize)?.day().0).into());
        let lives = closed.iter().filter(|row| deals.outcome[**row as usize] == Outcome::Won).filter_map(life).filter(|days| *days >= 0);
        let mut lives: Vec<i64> = lives.collect_vec();
        ascend(&mut lives);
        let lives: Vec<i64> = lives.iter().step_by(lives.len().div_ceil(LIVES).max(1)).copied().collect_vec();
        let (_, ends) = months(as_of);
        let closings = |age: i64| {
            let longer = &lives[lives.partition_point(|life| *life <= age)..];
            (ends.iter().map(|days| longer.partition_point(|life| life - age <= i64::from(*days)) as u32).collect_vec(), longer.len() as u32)
        };
        forecast.closings = (0..lives.last().copied().unwrap_or(0)).map(closings).collect_vec();
        forecast
    }

    fn learn<'a>(&mut self, looking: &Looking<'a>, learned: &[(Standing, bool, f64)], open: &[Standing]) -> Result<(Encoder<'a>, Logistic), Refusal> {
        let won = learned.iter().filter(|(_, won, _)| *won).count();
        if (self.closed as usize) < FEWEST.0 || won < FEWEST.1 || learned.len() - won < FEWEST.1 {
            return Err(Refusal::TooFew);
        }
        let encoder = Encoder::of(looking, learned, open);
        let rows: Vec<Vec<f64>> = learned.iter().map(|(standing, ..)| encoder.row(standing)).collect_vec();
        let (y, weight) = learned.iter().map(|(_, won, weight)| (*won, *weight)).unzip();
        let cases = Cases { width: rows[0].len(), x: rows.concat(), y, weight };
        let fit = Logistic::fit(&cases, &|_| true, RIDGE).ok_or(Refusal::NotConverged)?;
        let held_out = Logistic::held_out(&cases, FOLDS, RIDGE).ok_or(Refusal::NotConverged)?;
        self.skill = Skill::of(&cases, &held_out);
        self.tested = learned.iter().map(|(standing, ..)| standing.row).zip(held_out).collect();
        match &self.skill {
            Some(skill) if skill.auc >= LEAST_AUC && skill.brier < skill.brier_of_share => Ok((encoder, fit)),
            _ => Err(Refusal::HoldoutFailed),
        }
    }

    /// The chance of an open deal to be won, in millionths.
    pub fn chance(&self, row: u32) -> Option<u32> {
        self.chances.get(row as usize).copied().filter(|chance| *chance != UNTOLD)
    }

    /// Of deals won that lived longer than this, how many were closed by the end of each of the next months, and how many there are.
    pub fn closed_by(&self, age: i32) -> (&[u32], u32) {
        self.closings.get(age.max(0) as usize).map_or((&[], 0), |(closed, all)| (closed, *all))
    }
}

/// The share won among closed deals that stood in the same stage at that age or older, where there are some; else in that stage, else of all.
fn by_stage_and_age(cases: &[(Standing, bool, f64)], standing: &Standing) -> Option<f64> {
    let share = |alike: &dyn Fn(&Standing) -> bool, fewest: usize| {
        let (mut n, mut all, mut won) = (0, 0.0, 0.0);
        for (_, is_won, weight) in cases.iter().filter(|(case, ..)| alike(case)) {
            (n, all, won) = (n + 1, all + weight, won + if *is_won { *weight } else { 0.0 });
        }
        (n >= fewest).then(|| won / all)
    };
    share(&|case| case.stage == standing.stage && case.age >= standing.age, COMPARED)
        .or_else(|| share(&|case| case.stage == standing.stage, COMPARED))
        .or_else(|| share(&|_| true, 1))
}

/// The months to come, `2025-01`, from that of the day after as_of on, and on which day after as_of each ends.
pub fn months(as_of: Day) -> (Vec<String>, Vec<i32>) {
    let first = as_of.plus(1).floor(Grain::Month, 1);
    let month = |at: i32| (first.plus_months(at).to_string()[..7].to_owned(), first.plus_months(at + 1).0 - 1 - as_of.0);
    (0..MONTHS).map(month).unzip()
}
