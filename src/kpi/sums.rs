//! The integers of a KPI: a struct of counts, money and counted durations that adds up field by field.

use crate::map::SortedMap;
pub(crate) use columns::sums;

/// So many counts, bucket by bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts<const N: usize>(pub [u64; N]);

impl<const N: usize> Default for Counts<N> {
    fn default() -> Counts<N> {
        Counts([0; N])
    }
}

impl<const N: usize> std::ops::AddAssign for Counts<N> {
    fn add_assign(&mut self, other: Counts<N>) {
        self.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
    }
}

/// Integers by key and group: what rows of a table are made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups(pub SortedMap<(Option<String>, Option<String>), Vec<i128>>);

impl Groups {
    /// Adds integers to a key's group.
    pub fn add(&mut self, key: Option<&str>, group: Option<&str>, more: &[i128]) {
        let sums = self.0.or_insert_with((key.map(str::to_owned), group.map(str::to_owned)), || vec![0; more.len()]);
        sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    }
}

impl std::ops::AddAssign for Groups {
    fn add_assign(&mut self, other: Groups) {
        other.0.iter().for_each(|((key, group), more)| self.add(key.as_deref(), group.as_deref(), more));
    }
}
