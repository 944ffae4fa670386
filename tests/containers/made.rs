//! Files made by hand, so that a test says what is in them: zip, XLSX, XLSB, ODS, XLS.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// A zip archive; `claimed` is the size that its directory gives for every entry, where it lies.
pub fn zip(files: &[(&str, &[u8])], claimed: Option<u32>) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).unwrap();
        let packed = packer.finish().unwrap();
        let mut sum = Crc::new();
        sum.update(bytes);
        let mut common = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0];
        for number in [sum.sum(), packed.len() as u32, claimed.unwrap_or(bytes.len() as u32)] {
            common.extend(number.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        let at = out.len() as u32;
        out.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\x00", common.as_slice(), &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let (start, count) = (out.len() as u32, (files.len() as u16).to_le_bytes());
    out.extend(&directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &(directory.len() as u32).to_le_bytes(), &start.to_le_bytes(), &[0, 0]].concat());
    out
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook whose sheets are given as the XML of their rows.
pub fn xlsx_parts(sheets: &[(&str, &str)], strings: &[&str], since_1904: bool) -> Vec<(String, String)> {
    let relations = |list: String| format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>");
    let relation = |id: String, kind: &str, target: &str| format!("<Relationship Id=\"{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>");
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        ("_rels/.rels".to_owned(), relations(relation("rId1".into(), "officeDocument", "xl/workbook.xml"))),
    ];
    let names: String = (0..sheets.len()).map(|at| format!("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", sheets[at].0, at + 1, at + 1)).collect();
    let system = if since_1904 { "<workbookPr date1904=\"1\"/>" } else { "<workbookPr/>" };
    parts.push((
        "xl/workbook.xml".into(),
        format!("<?xml version=\"1.0\"?><workbook xmlns=\"{MAIN}\" xmlns:r=\"{REL}\">{system}<sheets>{names}</sheets></workbook>"),
    ));
    let mut list: String = (0..sheets.len()).map(|at| relation(format!("rId{}", at + 1), "worksheet", &format!("worksheets/sheet{}.xml", at + 1))).collect();
    list += &relation("rIdS".into(), "sharedStrings", "/xl/sharedStrings.xml");
    list += &relation("rIdT".into(), "styles", "styles.xml");
    parts.push(("xl/_rels/workbook.xml.rels".into(), relations(list)));
    for (at, (_, rows)) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/worksheets/sheet{}.xml", at + 1),
            format!("<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    let styles = "<numFmts><numFmt numFmtId=\"165\" formatCode=\"[hh]:mm:ss\"/><numFmt numFmtId=\"166\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>\
        <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>";
    parts.push(("xl/styles.xml".into(), format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>")));
    let strings: String = strings.iter().map(|text| format!("<si>{text}</si>")).collect();
    parts.push(("xl/sharedStrings.xml".into(), format!("<sst xmlns=\"{MAIN}\">{strings}</sst>")));
    parts
}

/// Parts as an archive.
pub fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&files, None)
}

/// A workbook.
pub fn xlsx(sheets: &[(&str, &str)], strings: &[&str], since_1904: bool) -> Vec<u8> {
    packed(&xlsx_parts(sheets, strings, since_1904))
}

/// A record of a part of XLSB: kind and length in groups of seven bits.
pub fn binary(kind: u32, data: &[u8]) -> Vec<u8> {
    let grouped = |mut number: u32| {
        let mut bytes = Vec::new();
        while number > 0x7F {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    };
    [grouped(kind), grouped(data.len() as u32), data.to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [(units.len() as u32).to_le_bytes().to_vec(), words(&units)].concat()
}

/// The parts of a workbook of records: two deals, with shared, inline and formula texts, numbers of both widths, a day and a flag.
pub fn xlsb_parts() -> Vec<(String, Vec<u8>)> {
    let relation = |id: &str, kind: &str, target: &str| format!("<Relationship Id=\"{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>");
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation("rId1", "worksheet", "worksheets/sheet1.bin"),
        relation("rIdS", "sharedStrings", "sharedStrings.bin"),
        relation("rIdT", "styles", "/xl/styles.bin")
    );
    let cell = |column: u32, style: u32, value: &[u8]| [column.to_le_bytes().as_slice(), &style.to_le_bytes(), value].concat();
    let shared = |column: u32, at: u32| binary(7, &cell(column, 0, &at.to_le_bytes()));
    let row = |row: u32| binary(0, &[row.to_le_bytes().as_slice(), &[0; 13]].concat());
    let whole = |number: u32| (number << 2 | 2).to_le_bytes();
    let sheet = [
        binary(145, &[]),
        row(0),
        shared(0, 0),
        shared(1, 1),
        binary(6, &cell(2, 0, &wide("Amount"))),
        binary(8, &cell(3, 0, &[wide("Create Date"), vec![0; 8]].concat())),
        binary(62, &cell(4, 0, &[vec![1], wide("Renewed"), vec![0; 4]].concat())),
        row(1),
        shared(0, 2),
        shared(1, 3),
        binary(5, &cell(2, 0, &12_500.5_f64.to_le_bytes())),
        binary(2, &cell(3, 1, &whole(45_671))),
        binary(4, &cell(4, 0, &[1])),
        row(2),
        binary(6, &cell(0, 0, &wide("Évry, \"Sud\""))),
        shared(1, 4),
        binary(2, &cell(2, 0, &(240_000_u32 << 2 | 3).to_le_bytes())),
        binary(9, &cell(3, 2, &[45_677_f64.to_le_bytes().to_vec(), vec![0; 6]].concat())),
        binary(11, &cell(4, 0, &[7])),
        binary(146, &[]),
    ];
    let strings = ["Deal Name", "Deal Stage", "Northwind", "Closed Won", "Closed Lost"];
    let strings: Vec<Vec<u8>> = strings.iter().map(|text| binary(19, &[vec![0], wide(text)].concat())).collect();
    let format = |id: u16| binary(47, &[words(&[0, id]), vec![0; 12]].concat());
    let styles = [
        binary(44, &[words(&[166]), wide("dd/mm/yyyy")].concat()),
        format(14),
        binary(617, &[3, 0, 0, 0]),
        format(0),
        format(14),
        format(166),
        binary(618, &[]),
    ];
    let listed = [binary(153, &[0; 12]), binary(156, &[vec![0; 4], vec![1, 0, 0, 0], wide("rId1"), wide("Deals")].concat())];
    [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/workbook.bin", listed.concat()),
        ("xl/_rels/workbook.bin.rels", relations.into_bytes()),
        ("xl/sharedStrings.bin", strings.concat()),
        ("xl/styles.bin", styles.concat()),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec()
}

/// A LibreOffice sheet, its rows as XML.
pub fn ods(name: &str, rows: &str, manifest: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"{name}\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip(
        &[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.as_bytes()),
            ("META-INF/manifest.xml", format!("<manifest:manifest xmlns:manifest=\"m\">{manifest}</manifest:manifest>").as_bytes()),
        ],
        None,
    )
}

/// A record of an XLS stream.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

/// Numbers of two bytes in a row.
pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// An XLS stream of one sheet: what all sheets share, then the sheet's cells.
pub fn xls_stream(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x809, &words(&[0x600, 5, 0, 0, 0, 0, 0, 0]));
    let name = b"Deals";
    let mut sheet = [0_u32.to_le_bytes().as_slice(), &[0, 0, name.len() as u8, 0], name].concat();
    let before: usize = begin.len() + globals.iter().map(Vec::len).sum::<usize>() + record(0x85, &sheet).len() + 4;
    sheet.splice(0..4, (before as u32).to_le_bytes());
    [
        begin,
        globals.concat(),
        record(0x85, &sheet),
        record(0x0A, &[]),
        record(0x809, &words(&[0x600, 0x10, 0, 0, 0, 0, 0, 0])),
        cells.concat(),
        record(0x0A, &[]),
    ]
    .concat()
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let stream = [stream, &vec![0; 4_096_usize.saturating_sub(stream.len())]].concat();
    let sectors = stream.len().div_ceil(512);
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        header[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    let table_sectors = (sectors + 2).div_ceil(128) + 1;
    for (at, value) in [(44, table_sectors as u32), (48, table_sectors as u32), (56, 4_096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE)] {
        header[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    for at in 0..109 {
        let sector = if at < table_sectors { at as u32 } else { u32::MAX };
        header[76 + at * 4..80 + at * 4].copy_from_slice(&sector.to_le_bytes());
    }
    let mut table = vec![0xFFFF_FFFD_u32; table_sectors];
    table.push(0xFFFF_FFFE);
    table.extend((1..sectors as u32).map(|sector| table_sectors as u32 + 1 + sector));
    table.push(0xFFFF_FFFE);
    table.resize(table_sectors * 128, u32::MAX);
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() as u8 + 1) * 2;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let directory = [entry("Root Entry", 5, 0xFFFF_FFFE, 0), entry(name, 2, table_sectors as u32 + 1, stream.len() as u32), vec![0; 256]].concat();
    let padded = [stream.as_slice(), &vec![0; sectors * 512 - stream.len()]].concat();
    [header, table.into_iter().flat_map(u32::to_le_bytes).collect(), directory, padded].concat()
}
