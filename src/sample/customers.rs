//! Customers: their subscriptions year by year, who leaves and who comes back.

use super::clock::{day_of, first, last_day, workday};
use super::deals::{Deal, PLANS, STARTER, WON};
use super::rng::Rng;
use crate::calendar::Day;

/// Share of the customers at the start of each year that leave in it, per mille.
const LEAVING: [(i32, i64); 2] = [(2023, 118), (2024, 172)];
/// Share of those won early in a year that leave in the same year, per mille.
const LEAVING_AT_ONCE: i64 = 30;
/// Share of those who left that return within eight months, per mille.
const RETURNING: i64 = 80;
/// What a Starter subscription costs since June 2024, per mille of before.
const PRICE_INCREASE: i64 = 1180;
/// Share of customers whose subscription grows, shrinks in a year, per mille.
const GROWING: i64 = 95;
const SHRINKING: i64 = 30;

/// What a customer thinks of Helvia, and goes on thinking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    Promoter,
    Passive,
    Detractor,
}

/// One line of the subscriptions.
pub(super) struct Row {
    pub start: Day,
    pub end: Option<Day>,
    pub mrr: i64,
    pub plan: usize,
    pub reason: &'static str,
}

/// A year of a subscription.
pub(super) struct Contract {
    pub start: Day,
    pub end: Option<Day>,
    /// When it runs out: who leaves does so then.
    pub due: Day,
}

impl Row {
    /// Its contracts: renewed on each anniversary since 2023, when they were first written down one by one.
    pub fn contracts(&self) -> Vec<Contract> {
        let last = self.end.unwrap_or(last_day().plus(1));
        let anniversaries = (1..).map(|years| self.start.plus_months(12 * years)).skip_while(|day| *day < first(2023, 1));
        let renewed: Vec<Day> = anniversaries.take_while(|day| *day < last).collect();
        let starts = [self.start].into_iter().chain(renewed.iter().copied());
        let ends = renewed.iter().map(|day| Some(*day)).chain([self.end]);
        starts.zip(ends).map(|(start, end)| Contract { start, end, due: end.unwrap_or_else(|| start.plus_months(12).max(last)) }).collect()
    }
}

/// One customer.
pub(super) struct Customer {
    pub company: usize,
    pub mood: Mood,
    pub rows: Vec<Row>,
}

impl Customer {
    /// What it pays a month on a day; 0: not a customer then.
    pub fn mrr(&self, day: Day) -> i64 {
        self.rows.iter().filter(|row| row.start <= day && row.end.is_none_or(|end| day < end)).map(|row| row.mrr).sum()
    }

    pub fn active(&self, day: Day) -> bool {
        self.mrr(day) > 0
    }

    /// The plan at its latest.
    pub fn plan(&self) -> usize {
        self.rows.last().map_or(STARTER, |row| row.plan)
    }

    /// The plan on a day.
    pub fn plan_on(&self, day: Day) -> Option<usize> {
        self.rows.iter().find(|row| row.start <= day && row.end.is_none_or(|end| day < end)).map(|row| row.plan)
    }

    /// When it first became a customer.
    pub fn start(&self) -> Option<Day> {
        self.rows.first().map(|row| row.start)
    }

    /// The subscription that runs ends, and another begins that day.
    fn change(&mut self, day: Day, mrr: i64, plan: usize) {
        if let Some(row) = self.rows.last_mut().filter(|row| row.end.is_none() && row.start < day) {
            row.end = Some(day);
            self.rows.push(Row { start: day, end: None, mrr, plan, reason: "" });
        }
    }

    fn leave(&mut self, day: Day, reason: &'static str) {
        if let Some(row) = self.rows.last_mut().filter(|row| row.end.is_none() && row.start < day) {
            row.end = Some(day);
            row.reason = reason;
        }
    }
}

/// What happens to one customer on one day.
enum Event {
    Grow,
    Shrink,
    Increase,
    Leave(&'static str),
    Return,
}

/// Those that were there before the first year, and those won since.
pub(super) fn customers(deals: &[Deal], before: usize, seed: u64) -> Vec<Customer> {
    let mut rng = Rng::new(seed, 6);
    let mut customers: Vec<Customer> = (0..before)
        .map(|company| {
            let plan = rng.pick(&[52, 38, 10]);
            let mrr = match plan {
                0 => 29 * (3 + rng.below(6)),
                1 => 49 * (8 + rng.below(12)),
                _ => 65 * (20 + rng.below(14)),
            };
            let start = workday(first(2019, 9).plus(rng.below(1190) as i32));
            customer(company, Row { start, end: None, mrr, plan, reason: "" })
        })
        .collect();
    let won: Vec<&Deal> = deals.iter().filter(|deal| deal.stage() == WON).collect();
    let won = crate::order::sorted_by(won, &|a, b| (a.close, a.company).cmp(&(b.close, b.company)));
    customers.extend(won.into_iter().map(|deal| {
        let start = workday(day_of(deal.close).plus(1 + rng.below(4) as i32)).min(last_day());
        customer(deal.company, Row { start, end: None, mrr: deal.mrr, plan: deal.plan, reason: "" })
    }));
    for (year, leaving) in LEAVING {
        live(&mut customers, year, leaving, &mut rng);
    }
    customers
}

/// Moods are spread evenly over the customers, whatever their number.
fn customer(company: usize, row: Row) -> Customer {
    let mood = match company * 617 % 1000 {
        0..435 => Mood::Promoter,
        435..780 => Mood::Passive,
        _ => Mood::Detractor,
    };
    Customer { company, mood, rows: vec![row] }
}

fn live(customers: &mut [Customer], year: i32, leaving: i64, rng: &mut Rng) {
    let (start, eve) = (first(year, 1), first(year, 1).plus(-1));
    let mut events: Vec<Vec<(Day, Event)>> = customers.iter().map(|_| Vec::new()).collect();
    let there: Vec<usize> = (0..customers.len()).filter(|i| customers[*i].active(eve)).collect();
    let (unhappy, rest): (Vec<usize>, Vec<usize>) = there.iter().partition(|i| customers[**i].mood == Mood::Detractor);
    // detractors leave twice as often: of the wanted number, two shares for each of them and one for each of the rest
    let wanted = there.len() as i64 * leaving / 1000;
    let shares = (2 * unhappy.len() + rest.len()) as i64;
    let of_unhappy = if shares > 0 { (2 * unhappy.len() as i64 * wanted + shares / 2) / shares } else { 0 };
    let risk = |plan: usize| {
        if plan != STARTER {
            1
        } else if year == 2024 {
            3
        } else {
            2
        }
    };
    let mut leavers = drawn(&unhappy, of_unhappy, |i| risk(customers[i].plan()), rng);
    leavers.extend(drawn(&rest, wanted - of_unhappy, |i| risk(customers[i].plan()), rng));
    let fresh: Vec<usize> = (0..customers.len()).filter(|i| customers[*i].start().is_some_and(|day| start <= day && day < first(year, 8))).collect();
    let at_once = drawn(&fresh, fresh.len() as i64 * LEAVING_AT_ONCE / 1000, |_| 1, rng);
    for i in leavers.iter().chain(&at_once).copied() {
        let starter = customers[i].plan() == STARTER;
        let (day, reason) = if starter && year == 2024 && rng.chance(720) {
            (first(2024, 7).plus(rng.below(123) as i32), rng.one(&["Price increase", "Price increase", "Price increase", "Competitor"]).unwrap_or(""))
        } else {
            let reasons = ["Competitor", "Missing feature", "Company closed", "Low usage", "Budget cut", "Service quality"];
            let from = if customers[i].start().is_some_and(|day| day >= start) { 245 } else { 10 };
            (start.plus((from + rng.below(355 - from)) as i32), rng.one(&reasons).unwrap_or(""))
        };
        events[i].push((day, Event::Leave(reason)));
        let back = day.plus(75 + rng.below(165) as i32);
        if rng.chance(RETURNING) && back < last_day() {
            events[i].push((workday(back), Event::Return));
        }
    }
    for (i, list) in events.iter_mut().enumerate().filter(|(i, _)| customers[*i].active(eve)) {
        let day = workday(start.plus(rng.below(360) as i32));
        if rng.chance(GROWING) {
            list.push((day, Event::Grow));
        } else if rng.chance(SHRINKING) {
            list.push((day, Event::Shrink));
        }
        if year == 2024 && customers[i].plan() == STARTER {
            list.push((first(2024, 6), Event::Increase));
        }
    }
    for (customer, list) in customers.iter_mut().zip(events) {
        for (day, event) in crate::order::sorted_by(list, &|a, b| a.0.cmp(&b.0)) {
            happen(customer, day, &event, rng);
        }
    }
}

fn happen(customer: &mut Customer, day: Day, event: &Event, rng: &mut Rng) {
    let Some((mrr, plan)) = customer.rows.last().map(|row| (row.mrr, row.plan)) else { return };
    match event {
        Event::Grow => customer.change(day, mrr * (1200 + rng.below(500)) / 1000, if mrr > 240 { plan.max(1) } else { plan }.min(PLANS.len() - 1)),
        Event::Shrink => customer.change(day, (mrr * (600 + rng.below(200)) / 1000).max(29), plan),
        Event::Increase => customer.change(day, (mrr * PRICE_INCREASE + 500) / 1000, plan),
        Event::Leave(reason) => customer.leave(day, reason),
        Event::Return => {
            if customer.rows.last().is_some_and(|row| row.end.is_some_and(|end| end < day)) {
                customer.rows.push(Row { start: day, end: None, mrr, plan, reason: "" });
            }
        }
    }
}

/// So many of a list, the heavier the likelier: the highest of `weight` draws decides.
fn drawn(list: &[usize], count: i64, weight: impl Fn(usize) -> i64, rng: &mut Rng) -> Vec<usize> {
    let draws: Vec<(u64, usize)> = list.iter().map(|i| ((0..weight(*i)).map(|_| rng.next()).max().unwrap_or(0), *i)).collect();
    crate::order::sorted_by(draws, &|a, b| b.cmp(a)).into_iter().take(count.max(0) as usize).map(|(_, i)| i).collect()
}
