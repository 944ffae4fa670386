//! Files made to do harm: refused by name, in time, within memory; or read as what is in them.

use super::made::{compound, ods, packed, record, words, xls_stream, xlsx, xlsx_parts, zip};
use super::{SHEET, STRINGS, refused, rows, tables, xls};
use crm_kpi::error::Code;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn soon<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    // Without optimisation and on a machine that others use: fifty times what is promised.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    done
}

#[test]
fn an_archive_that_says_how_much_it_unpacks_to_is_refused_at_once() {
    let zeros = vec![b' '; 40 << 20];
    let bomb = zip(&[("deals.csv", &zeros)], None);
    assert_eq!(soon(|| refused(&bomb)).code, Code::UnpacksTooLarge);
    let mut parts = xlsx_parts(&[("Deals", SHEET)], &STRINGS, false);
    parts.push(("xl/media/x.xml".into(), " ".repeat(40 << 20)));
    let bomb = packed(&parts);
    assert_eq!(soon(|| refused(&bomb)).code, Code::UnpacksTooLarge);
}

#[test]
fn a_sheet_that_breaks_off_is_not_half_of_one() {
    let mut parts = xlsx_parts(&[("Deals", SHEET)], &STRINGS, false);
    let (_, text) = parts.iter_mut().find(|(name, _)| name.contains("sheet1")).unwrap();
    text.truncate(text.rfind("<c ").unwrap());
    assert_eq!(refused(&packed(&parts)).code, Code::Damaged);
    let content = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Deals\"><table:table-row><table:table-cell><text:p>Stage</text:p></table:table-cell></table:table-row>";
    let parts =
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()), ("content.xml", content.as_bytes()), ("META-INF/manifest.xml", b"<m/>")];
    assert_eq!(refused(&zip(&parts, None)).code, Code::Damaged);
}

#[test]
fn an_archive_that_lies_about_its_size_is_caught_while_it_unpacks() {
    let zeros = b"1,2\n".repeat(10 << 20);
    for claimed in [10, 1 << 20] {
        let bomb = zip(&[("deals.csv", &zeros)], Some(claimed));
        let error = soon(|| refused(&bomb));
        assert!(matches!(error.code, Code::Damaged | Code::UnpacksTooLarge), "{error:?}");
    }
}

#[test]
fn archives_in_archives_and_too_many_files_are_refused() {
    let mut inner = zip(&[("deals.csv", b"a,b\n1,2\n")], None);
    for _ in 0..4 {
        inner = zip(&[("more.zip", &inner)], None);
    }
    assert_eq!(refused(&inner).code, Code::UnsupportedFormat);
    let names: Vec<String> = (0..10_001).map(|at| format!("{at}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"a".as_slice())).collect();
    let archive = zip(&files, None);
    assert_eq!(soon(|| refused(&archive)).code, Code::TooManyEntries);
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Name</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let read = soon(|| tables(&xlsx(&[("S", sheet)], &[], false), 1));
    assert!(read.map_or_else(|error| error.code == Code::TooManyColumns, |tables| tables[0].source.rows >= 1));
    assert_eq!(refused(&xlsx(&[("S", "<row r=\"4294967295\"><c><v>1</v></c></row>")], &[], false)).code, Code::Damaged);
    let wide: String = (0..2_500).map(|_| "<c t=\"str\"><v>x</v></c>").collect();
    assert_eq!(refused(&xlsx(&[("S", &format!("<row>{wide}</row><row>{wide}</row>"))], &[], false)).code, Code::TooManyColumns);
}

#[test]
fn repeats_with_something_in_them_are_counted_before_they_are_written_out() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>";
    let sheet = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert_eq!(soon(|| refused(&ods("S", &sheet, ""))).code, Code::TooManyCells);
}

#[test]
fn passwords_are_named() {
    assert_eq!(refused(&compound("EncryptedPackage", b"x")).code, Code::PasswordProtected);
    assert_eq!(refused(&compound("Workbook", &xls_stream(&[record(0x2F, &[0; 6])], &[]))).code, Code::PasswordProtected);
    assert_eq!(refused(&ods("S", "", "<manifest:encryption-data/>")).code, Code::PasswordProtected);
    assert_eq!(refused(&compound("WordDocument", b"x")).code, Code::NotATable);
}

#[test]
fn nothing_outside_of_the_file_is_read() {
    let mut parts = xlsx_parts(&[("Deals", SHEET)], &STRINGS, false);
    for (name, text) in &mut parts {
        if name.ends_with("sharedStrings.xml") {
            *text = format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY a \"{}\">]>{}", "b".repeat(100), text.replace("North", "&e;&a;"));
        }
    }
    let read = rows(&packed(&parts)).concat().join(" ");
    assert!(!read.contains("root:") && !read.contains("bbb"), "{read}");
}

#[test]
fn parts_that_are_missing_are_damage_with_its_row() {
    let mut parts = xlsx_parts(&[("Deals", SHEET)], &STRINGS, false);
    parts.retain(|(name, _)| !name.ends_with("sharedStrings.xml"));
    assert_eq!(refused(&packed(&parts)).code, Code::Damaged);
    let error = refused(&xlsx(&[("Deals", SHEET)], &STRINGS[..4], false));
    assert_eq!((error.code, error.row), (Code::Damaged, Some(3)));
    let chained = record(0xFD, &[words(&[4, 0, 0]), 9_u32.to_le_bytes().to_vec()].concat());
    assert_eq!(refused(&compound("Workbook", &xls_stream(&[], &[chained]))).row, Some(5));
}

/// A whole file with some bytes changed, or cut short.
fn mutated(bytes: &[u8], changes: &[(usize, u8)], cut: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for (at, byte) in changes {
        let at = at % changed.len();
        changed[at] = *byte;
    }
    changed.truncate(changed.len() - cut % (changed.len() / 2));
    changed
}

/// Whatever the bytes: tables, or an error that says something.
fn survives(bytes: &[u8]) {
    if let Err(error) = tables(bytes, 1 << 20) {
        assert!(error.to_string().len() > 20, "{error:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_tables_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..2_000), start in 0_usize..8) {
        let starts: [&[u8]; 8] = [b"", b"PK\x03\x04", b"\x1F\x8B\x08\0", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"[{\"a\":", b"<table><tr><td>", b"\xFF\xFE", b"{\"a\":1}\n"];
        survives(&[starts[start], &bytes].concat());
    }

    #[test]
    fn a_valid_old_workbook_changed_inside_gives_tables_or_a_clear_error(changes in prop::collection::vec((0_usize..10_000, any::<u8>()), 1..12), cut in 0_usize..2_000) {
        survives(&mutated(&xls(), &changes, cut));
    }

    #[test]
    fn a_valid_package_changed_inside_gives_tables_or_a_clear_error(part in 0_usize..8, changes in prop::collection::vec((0_usize..4_000, any::<u8>()), 1..12), cut in 0_usize..300) {
        let mut parts = xlsx_parts(&[("Deals", SHEET), ("More", SHEET)], &STRINGS, false);
        let at = part % parts.len();
        let text = mutated(parts[at].1.as_bytes(), &changes, cut);
        let whole: Vec<(String, Vec<u8>)> = parts.drain(..).enumerate().map(|(index, (name, old))| (name, if index == at { text.clone() } else { old.into_bytes() })).collect();
        let files: Vec<(&str, &[u8])> = whole.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        survives(&zip(&files, None));
    }

    #[test]
    fn a_valid_archive_changed_outside_gives_tables_or_a_clear_error(changes in prop::collection::vec((0_usize..10_000, any::<u8>()), 1..12), cut in 0_usize..2_000) {
        survives(&mutated(&xlsx(&[("Deals", SHEET)], &STRINGS, false), &changes, cut));
    }

    #[test]
    fn records_written_as_json_come_back(records in prop::collection::vec(("[a-zA-Zé€ \"\\\\\n;,]{0,12}", any::<i64>(), prop::option::of(any::<bool>())), 1..20)) {
        let list: Vec<serde_json::Value> = records.iter().map(|(text, number, flag)| serde_json::json!({"a": format!("x{text}"), "b": {"c": number}, "d": flag})).collect();
        let lines: String = list.iter().map(|record| format!("{record}\n")).collect();
        for text in [serde_json::to_string_pretty(&list).unwrap(), lines] {
            let read = rows(text.as_bytes());
            prop_assert_eq!(read.len(), records.len() + 1);
            for (row, (text, number, flag)) in read[1..].iter().zip(&records) {
                let wanted = [format!("x{text}"), number.to_string(), flag.map_or(String::new(), |flag| flag.to_string())];
                prop_assert_eq!(row.as_slice(), wanted.as_slice());
            }
        }
    }
}
