//! Containers by content: every format gives the cells that another program shows, and every class of bad file a clear error.
#![allow(clippy::unwrap_used)]

mod hostile;
mod made;

use crm_kpi::decode::package::{Package, needed};
use crm_kpi::error::{Code, Error};
use crm_kpi::read::{Finished, Hints, Reading, TablePart};
use crm_kpi::report::Source;
use flate2::write::GzEncoder;
use made::{compound, ods, record, words, xls_stream, xlsx, zip};
use std::io::Write;

/// A table as it was read.
struct Read {
    source: Source,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// All tables of a file; text is given in pieces of `piece` bytes.
fn tables(bytes: &[u8], piece: usize) -> Result<Vec<Read>, Error> {
    let package = if needed(bytes, bytes.len() as u64)? { Some(Package::open(bytes.to_vec())?) } else { None };
    let parts = package.as_ref().map_or(1, |package| package.parts.len());
    (0..parts)
        .map(|at| {
            let part = package.as_ref().and_then(|package| package.parts.get(at));
            let mut hints = Hints::default();
            loop {
                let mut reading = Reading::of("file", part.map(TablePart::from).unwrap_or_default(), hints);
                reading.keep_text(10_000);
                match part {
                    Some(part) => reading.push_part(part)?,
                    None => bytes.chunks(piece).try_for_each(|piece| reading.push(piece))?,
                }
                match reading.finish()? {
                    Finished::Again(again) => hints = again,
                    Finished::Table(table) => {
                        let header = table.source.mapping.iter().map(|column| column.column.clone()).collect();
                        return Ok(Read { source: table.source, header, rows: table.sample });
                    }
                }
            }
        })
        .collect()
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let tables = tables(bytes, 1 << 20).unwrap();
    assert_eq!(tables.len(), 1, "one table");
    tables.into_iter().flat_map(|table| std::iter::once(table.header).chain(table.rows)).collect()
}

fn refused(bytes: &[u8]) -> Error {
    match tables(bytes, 1 << 20) {
        Err(error) => error,
        Ok(tables) => panic!("{} tables, the first of {:?}", tables.len(), tables.first().map(|table| &table.header)),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

const DEALS: &str = "Deal Name,Deal Stage,Amount,Create Date\nNorthwind,Closed Won,12500.5,2025-01-14\n\"Évry, \"\"Sud\"\"\",Closed Lost,2400,2025-01-20\n";

fn wanted() -> Vec<Vec<String>> {
    [
        ["Deal Name", "Deal Stage", "Amount", "Create Date"],
        ["Northwind", "Closed Won", "12500.5", "2025-01-14"],
        ["Évry, \"Sud\"", "Closed Lost", "2400", "2025-01-20"],
    ]
    .map(|row| row.map(str::to_owned).to_vec())
    .to_vec()
}

/// The deals as rows of XLSX: shared, inline and formula texts, numbers, dates by style.
const SHEET: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>Amount</t></is></c><c r=\"D1\" t=\"str\"><f>A1</f><v>Create Date</v></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c><c r=\"C2\"><v>12500.5</v></c><c r=\"D2\" s=\"1\"><v>45671</v></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>Évry, </t></r><r><rPr/><t>&quot;Sud&quot;</t></r></is></c><c r=\"B3\" t=\"s\"><v>4</v></c><c r=\"C3\"><v>2.4E3</v></c><c r=\"D3\" t=\"d\"><v>2025-01-20</v></c></row>";
const STRINGS: [&str; 5] = [
    "<t>Deal Name</t>",
    "<t>  Deal Stage </t>",
    "<r><t>North</t></r><r><t>wind</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
    "<t>Closed Won</t>",
    "<t>Closed Lost</t>",
];

#[test]
fn a_workbook_s_cells_are_those_that_excel_shows() {
    assert_eq!(rows(&xlsx(&[("Deals", &SHEET.replace("<t>Évry, </t>", "<t xml:space=\"preserve\">Évry, </t>"))], &STRINGS, false)), wanted());
}

#[test]
fn a_workbook_of_records_gives_the_same_cells() {
    let parts = made::xlsb_parts();
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut wanted = wanted();
    wanted.iter_mut().zip(["Renewed", "TRUE", ""]).for_each(|(row, cell)| row.push(cell.to_owned()));
    assert_eq!(rows(&zip(&files, None)), wanted);
    let without: Vec<(&str, &[u8])> = files.iter().copied().filter(|(name, _)| !name.contains("sharedStrings")).collect();
    assert_eq!(refused(&zip(&without, None)).code, Code::Damaged);
    let beyond = [made::binary(0, &[0; 4]), made::binary(5, &[0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])].concat();
    let wide: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, if name.contains("sheet1") { beyond.as_slice() } else { *bytes })).collect();
    assert_eq!(refused(&zip(&wide, None)).code, Code::Damaged);
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Created</v></c><c r=\"B1\" t=\"str\"><v>Took</v></c><c r=\"C1\" t=\"str\"><v>At</v></c></row>\
        <row r=\"2\"><c r=\"A2\" s=\"1\"><v>44209</v></c><c r=\"B2\" s=\"2\"><v>10.63206018518</v></c><c r=\"C2\" s=\"3\"><v>44209.378472222219</v></c></row>";
    let read = |since_1904| rows(&xlsx(&[("Sheet", sheet)], &[], since_1904)).pop().unwrap();
    assert_eq!(read(true), ["2025-01-14", "255:10:10", "2025-01-14 09:05:00"]);
    assert_eq!(read(false), ["2021-01-13", "255:10:10", "2021-01-13 09:05:00"]);
}

#[test]
fn every_sheet_with_cells_is_a_table_with_the_row_numbers_of_the_sheet() {
    let deals = SHEET.replace("r=\"2\"", "r=\"7\"").replace("r=\"3\"", "r=\"9\"");
    let note = "<row r=\"1\"><c t=\"str\"><v>Email</v></c><c t=\"str\"><v>Owner</v></c></row><row r=\"2\"><c t=\"str\"><v>a@x.test</v></c><c t=\"str\"><v>Ana</v></c></row>";
    let found = tables(&xlsx(&[("Deals", &deals), ("Empty", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"), ("People", note)], &STRINGS, false), 1).unwrap();
    let names: Vec<_> = found.iter().map(|table| (table.source.sheet.as_deref().unwrap(), table.source.rows, table.source.delimiter.is_none())).collect();
    assert_eq!(names, [("Deals", 2, true), ("People", 1, true)]);
    let one = Package::open(xlsx(&[("Deals", &deals)], &STRINGS, false)).unwrap();
    let mut reading = Reading::of("deals.xlsx", TablePart::from(&one.parts[0]), Hints::default());
    reading.push_part(&one.parts[0]).unwrap();
    let Finished::Table(table) = reading.finish().unwrap() else { panic!("again") };
    assert_eq!(table.lines.iter().collect::<Vec<_>>(), [7, 9]);
}

#[test]
fn titles_above_the_names_and_names_that_are_missing_are_no_trouble() {
    let sheet = "<row r=\"1\"><c r=\"B1\" t=\"str\"><v>Deals of 2025</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>Name</v></c><c r=\"B3\" t=\"str\"><v>Amount</v></c></row>\
        <row r=\"4\"><c r=\"A4\" t=\"str\"><v>A</v></c><c r=\"B4\"><v>1</v></c><c r=\"C4\" t=\"str\"><v>more</v></c></row><row r=\"5\"><c r=\"B5\"><v>2</v></c></row>";
    assert_eq!(rows(&xlsx(&[("S", sheet)], &[], false)), [vec!["Name", "Amount", "Column 3"], vec!["A", "1", "more"], vec!["", "2", ""]]);
}

#[test]
fn numbers_of_a_workbook_are_never_taken_for_thousands() {
    let sheet = "<row><c t=\"str\"><v>Deal Stage</v></c><c t=\"str\"><v>Amount</v></c></row><row><c t=\"str\"><v>Won</v></c><c><v>1.234</v></c></row><row><c t=\"str\"><v>Lost</v></c><c><v>5.678</v></c></row>";
    let table = tables(&xlsx(&[("S", sheet)], &[], false), 1).unwrap().remove(0);
    assert!(table.source.doubts.iter().all(|doubt| doubt.question != "decimal_or_thousands"), "{:?}", table.source.doubts);
    assert_eq!(table.rows[0][1].parse::<f64>(), Ok(1.234));
}

#[test]
fn libreoffice_sheets_give_their_values_and_not_their_repeats() {
    let text = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let head: String = ["Deal Name", "Deal Stage", "Amount", "Create Date"].map(text).concat();
    let sheet = format!(
        "<table:table-row>{head}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>\
        <table:table-row>{}{}<table:table-cell office:value-type=\"currency\" office:value=\"12500.5\"><text:p>12 500,50 €</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2025-01-14\"><office:annotation><text:p>a note</text:p></office:annotation><text:p>14/01/2025</text:p></table:table-cell></table:table-row>\
        <table:table-row>{}{}<table:table-cell office:value-type=\"float\" office:value=\"2400\"/><table:table-cell office:value-type=\"date\" office:date-value=\"2025-01-20T00:00:00\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        text("Northwind"),
        text("Closed Won"),
        text("Évry,<text:s/>&quot;Sud&quot;"),
        text("Closed Lost"),
    );
    assert_eq!(rows(&ods("Deals", &sheet, "")), wanted());
}

fn label(row: u16, column: u16, at: u32) -> Vec<u8> {
    record(0xFD, &[words(&[row, column, 0]), at.to_le_bytes().to_vec()].concat())
}

fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x203, &[words(&[row, column, style]), value.to_le_bytes().to_vec()].concat())
}

/// An XLS of the deals; the shared strings are cut into a second record in the middle of a text.
fn xls() -> Vec<u8> {
    let texts = ["Deal Name", "Deal Stage", "Amount", "Create Date", "Northwind", "Closed Won", "Évry, \"Sud\"", "Closed Lost"];
    let mut table = [8_u32.to_le_bytes(), 8_u32.to_le_bytes()].concat();
    for text in texts {
        table.extend([(text.chars().count() as u16).to_le_bytes().as_slice(), &[1]].concat());
        table.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    let cut = 8 + 3 + 8; // after four characters of the first text
    let rest: Vec<u8> = [&[1], &table[cut..]].concat();
    let styles = [record(0xE0, &words(&[0, 0])), record(0xE0, &words(&[0, 14]))].concat();
    let globals = vec![styles, record(0xFC, &table[..cut]), record(0x3C, &rest)];
    let packed = |row, column, style, bits: u32| record(0x27E, &[words(&[row, column, style]), bits.to_le_bytes().to_vec()].concat());
    let mut cells: Vec<Vec<u8>> = (0..4).map(|column| label(0, column as u16, column)).collect();
    cells.extend([label(1, 0, 4), label(1, 1, 5), packed(1, 2, 0, (1_250_050 << 2) | 3), number(1, 3, 1, 45_671.0)]);
    cells.extend([label(2, 0, 6), label(2, 1, 7), packed(2, 2, 0, (2_400 << 2) | 2), number(2, 3, 1, 45_677.0)]);
    compound("Workbook", &xls_stream(&globals, &cells))
}

#[test]
fn an_old_workbook_gives_its_cells() {
    assert_eq!(rows(&xls()), wanted());
}

#[test]
fn json_is_an_array_lines_or_the_list_inside_a_wrapper() {
    let one = r#"{"id":1,"stage":"Won","amount":12500.5,"owner":{"name":"Ana","team":{"id":18446744073709551616}},"tags":["a","b"],"none":null}"#;
    let two = r#"{"id":2,"stage":"Lost","owner":{"name":"Léa \"L\""},"items":[{"sku":"x"},{"sku":"y"}],"open":false}"#;
    let header = vec!["id", "stage", "amount", "owner.name", "owner.team.id", "tags", "none", "items.1.sku", "items.2.sku", "open"];
    let wanted = vec![
        header,
        vec!["1", "Won", "12500.5", "Ana", "18446744073709551616", "a;b", "", "", "", ""],
        vec!["2", "Lost", "", "Léa \"L\"", "", "", "", "x", "y", "false"],
    ];
    for text in [
        format!("[{one},\n {two}]"),
        format!("{one}\n{two}\n"),
        format!("{{\"object\":\"list\",\"data\":[{one},{two}],\"has_more\":false}}"),
        format!("\u{FEFF}[{one},{two}]"),
    ] {
        assert_eq!(rows(text.as_bytes()), wanted, "{text}");
    }
    let utf16: Vec<u8> = format!("[{one},{two}]").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(rows(&utf16), wanted);
    assert_eq!(rows(b"[[\"Name\",\"Amount\"],[\"A\",1],[\"B\",2.5]]"), [["Name", "Amount"], ["A", "1"], ["B", "2.5"]]);
}

#[test]
fn json_of_something_else_is_refused_with_its_place() {
    for (text, code) in [
        ("[\"a\", \"b\"]", Code::NotATable),
        ("[]", Code::NoRows),
        ("{\"a\": {\"b\": 1}", Code::Damaged),
        ("[{\"a\": 1},\n{\"a\": }]", Code::Damaged),
        ("[[[[]]]]", Code::NotATable),
    ] {
        assert_eq!(refused(text.as_bytes()).code, code, "{text}");
    }
    assert_eq!(refused(b"[{\"a\": 1},\n{\"a\": }]").row, Some(2));
    assert_eq!(refused("[".repeat(20_000).as_bytes()).code, Code::Damaged);
    assert_eq!(refused(format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)).as_bytes()).code, Code::NotATable);
}

#[test]
fn archives_give_each_of_their_tables() {
    assert_eq!(rows(&gzip(DEALS.as_bytes())), wanted());
    assert_eq!(rows(&gzip(&xls())), wanted());
    let inner = xlsx(&[("Deals", &SHEET.replace("<t>Évry, </t>", "<t xml:space=\"preserve\">Évry, </t>"))], &STRINGS, false);
    let archive = zip(
        &[
            ("a/", b""),
            ("a/deals.csv", DEALS.as_bytes()),
            ("__MACOSX/a/._deals.csv", b"\0\x05"),
            ("a/.DS_Store", b"\0"),
            ("deals.xlsx", &inner),
            ("deals.jsonl", b"{\"id\":1,\"stage\":\"Won\"}\n"),
        ],
        None,
    );
    let found = tables(&archive, 1).unwrap();
    let names: Vec<_> = found.iter().map(|table| table.source.sheet.clone().unwrap()).collect();
    assert_eq!(names, ["a/deals.csv", "deals.xlsx/Deals", "deals.jsonl"]);
    assert_eq!(found[0].rows, found[1].rows);
    assert_eq!(found[0].source.delimiter.as_deref(), Some(","));
}

#[test]
fn what_is_no_table_in_an_archive_is_named_and_the_rest_is_read() {
    let package = Package::open(zip(&[("deals.csv", DEALS.as_bytes()), ("logo.png", b"\x89PNG\r\n\x1A\n")], None)).unwrap();
    assert_eq!(package.parts.len(), 1);
    assert_eq!(package.refused.iter().map(|(name, error)| (name.as_str(), error.code)).collect::<Vec<_>>(), [("logo.png", Code::NotATable)]);
    assert_eq!(refused(&zip(&[("logo.png", b"\x89PNG\r\n\x1A\n")], None)).code, Code::NotATable);
}

#[test]
fn tables_under_one_another_are_tables_with_their_own_lines() {
    let text = "# Overview\n# 2025\n\nNth week,New users\n0000,402\n0001,388\n\nSession source,Sessions\ngoogle,100\n\n";
    let found = tables(text.as_bytes(), 3).unwrap();
    assert_eq!(
        found.iter().map(|table| (table.source.sheet.as_deref().unwrap(), table.header[0].as_str(), table.rows.len())).collect::<Vec<_>>(),
        [("1", "Nth week", 2), ("2", "Session source", 1)]
    );
}

#[test]
fn a_web_page_called_xls_gives_its_table() {
    let page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8></head><body><table><tr><th>Deal Name</th><th>Amount</th></tr><tr><td>L&eacute;a</td><td>1 234,50</td></tr><tr><td>B</td><td>2</td></tr></table></body></html>";
    assert_eq!(rows(page.as_bytes()), [["Deal Name", "Amount"], ["Léa", "1 234,50"], ["B", "2"]]);
}

#[test]
fn encodings_are_told_without_marks_and_doubtful_cells_are_counted() {
    let text = "Montant;Étape;Nom\n12,50 €;Fermé gagné;Zoë\n8,00 €;Fermé perdu;Noël\n";
    let one_byte = |encoding: &'static encoding_rs::Encoding| encoding.encode(text).0.into_owned();
    let utf16 = |big: bool| text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>();
    for (bytes, name) in [
        (text.as_bytes().to_vec(), "utf-8"),
        (utf16(false), "utf-16le"),
        (utf16(true), "utf-16be"),
        (one_byte(encoding_rs::WINDOWS_1252), "windows-1252"),
        (one_byte(encoding_rs::ISO_8859_15), "iso-8859-15"),
        (one_byte(encoding_rs::MACINTOSH), "macintosh"),
    ] {
        for piece in [1, 7, 1 << 20] {
            let table = tables(&bytes, piece).unwrap().remove(0);
            assert_eq!((table.source.encoding.as_str(), table.rows[1][1].as_str(), table.header[1].as_str()), (name, "Fermé perdu", "Étape"));
            assert!(table.source.doubts.iter().all(|doubt| doubt.question != "doubtful_cells"), "{name}: {:?}", table.source.doubts);
        }
    }
    let mixed = b"Nom;Ville;Stage\nL\xC3\xA9a;\xC3\x89vry;Won\nZo\xEB;Orl\xC3\xA9ans;Lost\n\xC3\x89ric;N\xEEmes;Open\n";
    let doubts = tables(mixed, 5).unwrap().remove(0).source.doubts;
    let counted = doubts.iter().find(|doubt| doubt.question == "doubtful_cells").unwrap();
    assert_eq!((counted.taken.as_str(), counted.options.as_slice()), ("2", ["3".to_owned(), "4".to_owned()].as_slice()));
}

#[test]
fn late_letters_of_another_encoding_are_read_by_that_encoding() {
    let ascii = "Deal Name;Deal Stage;Amount\n".to_owned() + &"Northwind;Won;12\n".repeat(70_000);
    let bytes = [ascii.as_bytes(), b"Ferm\x8E gagn\x8E;Lost;3\n"].concat();
    let table = tables(&bytes, 1 << 20).unwrap().remove(0);
    assert_eq!(table.source.encoding, "macintosh");
}

/// Python's own tables; the browser is held to the same file in `tests/wasm.rs`.
#[test]
fn one_byte_encodings_are_those_of_the_standard() {
    let known: std::collections::BTreeMap<String, String> = serde_json::from_str(include_str!("../fixtures/one_byte_encodings.json")).unwrap();
    for (name, text) in known {
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        let mut decoder = crm_kpi::decode::encoding::Decoder::new(crm_kpi::decode::encoding::Encoding::named(&name).unwrap());
        assert_eq!(String::from_utf8_lossy(decoder.decode(&bytes, true)), text, "{name}");
    }
}
