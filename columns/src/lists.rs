//! A list a row (of numbers, of times), all in one allocation.

/// Lists in the order of their rows.
#[derive(Clone, Debug, Default)]
pub struct Lists<T = u32> {
    /// Where each starts, and where the last ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// The list of the next row.
    pub fn push(&mut self, list: &[T]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.items.extend_from_slice(list);
        self.starts.push(self.items.len() as u32);
    }

    /// Items by the row they belong to, each list in the order given; those of no such row are left out.
    pub fn grouped(rows: usize, pairs: &[(u32, T)]) -> Lists<T> {
        Lists::gathered(rows, || pairs.iter().copied())
    }

    /// The same of pairs that are told twice rather than kept.
    pub(crate) fn gathered<I: Iterator<Item = (u32, T)>>(rows: usize, pairs: impl Fn() -> I) -> Lists<T> {
        let pairs = || pairs().filter(|(row, _)| (*row as usize) < rows);
        let mut starts = vec![0u32; rows + 2];
        pairs().for_each(|(row, _)| starts[row as usize + 2] += 1);
        for row in 2..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut items = vec![T::default(); starts.last().map_or(0, |all| *all as usize)];
        for (row, item) in pairs() {
            let next = &mut starts[row as usize + 1];
            items[*next as usize] = item;
            *next += 1;
        }
        starts.pop();
        Lists { starts, items }
    }

    /// Where each list starts and the last ends, and all items.
    pub(crate) fn into_parts(self) -> (Vec<u32>, Vec<T>) {
        (self.starts, self.items)
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list of a row; none beyond the last.
    #[inline]
    pub fn of(&self, row: u32) -> &[T] {
        match (self.starts.get(row as usize), self.starts.get(row as usize + 1)) {
            (Some(start), Some(end)) => &self.items[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn numbers_stand_with_their_row_in_the_order_given() {
        let lists = Lists::grouped(3, &[(2, 7), (0, 1), (u32::MAX, 9), (2, 5)]);
        assert_eq!((lists.of(0), lists.of(1), lists.of(2), lists.of(3)), (&[1][..], &[][..], &[7, 5][..], &[][..]));
        let mut pushed = Lists::default();
        [vec![1], vec![], vec![7, 5]].into_iter().for_each(|list| pushed.push(&list));
        assert!((0..4).all(|row| pushed.of(row) == lists.of(row)));
    }
}
