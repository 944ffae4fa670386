//! Records that ended, added up: how many won and lost, for how much, and how long they took.

use crate::calendar::Stamp;
use crate::column::{Bits, Column, Labels, Times};
use crate::money::{Money, square};
use crate::outcome::Outcome;

crate::sums! {
    /// Records and their amounts. Adds up over parts.
    #[derive(Copy, Eq)]
    Totals {
        /// How many.
        records: u64,
        /// How many have an amount.
        with_amount: u64,
        /// Sum of the amounts.
        amount: Money,
        /// Sum of their squares.
        squares: i128,
    }
}

impl Totals {
    #[inline(always)]
    fn take(&mut self, amount: Option<i64>) {
        self.records += 1;
        if let Some(amount) = amount {
            self.with_amount += 1;
            self.amount.0 += i128::from(amount);
            self.squares += square(amount);
        }
    }
}

/// Amounts of records, and those that cannot be added up.
#[derive(Clone, Copy)]
pub struct Worth<'a> {
    /// The amounts.
    pub amount: &'a Column<i64>,
    /// Rows of another currency without a rate.
    pub unconverted: &'a Bits,
}

impl Worth<'_> {
    #[inline(always)]
    fn of(&self, row: u32) -> Option<i64> {
        if self.unconverted.get(row as usize) { None } else { self.amount.get(row as usize) }
    }

    /// Some records added up.
    #[inline(never)]
    pub fn totals(&self, rows: &[u32]) -> Totals {
        let mut totals = Totals::default();
        rows.iter().for_each(|row| totals.take(self.of(*row)));
        totals
    }
}

crate::sums! {
    /// Records that ended, by how.
    #[derive(Copy, Eq)]
    Closings {
        /// Won.
        won: Totals,
        /// Lost.
        lost: Totals,
    }
}

impl Closings {
    /// Some records that ended.
    #[inline(never)]
    pub fn of(rows: &[u32], outcome: &[Outcome], worth: Worth) -> Closings {
        let mut closings = Closings::default();
        for row in rows {
            match outcome[*row as usize] {
                Outcome::Won => closings.won.take(worth.of(*row)),
                Outcome::Lost => closings.lost.take(worth.of(*row)),
                Outcome::Open => {}
            }
        }
        closings
    }
}

/// The records among some that stand so.
#[inline(never)]
pub fn standing(rows: &[u32], outcome: &[Outcome], wanted: Outcome) -> Vec<u32> {
    rows.iter().copied().filter(|row| outcome[*row as usize] == wanted).collect()
}

/// Of some records, those open, or closed at that stamp or later.
#[inline(never)]
pub fn open_at(rows: &[u32], outcome: &[Outcome], closed: &Times, end: Stamp) -> Vec<u32> {
    let stands = |row: usize| outcome[row] == Outcome::Open || closed.get(row).is_some_and(|closed| closed >= end);
    rows.iter().copied().filter(|row| stands(*row as usize)).collect()
}

/// Seconds from creation to closing of the records among some that ended so, each length once with how often it comes, ascending;
/// those closed before they were created are left out.
#[inline(never)]
pub fn cycles(rows: &[u32], outcome: &[Outcome], ended: Outcome, created: &Times, closed: &Times) -> Vec<(i64, u64)> {
    let so = rows.iter().map(|row| *row as usize).filter(|row| outcome[*row] == ended);
    let seconds = so.filter_map(|row| Some(created.get(row)?.until(closed.get(row)?))).filter(|seconds| *seconds >= 0);
    crate::counts::counted(seconds.collect())
}

/// How many of some closed records came to each step at least (`furthest`: that of each record), and how many of these were won.
#[inline(never)]
pub fn fared(rows: &[u32], outcome: &[Outcome], furthest: &[u8], steps: usize) -> Vec<(u64, u64)> {
    let mut fared = vec![(0, 0); steps];
    for row in rows.iter().map(|row| *row as usize) {
        if let Some((closed, won)) = fared.get_mut(usize::from(furthest[row])) {
            *closed += 1;
            *won += u64::from(outcome[row] == Outcome::Won);
        }
    }
    for step in (1..steps).rev() {
        fared[step - 1] = (fared[step - 1].0 + fared[step].0, fared[step - 1].1 + fared[step].1);
    }
    fared
}

/// The records among some that ended so, by the code of a label and the furthest step of so many; the last place of each is of any step.
#[inline(never)]
pub fn crossed(rows: &[u32], (outcome, ended): (&[Outcome], Outcome), labels: &Labels, (furthest, steps): (&[u8], usize), worth: Worth) -> Vec<Vec<Totals>> {
    let mut table = vec![vec![Totals::default(); steps + 1]; labels.dictionary.len() + 1];
    for row in rows.iter().filter(|row| outcome[**row as usize] == ended) {
        let (places, amount) = (&mut table[labels.code(*row as usize) as usize], worth.of(*row));
        places[steps].take(amount);
        let step = usize::from(furthest[*row as usize]);
        if step < steps {
            places[step].take(amount);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_amount_counts_and_adds_nothing() {
        let mut amount = Column::default();
        [Some(30_000), None, Some(-20_000), Some(7)].into_iter().for_each(|cell| amount.push(cell));
        let mut unconverted = Bits::filled(4, false);
        unconverted.set(3, true);
        let worth = Worth { amount: &amount, unconverted: &unconverted };
        let outcome = [Outcome::Won, Outcome::Won, Outcome::Lost, Outcome::Won];
        let closings = Closings::of(&[0, 1, 2, 3], &outcome, worth);
        assert_eq!(closings.won, Totals { records: 3, with_amount: 1, amount: Money(30_000), squares: 900_000_000 });
        assert_eq!((closings.lost.records, closings.lost.amount), (1, Money(-20_000)));
        assert_eq!(fared(&[0, 2], &outcome, &[2, 0, 1, 255], 3), [(2, 1), (2, 1), (1, 1)]);
    }
}
