//! Texts by code, in order of first appearance. Code 0 is the empty text.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// Interned texts. The bytes lie one after another; a power-of-two table finds them by hash.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    /// `ends[code]` is where the text of `code` ends; `ends[0] = 0`.
    ends: Vec<u32>,
    /// Hash (upper half) and code (lower half) at the slot of the hash; 0 for a free slot.
    table: Vec<u64>,
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.bytes == other.bytes && self.ends == other.ends
    }
}

/// Texts whose slots are loaded before the first is used.
const SOME: usize = 256;

/// The hash that [`Dictionary::intern_hashed`] expects: foldhash with a fixed seed, equal on every target.
#[inline(always)]
pub fn hash(text: &[u8]) -> u32 {
    let mut hasher = FixedState::with_seed(0x5eed).build_hasher();
    hasher.write(text);
    (hasher.finish() >> 32) as u32
}

/// Equality that loads short texts in one or two pieces.
#[inline(always)]
fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if let (Some(a1), Some(b1), Some(a2), Some(b2)) = (a.first_chunk::<16>(), b.first_chunk::<16>(), a.last_chunk::<16>(), b.last_chunk::<16>()) {
        return u128::from_ne_bytes(*a1) == u128::from_ne_bytes(*b1) && u128::from_ne_bytes(*a2) == u128::from_ne_bytes(*b2) && (a.len() <= 32 || a == b);
    }
    if let (Some(a1), Some(b1), Some(a2), Some(b2)) = (a.first_chunk::<8>(), b.first_chunk::<8>(), a.last_chunk::<8>(), b.last_chunk::<8>()) {
        return u64::from_ne_bytes(*a1) == u64::from_ne_bytes(*b1) && u64::from_ne_bytes(*a2) == u64::from_ne_bytes(*b2);
    }
    a == b
}

impl Dictionary {
    /// The code of a text, new if it has none yet.
    pub fn intern(&mut self, text: &[u8]) -> u32 {
        self.intern_hashed(text, hash(text))
    }

    /// The same with the hash at hand, so that a batch can compute hashes first and probe then.
    #[inline(always)]
    pub fn intern_hashed(&mut self, text: &[u8], hash: u32) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.reserve(1);
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let entry = self.table[slot];
            if entry == 0 {
                let code = self.ends.len() as u32;
                self.bytes.extend_from_slice(text);
                self.ends.push(self.bytes.len() as u32);
                self.table[slot] = u64::from(hash) << 32 | u64::from(code);
                return code;
            }
            if (entry >> 32) as u32 == hash && same(self.bytes_of(entry as u32), text) {
                return entry as u32;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The codes of a batch of texts whose hashes are at hand, appended to `codes`. The slots of all are loaded before the
    /// first is used, so that the loads overlap.
    pub fn intern_batch<'a>(&mut self, texts: impl Iterator<Item = &'a [u8]>, hashes: &[u32], codes: &mut Vec<u32>) {
        self.reserve(hashes.len());
        let mask = self.table.len() - 1;
        let mut spans = [(0_u32, 0_u32, 0_u32); SOME];
        let mut texts = texts;
        for hashes in hashes.chunks(spans.len()) {
            for (span, hash) in spans.iter_mut().zip(hashes) {
                let entry = self.table[*hash as usize & mask];
                let code = if (entry >> 32) as u32 == *hash { entry as u32 } else { 0 };
                let start = self.ends.get((code as usize).wrapping_sub(1)).copied().unwrap_or(0);
                *span = (code, start, self.ends[code as usize]);
            }
            codes.extend(spans.iter().zip(hashes).zip(texts.by_ref()).map(|(((code, start, end), hash), text)| {
                let known = *code != 0 && same(self.bytes.get(*start as usize..*end as usize).unwrap_or(b""), text);
                if known { *code } else { self.intern_hashed(text, *hash) }
            }));
        }
    }

    /// Texts, their ends and the table of hashes.
    pub fn parts(&self) -> (&[u8], &[u32], &[u64]) {
        (&self.bytes, &self.ends, &self.table)
    }

    /// What [`Dictionary::parts`] gave; `None` where it does not hang together.
    pub fn from_parts(bytes: Vec<u8>, ends: Vec<u32>, table: Vec<u64>) -> Option<Dictionary> {
        let rising = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize == bytes.len());
        let inside = table.iter().all(|entry| (*entry as u32 as usize) < ends.len().max(1));
        let room = table.is_empty() || (table.len().is_power_of_two() && ends.len() < table.len());
        (rising && inside && room && std::str::from_utf8(&bytes).is_ok()).then_some(Dictionary { bytes, ends, table })
    }

    /// Makes room for `more` texts, so that a batch rehashes at most once.
    pub fn reserve(&mut self, more: usize) {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        if (self.ends.len() + more) * 2 > self.table.len() {
            let size = ((self.ends.len() + more) * 2 + 1).next_power_of_two().max(16);
            let old = std::mem::replace(&mut self.table, vec![0; size]);
            for entry in old.into_iter().filter(|entry| *entry != 0) {
                let mut slot = (entry >> 32) as usize & (size - 1);
                while self.table[slot] != 0 {
                    slot = (slot + 1) & (size - 1);
                }
                self.table[slot] = entry;
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
            let entry = self.table[slot];
            if entry == 0 {
                return None;
            }
            if (entry >> 32) as u32 == hash && self.bytes_of(entry as u32) == text.as_bytes() {
                return Some(entry as u32);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// For each code of another dictionary the code of the same text here, 0 where there is none. Hashes are not computed again,
    /// and the slots of many are loaded before the first is used.
    pub fn find_all(&self, others: &Dictionary) -> Vec<u32> {
        let mut found = vec![0; others.len() + 1];
        if self.table.is_empty() {
            return found;
        }
        let mut hashes = vec![0_u32; others.len() + 1];
        for entry in others.table.iter().filter(|entry| **entry != 0) {
            hashes[*entry as u32 as usize] = (entry >> 32) as u32;
        }
        for start in (1..found.len()).step_by(SOME) {
            let end = (start + SOME).min(found.len());
            self.find_some(others, start as u32, &hashes[start..end], &mut found[start..end]);
        }
        found
    }

    /// The codes of some texts of another dictionary, the first of which has the code `first` there.
    #[inline(never)]
    fn find_some(&self, others: &Dictionary, first: u32, hashes: &[u32], found: &mut [u32]) {
        let mask = self.table.len() - 1;
        let mut entries = [0_u64; SOME];
        for (entry, hash) in entries.iter_mut().zip(hashes) {
            *entry = self.table[*hash as usize & mask];
        }
        for (((code, hash), found), entry) in (first..).zip(hashes).zip(found).zip(entries) {
            let text = others.bytes_of(code);
            let (mut entry, mut slot) = (entry, *hash as usize & mask);
            while entry != 0 {
                if (entry >> 32) as u32 == *hash && same(self.bytes_of(entry as u32), text) {
                    *found = entry as u32;
                    break;
                }
                slot = (slot + 1) & mask;
                entry = self.table[slot];
            }
        }
    }

    #[inline(always)]
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
        let mut others = Dictionary::default();
        let wanted: Vec<u32> = [4000, 7, 9999, 4999].iter().map(|i| others.intern(format!("text {i}").as_bytes())).collect();
        assert_eq!((wanted, dictionary.find_all(&others)), (vec![1, 2, 3, 4], vec![0, 4001, 8, 0, 5000]));
        assert_eq!(Dictionary::default().find_all(&others), [0; 5]);
        assert_eq!(dictionary.intern(b""), 0);
        assert_eq!(dictionary.find("other"), None);
    }
}
