//! The lines that records begin on, as runs: most begin on the line below the record before.

/// Lines of records, rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineNumbers {
    pub(super) rows: u32,
    /// Of each run of records that follow line by line the first row, and in the lower half how far their lines are from their rows.
    pub(super) runs: Vec<u64>,
}

impl LineNumbers {
    /// Appends lines; they rise.
    pub fn extend(&mut self, lines: &[u32]) {
        let mut last = self.runs.last().map(|run| *run as u32);
        // mostly one run, of which the first tells all
        let is_run = lines.first().zip(lines.last()).is_some_and(|(first, last)| (last - first) as usize == lines.len() - 1);
        for (row, line) in (self.rows..).zip(lines).take(if is_run { 1 } else { lines.len() }) {
            let ahead = line.wrapping_sub(row);
            if last != Some(ahead) {
                last = Some(ahead);
                self.runs.push(u64::from(row) << 32 | u64::from(ahead));
            }
        }
        self.rows += lines.len() as u32;
    }

    /// The line of a row.
    #[inline(never)]
    pub fn get(&self, row: usize) -> Option<u32> {
        let run = self.runs.partition_point(|run| (run >> 32) as usize <= row);
        self.runs.get(run.wrapping_sub(1)).filter(|_| row < self.len()).map(|run| (*run as u32).wrapping_add(row as u32))
    }

    /// Row by row.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.rows as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Without some rows, which rise.
    pub fn remove(&mut self, rows: &[u32]) {
        let all = std::mem::take(self);
        for row in (0..all.rows).filter(|row| rows.binary_search(row).is_err()) {
            self.extend(all.get(row as usize).as_slice());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineNumbers;

    #[test]
    fn every_row_has_its_line_wherever_lines_are_left_out() {
        let lines = [2, 3, 4, 7, 8, 20, 21, 22, 23, 30];
        for cut in 0..=lines.len() {
            let mut numbers = LineNumbers::default();
            numbers.extend(&lines[..cut]);
            numbers.extend(&lines[cut..]);
            assert_eq!((numbers.iter().collect::<Vec<_>>(), numbers.get(lines.len())), (lines.to_vec(), None));
            assert_eq!(numbers.runs.len(), 4);
            numbers.remove(&[0, 5, 9]);
            assert_eq!(numbers.iter().collect::<Vec<_>>(), [3, 4, 7, 8, 21, 22, 23]);
        }
    }
}
