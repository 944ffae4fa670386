//! What kind of file the first bytes belong to, whatever its name says.

use super::encoding::Encoding;
use crate::collect::CollectVec;
use crate::error::{Both, Code, Error};
use crate::text::find;

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

/// Magic numbers of containers that are not opened.
const CONTAINERS: &[(&[u8], Both)] = &[
    (b"7z\xBC\xAF\x27\x1C", both("a 7z archive", "une archive 7z")),
    (b"Rar!", both("a RAR archive", "une archive RAR")),
    (b"\xFF\xFE\0\0", both("text in UTF-32", "du texte en UTF-32")),
    (b"PAR1", both("a Parquet file", "un fichier Parquet")),
    (b"\x28\xB5\x2F\xFD", both("a Zstandard archive", "une archive Zstandard")),
    (b"BZh", both("a bzip2 archive", "une archive bzip2")),
    (b"\xFD7zXZ", both("an XZ archive", "une archive XZ")),
];

/// What holds the tables of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Separated text.
    Text,
    /// A zip archive, or a workbook that is one.
    Zip,
    /// A gzip archive.
    Gzip,
    /// JSON.
    Json,
    /// An old workbook, or one with a password.
    Compound,
    /// A web page with tables in it.
    Page,
}

/// By the first part of the file, whatever its name says. Errors: [`Code::NotATable`], [`Code::UnsupportedFormat`], each naming
/// what it looks like.
pub fn of(head: &[u8]) -> Result<Kind, Error> {
    if let Some((_, found)) = OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Error::about(Code::NotATable, *found));
    }
    if let Some((_, found)) = CONTAINERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Error::about(Code::UnsupportedFormat, *found));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if head.starts_with(super::cfb::MAGIC) {
        return Ok(Kind::Compound);
    }
    if head.starts_with(b"\x1F\x8B") {
        return Ok(Kind::Gzip);
    }
    let utf16 = matches!(Encoding::detect(head, false).0, Encoding::Utf16Le | Encoding::Utf16Be);
    let text: Vec<u8> =
        head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).iter().copied().filter(|byte| !utf16 || !matches!(byte, 0 | 0xFE | 0xFF)).take(4_096).collect_vec();
    if !utf16 && memchr::memchr(0, head).is_some() {
        return Err(Error::about(Code::NotATable, both("binary data", "des données binaires")));
    }
    let text = text.trim_ascii_start();
    let lower: Vec<u8> = text.iter().take(64).map(u8::to_ascii_lowercase).collect_vec();
    if lower.starts_with(b"<?xml") && find(text, b"office:spreadsheet").is_some() {
        return Err(Error::about(Code::UnsupportedFormat, both("an XML spreadsheet", "une feuille de calcul XML")));
    }
    if lower.starts_with(b"<?xml") && find(&lower, b"html").is_none() {
        return Err(Error::about(Code::UnsupportedFormat, both("an XML document", "un document XML")));
    }
    if [b"<!doctype".as_slice(), b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<style", b"<body", b"<div"].iter().any(|start| lower.starts_with(start)) {
        return Ok(Kind::Page);
    }
    Ok(if json(text) { Kind::Json } else { Kind::Text })
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
            (b"Rar!....", Code::UnsupportedFormat, "RAR"),
            (b"<?xml version=\"1.0\"?><rows/>", Code::UnsupportedFormat, "XML"),
            (b"a\0b\x01,c", Code::NotATable, "binaires"),
        ] {
            let error = of(bytes).unwrap_err();
            assert_eq!(error.code, code);
            assert!(error.message(crate::error::Language::Fr).contains(french));
        }
    }

    #[test]
    fn the_kind_is_told_by_content() {
        let utf16: Vec<u8> = "[{\"a\": 1}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, kind) in [
            (b"PK\x03\x04...".as_slice(), Kind::Zip),
            (b"\x1F\x8B\x08", Kind::Gzip),
            (b"{\"a\": 1}\n", Kind::Json),
            (b"\xEF\xBB\xBF [ {\"a\": 1}]", Kind::Json),
            (b"[[1, 2]]", Kind::Json),
            (b"<html><table>", Kind::Page),
            (&utf16, Kind::Json),
            (b"Name,Amount\n[x],{y}\n", Kind::Text),
        ] {
            assert_eq!(of(bytes), Ok(kind));
        }
    }
}
