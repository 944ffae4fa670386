//! From keys, or from records, to the records that they are about.

use crate::column::Labels;

/// None.
const NONE: u32 = u32::MAX;

/// For each code of a key column, or for each row, the row that it means; `u32::MAX` for none.
#[derive(Clone, Debug, Default)]
pub struct Link {
    rows: Vec<u32>,
}

impl From<Vec<u32>> for Link {
    fn from(rows: Vec<u32>) -> Link {
        Link { rows }
    }
}

impl Link {
    /// The row that a code or a row means, or `u32::MAX`.
    #[inline]
    pub fn row(&self, from: u32) -> u32 {
        self.rows.get(from as usize).copied().unwrap_or(NONE)
    }

    /// What each means.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The same, to keep.
    pub fn into_rows(self) -> Vec<u32> {
        self.rows
    }

    /// Whether any means something.
    pub fn reaches(&self) -> bool {
        self.rows.iter().any(|row| *row != NONE)
    }

    /// From where others lead to, row by row: what each code of a column means, or what the rows that another link leads to mean.
    #[inline(never)]
    pub fn along(&self, from: &[u32]) -> Link {
        let link = Link { rows: from.iter().map(|from| self.row(*from)).collect() };
        if link.reaches() { link } else { Link::default() }
    }

    /// The same, and where it leads nowhere, what another means.
    #[inline(never)]
    pub fn or(mut self, other: &Link) -> Link {
        self.rows.resize(self.rows.len().max(other.rows.len()), NONE);
        self.rows.iter_mut().zip(&other.rows).filter(|(row, _)| **row == NONE).for_each(|(row, other)| *row = *other);
        self
    }

    /// Gives rows without a label that of the row they lead to; `codes`: that of each label there.
    #[inline(never)]
    pub fn label(&self, rows: &mut [u32], labels: &Labels, codes: &[u32]) {
        for (code, target) in rows.iter_mut().zip(&self.rows).filter(|(code, target)| **code == 0 && **target != NONE) {
            *code = codes.get(labels.code(*target as usize) as usize).copied().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Link, NONE};

    #[test]
    fn a_record_is_about_what_its_own_key_means_else_what_its_contact_is_about() {
        let (by_key, of_contact) = (Link::from(vec![NONE, 7]), Link::from(vec![5, NONE, 6]));
        let contacts = Link::from(vec![2, 0, NONE, 1]);
        let link = by_key.along(&[0, 1, 0, 0]).or(&of_contact.along(contacts.rows()));
        assert_eq!(link.rows(), [6, 7, NONE, NONE]);
        assert!(!by_key.along(&[0, 0]).reaches());
    }
}
