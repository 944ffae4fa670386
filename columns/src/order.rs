//! Sorting. The standard library's two sorts are some 8 KB of code for every kind of item; here all kinds share one merge sort of row
//! numbers by a comparison it is handed, and whole numbers are sorted by their digits, which is also three times as quick.

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

/// Numbers up to `count` in the order of a comparison, equal ones as they are: a merge sort from the bottom up.
#[inline(never)]
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..count as u32).collect();
    let after = |a: u32, b: u32| compare(a as usize, b as usize).is_gt();
    for run in from.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && after(run[at - 1], run[at]) {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let mut to = Vec::with_capacity(count);
    let mut length = RUN;
    while length < count {
        for pair in from.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([a, rest @ ..], [b, others @ ..]) = (left, right) {
                // what is in order already is taken as it is
                if !after(left[left.len() - 1], *b) {
                    break;
                }
                if after(*a, *b) {
                    to.push(*b);
                    right = others;
                } else {
                    to.push(*a);
                    left = rest;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut to);
        to.clear();
        length *= 2;
    }
    from
}

/// Numbers that are sorted by insertion.
const RUN: usize = 8;

/// Sorts whole numbers.
#[inline(never)]
pub fn ascend(values: &mut [i64]) {
    by_digits(values, |value| *value);
}

/// Row numbers in the order of a whole number each, equal ones as they are.
pub fn by_number(rows: &[u32], number: &dyn Fn(u32) -> i64) -> Vec<u32> {
    let mut keyed: Vec<(i64, u32)> = rows.iter().map(|row| (number(*row), *row)).collect();
    by_digits(&mut keyed, |(key, _)| *key);
    keyed.iter().map(|(_, row)| *row).collect()
}

/// Sorts items by the digits of their numbers from the last to the first; a digit has more bits where there are many.
#[inline(always)]
fn by_digits<T: Copy + Default>(items: &mut [T], number: impl Fn(&T) -> i64) {
    let (low, high) = items.iter().map(&number).fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    if items.windows(2).all(|pair| number(&pair[0]) <= number(&pair[1])) {
        return;
    }
    let bits = 64 - (high.wrapping_sub(low) as u64).leading_zeros();
    let digit = if items.len() < 2000 { 6 } else { 11 };
    let mut spare = vec![T::default(); items.len()];
    let (mut from, mut to) = (items, &mut spare[..]);
    let passes = bits.div_ceil(digit);
    for pass in 0..passes {
        let place = |item: &T| (number(item).wrapping_sub(low) as u64 >> (pass * digit)) as usize & ((1 << digit) - 1);
        let mut starts = vec![0_u32; (1 << digit) + 1];
        from.iter().for_each(|item| starts[place(item) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for item in from.iter() {
            let start = &mut starts[place(item)];
            to[*start as usize] = *item;
            *start += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    if passes % 2 == 1 {
        to.copy_from_slice(from);
    }
}

/// Sorts a few items by insertion.
#[inline(never)]
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
    use super::{ascend, by_number, sorted_by};

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
        for bits in [0, 1, 11, 12, 22, 33, 40, 45, 62] {
            let numbers: Vec<i64> = (0..5000)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> (63 - bits)).wrapping_sub(5)
                })
                .collect();
            for length in [0, 1, 2, 30, 1999, 5000] {
                let mut some = numbers[..length].to_vec();
                let mut expected: Vec<u32> = (0..length as u32).collect();
                expected.sort_by_key(|row| some[*row as usize]);
                assert_eq!(by_number(&(0..length as u32).collect::<Vec<_>>(), &|row| some[row as usize]), expected, "{bits} bits");
                ascend(&mut some);
                assert!(expected.iter().map(|row| numbers[*row as usize]).eq(some), "{bits} bits");
            }
        }
    }

    #[test]
    fn equal_items_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(sorted_by(items, &|a, b| a.0.cmp(&b.0)), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
