//! Tables of web pages: what many programs save as `.xls`. Only text is taken; no script runs, no address is followed.

use super::lines::Lines;
use crate::collect::{CollectVec, PushAll};
use crate::error::{Both, Code, Error};

/// Columns that one cell may span.
const WIDEST: usize = 100;

/// A table being read.
struct Table {
    lines: Lines,
    row: Vec<String>,
    rows: u64,
    widest: usize,
    /// A cell is open, and how many columns it spans.
    cell: Option<usize>,
}

impl Table {
    fn new() -> Table {
        Table { lines: Lines::new(1), row: Vec::new(), rows: 0, widest: 0, cell: None }
    }

    fn open_cell(&mut self, span: usize) {
        self.close_cell();
        self.row.push(String::new());
        self.cell = Some(span);
    }

    fn close_cell(&mut self) {
        if let Some(span) = self.cell.take() {
            self.row.push_all(std::iter::repeat_n(String::new(), span - 1));
        }
    }

    fn close_row(&mut self) -> Result<(), Error> {
        self.close_cell();
        if self.row.is_empty() {
            return Ok(());
        }
        for (column, cell) in self.row.iter().enumerate() {
            let lines: Vec<String> =
                cell.split('\n').map(|line| line.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect_vec().join(" ")).collect_vec();
            self.lines.cell(column, lines.join("\n").trim().as_bytes())?;
        }
        self.widest = self.widest.max(self.row.len());
        self.rows += 1;
        self.lines.end(self.row.len());
        self.row.clear();
        Ok(())
    }
}

/// The tables of a page that have more than one row, each as text. Errors: [`Code::UnsupportedFormat`] where there is none.
pub fn tables(page: &str) -> Result<Vec<Vec<u8>>, Error> {
    let mut found = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        add(&mut open, &rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let tag = rest.get(1..end).unwrap_or("");
        rest = rest.get(end + 1..).unwrap_or("");
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').map(|c| c.to_ascii_lowercase()).collect();
        match name.as_str() {
            "script" | "style" | "template" | "noscript" => rest = after(rest, &name),
            "table" => open.push(Table::new()),
            "/table" => {
                if let Some(mut table) = open.pop() {
                    table.close_row()?;
                    if table.rows > 1 {
                        found.push(table.lines.text);
                    }
                }
            }
            "tr" | "/tr" => open.last_mut().map_or(Ok(()), Table::close_row)?,
            "td" | "th" => {
                if let Some(table) = open.last_mut() {
                    table.open_cell(span(tag));
                }
            }
            "/td" | "/th" => open.last_mut().into_iter().for_each(Table::close_cell),
            "br" | "br/" | "/p" | "/div" | "/li" => add(&mut open, "\n"),
            _ => {}
        }
    }
    // A page cut short still has its table.
    while let Some(mut table) = open.pop() {
        table.close_row()?;
        if table.rows > 1 {
            found.push(table.lines.text);
        }
    }
    if found.is_empty() {
        return Err(Error::about(
            Code::UnsupportedFormat,
            Both { en: "a web page without a table of records", fr: "une page web sans tableau d’enregistrements" },
        ));
    }
    Ok(found)
}

fn add(open: &mut [Table], text: &str) {
    if let Some(table) = open.last_mut()
        && table.cell.is_some()
        && let Some(cell) = table.row.last_mut()
    {
        // Line ends of the source are spaces; those of the page are.
        if text == "\n" {
            cell.push('\n');
        } else {
            unescape(&text.replace(['\n', '\r'], " "), cell);
        }
    }
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().take(1 << 16) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            _ => {}
        }
    }
    // A quote that is never closed ends nothing.
    tag.find('>')
}

/// What follows the end of an element whose content is not text.
fn after<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(end) = rest.get(at..).and_then(|rest| rest.find("</")) {
        at += end + 2;
        if rest.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.get(at..).and_then(|rest| rest.find('>').and_then(|end| rest.get(end + 1..))).unwrap_or("");
        }
    }
    ""
}

fn span(tag: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let digits = lower
        .split_once("colspan")
        .map(|(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']).chars().take_while(char::is_ascii_digit).collect::<String>());
    digits.and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(1).clamp(1, WIDEST)
}

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("euro", '€'),
    ("pound", '£'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("ccedil", 'ç'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Agrave", 'À'),
    ("Ccedil", 'Ç'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
];

fn unescape(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        to.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.get(1..).and_then(|rest| rest.find(';').filter(|end| *end <= 10).and_then(|end| rest.get(..end)));
        let character = name.and_then(|name| match name.strip_prefix('#') {
            Some(code) => {
                let code = code.strip_prefix(['x', 'X']).map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
                code.and_then(char::from_u32)
            }
            None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
        });
        match (character, name) {
            (Some(character), Some(name)) => {
                to.push(character);
                rest = &rest[name.len() + 2..];
            }
            _ => {
                to.push('&');
                rest = &rest[1..];
            }
        }
    }
    to.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_s_tables_are_records_and_its_scripts_are_not() {
        let page = "<html><body><p>Deals</p><script>document.write('<table><tr><td>no</td></tr></table>')</script>\
            <TABLE border=1><tr><th>Name<th title='a > b'>Amount</tr>\n<tr><td>L&eacute;a &amp; fils<br>Paris</td><td>1&nbsp;234,50</td></tr><tr><td colspan=2>Total, 1</td></tr></TABLE></body></html>";
        let found = tables(page).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(String::from_utf8_lossy(&found[0]), "Name,Amount\n\"Léa & fils\nParis\",\"1\u{a0}234,50\"\n\"Total, 1\",\n");
    }

    #[test]
    fn a_page_without_a_table_is_refused_and_one_cut_short_is_read() {
        assert_eq!(tables("<html><p>no</p>").unwrap_err().code, Code::UnsupportedFormat);
        assert_eq!(tables("<table><tr><td>a<td>b<tr><td>1<td>2").unwrap().len(), 1);
    }
}
