//! Rows counted by label: by two columns of them, and by the days on which each occurs.

use crate::calendar::{Day, Stamp};
use crate::column::{Labels, Times};

/// How many rows have each pair of codes that occurs, in order.
#[inline(never)]
pub fn crosstab(rows: &[u32], first: &Labels, second: &Labels) -> Vec<(u32, u32, u64)> {
    let width = second.dictionary.len() as i64 + 1;
    let keys = rows.iter().map(|row| i64::from(first.code(*row as usize)) * width + i64::from(second.code(*row as usize)));
    crate::counts::counted(keys.collect()).into_iter().map(|(key, count)| ((key / width) as u32, (key % width) as u32, count)).collect()
}

/// How many rows have each code, and on which days each code occurs: every code and day once where the rows are in the order of their days.
#[inline(never)]
pub fn days(rows: &[u32], labels: &Labels, times: &Times) -> (Vec<u64>, Vec<(u32, i32)>) {
    let codes = labels.dictionary.len() + 1;
    let (mut counts, mut latest, mut days) = (vec![0; codes], vec![i32::MIN; codes], Vec::new());
    let mut today = Day(0);
    for row in rows.iter().map(|row| *row as usize) {
        let code = labels.code(row) as usize;
        counts[code] += 1;
        let Some(at) = times.get(row) else { continue };
        if at < Stamp::start_of(today) || at >= Stamp::start_of(today.plus(1)) {
            today = at.day();
        }
        if std::mem::replace(&mut latest[code], today.0) != today.0 {
            days.push((code as u32, today.0));
        }
    }
    (counts, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(texts: &[&str]) -> Labels {
        let mut labels = Labels::default();
        texts.iter().for_each(|text| labels.push(text));
        labels
    }

    #[test]
    fn every_row_is_counted_under_its_two_labels() {
        let (kinds, owners) = (labels(&["call", "", "call", "call", "mail"]), labels(&["Ada", "Ada", "", "Ada", "Bo"]));
        let pairs = crosstab(&[0, 1, 2, 3, 4], &kinds, &owners);
        assert_eq!(pairs, [(0, 1, 1), (1, 0, 1), (1, 1, 2), (2, 2, 1)]);
        assert_eq!(crosstab(&[3, 4], &kinds, &Labels::default()), [(1, 0, 1), (2, 0, 1)], "a column that is not there");
    }

    #[test]
    fn a_day_on_which_somebody_did_two_things_is_one_day() {
        let mut times = Times::default();
        [None, Some(1), Some(1), Some(1), Some(2)].into_iter().for_each(|day| times.push(day.map(|day| Stamp::day_only(Day(day)))));
        let (counts, days) = days(&[0, 1, 2, 3, 4], &labels(&["Ada", "Ada", "Bo", "Ada", "Ada"]), &times);
        assert_eq!((counts, days), (vec![0, 4, 1], vec![(1, 1), (2, 1), (1, 2)]));
    }
}
