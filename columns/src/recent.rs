//! The labels that a column repeats: most columns hold few, and a cell seen just before needs no look-up in a dictionary.

/// A short text as four words and its length: equal words are equal texts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Word {
    parts: [u64; 4],
    length: u32,
    code: u32,
}

const SLOTS: usize = 256;

/// Codes of cells of at most 32 bytes, as they stand in the file. Switched off where cells hardly repeat.
pub struct Recent {
    slots: Vec<Word>,
    asked: u32,
    missed: u32,
    off: bool,
}

impl Default for Recent {
    fn default() -> Recent {
        Recent { slots: vec![Word::default(); SLOTS], asked: 0, missed: 0, off: false }
    }
}

#[inline(always)]
fn word(text: &[u8]) -> Option<[u64; 4]> {
    let eight = |bytes: Option<&[u8; 8]>| bytes.map(|bytes| u64::from_le_bytes(*bytes));
    let (first, last) = (eight(text.first_chunk()), eight(text.last_chunk()));
    match (first, last) {
        (Some(first), Some(last)) if text.len() <= 16 => Some([first, last, 0, 0]),
        (Some(first), Some(last)) if text.len() <= 32 => {
            let second = eight(text.get(8..)?.first_chunk())?;
            let third = eight(text.get(text.len() - 16..)?.first_chunk())?;
            Some([first, second, third, last])
        }
        (Some(_), _) => None,
        _ => Some([text.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0, 0, 0]),
    }
}

impl Recent {
    /// Whether to ask at all; decided anew from the last cells at every batch.
    pub fn is_useful(&mut self) -> bool {
        if self.asked > 2_000 {
            self.off = self.missed * 4 > self.asked;
            (self.asked, self.missed) = (0, 0);
        }
        !self.off
    }

    /// The code of a cell, made by `code` where it is not known.
    #[inline(always)]
    pub fn code(&mut self, cell: &[u8], code: impl FnOnce(&[u8]) -> u32) -> u32 {
        if cell.is_empty() {
            return 0;
        }
        self.asked += 1;
        let Some(parts) = word(cell) else {
            self.missed += 1;
            return code(cell);
        };
        let mixed = (parts[0] ^ parts[1].rotate_left(21) ^ parts[2].rotate_left(42) ^ parts[3] ^ cell.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = &mut self.slots[(mixed >> 56) as usize & (SLOTS - 1)];
        // word by word: a comparison of all four waits until they are in memory
        let different = slot.parts.iter().zip(parts).fold(0, |different, (a, b)| different | (a ^ b));
        if different == 0 && slot.length == cell.len() as u32 {
            return slot.code;
        }
        self.missed += 1;
        *slot = Word { parts, length: cell.len() as u32, code: code(cell) };
        slot.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_different_texts_differ() {
        let texts: Vec<Vec<u8>> = (0..40).map(|length| (0..length).map(|i| b'a' + i as u8 % 26).collect()).collect();
        let mut recent = Recent::default();
        for _ in 0..2 {
            for (code, text) in texts.iter().enumerate().skip(1) {
                assert_eq!(recent.code(text, |_| code as u32), code as u32);
                for at in 0..text.len() {
                    let mut other = text.clone();
                    other[at] = b'!';
                    assert!(word(text).is_none_or(|word_of| word(&other) != Some(word_of)));
                }
            }
        }
    }
}
