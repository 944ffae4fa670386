//! Texts by code, in order of first appearance. Code 0 is the empty text.

use foldhash::fast::FixedState;
use std::hash::BuildHasher;

/// Interned texts. The bytes lie one after another; a power-of-two table finds them by hash.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    /// `ends[code]` is where the text of `code` ends; `ends[0] = 0`.
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// `code` at the slot of its hash, 0 for a free slot.
    table: Vec<u32>,
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.bytes == other.bytes && self.ends == other.ends
    }
}

/// The hash that [`Dictionary::intern_hashed`] expects: foldhash with a fixed seed, equal on every target.
#[inline]
pub fn hash(text: &[u8]) -> u32 {
    (FixedState::with_seed(0x5eed).hash_one(text) >> 32) as u32
}

impl Dictionary {
    /// The code of a text, new if it has none yet.
    pub fn intern(&mut self, text: &[u8]) -> u32 {
        self.intern_hashed(text, hash(text))
    }

    /// The same with the hash at hand, so that a batch can compute hashes first and probe then.
    #[inline]
    pub fn intern_hashed(&mut self, text: &[u8], hash: u32) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.reserve(1);
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let code = self.table[slot];
            if code == 0 {
                let code = self.ends.len() as u32;
                self.bytes.extend_from_slice(text);
                self.ends.push(self.bytes.len() as u32);
                self.hashes.push(hash);
                self.table[slot] = code;
                return code;
            }
            if self.hashes[code as usize] == hash && self.bytes_of(code) == text {
                return code;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Makes room for `more` texts, so that a batch rehashes at most once.
    pub fn reserve(&mut self, more: usize) {
        if self.ends.is_empty() {
            self.ends.push(0);
            self.hashes.push(0);
        }
        if (self.ends.len() + more) * 2 > self.table.len() {
            let size = ((self.ends.len() + more) * 4).next_power_of_two().max(16);
            self.table.clear();
            self.table.resize(size, 0);
            for code in 1..self.ends.len() {
                let mut slot = self.hashes[code] as usize & (size - 1);
                while self.table[slot] != 0 {
                    slot = (slot + 1) & (size - 1);
                }
                self.table[slot] = code as u32;
            }
        }
    }

    /// The code of a text, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        if text.is_empty() || self.table.is_empty() {
            return None;
        }
        let (hash, mask) = (hash(text.as_bytes()), self.table.len() - 1);
        let mut slot = hash as usize & mask;
        loop {
            let code = self.table[slot];
            if code == 0 {
                return None;
            }
            if self.hashes[code as usize] == hash && self.bytes_of(code) == text.as_bytes() {
                return Some(code);
            }
            slot = (slot + 1) & mask;
        }
    }

    #[inline]
    fn bytes_of(&self, code: u32) -> &[u8] {
        &self.bytes[self.ends[code as usize - 1] as usize..self.ends[code as usize] as usize]
    }

    /// The text of a code; `None` for 0 and for codes that do not exist.
    pub fn text(&self, code: u32) -> Option<&str> {
        if code == 0 || code as usize >= self.ends.len() {
            return None;
        }
        std::str::from_utf8(self.bytes_of(code)).ok()
    }

    /// Codes run from 1 to this.
    pub fn len(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// Whether nothing was interned.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Code and text of each, in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (1..self.ends.len() as u32).filter_map(|code| self.text(code).map(|text| (code, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_codes_through_growth() {
        let mut dictionary = Dictionary::default();
        let texts: Vec<String> = (0..5000).map(|i| format!("text {i}")).collect();
        for (i, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.intern(text.as_bytes()), i as u32 + 1);
        }
        for (i, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.intern(text.as_bytes()), i as u32 + 1);
            assert_eq!(dictionary.find(text), Some(i as u32 + 1));
        }
        assert_eq!(dictionary.intern(b""), 0);
        assert_eq!(dictionary.find("other"), None);
    }
}
