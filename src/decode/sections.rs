//! Several tables under one another in one text, as GA4's overviews have them: a blank line, then another header.

use super::csv::{self, Record};
use super::dialect::{self, looks_like_a_value};
use std::ops::Range;

/// Lines of titles and comments that may stand above a table.
const MOST_TITLES: usize = 12;

/// One table of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Lines of the text before it.
    pub before: usize,
}

/// Whether a text has a blank line with something after it, so that it is worth looking for more tables.
pub fn may_have(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| line.first() != Some(&b'#'));
    lines.any(|line| !line.is_empty()) && lines.by_ref().any(is_blank) && lines.any(|line| !is_blank(line))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b',' | b';' | b'\t' | b' ' | b'\r'))
}

/// The tables of a text, in order; one where there are no more. Nothing is lost: they cover all of it.
pub fn split(text: &[u8]) -> Vec<Section> {
    let whole = vec![Section { bytes: 0..text.len(), before: 0 }];
    let Ok(layout) = dialect::layout(text, true, None) else { return whole };
    let Ok(mut records) = csv::records(layout.dialect, text, true, usize::MAX) else { return whole };
    // A smaller table may stand above the one whose header is the widest.
    let below = records.iter().position(|record| record.line >= layout.line).unwrap_or(records.len());
    let earlier = (0..below).find(|at| is_first(&records, *at, below));
    let mut header = earlier.and_then(|at| records.get(at)).map_or(layout.header.len(), |record| record.count);
    records.drain(..earlier.map_or(below, |at| at + 1));
    let line_of = |record: &Record| record.line;
    let mut starts: Vec<u64> = Vec::new();
    let mut since = 0;
    for at in 1..records.len() {
        let (Some(before), Some(here)) = (records.get(at - 1), records.get(at)) else { break };
        let inside = before.cells.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        if here.line <= before.line + inside + 1 || at == since {
            continue;
        }
        // Titles of one cell and comments may stand above the names.
        let is_title = |record: &Record| record.count == 1 || record.cells.first().is_some_and(|cell| cell.starts_with('#'));
        let names = (at..at + MOST_TITLES).take_while(|at| records.get(*at).is_some_and(is_title)).last().map_or(at, |at| at + 1);
        let (Some(names), Some(first)) = (records.get(names), records.get(names + 1)) else { continue };
        let another = names.count != header || (0..header).any(|column| is_value(before, column) && !is_value(names, column));
        if another && is_header(names, first) {
            starts.push(line_of(here));
            header = names.count;
            since = at + 1;
        }
    }
    if starts.is_empty() {
        return whole;
    }
    let mut ends = memchr::memchr_iter(b'\n', text);
    let (mut line, mut offset) = (1, 0);
    let mut sections: Vec<Section> = Vec::new();
    let (mut from, mut before) = (0, 0);
    for start in starts {
        while line < start {
            let Some(end) = ends.next() else { return whole };
            offset = end + 1;
            line += 1;
        }
        sections.push(Section { bytes: from..offset, before });
        (from, before) = (offset, line as usize - 1);
    }
    sections.push(Section { bytes: from..text.len(), before });
    sections
}

fn is_value(record: &Record, column: usize) -> bool {
    record.cells.get(column).is_some_and(|cell| looks_like_a_value(cell))
}

/// Names and nothing else, above as many cells of which some are values.
fn is_header(names: &Record, first: &Record) -> bool {
    names.count > 1
        && names.count == first.count
        && (0..names.count).all(|column| !is_value(names, column) && names.cells.get(column).is_some_and(|cell| !cell.trim().is_empty()))
        && (0..names.count).any(|column| is_value(first, column))
}

/// Whether a table begins with that record and ends with a blank line before record number `below`. Pairs are what a report says of itself.
fn is_first(records: &[Record], at: usize, below: usize) -> bool {
    let (Some(names), Some(first)) = (records.get(at), records.get(at + 1)) else { return false };
    let end = (at + 2..below).find(|next| records.get(*next).zip(records.get(next - 1)).is_some_and(|(here, before)| here.line > before.line + 1));
    names.count > 2 && at + 1 < below && end.is_some() && is_header(names, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str) -> Vec<&str> {
        split(text.as_bytes()).into_iter().map(|section| text[section.bytes].trim()).collect()
    }

    #[test]
    fn another_header_after_a_blank_line_begins_another_table() {
        let text = "# GA4\n\nNth week,New users\n0000,402\n0001,388\n\nSource,Sessions\ngoogle,100\n\n# Acme, GA4\n# ---\nBy country\nCountry ID,Active users,New users\nFR,1010,3\n";
        assert_eq!(
            tables(text),
            [
                "# GA4\n\nNth week,New users\n0000,402\n0001,388",
                "Source,Sessions\ngoogle,100",
                "# Acme, GA4\n# ---\nBy country\nCountry ID,Active users,New users\nFR,1010,3"
            ]
        );
        let sections = split(text.as_bytes());
        assert_eq!(sections.iter().map(|section| section.before).collect::<Vec<_>>(), [0, 6, 9]);
    }

    #[test]
    fn a_smaller_table_above_a_larger_one_is_a_table_too() {
        let text = "Deals of 2025\n\nOwner,Deals,Won\nAna,3,1\nBo,2,1\n\nId,Created,Stage,Amount,Owner\n1,2025-01-02,Won,3,Ana\n2,2025-01-03,Lost,4,Bo\n";
        let (small, large) = text.split_at(text.find("Id,").unwrap_or(0));
        assert_eq!(tables(text), [small.trim(), large.trim()]);
        let pairs = "Report,Deals\nFrom,2025-01-01\nTo,2025-02-01\n\nId,Created,Stage,Amount\n1,2025-01-02,Won,3\n2,2025-01-03,Lost,4\n";
        assert_eq!(tables(pairs), [pairs.trim()]);
    }

    #[test]
    fn blank_lines_and_footers_do_not_begin_a_table() {
        for text in [
            "Name,Amount\nA,1\n\nB,2\n\n\nC,3\n",
            "Name,Stage\nA,Won\n\nB,Lost\n\nC,Open\n",
            "Name,Amount\nA,1\nB,2\n\nGrand Totals (2 records)\n\nDeals by month\nCopyright (c) 2025\nConfidential, do not distribute\n",
            "Name,Note\nA,\"one\n\nSource,Sessions\ngoogle,1\"\nB,x\n",
        ] {
            assert_eq!(tables(text).len(), 1, "{text}");
        }
    }
}
