//! The delimiter, the quote and the header line, from the first part of a text.

use super::csv::{self, Dialect, Record};
use super::limits::MAX_COLUMNS;
use crate::collect::CollectVec;
use crate::error::{Both, Code, Error};
use crate::text::{find, has};
use columns::dictionary::Dictionary;

/// What the first part of a text shows.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How cells are separated and quoted.
    pub dialect: Dialect,
    /// Header names, numbered where empty or repeated.
    pub header: Vec<String>,
    /// Text above the header, its first 4,000 characters.
    pub above: String,
    /// Header cells as written.
    pub raw_header: Vec<String>,
    /// Where the records begin in the text.
    pub start: usize,
    /// Line of the first record, from 1.
    pub line: u64,
    /// The first records.
    pub sample: Vec<Record>,
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SAMPLE: usize = 1_000;
const LOOK: usize = 60;

/// Reads the layout of `text` (`last`: it is the whole), whose dialect may be known beforehand: then it is rows that we wrote
/// ourselves, the first on the line given. Errors: [`Code::EmptyFile`], [`Code::TooManyColumns`], and those of
/// the scanner.
pub fn layout(text: &[u8], last: bool, known: Option<(Dialect, u64)>) -> Result<Layout, Error> {
    let (mut start, mut line) = (0, known.map_or(1, |(_, line)| line));
    let mut given = None;
    if let Some((delimiter, length)) = sep_line(text).filter(|_| known.is_none()) {
        given = Some(delimiter);
        start = length;
        line += 1;
    }
    while let Some(length) = skippable(text.get(start..).unwrap_or(b"")) {
        start += length;
        line += 1;
    }
    let body = text.get(start..).unwrap_or(b"");
    if body.trim_ascii().is_empty() {
        return Err(Error::new(Code::EmptyFile, ""));
    }
    let dialect = match known {
        Some((dialect, _)) => dialect,
        None => dialect(body, last, given)?,
    };
    let top = csv::records(dialect, body, last, LOOK).map_err(|broken| {
        let error = Error::from(broken);
        let row = error.row.map(|row| (row + line).saturating_sub(1));
        Error { row, ..error }
    })?;
    if let Some(record) = top.iter().find(|record| record.count > MAX_COLUMNS) {
        return Err(Error::new(Code::TooManyColumns, record.count.to_string()).at_row((line + record.line).saturating_sub(1)));
    }
    let Some(at) = header_row(&top) else {
        return Err(match memchr::memchr(dialect.quote, body) {
            _ if last => Error::new(Code::EmptyFile, ""),
            Some(_) => Error::new(Code::UnclosedQuote, "").at_row(line),
            None => Error::about(Code::NotATable, Both { en: "a text without lines", fr: "un texte sans lignes" }),
        });
    };
    let header_record = &top[at];
    let length = record_end(dialect, body, last, at, known.is_some())?;
    let mut raw_header: Vec<String> = header_record.cells.iter().map(|cell| tidy(cell)).collect_vec();
    let (mut records_start, mut after) = (start + length.0, length.1);
    let most = (8_000 / raw_header.len().max(1)).clamp(50, SAMPLE);
    let mut sample = csv::records(dialect, text.get(records_start..).unwrap_or(b""), last, most).unwrap_or_default();
    if is_second_line(&sample) {
        let two = record_end(dialect, body, last, at + 1, known.is_some())?;
        (records_start, after) = (start + two.0, two.1);
        sample.remove(0);
    }
    if known.is_some() {
        // A sheet is a rectangle: columns without a name are columns.
        let widest = sample.iter().map(|record| record.count).max().unwrap_or(0).min(MAX_COLUMNS);
        raw_header.resize(raw_header.len().max(widest), String::new());
    }
    let header = numbered(&raw_header);
    // Repeated headers and footers are no sample of the records.
    sample.retain(|record| (record.count > 1 || header.len() <= 2) && !record.cells.iter().map(|cell| tidy(cell)).eq(raw_header.iter().cloned()));
    let header_start = if at == 0 { start } else { start + record_end(dialect, body, last, at - 1, known.is_some())?.0 };
    let above = String::from_utf8_lossy(text.get(..header_start.min(4_000)).unwrap_or(b"")).into_owned();
    Ok(Layout { dialect, header, above, raw_header, start: records_start, line: (line + after).saturating_sub(1), sample })
}

/// What surveys write under a question, below the header.
const SECOND_LINE: &[&str] = &["Response", "Open-Ended Response", "Réponse", "Réponse ouverte", "Réponse libre"];

/// Whether the first record goes on with the header, as surveys have it: `Response` under a question, and nothing where records have their id.
fn is_second_line(sample: &[Record]) -> bool {
    let Some((first, rest)) = sample.split_first() else { return false };
    let without_id = |record: &Record| record.cells.first().is_none_or(|cell| cell.trim().is_empty());
    without_id(first) && !rest.iter().any(without_id) && first.cells.iter().any(|cell| SECOND_LINE.contains(&cell.trim()))
}

/// Bytes up to the end of record number `at` (blank lines left out), and the line after it.
fn record_end(dialect: Dialect, body: &[u8], last: bool, at: usize, by_row: bool) -> Result<(usize, u64), Error> {
    let mut scanner = csv::Scanner::new(dialect, 1).by_row(by_row);
    let mut position = 0;
    let mut batch = csv::Batch::single();
    for _ in 0..=at {
        let scanned = scanner.scan(body.get(position..).unwrap_or(b""), last, &mut batch)?;
        position += scanned.consumed;
    }
    Ok((position, scanner.line()))
}

/// Excel's `sep=;` first line.
fn sep_line(text: &[u8]) -> Option<(u8, usize)> {
    let end = memchr::memchr2(b'\n', b'\r', text)?;
    let first = text.get(..end)?.trim_ascii();
    let first = first.strip_prefix(b"\"").and_then(|first| first.strip_suffix(b"\"")).unwrap_or(first);
    let rest = first.strip_prefix(b"sep=").or_else(|| first.strip_prefix(b"SEP="))?;
    let delimiter = match rest {
        [delimiter] => *delimiter,
        [] if text.get(..end)?.ends_with(b"\t") => b'\t',
        _ => return None,
    };
    let next = if text.get(end) == Some(&b'\r') && text.get(end + 1) == Some(&b'\n') { end + 2 } else { end + 1 };
    Some((delimiter, next))
}

/// Length of a blank or comment line at the start of a text.
fn skippable(text: &[u8]) -> Option<usize> {
    let end = memchr::memchr2(b'\n', b'\r', text)?;
    let first = text.get(..end)?;
    let comment =
        first.first() == Some(&b'#') && !matches!(first.get(1), Some(b',' | b';')) && !first.iter().any(|byte| DELIMITERS.contains(byte) && *byte != b',');
    if first.trim_ascii().is_empty() || comment {
        return Some(if text.get(end) == Some(&b'\r') && text.get(end + 1) == Some(&b'\n') { end + 2 } else { end + 1 });
    }
    None
}

fn dialect(body: &[u8], last: bool, given: Option<u8>) -> Result<Dialect, Error> {
    let quote = if single_quoted(body) { b'\'' } else { b'"' };
    if let Some(delimiter) = given {
        return Ok(Dialect { delimiter, quote });
    }
    let look = body.get(..body.len().min(1 << 18)).unwrap_or(body);
    let whole = last && look.len() == body.len();
    let mut best = Dialect { delimiter: b',', quote };
    let mut best_score = 0.0;
    for delimiter in DELIMITERS {
        let dialect = Dialect { delimiter, quote };
        let Ok(records) = csv::records(dialect, look, whole, LOOK) else { continue };
        let score = consistency(&records);
        if score > best_score + 1e-9 {
            best_score = score;
            best = dialect;
        }
    }
    Ok(best)
}

/// How alike the records are in their number of cells, weighted by that number.
fn consistency(records: &[Record]) -> f64 {
    let mut best = 0.0_f64;
    for record in records {
        let count = record.count;
        if count >= 2 {
            let same = records.iter().filter(|other| other.count == count).count();
            let wider = records.iter().filter(|other| other.count > count).count();
            let share = same as f64 / records.len() as f64;
            let over = wider as f64 / records.len() as f64;
            best = best.max(share * share * (1.0 - over * 0.5) * libm::log2(count as f64 + 1.0));
        }
    }
    // Cells of the winning reading look like cells: they do not begin with a space and a digit group.
    best
}

/// `'Name','Amount'`: every cell of the first line between single quotes, and no double quote.
fn single_quoted(body: &[u8]) -> bool {
    let end = memchr::memchr2(b'\n', b'\r', body).unwrap_or(body.len());
    let first = body.get(..end).unwrap_or(b"").trim_ascii();
    let inner = DELIMITERS.iter().any(|delimiter| find(first, &[b'\'', *delimiter, b'\'']).is_some());
    first.len() > 2 && first.starts_with(b"'") && first.ends_with(b"'") && inner && memchr::memchr(b'"', first).is_none()
}

fn filled(record: &Record) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Digits with what stands around them in numbers and dates.
pub fn looks_like_a_value(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    (digits > 0 && cell.chars().all(|c| c.is_ascii_digit() || " .,-/:+()%€$£TZ\u{a0}\u{202f}'’".chars().any(|known| known == c)))
        || (has(cell, "@") && has(cell, "."))
}

/// The first record that is as wide as most and mostly filled; titles above it are not.
fn header_row(top: &[Record]) -> Option<usize> {
    let counts = crate::order::sorted_by(top.iter().map(|record| record.count).collect_vec(), &Ord::cmp);
    let median = counts.get(counts.len() / 2).copied()?;
    let names = |record: &Record| record.cells.iter().all(|cell| !looks_like_a_value(cell));
    let fits = |record: &Record| {
        let wide = record.count * 5 >= median * 4 && filled(record) * 2 >= record.count.min(median) && filled(record) > 0;
        wide || (record.count >= 2 && record.count + 1 >= median && filled(record) == record.count && names(record))
    };
    let at = top.iter().position(fits).unwrap_or(0);
    // A group row above the names: gaps in it, none below, and no value in either.
    if let (Some(first), Some(second)) = (top.get(at), top.get(at + 1))
        && filled(first) < first.count
        && filled(second) == second.count
        && second.count >= first.count
        && names(first)
        && names(second)
        && top.get(at + 2).is_some_and(|third| !names(third))
    {
        return Some(at + 1);
    }
    Some(at)
}

fn tidy(cell: &str) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    cell.split_whitespace().collect_vec().join(" ")
}

/// Empty names become `Column 3`, repeated ones `Amount (2)`.
fn numbered(raw: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(raw.len());
    let mut seen = Dictionary::default();
    for (i, cell) in raw.iter().enumerate() {
        let base = if cell.is_empty() { format!("Column {}", i + 1) } else { cell.clone() };
        let mut name = base.clone();
        let mut count = 1;
        while seen.intern(name.as_bytes()) as usize <= names.len() {
            count += 1;
            name = format!("{base} ({count})");
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> (u8, Vec<String>, u64) {
        let layout = layout(text.as_bytes(), true, None).unwrap();
        (layout.dialect.delimiter, layout.header, layout.line)
    }

    #[test]
    fn the_delimiter_is_what_makes_records_alike() {
        assert_eq!(header("a;b\n1,5;2\n2,5;3\n").0, b';');
        assert_eq!(header("Name\tAmount\nA, Inc\t1\nB, Inc\t2\n").0, b'\t');
        assert_eq!(header("a|b\n1|2\n").0, b'|');
        assert_eq!(header("Email\na@x.test\n").0, b',');
        assert_eq!(header("\"a;b\",c\n\"1;2\",3\n").0, b',');
    }

    #[test]
    fn what_stands_above_the_header_is_skipped() {
        let names = vec!["Name".to_owned(), "Amount".to_owned(), "Stage".to_owned()];
        for (text, line) in [
            ("Name,Amount,Stage\nA,1,x\n", 2),
            ("sep=,\r\nName,Amount,Stage\r\nA,1,x\r\n", 3),
            ("# made by x\n\nName,Amount,Stage\nA,1,x\n", 4),
            ("Deals of 2025\n\nName,Amount,Stage\nA,1,x\nB,2,y\n", 4),
            ("Deal,,Dates\nName,Amount,Stage\nA,1,2025-01-01\n", 3),
        ] {
            assert_eq!(header(text), (b',', names.clone(), line), "{text}");
        }
    }

    #[test]
    fn a_second_line_of_the_header_is_no_record() {
        let two = "Id,Email,How likely are you to recommend us?,Why?\n,,Response,Open-Ended Response\n1,a@x.test,9,Good\n2,,3,\n";
        let found = layout(two.as_bytes(), true, None).unwrap();
        assert_eq!((found.line, found.sample.len(), found.sample[0].cells[2].as_str()), (3, 2, "9"));
        assert!(two[found.start..].starts_with("1,"));
        for one in ["Id,Name,Note\n,Ana,\n2,Bo,x\n", "Owner,Deal,Amount\n,Alpha,12\nAna,Beta,13\n", "Id,Score,Why\n,x,\n2,9,\n"] {
            assert_eq!(layout(one.as_bytes(), true, None).unwrap().line, 2, "{one}");
        }
    }

    #[test]
    fn a_first_part_without_a_line_is_no_table() {
        assert_eq!(layout(&[b'0'; 3_000], false, None).unwrap_err().code, Code::NotATable);
        assert_eq!(layout(b"a,\"00000000", false, None).unwrap_err().code, Code::UnclosedQuote);
    }

    #[test]
    fn empty_and_repeated_headers_get_numbers() {
        assert_eq!(header("Name,Amount,,Amount\nA,1,2,3\n").1, ["Name", "Amount", "Column 3", "Amount (2)"]);
    }

    #[test]
    fn single_quotes_are_taken_where_every_cell_has_them() {
        let layout = layout(b"'Name','Amount'\n'A, Inc','1'\n", true, None).unwrap();
        assert_eq!((layout.dialect.quote, layout.sample[0].cells.len()), (b'\'', 2));
    }
}
