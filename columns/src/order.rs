//! Sorting where its speed does not matter. The standard library's sort is some 8 KB of code for every kind of item; here
//! all kinds share one copy, which sorts row numbers by a comparison it is handed.

use std::cmp::Ordering;

/// The items in the order of a comparison; equal ones keep theirs.
pub fn sorted_by<T>(mut items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    settle(&mut order, &mut |a, b| items.swap(a, b));
    items
}

/// Swaps items until each stands where its number is: along the circles in which they take each other's places.
#[inline(never)]
fn settle(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[inline(never)]
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|a, b| compare(*a as usize, *b as usize));
    order
}

/// Sorts whole numbers: the one sort that is hot.
#[inline(never)]
pub fn ascend(values: &mut [i64]) {
    let (low, high) = values.iter().fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    let bits = high.checked_sub(low).map_or(64, |width| 64 - width.leading_zeros());
    if values.len() < MANY || bits > 4 * DIGIT || values.is_sorted() {
        values.sort_unstable();
    } else {
        by_digits(values, low, bits);
    }
}

/// From so many numbers on, sorting digit by digit is quicker than by comparison.
const MANY: usize = 2000;
/// Bits of a digit.
const DIGIT: u32 = 11;

/// Sorts numbers from `low` on, of so many bits, by their digits from the last to the first.
fn by_digits(values: &mut [i64], low: i64, bits: u32) {
    let mut spare = vec![0; values.len()];
    let (mut from, mut to) = (values, &mut spare[..]);
    let passes = bits.div_ceil(DIGIT);
    for pass in 0..passes {
        let digit = |value: i64| ((value - low) >> (pass * DIGIT)) as usize & ((1 << DIGIT) - 1);
        let mut starts = [0_u32; (1 << DIGIT) + 1];
        from.iter().for_each(|value| starts[digit(*value) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for value in from.iter() {
            let start = &mut starts[digit(*value)];
            to[*start as usize] = *value;
            *start += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    if passes % 2 == 1 {
        to.copy_from_slice(from);
    }
}

/// Sorts a few items by insertion.
pub fn few<T: Ord>(items: &mut [T]) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at] < items[at - 1] {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ascend, sorted_by};

    #[test]
    fn items_of_any_order_stand_as_the_standard_sort_puts_them() {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 20
        };
        for length in 0..60 {
            let items: Vec<String> = (0..length).map(|place| format!("{:02} {place}", next() % 23)).collect();
            let mut expected = items.clone();
            expected.sort_by(|a, b| a[..2].cmp(&b[..2]));
            assert_eq!(sorted_by(items, &|a, b| a[..2].cmp(&b[..2])), expected);
        }
    }

    #[test]
    fn numbers_stand_as_the_standard_sort_puts_them_however_wide_they_lie() {
        let mut state = 7_i64;
        for bits in [0, 1, 11, 12, 22, 33, 40, 45, 63] {
            let mut numbers: Vec<i64> = (0..5000)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> (63 - bits)) - 5
                })
                .collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            ascend(&mut numbers);
            assert_eq!(numbers, expected, "{bits} bits");
        }
    }

    #[test]
    fn equal_items_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(sorted_by(items, &|a, b| a.0.cmp(&b.0)), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
