//! Values with how often each occurs, ascending: a multiset as a list.

use crate::money::square;
use std::cmp::Ordering;

/// Each of some values once, ascending, with how often it stands there.
pub fn counted(mut values: Vec<i64>) -> Vec<(i64, u64)> {
    let (low, high) = values.iter().fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    match high.checked_sub(low) {
        // few values for their number: counted where they lie rather than sorted
        // (compared as wide as they are: a usize of the wasm has 32 bits)
        Some(width @ 0..) if width < values.len() as i64 => {
            let mut counts = vec![0; width as usize + 1];
            values.iter().for_each(|value| counts[(value - low) as usize] += 1);
            (low..).zip(counts).filter(|(_, count)| *count > 0).collect()
        }
        _ => {
            crate::order::ascend(&mut values);
            repeats(&values)
        }
    }
}

/// Each value of an ascending list once, with how often it stands there.
fn repeats(ascending: &[i64]) -> Vec<(i64, u64)> {
    ascending.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect()
}

/// Both together.
#[inline(never)]
pub fn merged(a: &[(i64, u64)], b: &[(i64, u64)]) -> Vec<(i64, u64)> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (0, 0);
    while left < a.len() && right < b.len() {
        let (one, other) = (a[left], b[right]);
        let order = one.0.cmp(&other.0);
        merged.push(match order {
            Ordering::Less => one,
            Ordering::Greater => other,
            Ordering::Equal => (one.0, one.1 + other.1),
        });
        left += usize::from(order.is_le());
        right += usize::from(order.is_ge());
    }
    merged.extend_from_slice(&a[left..]);
    merged.extend_from_slice(&b[right..]);
    merged
}

/// All but those of a part.
#[inline(never)]
pub fn without(all: &[(i64, u64)], part: &[(i64, u64)]) -> Vec<(i64, u64)> {
    let mut next = 0;
    let mut left = Vec::with_capacity(all.len());
    for (value, count) in all {
        while next < part.len() && part[next].0 < *value {
            next += 1;
        }
        let less = part.get(next).filter(|(known, _)| known == value).map_or(0, |(_, count)| *count);
        if *count > less {
            left.push((*value, count - less));
        }
    }
    left
}

/// Σx.
#[inline(never)]
pub fn sum(steps: &[(i64, u64)]) -> i128 {
    steps.iter().map(|(value, count)| times(*value, *count)).sum()
}

/// Σx².
pub fn sum_of_squares(steps: &[(i64, u64)]) -> i128 {
    steps.iter().map(|(value, count)| square(*value) * i128::from(*count)).sum()
}

/// Without the multiplication of 128 bits where both are everyday numbers.
#[inline(always)]
fn times(value: i64, count: u64) -> i128 {
    match (i32::try_from(value), i32::try_from(count)) {
        (Ok(value), Ok(count)) => i128::from(i64::from(value) * i64::from(count)),
        _ => i128::from(value) * i128::from(count),
    }
}
