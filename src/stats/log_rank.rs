//! The log-rank test (Mantel 1966, Peto and Peto 1972): do groups share one survival curve?

use super::{Lifetimes, chi_square_upper};
use crate::collect::CollectVec;
use columns::risk::{Excess, excess};

/// Result of the test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogRank {
    /// The statistic.
    pub chi_square: f64,
    /// Degrees of freedom: groups with an expected event, less one.
    pub df: u32,
    /// Chance of such a statistic if all groups had one curve.
    pub p: f64,
}

/// Compares groups. A group in which no event could be expected (empty, or censored before the first) takes no part, as in R's
/// `survdiff`. `None` under two groups or without events.
pub fn log_rank(groups: &[&Lifetimes]) -> Option<LogRank> {
    let size = groups.len();
    let Excess { groups, variance } = excess(&groups.iter().map(|group| group.times()).collect_vec());
    let taking: Vec<usize> = (0..size).filter(|i| groups[*i].1 > 0.0).collect_vec();
    let (_, free) = taking.split_last()?;
    if free.is_empty() {
        return None;
    }
    let matrix: Vec<Vec<f64>> = free.iter().map(|i| free.iter().map(|j| variance[*i * size + *j]).chain([groups[*i].0]).collect_vec()).collect_vec();
    let solved = solve(matrix)?;
    let chi_square: f64 = free.iter().zip(solved).map(|(i, weight)| groups[*i].0 * weight).sum::<f64>().max(0.0);
    let df = free.len() as u32;
    Some(LogRank { chi_square, df, p: chi_square_upper(chi_square, df)? })
}

/// Solves a linear system given with its right side as last column, by elimination with pivots. `None` when singular.
fn solve(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let size = rows.len();
    for column in 0..size {
        let pivot = (column..size).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        rows.swap(column, pivot);
        let lead = rows[column].clone();
        if lead[column].abs() < 1e-12 {
            return None;
        }
        for (_, row) in rows.iter_mut().enumerate().filter(|(place, _)| *place != column) {
            let factor = row[column] / lead[column];
            row.iter_mut().zip(&lead).for_each(|(cell, pivot)| *cell -= factor * pivot);
        }
    }
    Some(rows.iter().enumerate().map(|(i, row)| row[size] / row[i]).collect_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Counted, near};

    fn lifetimes(ended: &[i64], censored: &[i64]) -> Lifetimes {
        Lifetimes { ended: Counted::from(ended.to_vec()), censored: Counted::from(censored.to_vec()) }
    }

    #[test]
    fn remission_of_leukemia_under_6_mp_is_longer() {
        // Freireich et al. 1963, as in every textbook: chi-square 16.79 on 1 degree of freedom
        let treated = lifetimes(&[6, 6, 6, 7, 10, 13, 16, 22, 23], &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
        let placebo = lifetimes(&[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], &[]);
        let test = log_rank(&[&treated, &placebo]).unwrap();
        assert_eq!((format!("{:.2}", test.chi_square), test.df), ("16.79".into(), 1));
        assert!(near(test.p, 4.2e-5, 1e-6));
        let swapped = log_rank(&[&placebo, &treated]).unwrap();
        assert!(near(swapped.chi_square, test.chi_square, 1e-12));
    }

    #[test]
    fn one_group_or_no_event_is_no_test() {
        let some = lifetimes(&[1, 2], &[3]);
        assert_eq!(log_rank(&[&some]), None);
        assert_eq!(log_rank(&[&some, &Lifetimes::default()]), None);
        assert_eq!(log_rank(&[&lifetimes(&[], &[1]), &lifetimes(&[], &[2])]), None);
        assert_eq!(log_rank(&[]), None);
    }

    #[test]
    fn an_empty_group_changes_nothing() {
        let (a, b) = (lifetimes(&[1, 2, 5], &[3]), lifetimes(&[4, 8], &[9, 9]));
        assert_eq!(log_rank(&[&a, &Lifetimes::default(), &b]), log_rank(&[&a, &b]));
    }
}
