//! Customers as stretches of days that they pay for: who is active on which day and for how much a month.

use crate::calendar::{Day, Span};
use crate::lists::Lists;
use crate::money::Money;
use crate::order::by_number;

/// A stretch of days that a customer pays for: `[start, end)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub start: Day,
    /// The day after the last; [`FOREVER`] while it runs.
    pub end: Day,
    /// A month's amount, 1/10,000 of a unit.
    pub mrr: i64,
    /// Row of the record that it comes from.
    pub row: u32,
}

/// The end of what has not ended.
pub const FOREVER: Day = Day(i32::MAX);

/// How a customer stands on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether it pays for that day.
    pub active: bool,
    /// A month's amount over all its stretches.
    pub mrr: i64,
}

/// All customers that have dates, in the order of their first day.
#[derive(Clone, Debug, Default)]
pub struct Stretches {
    /// `list[starts[c]..starts[c + 1]]` are a customer's, by start.
    starts: Vec<u32>,
    /// All of them.
    pub list: Vec<Stretch>,
    /// Amount of the order behind each, 0 where it is not known; empty where customers are not those who order.
    pub amounts: Vec<i64>,
}

impl Stretches {
    /// Customers in the order of their first day, each with its stretches by start: those that had come by a day are a prefix.
    pub fn gather(pairs: Vec<(u32, Stretch)>, keys: usize) -> Stretches {
        let places: Vec<u32> = (0..pairs.len() as u32).collect();
        let of = |place: u32| &pairs[place as usize];
        let places = by_number(&by_number(&places, &|place| of(place).1.row.into()), &|place| of(place).1.start.0.into());
        let (mut customers, mut count) = (vec![u32::MAX; keys + 2], 0);
        let mut customer = |key: u32| {
            let known = &mut customers[key as usize];
            if *known == u32::MAX {
                (*known, count) = (count, count + 1);
            }
            *known
        };
        let pairs: Vec<(u32, Stretch)> = places.iter().map(|place| of(*place)).map(|(key, stretch)| (customer(*key), *stretch)).collect();
        let (starts, list) = Lists::grouped(count as usize, &pairs).into_parts();
        Stretches { starts, list, amounts: Vec::new() }
    }

    /// Of customers in the order of their first day, those that had come by a day.
    pub fn come_by<'a>(&self, customers: &'a [u32], day: Day) -> &'a [u32] {
        &customers[..customers.partition_point(|customer| self.first(*customer) <= day)]
    }

    /// Closes gaps of at most so many days.
    #[inline(never)]
    pub fn bridge(&mut self, grace: i32) {
        for customer in 0..self.len() {
            let (from, to) = (self.starts[customer] as usize, self.starts[customer + 1] as usize);
            let mut longest = from;
            for at in from + 1..to {
                let (until, next) = (self.list[longest].end, self.list[at].start);
                if until < next && next.0 - until.0 <= grace {
                    self.list[longest].end = next;
                }
                if self.list[at].end >= self.list[longest].end {
                    longest = at;
                }
            }
        }
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether no customer has dates.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A customer's stretches, by start.
    #[inline(always)]
    pub fn of(&self, customer: u32) -> &[Stretch] {
        &self.list[self.starts[customer as usize] as usize..self.starts[customer as usize + 1] as usize]
    }

    /// How a customer stands on a day.
    #[inline(always)]
    pub fn standing(&self, customer: u32, day: Day) -> Standing {
        if let [only] = self.of(customer) {
            let active = only.start <= day && day < only.end;
            return Standing { active, mrr: if active { only.mrr } else { 0 } };
        }
        let mut standing = Standing::default();
        for stretch in self.of(customer) {
            if stretch.start > day {
                break;
            }
            if day < stretch.end {
                standing.active = true;
                standing.mrr += stretch.mrr;
            }
        }
        standing
    }

    /// A customer's orders with their amounts, by day; none where customers are not those who order.
    pub fn orders(&self, customer: u32) -> impl Iterator<Item = (&Stretch, i64)> {
        let from = self.starts[customer as usize] as usize;
        self.of(customer).iter().zip(self.amounts.get(from..).unwrap_or_default()).map(|(order, amount)| (order, *amount))
    }

    /// What a customer ordered after one day, up to another.
    pub fn ordered(&self, customer: u32, after: Day, last: Day) -> Money {
        let orders = self.orders(customer).filter(|(order, _)| after < order.start && order.start <= last);
        Money(orders.map(|(_, amount)| i128::from(amount)).sum())
    }

    /// A customer's monthly amounts up to a day, each times the days that it ran.
    #[inline(never)]
    pub fn amount_days(&self, customer: u32, last: Day) -> i128 {
        let ran = |stretch: &Stretch| i128::from((stretch.end.min(last.plus(1)).0 - stretch.start.0).max(0));
        self.of(customer).iter().map(|stretch| i128::from(stretch.mrr) * ran(stretch)).sum()
    }

    /// First day ever.
    #[inline]
    pub fn first(&self, customer: u32) -> Day {
        self.of(customer).first().map_or(FOREVER, |stretch| stretch.start)
    }

    /// Runs of days without a gap, in time: first day and the day after the last.
    pub fn runs(&self, customer: u32) -> impl Iterator<Item = (Day, Day)> + '_ {
        let mut stretches = self.of(customer).iter().peekable();
        std::iter::from_fn(move || {
            let first = stretches.next()?;
            let mut end = first.end;
            while let Some(next) = stretches.next_if(|next| next.start <= end) {
                end = end.max(next.end);
            }
            Some((first.start, end))
        })
    }

    /// Over months that follow each other: Σ of customers lost (active on the day before a month and not on its last day)
    /// and Σ of those active on the day before. One pass over the runs, however many months.
    pub fn monthly_losses(&self, customers: &[u32], months: &[Span]) -> (u64, u64) {
        let (mut lost, mut at_risk) = (0, 0);
        let eves = |day: Day| months.partition_point(|month| month.start.plus(-1) < day) as u64;
        let last = months.last().map_or(Day(i32::MIN), |month| month.start.plus(-1));
        for customer in self.come_by(customers, last) {
            let mut awaited: Option<usize> = None;
            for (start, end) in self.runs(*customer) {
                if let Some(last) = awaited.map(|month| months[month].end.plus(-1)) {
                    lost += u64::from(start > last);
                    // one that came back and left again before the last day is still awaited
                    awaited = awaited.filter(|_| start <= last && end <= last);
                }
                let (first, past) = (eves(start), eves(end));
                at_risk += past - first;
                if past > first && end <= months[past as usize - 1].end.plus(-1) {
                    awaited = Some(past as usize - 1);
                }
            }
            lost += u64::from(awaited.is_some());
        }
        (lost, at_risk)
    }

    /// First day and the day after the last of the first spell: stretches without a gap between them.
    pub fn first_spell(&self, customer: u32) -> (Day, Day) {
        self.runs(customer).next().unwrap_or((FOREVER, FOREVER))
    }

    /// The record that a customer takes its dimensions from: its highest MRR on the day before the period; a new one's, or
    /// one that was away, at its first start from then on. Ties: the earliest start, then the first row.
    pub fn representative(&self, customer: u32, before: Day) -> u32 {
        let stretches = self.of(customer);
        let active = stretches.iter().filter(|stretch| stretch.start <= before && before < stretch.end);
        let best = active.max_by_key(|stretch| (stretch.mrr, std::cmp::Reverse((stretch.start, stretch.row))));
        best.or_else(|| stretches.iter().find(|stretch| stretch.start > before)).or(stretches.first()).map_or(u32::MAX, |stretch| stretch.row)
    }
}
