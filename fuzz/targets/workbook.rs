//! A workbook that is whole but for some bytes inside one of its parts: the archive around it fits, so that the reader is reached.
#![no_main]

#[path = "all.rs"]
mod all;
#[allow(dead_code, clippy::all)]
#[path = "../../tests/containers/made.rs"]
mod made;

use made::{compound, record, words, xls_stream, xlsb_parts, xlsx_parts, zip};

const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Amount</t></is></c><c r=\"C1\" t=\"str\"><v>Close Date</v></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>12500.5</v></c><c r=\"C2\" s=\"1\"><v>45671</v></c></row>";

/// Replaces, takes out or puts in bytes: place, what, byte, in fours.
fn spoil(mut part: Vec<u8>, edits: &[u8]) -> Vec<u8> {
    for edit in edits.chunks_exact(4) {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % part.len().max(1);
        match edit[2] % 4 {
            0 if at < part.len() => drop(part.remove(at)),
            1 => part.insert(at.min(part.len()), edit[3]),
            _ if at < part.len() => part[at] = edit[3],
            _ => {}
        }
    }
    part
}

fn archive(mut parts: Vec<(String, Vec<u8>)>, which: u8, edits: &[u8]) -> Vec<u8> {
    let at = usize::from(which) % parts.len();
    parts[at].1 = spoil(std::mem::take(&mut parts[at].1), edits);
    zip(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>(), None)
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [kind, which, edits @ ..] = data else { return };
    let bytes = match kind % 4 {
        0 => archive(
            xlsx_parts(&[("Deals", ROWS)], &["<t>Stage</t>", "<t>Won</t>"], which % 2 == 1).into_iter().map(|(name, text)| (name, text.into_bytes())).collect(),
            *which,
            edits,
        ),
        1 => archive(xlsb_parts(), *which, edits),
        2 => {
            let content = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Deals\"><table:table-row><table:table-cell><text:p>Stage</text:p></table:table-cell><table:table-cell><text:p>Amount</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Won</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"3\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
            archive(
                vec![("mimetype".into(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()), ("content.xml".into(), content.as_bytes().to_vec())],
                1,
                edits,
            )
        }
        _ => {
            let cell =
                |row: u16, column: u16, text: &str| record(0x204, &[words(&[row, column, 0, text.len() as u16]), vec![0], text.as_bytes().to_vec()].concat());
            let number = record(0x203, &[words(&[1, 1, 0]), 3_f64.to_le_bytes().to_vec()].concat());
            let stream = xls_stream(&[record(0x42, &words(&[1_200]))], &[cell(0, 0, "Stage"), cell(0, 1, "Amount"), cell(1, 0, "Won"), number]);
            compound("Workbook", &spoil(stream, edits))
        }
    };
    let mut workspace = crm_kpi::workspace::Workspace::new();
    all::load(&mut workspace, &bytes);
});
