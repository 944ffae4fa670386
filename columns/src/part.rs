//! Row numbers parted by label.

use crate::column::Labels;

/// Rows by the group that their label belongs to (`group`: that of each code), each list in the order given.
#[inline(never)]
pub fn by_label(rows: &[u32], labels: &Labels, group: &[u32], groups: usize) -> Vec<Vec<u32>> {
    let of = |row: &u32| group.get(labels.code(*row as usize) as usize).copied().unwrap_or(0);
    let of_rows: Vec<u32> = rows.iter().map(of).collect();
    let mut counts = vec![0usize; groups];
    of_rows.iter().for_each(|group| counts[*group as usize] += 1);
    let mut parts: Vec<Vec<u32>> = counts.into_iter().map(Vec::with_capacity).collect();
    rows.iter().zip(of_rows).for_each(|(row, group)| parts[group as usize].push(*row));
    parts
}

/// The rows that have one of the accepted codes.
#[inline(never)]
pub fn accepted(rows: &[u32], labels: &Labels, accepted: &[bool]) -> Vec<u32> {
    rows.iter().copied().filter(|row| accepted.get(labels.code(*row as usize) as usize).copied().unwrap_or(false)).collect()
}
