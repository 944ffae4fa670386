//! The labels that a column repeats: most columns hold few, and a cell seen just before needs no look-up in a dictionary.

use crate::batch::Text;

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
    pub fn code(&mut self, cell: Text, code: impl FnOnce(&[u8]) -> u32) -> u32 {
        let length = cell.length() as u32;
        self.asked += u32::from(length != 0);
        let Some(parts) = cell.words() else {
            self.missed += 1;
            return code(cell.bytes());
        };
        let mixed = (parts[0] ^ parts[1].rotate_left(21) ^ parts[2].rotate_left(42) ^ parts[3] ^ u64::from(length)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = &mut self.slots[(mixed >> 56) as usize & (SLOTS - 1)];
        // word by word: a comparison of all four waits until they are in memory
        let different = slot.parts.iter().zip(parts).fold(u64::from(slot.length ^ length), |different, (a, b)| different | (a ^ b));
        if different != 0 {
            self.missed += 1;
            *slot = Word { parts, length, code: code(cell.bytes()) };
        }
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
                assert_eq!(recent.code(Text::new(text), |_| code as u32), code as u32);
                for at in 0..text.len() {
                    let mut other = text.clone();
                    other[at] = b'!';
                    assert!(Text::new(text).words().is_none_or(|words| Text::new(&other).words() != Some(words)));
                }
            }
        }
    }
}
