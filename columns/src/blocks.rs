//! Blocks of separated text, some at once: where quotes stand only around cells and every record has as many cells as the others, cells are
//! found without looking at characters.

use crate::batch::{Batch, Cell};
use crate::csv::{MAX_CELL, Mode, Open, Scanner};
use crate::ends::Ends;
use crate::masks::wide;

/// How many at once.
const STRETCH: usize = 32;

impl Scanner {
    /// Takes some blocks at once where they are simple and their records as wide as the others; gives where it ended, or else failed.
    #[inline(never)]
    pub(crate) fn stretch(&mut self, buffer: &[u8], start: usize, open: &mut Open, batch: &mut Batch) -> Result<usize, usize> {
        wide(
            #[inline(always)]
            || self.stretch_of(buffer, start, open, batch),
        )
    }

    #[inline(always)]
    fn stretch_of(&mut self, buffer: &[u8], start: usize, open: &mut Open, batch: &mut Batch) -> Result<usize, usize> {
        let mut inside = match open.mode {
            Mode::Plain => false,
            Mode::Quoted if !open.escaped => true,
            _ => return Err(start),
        };
        let (width, room, cells) = batch.ahead(open.column).ok_or(start)?;
        let (mut end, mut field, mut known, mut rows, mut quote_line) = (start, open.field, open.column, 0, open.quote_line);
        for block in buffer.get(start..).unwrap_or(b"").as_chunks::<64>().0.iter().take(STRETCH) {
            let mut masks = self.needles.masks(block);
            if self.dialect.quote == 0 {
                masks.quote = 0;
            }
            let Some(ends) = Ends::of(&masks, inside, field == end) else { break };
            let Some(next) = cells.get_mut(known..).and_then(<[Cell]>::first_chunk_mut::<64>) else { break };
            let (count, feeds) = (ends.all.count_ones() as usize, ends.feed.count_ones() as usize);
            // all cells but the first are shorter than a block
            if rows + feeds >= room || end + 64 - field > MAX_CELL {
                break;
            }
            let is_bare = ends.closed | ends.two == 0;
            let (mut bits, begin) = (ends.all, field);
            // a multiple of eight hardly ever changes
            for cell in next.iter_mut().take((count + 7) & !7) {
                let i = (bits | 1 << 63).trailing_zeros();
                let at = end + i as usize;
                let (quote, two) = if is_bare { (0, 0) } else { ((ends.closed >> i & 1) as usize, (ends.two >> i & 1) as usize) };
                *cell = Cell::new(field + quote, at - quote - two);
                field = at + 1;
                bits &= bits.wrapping_sub(1);
            }
            field = if count == 0 { begin } else { end + 64 - ends.all.leading_zeros() as usize };
            known += count;
            rows += feeds;
            inside = ends.inside;
            if inside && masks.quote != 0 {
                quote_line = self.line() + rows as u64 + open.inner_lines;
            }
            end += 64;
        }
        let mut row = open.row;
        let records = cells.get(..known).unwrap_or(&[]).chunks_exact(width);
        let is = |at: usize, byte: u8| buffer.get(at) == Some(&byte);
        let is_plain = records.len() == rows
            && records.into_iter().all(|record| {
                let end = record.last().map_or(0, |cell| cell.end());
                let end = end + usize::from(is(end, self.dialect.quote));
                // a record of nothing but delimiters is a blank line
                let is_filled = end - row >= width;
                row = end + usize::from(is(end, b'\r')) + 1;
                is_filled && is(row - 1, b'\n')
            });
        if !is_plain || end == start {
            return Err(end);
        }
        open.mode = if inside { Mode::Quoted } else { Mode::Plain };
        (open.field, open.row, open.column, open.quote_line) = (field, row, known - rows * width, quote_line);
        for _ in 0..rows {
            batch.end(width, false, self.line() as u32);
            self.next_line(open);
        }
        Ok(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::Dialect;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_records_are_read_as_one_at_a_time(
            cells in prop::collection::vec(prop::sample::select(vec!["", "a", "two words", "\"a,b\"", "\"\"", "\"c\nd\"", "\"e \"\"f\"\"\"", "a\"b", "2024-02-29T23:59:08Z"]), 1..400),
            widths in prop::collection::vec(prop::sample::select(vec![1_usize, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4]), 1..20),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
            last: bool,
        ) {
            let dialect = Dialect { delimiter: b',', quote: b'"' };
            let (mut text, mut cells) = (String::new(), cells.as_slice());
            for width in widths.iter().cycle() {
                let (record, rest) = cells.split_at(cells.len().min(*width));
                text += &(record.join(",") + end);
                cells = rest;
                if rest.is_empty() {
                    break;
                }
            }
            let text = text.as_bytes();
            let shown = |batch: &Batch, buffer: &[u8], row: usize| {
                let cells: Vec<Vec<u8>> = (0..3).map(|column| batch.get(buffer, row, column).to_vec()).collect();
                (batch.lines()[row], batch.count(row), batch.has_extra(row), cells)
            };
            let (mut scanner, mut batch) = (Scanner::new(dialect, 1), Batch::new(3));
            let all = scanner.scan(text, last, &mut batch);
            let together: Vec<_> = (0..batch.rows()).map(|row| shown(&batch, text, row)).collect();
            let (mut one, mut single, mut at, mut each) = (Scanner::new(dialect, 1), Batch::new(3).at_most(1), 0, Vec::new());
            let end = loop {
                match one.scan(&text[at..], last, &mut single) {
                    Err(error) => break Err(error),
                    Ok(scanned) => {
                        each.extend((0..single.rows()).map(|row| shown(&single, &text[at..], row)));
                        at += scanned.consumed;
                        if !scanned.full {
                            break Ok(at);
                        }
                    }
                }
            };
            prop_assert_eq!(all.map(|scanned| scanned.consumed), end);
            prop_assert_eq!((together, scanner.line()), (each, one.line()));
        }
    }
}
