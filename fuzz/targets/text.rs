//! Any bytes, in any pieces: the same table, or the same error.
#![no_main]

#[path = "all.rs"]
mod all;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((piece, bytes)) = data.split_first() else { return };
    assert_eq!(all::table(bytes, usize::MAX), all::table(bytes, usize::from(*piece) + 1));
});
