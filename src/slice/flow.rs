//! How customers changed over a period: who came, stayed, left and returned, and for how much a month.

use super::Slice;
use crate::calendar::Day;
use crate::money::Money;

/// Counts of customers and their monthly amounts, from the day before a period to its last day. Adds up over parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Active on the day before.
    pub start: u64,
    /// Active on the last day.
    pub end: u64,
    /// First ever start in the period.
    pub new: u64,
    /// Of these, gone by its end.
    pub new_and_gone: u64,
    /// Active at start and end.
    pub retained: u64,
    /// Active at the start and not at the end.
    pub lost: u64,
    /// Active at the end, not at the start, known before.
    pub reactivated: u64,
    /// Active at the start or on any day of the period.
    pub any: u64,
    /// Monthly amounts on the day before.
    pub mrr_start: Money,
    /// Monthly amounts on the last day.
    pub mrr_end: Money,
    /// Of new customers.
    pub new_mrr: Money,
    /// Of returned customers.
    pub reactivated_mrr: Money,
    /// More than at the start, of customers retained.
    pub expansion: Money,
    /// Less than at the start, of customers retained.
    pub contraction: Money,
    /// At the start, of customers lost.
    pub churned_mrr: Money,
    /// Σ of the squares of the monthly amounts on the last day.
    pub mrr_squares: i128,
    /// Orders of the twelve months that end with the last day.
    pub yearly_orders: Money,
    /// Orders of the period, of customers retained.
    pub orders_of_retained: Money,
    /// Whether customers are those who order.
    pub by_orders: bool,
    /// Days looked at: of the period, up to as_of. The same for every part.
    pub days: u32,
    /// The same in months where it is made of whole ones, else 0.
    pub whole_months: u32,
    /// Customers without dates that left, and all of them: then only these two and `mrr_end`, `end` mean anything.
    pub undated: bool,
}

impl std::ops::AddAssign for Flow {
    fn add_assign(&mut self, other: Flow) {
        self.start += other.start;
        self.end += other.end;
        self.new += other.new;
        self.new_and_gone += other.new_and_gone;
        self.retained += other.retained;
        self.lost += other.lost;
        self.reactivated += other.reactivated;
        self.any += other.any;
        self.mrr_start += other.mrr_start;
        self.mrr_end += other.mrr_end;
        self.new_mrr += other.new_mrr;
        self.reactivated_mrr += other.reactivated_mrr;
        self.expansion += other.expansion;
        self.contraction += other.contraction;
        self.churned_mrr += other.churned_mrr;
        self.mrr_squares += other.mrr_squares;
        self.yearly_orders += other.yearly_orders;
        self.orders_of_retained += other.orders_of_retained;
        self.by_orders |= other.by_orders;
        self.days = self.days.max(other.days);
        self.whole_months = self.whole_months.max(other.whole_months);
        self.undated |= other.undated;
    }
}

impl Flow {
    /// Months looked at: whole calendar months, else days / 30.4375.
    pub fn months(&self) -> f64 {
        if self.whole_months > 0 { f64::from(self.whole_months) } else { f64::from(self.days) / 30.4375 }
    }

    /// Monthly revenue of an active customer: MRR at the end, or the last twelve months' orders over twelve. `None` without customers.
    pub fn arpa(&self) -> Option<f64> {
        let (revenue, months) = if self.by_orders { (self.yearly_orders, 12) } else { (self.mrr_end, 1) };
        (self.end > 0).then(|| revenue.to_f64() / (self.end * months) as f64)
    }

    /// What a retained customer paid over the period: its orders, or the mean of its monthly amounts at start and end times the
    /// months. `None` without retained customers.
    pub fn revenue_of_retained(&self) -> Option<f64> {
        let ends = self.mrr_start - self.churned_mrr + self.mrr_end - self.new_mrr - self.reactivated_mrr;
        let paid = if self.by_orders { self.orders_of_retained.to_f64() } else { ends.to_f64() / 2.0 * self.months() };
        (self.retained > 0).then(|| paid / self.retained as f64)
    }

    pub(super) fn over(slice: &Slice) -> Flow {
        let customers = &slice.world.customers;
        let mut flow = Flow { by_orders: !customers.amounts.is_empty(), ..Flow::default() };
        if customers.are_undated() {
            flow.undated = true;
            for at in &slice.part.undated {
                let customer = &customers.undated[*at as usize];
                flow.start += 1;
                flow.any += 1;
                let mrr = Money(customer.mrr.map_or(0, i128::from));
                flow.mrr_start += mrr;
                if customer.churned {
                    flow.lost += 1;
                    flow.churned_mrr += mrr;
                } else {
                    flow.end += 1;
                    flow.mrr_end += mrr;
                    flow.mrr_squares += mrr.0 * mrr.0;
                }
            }
            return flow;
        }
        let Some(span) = slice.span else { return flow };
        let (before, last) = (span.start.plus(-1), slice.state_day());
        if last < span.start {
            return flow;
        }
        let seen = span.cut(slice.world.as_of);
        flow.days = seen.days().max(0) as u32;
        let months = seen.complete_months();
        flow.whole_months = if months.first().map(|month| month.start) == Some(seen.start) && months.last().map(|month| month.end) == Some(seen.end) {
            months.len() as u32
        } else {
            0
        };
        let year = last.plus(1).plus_months(-12).plus(-1);
        for customer in customers.come_by(&slice.part.customers, last) {
            let retained = flow.retained;
            flow.count(customers, *customer, before, last);
            if flow.by_orders {
                flow.yearly_orders += customers.ordered(*customer, year, last);
                if flow.retained > retained {
                    flow.orders_of_retained += customers.ordered(*customer, before, last);
                }
            }
        }
        flow
    }

    fn count(&mut self, customers: &super::customers::Customers, customer: u32, before: Day, last: Day) {
        let first = customers.first(customer);
        let (at_start, at_end) = (customers.standing(customer, before), customers.standing(customer, last));
        let (mrr_start, mrr_end) = (Money(i128::from(at_start.mrr)), Money(i128::from(at_end.mrr)));
        self.mrr_start += mrr_start;
        self.mrr_end += mrr_end;
        self.mrr_squares += mrr_end.0 * mrr_end.0;
        self.start += u64::from(at_start.active);
        self.end += u64::from(at_end.active);
        let is_new = first > before;
        let any = at_start.active || at_end.active || customers.of(customer).iter().any(|stretch| stretch.start <= last && stretch.end > before);
        self.any += u64::from(any);
        self.new += u64::from(is_new);
        match (at_start.active, at_end.active) {
            (true, true) => {
                self.retained += 1;
                if mrr_end > mrr_start {
                    self.expansion += mrr_end - mrr_start;
                } else {
                    self.contraction += mrr_start - mrr_end;
                }
            }
            (true, false) => {
                self.lost += 1;
                self.churned_mrr += mrr_start;
            }
            (false, true) if is_new => self.new_mrr += mrr_end,
            (false, true) => {
                self.reactivated += 1;
                self.reactivated_mrr += mrr_end;
            }
            (false, false) => self.new_and_gone += u64::from(is_new),
        }
    }
}
