//! What kind of file the first bytes belong to, whatever its name says.

use crate::error::{Both, Code, Error};

const fn both(en: &'static str, fr: &'static str) -> Both {
    Both { en, fr }
}

/// Magic numbers of what is not a table.
const OTHERS: &[(&[u8], Both)] = &[
    (b"\x89PNG", both("a PNG picture", "une image PNG")),
    (b"\xFF\xD8\xFF", both("a JPEG picture", "une image JPEG")),
    (b"GIF8", both("a GIF picture", "une image GIF")),
    (b"%PDF", both("a PDF document", "un document PDF")),
    (b"\x7FELF", both("a program", "un programme")),
    (b"MZ\x90\0", both("a program", "un programme")),
    (b"\0asm", both("a program", "un programme")),
    (b"\xCF\xFA\xED\xFE", both("a program", "un programme")),
    (b"{\\rtf", both("an RTF document", "un document RTF")),
    (b"SQLite format 3", both("an SQLite database", "une base SQLite")),
    (b"RIFF", both("a media file", "un fichier multimédia")),
    (b"ID3", both("a sound file", "un fichier son")),
];

/// Magic numbers of containers that hold tables.
const CONTAINERS: &[(&[u8], Both)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", both("an Excel workbook (XLS), or one with a password", "un classeur Excel (XLS), ou protégé par un mot de passe")),
    (b"\x1F\x8B", both("a gzip archive", "une archive gzip")),
    (b"7z\xBC\xAF\x27\x1C", both("a 7z archive", "une archive 7z")),
    (b"Rar!", both("a RAR archive", "une archive RAR")),
    (b"PAR1", both("a Parquet file", "un fichier Parquet")),
];

/// Refuses what is not separated text. `head` is the first part of the file, `utf16` whether its NULs are UTF-16's.
/// Errors: [`Code::NotATable`], [`Code::UnsupportedFormat`], each naming what it looks like.
pub fn check(head: &[u8], utf16: bool) -> Result<(), Error> {
    if let Some((_, found)) = OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Error::about(Code::NotATable, *found));
    }
    if let Some((_, found)) = CONTAINERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Error::about(Code::UnsupportedFormat, *found));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
        let found = if has(b"xl/workbook.bin") {
            both("an Excel workbook (XLSB)", "un classeur Excel (XLSB)")
        } else if has(b"xl/") {
            both("an Excel workbook (XLSX)", "un classeur Excel (XLSX)")
        } else if has(b"opendocument.spreadsheet") {
            both("an OpenDocument sheet (ODS)", "une feuille OpenDocument (ODS)")
        } else if has(b"word/") {
            both("a Word document", "un document Word")
        } else {
            both("a zip archive", "une archive zip")
        };
        return Err(Error::about(Code::UnsupportedFormat, found));
    }
    if utf16 {
        return Ok(());
    }
    if memchr::memchr(0, head).is_some() {
        return Err(Error::about(Code::NotATable, both("binary data", "des données binaires")));
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let lower: Vec<u8> = text.iter().take(64).map(u8::to_ascii_lowercase).collect();
    if lower.starts_with(b"<?xml") && memchr::memmem::find(head, b"office:spreadsheet").is_some() {
        return Err(Error::about(Code::UnsupportedFormat, both("an XML spreadsheet", "une feuille de calcul XML")));
    }
    if [b"<!doctype".as_slice(), b"<html", b"<table", b"<?xml", b"<meta"].iter().any(|start| lower.starts_with(start)) {
        return Err(Error::about(Code::UnsupportedFormat, both("a web page (HTML or XML)", "une page web (HTML ou XML)")));
    }
    if json(text) {
        return Err(Error::about(Code::UnsupportedFormat, both("JSON data", "des données JSON")));
    }
    Ok(())
}

/// An object or array that opens the text and goes on as JSON does.
fn json(text: &[u8]) -> bool {
    let mut rest = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    match rest.next() {
        Some(b'{') => matches!(rest.next(), Some(b'"' | b'}')),
        Some(b'[') => matches!(rest.next(), Some(b'{' | b'[' | b']' | b'"')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_table_is_named_in_both_languages() {
        for (bytes, code, french) in [
            (b"\x89PNG\r\n\x1A\n".as_slice(), Code::NotATable, "une image PNG"),
            (b"PK\x03\x04...[Content_Types].xml...xl/workbook.xml", Code::UnsupportedFormat, "XLSX"),
            (b"PK\x03\x04...deals.csv", Code::UnsupportedFormat, "une archive zip"),
            (b"\x1F\x8B\x08", Code::UnsupportedFormat, "gzip"),
            (b"{\"a\": 1}\n", Code::UnsupportedFormat, "JSON"),
            (b"[[[[[[", Code::UnsupportedFormat, "JSON"),
            (b"<html><table>", Code::UnsupportedFormat, "page web"),
            (b"a\0b\x01,c", Code::NotATable, "binaires"),
        ] {
            let error = check(bytes, false).unwrap_err();
            assert_eq!(error.code, code);
            assert!(error.in_language(crate::error::Language::Fr).message.contains(french));
        }
        assert_eq!(check(b"Name,Amount\n[x],{y}\n", false), Ok(()));
    }
}
