//! Logistic regression with a ridge, by Newton's method on weighted cases: the same steps on every platform.

use crate::collect::{CollectVec, PushAll};
use crate::order::sorted_by;

/// Cases to learn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cases {
    /// Numbers in a row; the first is 1.
    pub width: usize,
    /// Row after row.
    pub x: Vec<f64>,
    /// What became of each.
    pub y: Vec<bool>,
    /// What each counts.
    pub weight: Vec<f64>,
}

/// A fit: a weight for each number of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logistic(pub Vec<f64>);

/// Steps, at most.
const STEPS: usize = 50;
/// A step shorter than this is none.
const CLOSE: f64 = 1e-9;

fn chance(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

impl Cases {
    fn row(&self, case: usize) -> &[f64] {
        &self.x[case * self.width..(case + 1) * self.width]
    }
}

impl Logistic {
    /// The most likely weights under a ridge on all but the first; `None` where the steps do not close.
    pub fn fit(cases: &Cases, taken: &dyn Fn(usize) -> bool, ridge: f64) -> Option<Logistic> {
        let n = cases.width;
        let mut fit = Logistic(vec![0.0; n]);
        // most numbers of a row are 0: labels that it does not have
        let mut told = Vec::with_capacity(n);
        for _ in 0..STEPS {
            let (mut slope, mut curve) = (vec![0.0; n], vec![0.0; n * n]);
            for case in (0..cases.y.len()).filter(|case| taken(*case)) {
                let (row, weight) = (cases.row(case), cases.weight[case]);
                let p = fit.chance(row);
                let (error, bend) = (weight * (f64::from(u8::from(cases.y[case])) - p), weight * p * (1.0 - p));
                told.clear();
                told.push_all(row.iter().copied().enumerate().filter(|(_, x)| *x != 0.0));
                for (place, (i, xi)) in told.iter().enumerate() {
                    slope[*i] += error * xi;
                    told[..=place].iter().for_each(|(j, xj)| curve[i * n + j] += bend * xi * xj);
                }
            }
            for i in 1..n {
                slope[i] -= ridge * fit.0[i];
                curve[i * n + i] += ridge;
            }
            let step = solve(curve, slope)?;
            let longest = step.iter().fold(0.0_f64, |longest, by| longest.max(by.abs()));
            // a long step is shortened: the second derivative is of the point that it leaves
            let share = if longest > 4.0 { 4.0 / longest } else { 1.0 };
            fit.0.iter_mut().zip(step).for_each(|(weight, by)| *weight += by * share);
            if longest < CLOSE {
                return Some(fit);
            }
        }
        None
    }

    /// The chance of a row.
    pub fn chance(&self, row: &[f64]) -> f64 {
        chance(self.0.iter().zip(row).map(|(weight, x)| weight * x).sum())
    }

    /// The chance of each case by a fit to the cases of all other folds; case i is in fold i mod `folds`.
    pub fn held_out(cases: &Cases, folds: usize, ridge: f64) -> Option<Vec<f64>> {
        let mut chances = vec![0.0; cases.y.len()];
        for fold in 0..folds {
            let fit = Logistic::fit(cases, &|case| case % folds != fold, ridge)?;
            (fold..chances.len()).step_by(folds).for_each(|case| chances[case] = fit.chance(cases.row(case)));
        }
        Some(chances)
    }
}

/// A symmetric system, its lower half given, by Cholesky.
fn solve(mut a: Vec<f64>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let inner: f64 = (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum();
            let left = a[i * n + j] - inner;
            a[i * n + j] = if i == j { Some(libm::sqrt(left)).filter(|root| *root > 1e-12)? } else { left / a[j * n + j] };
        }
    }
    for i in 0..n {
        let inner: f64 = (0..i).map(|k| a[i * n + k] * b[k]).sum();
        b[i] = (b[i] - inner) / a[i * n + i];
    }
    for i in (0..n).rev() {
        let inner: f64 = (i + 1..n).map(|k| a[k * n + i] * b[k]).sum();
        b[i] = (b[i] - inner) / a[i * n + i];
    }
    Some(b)
}

/// How well chances foretold what became of weighted cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Skill {
    /// Chance that a case that came true has the higher chance of two (ties one half): area under the ROC curve.
    pub auc: f64,
    /// Mean squared error of the chances (Brier 1950).
    pub brier: f64,
    /// The same of one chance for all.
    pub brier_of_share: f64,
    /// Cases by tenths of the chance: how many, mean chance, share that came true.
    pub calibration: Vec<(u64, f64, f64)>,
}

impl Skill {
    /// Of chances that were not fitted to these cases; `None` where all or none came true.
    pub fn of(cases: &Cases, chances: &[f64]) -> Option<Skill> {
        let all: f64 = cases.weight.iter().sum();
        let came: f64 = cases.y.iter().zip(&cases.weight).filter(|(y, _)| **y).map(|(_, weight)| weight).sum();
        if came <= 0.0 || came >= all {
            return None;
        }
        let order = sorted_by((0..chances.len()).collect_vec(), &|a, b| chances[*a].total_cmp(&chances[*b]).then(a.cmp(b)));
        let (mut area, mut below, mut at) = (0.0, 0.0, 0);
        while at < order.len() {
            let level = chances[order[at]];
            let (mut hits, mut misses) = (0.0, 0.0);
            while at < order.len() && chances[order[at]] == level {
                if cases.y[order[at]] {
                    hits += cases.weight[order[at]]
                } else {
                    misses += cases.weight[order[at]]
                }
                at += 1;
            }
            area += hits * (below + misses / 2.0);
            below += misses;
        }
        let share = came / all;
        let mut skill = Skill { auc: area / (came * (all - came)), brier_of_share: share * (1.0 - share), ..Skill::default() };
        let mut tenths = [(0, 0.0, 0.0, 0.0); 10];
        for ((chance, y), weight) in chances.iter().zip(&cases.y).zip(&cases.weight) {
            let hit = f64::from(u8::from(*y));
            skill.brier += weight * (chance - hit) * (chance - hit) / all;
            let tenth = &mut tenths[((chance * 10.0) as usize).min(9)];
            (tenth.0, tenth.1, tenth.2, tenth.3) = (tenth.0 + 1, tenth.1 + weight, tenth.2 + weight * chance, tenth.3 + weight * hit);
        }
        skill.calibration =
            tenths.iter().map(|(n, weight, chance, hit)| if *weight > 0.0 { (*n, chance / weight, hit / weight) } else { (0, 0.0, 0.0) }).collect_vec();
        Some(skill)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cases, Logistic, Skill};
    use crate::stats::near;

    fn cases(rows: &[(f64, bool)]) -> Cases {
        let x = rows.iter().flat_map(|(x, _)| [1.0, *x]).collect();
        Cases { width: 2, x, y: rows.iter().map(|(_, y)| *y).collect(), weight: vec![1.0; rows.len()] }
    }

    #[test]
    fn two_groups_without_a_ridge_give_their_own_shares() {
        let mut rows: Vec<(f64, bool)> = (0..40).map(|i| (0.0, i < 10)).collect();
        rows.extend((0..20).map(|i| (1.0, i < 15)));
        let fit = Logistic::fit(&cases(&rows), &|_| true, 0.0).unwrap();
        assert!(near(fit.chance(&[1.0, 0.0]), 0.25, 1e-9) && near(fit.chance(&[1.0, 1.0]), 0.75, 1e-9));
        assert!(near(fit.0[1], libm::log(9.0), 1e-9));
    }

    #[test]
    fn what_parts_the_cases_wholly_is_held_by_the_ridge() {
        let rows: Vec<(f64, bool)> = (0..20).map(|i| (f64::from(i) - 9.5, i >= 10)).collect();
        assert!(Logistic::fit(&cases(&rows), &|_| true, 0.0).is_none_or(|fit| fit.0[1] > 10.0));
        let fit = Logistic::fit(&cases(&rows), &|_| true, 1.0).unwrap();
        // the slope of the penalised likelihood is none there
        let slope: f64 = rows.iter().map(|(x, y)| x * (f64::from(u8::from(*y)) - fit.chance(&[1.0, *x]))).sum();
        assert!(near(slope, fit.0[1], 1e-8));
    }

    #[test]
    fn a_case_of_weight_two_is_two_cases() {
        let mut weighed = cases(&[(0.5, true), (1.0, false), (2.0, true), (3.0, true), (0.0, false)]);
        let twice = cases(&[(0.5, true), (0.5, true), (1.0, false), (2.0, true), (3.0, true), (0.0, false)]);
        weighed.weight[0] = 2.0;
        let fit = |cases: &Cases| Logistic::fit(cases, &|_| true, 0.5).unwrap().0;
        assert!(fit(&weighed).iter().zip(fit(&twice)).all(|(a, b)| near(*a, b, 1e-9)));
    }

    #[test]
    fn skill_is_the_area_under_the_curve_and_the_squared_error() {
        // of 2 × 3 pairs 5 stand right and one is even
        let cases = cases(&[(0.0, true), (0.0, false), (0.0, false), (0.0, true), (0.0, false)]);
        let skill = Skill::of(&cases, &[0.8, 0.4, 0.6, 0.6, 0.1]).unwrap();
        assert!(near(skill.auc, 5.5 / 6.0, 1e-12));
        assert!(near(skill.brier, (0.04 + 0.16 + 0.36 + 0.16 + 0.01) / 5.0, 1e-12));
        assert!(near(skill.brier_of_share, 0.24, 1e-12));
        assert_eq!(skill.calibration.iter().map(|tenth| tenth.0).collect::<Vec<_>>(), [0, 1, 0, 0, 1, 0, 2, 0, 1, 0]);
        assert!(near(skill.calibration[6].2, 0.5, 1e-12));
    }
}
