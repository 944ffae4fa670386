//! When anything last happened with whom.

use crate::calendar::Stamp;
use crate::column::Times;
use crate::lists::Lists;

/// Whom a row tells of: the unit that stands in the row, or the units that are listed for what stands there.
pub type Way<'a> = (&'a [u32], Option<&'a Lists>);

fn told<'a>((of, listed): &Way<'a>, row: u32) -> &'a [u32] {
    match (of.get(row as usize), listed) {
        (Some(unit), None) => std::slice::from_ref(unit),
        (Some(unit), Some(lists)) => lists.of(*unit),
        (None, _) => &[],
    }
}

/// When some rows, in time, tell of each of so many units; not of one twice in turn.
#[inline(never)]
pub fn seen(units: usize, order: &[u32], times: &Times, ways: &[Way]) -> Lists<Stamp> {
    Lists::gathered(units, || {
        let mut last = (u32::MAX, u32::MAX);
        let all = order.iter().flat_map(|row| ways.iter().flat_map(|way| told(way, *row)).map(|unit| (*unit, *row)));
        let once = all.filter(move |pair| std::mem::replace(&mut last, *pair) != *pair);
        once.map(|(unit, row)| (unit, times.values[row as usize]))
    })
}

/// The last of some times in order that lies before a moment.
pub fn latest(times: &[Stamp], before: Stamp) -> Option<Stamp> {
    times.partition_point(|at| *at < before).checked_sub(1).map(|last| times[last])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn whom_a_row_names_twice_is_seen_once_and_each_is_seen_in_time() {
        let at = |day: i32| Stamp::day_only(Day(day));
        let mut times = Times::default();
        [3, 1, 2].into_iter().for_each(|day| times.push(Some(at(day))));
        let firm = Lists::grouped(3, &[(1, 0), (1, 2), (2, 0)]);
        let seen = seen(3, &[1, 2, 0], &times, &[(&[0, u32::MAX, 1], None), (&[2, 1], Some(&firm))]);
        assert_eq!((seen.of(0), seen.of(1), seen.of(2)), (&[at(1), at(3)][..], &[at(2)][..], &[at(1)][..]));
        assert_eq!((latest(seen.of(0), at(3)), latest(seen.of(0), at(1))), (Some(at(1)), None));
    }
}
