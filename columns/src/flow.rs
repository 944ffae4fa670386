//! How customers changed over a period: who came, stayed, left and returned, and for how much a month.

use crate::calendar::Day;
use crate::money::{Money, square};
use crate::stretches::{Standing, Stretches};

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

    /// Adds customers in the order of their first day: how they changed from the end of `before` to that of `last`.
    #[inline(never)]
    pub fn add(&mut self, stretches: &Stretches, customers: &[u32], before: Day, last: Day) {
        let year = last.plus(1).plus_months(-12).plus(-1);
        for customer in stretches.come_by(customers, last) {
            let retained = self.retained;
            self.count(stretches, *customer, before, last);
            if self.by_orders {
                self.yearly_orders += stretches.ordered(*customer, year, last);
                if self.retained > retained {
                    self.orders_of_retained += stretches.ordered(*customer, before, last);
                }
            }
        }
    }

    fn count(&mut self, stretches: &Stretches, customer: u32, before: Day, last: Day) {
        match stretches.of(customer) {
            // who had left before, for good, is in no count
            [only] if only.end <= before => {}
            [only] => {
                let standing = |active: bool| Standing { active, mrr: if active { only.mrr } else { 0 } };
                self.note(only.start > before, standing(only.start <= before), standing(last < only.end), true);
            }
            all => {
                let (at_start, at_end) = (stretches.standing(customer, before), stretches.standing(customer, last));
                let any = at_start.active || at_end.active || all.iter().any(|stretch| stretch.start <= last && stretch.end > before);
                self.note(stretches.first(customer) > before, at_start, at_end, any);
            }
        }
    }

    #[inline(always)]
    fn note(&mut self, is_new: bool, at_start: Standing, at_end: Standing, any: bool) {
        self.any += u64::from(any);
        self.new += u64::from(is_new);
        let (mrr_start, mrr_end) = (Money(i128::from(at_start.mrr)), Money(i128::from(at_end.mrr)));
        if at_start.active {
            self.start += 1;
            self.mrr_start += mrr_start;
        }
        if at_end.active {
            self.end += 1;
            self.mrr_end += mrr_end;
            self.mrr_squares += square(at_end.mrr);
        }
        match (at_start.active, at_end.active) {
            (true, true) => {
                self.retained += 1;
                if at_end.mrr > at_start.mrr {
                    self.expansion += mrr_end - mrr_start;
                } else if at_end.mrr < at_start.mrr {
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
