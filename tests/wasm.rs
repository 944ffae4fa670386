//! The core in a real browser: what the browser does in place of a crate. Run by `cargo xtask test` with wasm-bindgen's runner.
#![cfg(target_arch = "wasm32")]

use crm_kpi::error::{Code, Error, Language};
use crm_kpi::read::{Finished, Hints, Reading};
use crm_kpi::report::Source;
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

const DEALS: &str = "Record ID;Deal Name;Deal owner;Deal Stage;Amount;Create Date;Close Date\n\
    1;Café Noël;Zoë Müller;Closed Won;1200;2024-01-02;2024-02-01\n\
    2;L’Étoile;Inès Moreau;Closed Lost;800;2024-01-09;2024-03-01\n\
    3;Œuvre;Zoë Müller;Closed Won;650;2024-01-16;2024-03-09\n";

fn read(bytes: &[u8], part: usize) -> Result<Source, Error> {
    let mut reading = Reading::new("deals.csv", Hints::default());
    for bytes in bytes.chunks(part) {
        reading.push(bytes)?;
    }
    match reading.finish()? {
        Finished::Table(table) => Ok(table.source),
        Finished::Again(hints) => panic!("{hints:?}"),
    }
}

fn owners(source: &Source) -> Vec<String> {
    source.mapping.iter().find(|column| column.field.as_deref() == Some("owner")).map(|column| column.samples.clone()).unwrap_or_default()
}

#[wasm_bindgen_test]
fn utf_16_is_decoded_by_the_browser_wherever_it_is_cut() {
    let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(DEALS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for part in [1, 7, 64, bytes.len()] {
        let source = read(&bytes, part).unwrap();
        assert_eq!(source.encoding, "utf-16le", "in parts of {part}");
        assert_eq!((source.rows, source.used), (3, 3));
        assert!(owners(&source).contains(&"Inès Moreau".to_owned()), "{:?}", owners(&source));
    }
}

#[wasm_bindgen_test]
fn windows_1252_is_decoded_by_the_browser() {
    let byte = |letter: char| match letter {
        '’' => 0x92,
        'Œ' => 0x8C,
        letter => u8::try_from(u32::from(letter)).unwrap(),
    };
    let source = read(&DEALS.chars().map(byte).collect::<Vec<u8>>(), 50).unwrap();
    assert_eq!(source.encoding, "windows-1252");
    assert!(owners(&source).contains(&"Zoë Müller".to_owned()), "{:?}", owners(&source));
}

#[wasm_bindgen_test]
fn an_empty_file_is_refused() {
    let error = read(b"", 1).unwrap_err();
    assert_eq!(error.code, Code::EmptyFile);
}

#[wasm_bindgen_test]
fn the_browser_decodes_one_byte_encodings_as_the_command_line_does() {
    let known: std::collections::BTreeMap<String, String> = serde_json::from_str(include_str!("fixtures/one_byte_encodings.json")).unwrap();
    assert_eq!(known.len(), 4);
    for (name, text) in known {
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        let mut decoder = crm_kpi::decode::encoding::Decoder::new(crm_kpi::decode::encoding::Encoding::named(&name).unwrap());
        assert_eq!(String::from_utf8_lossy(decoder.decode(&bytes, true)), text, "{name}");
    }
}
