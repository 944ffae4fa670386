//! Nelder and Mead's simplex (1965), begun again from where it stopped until that gains nothing: needs no derivative, makes
//! the same steps on every platform.

use crate::collect::CollectVec;
use crate::order::sorted_by;

/// The lowest point found.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum {
    /// Where.
    pub at: Vec<f64>,
    /// How low.
    pub value: f64,
    /// Whether the simplex closed on it, and a second one found nothing lower.
    pub converged: bool,
}

/// Starts of the simplex, at most.
const STARTS: usize = 8;
/// Steps of one simplex, at most.
const STEPS: usize = 2000;

/// The minimum of a function of a few variables of about the size of 1 (logarithms of parameters, say). What is not a number is high.
pub fn minimize(start: &[f64], f: &dyn Fn(&[f64]) -> f64) -> Minimum {
    let high = |at: &[f64]| Some(f(at)).filter(|value| !value.is_nan()).unwrap_or(f64::INFINITY);
    let mut best = Minimum { at: start.to_vec(), value: high(start), converged: false };
    for turn in 0..STARTS {
        let step = if turn % 2 == 0 { 0.5 } else { -0.25 };
        let (found, closed) = simplex(&best.at, step, &high);
        let gain = best.value - found.1;
        (best.at, best.value) = found;
        best.converged = closed && best.value.is_finite() && gain.abs() <= 1e-10 * (best.value.abs() + 1.0);
        if best.converged {
            break;
        }
    }
    best
}

type Corner = (Vec<f64>, f64);

fn simplex(start: &[f64], step: f64, f: &dyn Fn(&[f64]) -> f64) -> (Corner, bool) {
    let corner = |at: Vec<f64>| {
        let value = f(&at);
        (at, value)
    };
    let mut corners = vec![corner(start.to_vec())];
    for i in 0..start.len() {
        let mut at = start.to_vec();
        at[i] += step;
        corners.push(corner(at));
    }
    for _ in 0..STEPS {
        corners = sorted_by(corners, &|a, b| a.1.total_cmp(&b.1));
        let (lowest, highest) = (&corners[0], &corners[start.len()]);
        let width = corners.iter().flat_map(|(at, _)| at.iter().zip(&lowest.0)).fold(0.0_f64, |width, (a, b)| width.max((a - b).abs()));
        if width < 1e-7 && highest.1 - lowest.1 <= 1e-11 * (lowest.1.abs() + 1.0) {
            return (corners.swap_remove(0), true);
        }
        let center: Vec<f64> = (0..start.len()).map(|i| corners[..start.len()].iter().map(|(at, _)| at[i]).sum::<f64>() / start.len() as f64).collect_vec();
        let along = |reach: f64| corner(center.iter().zip(&highest.0).map(|(middle, high)| middle + reach * (high - middle)).collect_vec());
        let reflected = along(-1.0);
        let next = if reflected.1 < lowest.1 {
            Some(along(-2.0)).filter(|expanded| expanded.1 < reflected.1).or(Some(reflected))
        } else if reflected.1 < corners[start.len() - 1].1 {
            Some(reflected)
        } else {
            let contracted = along(if reflected.1 < highest.1 { -0.5 } else { 0.5 });
            Some(contracted).filter(|contracted| contracted.1 < highest.1.min(reflected.1))
        };
        match next {
            Some(next) => corners[start.len()] = next,
            None => {
                let lowest = corners[0].0.clone();
                corners.iter_mut().skip(1).for_each(|kept| *kept = corner(kept.0.iter().zip(&lowest).map(|(a, low)| low + 0.5 * (a - low)).collect_vec()));
            }
        }
    }
    corners = sorted_by(corners, &|a, b| a.1.total_cmp(&b.1));
    (corners.swap_remove(0), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banana_shaped_valley_is_followed_to_its_lowest_point() {
        let found = minimize(&[-1.2, 1.0], &|at| 100.0 * (at[1] - at[0] * at[0]) * (at[1] - at[0] * at[0]) + (1.0 - at[0]) * (1.0 - at[0]));
        assert!(found.converged && found.value < 1e-12, "{found:?}");
        assert!((found.at[0] - 1.0).abs() < 1e-6 && (found.at[1] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_slope_without_a_floor_does_not_converge() {
        assert!(!minimize(&[0.0], &|at| at[0]).converged);
    }

    #[test]
    fn what_is_not_a_number_is_avoided() {
        let found = minimize(&[2.0], &|at| if at[0] < 0.5 { f64::NAN } else { (at[0] - 1.0) * (at[0] - 1.0) });
        assert!((found.at[0] - 1.0).abs() < 1e-6);
    }
}
