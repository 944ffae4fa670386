//! Texts by code, in order of first appearance. Code 0 is the empty text.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// Interned texts. The bytes lie one after another; a power-of-two table finds them by hash.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    /// `ends[code]` is where the text of `code` ends; `ends[0] = 0`.
    ends: Vec<u32>,
    /// The hash of each text, 0 for none.
    hashes: Vec<u32>,
    /// Codes by the hashes of their texts, four side by side that are looked at together, the next four where they are full. A code
    /// takes as many bits as number the slots, below the hash's others; 0 is a free slot.
    table: Vec<u32>,
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.bytes == other.bytes && self.ends == other.ends
    }
}

/// A text that may be the one that is looked for: its code, 0 for none, and where it stands.
#[derive(Clone, Copy, Default)]
struct Found {
    code: u32,
    start: u32,
    end: u32,
}

/// Texts whose slots are loaded before the first is used.
const SOME: usize = 256;

/// Foldhash with a fixed seed, equal on every target.
#[inline(always)]
fn hash(text: &[u8]) -> u32 {
    let mut hasher = FixedState::with_seed(0x5eed).build_hasher();
    hasher.write(text);
    (hasher.finish() >> 32) as u32
}

/// The same for one text at a time.
#[inline(never)]
fn hash_of(text: &[u8]) -> u32 {
    hash(text)
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
        self.intern_hashed(text, hash_of(text))
    }

    fn intern_hashed(&mut self, text: &[u8], hash: u32) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.reserve(1);
        match self.look(text, hash) {
            Ok(code) => code,
            Err(slot) => {
                let code = self.ends.len() as u32;
                self.bytes.extend_from_slice(text);
                self.ends.push(self.bytes.len() as u32);
                self.hashes.push(hash);
                self.table[slot] = hash & !self.mask() | code;
                code
            }
        }
    }

    /// The code of a text, or the free slot that is its place.
    #[inline(never)]
    fn look(&self, text: &[u8], hash: u32) -> Result<u32, usize> {
        let mask = self.mask();
        let mut slot = (hash & mask & !3) as usize;
        loop {
            let entry = self.table[slot];
            if entry == 0 {
                return Err(slot);
            }
            if (entry ^ hash) & !mask == 0 && same(self.bytes_of(entry & mask), text) {
                return Ok(entry & mask);
            }
            slot = (slot + 1) & mask as usize;
        }
    }

    /// The four slots of a hash.
    #[inline(always)]
    fn four(&self, hash: u32) -> [u32; 4] {
        self.table.get((hash & self.mask() & !3) as usize..).and_then(<[u32]>::first_chunk).copied().unwrap_or_default()
    }

    /// The bits of a slot's number.
    #[inline(always)]
    fn mask(&self) -> u32 {
        self.table.len() as u32 - 1
    }

    /// The codes of texts, appended to `codes`. Some hundred at a time go through each step together, so that their loads overlap and new
    /// texts among known ones do not mislead the processor.
    pub fn intern_all<'a>(&mut self, mut texts: impl Iterator<Item = &'a [u8]>, codes: &mut Vec<u32>) {
        let mut some: [(&[u8], u32, [u32; 4]); SOME] = [(b"", 0, [0; 4]); SOME];
        let mut found = [Found::default(); SOME];
        let mut list = [0_u8; SOME];
        loop {
            self.reserve(SOME);
            let mut count = 0;
            for (some, text) in some.iter_mut().zip(texts.by_ref()) {
                let hash = hash(text);
                *some = (text, hash, self.four(hash));
                count += 1;
            }
            if count == 0 {
                return;
            }
            let mut likely = 0;
            for (i, (_, hash, four)) in some.iter().enumerate().take(count) {
                found[i] = self.among(four, *hash);
                list[likely] = i as u8;
                likely += usize::from(found[i].code != 0);
            }
            for i in &list[..likely] {
                let found = &mut found[usize::from(*i)];
                if !self.is(found, some[usize::from(*i)].0) {
                    found.code = 0;
                }
            }
            let mut new = 0;
            for (i, found) in found.iter().enumerate().take(count) {
                list[new] = i as u8;
                new += usize::from(found.code == 0);
            }
            for i in &list[..new] {
                let (text, hash, _) = some[usize::from(*i)];
                found[usize::from(*i)].code = self.intern_hashed(text, hash);
            }
            codes.reserve(count);
            for found in &found[..count] {
                codes.push(found.code);
            }
        }
    }

    /// What is likely the text of a hash, among the four slots of it.
    #[inline(always)]
    fn among(&self, four: &[u32; 4], hash: u32) -> Found {
        let mask = self.mask();
        let code = four.iter().fold(0, |code, entry| if (entry ^ hash) & !mask == 0 { entry & mask } else { code });
        let start = self.ends.get((code as usize).wrapping_sub(1)).copied().unwrap_or(0);
        Found { code, start, end: self.ends[code as usize] }
    }

    #[inline(always)]
    fn is(&self, found: &Found, text: &[u8]) -> bool {
        found.code != 0 && same(self.bytes.get(found.start as usize..found.end as usize).unwrap_or(b""), text)
    }

    /// Texts, their ends and their hashes.
    pub fn parts(&self) -> (&[u8], &[u32], &[u32]) {
        (&self.bytes, &self.ends, &self.hashes)
    }

    /// What [`Dictionary::parts`] gave; `None` where it does not hang together.
    pub fn from_parts(bytes: Vec<u8>, ends: Vec<u32>, hashes: Vec<u32>) -> Option<Dictionary> {
        let rising = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize == bytes.len());
        let whole = rising && hashes.len() == ends.len() && std::str::from_utf8(&bytes).is_ok();
        let mut dictionary = whole.then_some(Dictionary { bytes, ends, hashes, table: Vec::new() })?;
        if !dictionary.ends.is_empty() {
            dictionary.reserve(0);
        }
        Some(dictionary)
    }

    /// Makes room for `more` texts as long as those before.
    pub fn expect(&mut self, more: usize) {
        if !self.is_empty() {
            self.bytes.reserve(self.bytes.len() / self.len() * more + more);
            self.ends.reserve(more);
            self.hashes.reserve(more);
            self.reserve(more);
        }
    }

    /// Makes room for `more` texts, so that a batch rehashes at most once.
    pub fn reserve(&mut self, more: usize) {
        if self.ends.is_empty() {
            self.ends.push(0);
            self.hashes.push(0);
        }
        if (self.ends.len() + more) * 2 > self.table.len() {
            let size = ((self.ends.len() + more) * 2 + 1).next_power_of_two().max(16);
            self.table = Vec::new();
            self.table = vec![0; size];
            let mask = self.mask();
            for (code, hash) in (1..).zip(self.hashes.iter().skip(1)) {
                let mut slot = (hash & mask & !3) as usize;
                while self.table[slot] != 0 {
                    slot = (slot + 1) & mask as usize;
                }
                self.table[slot] = hash & !mask | code;
            }
        }
    }

    /// The code of a text, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        if text.is_empty() || self.table.is_empty() {
            return None;
        }
        self.look(text.as_bytes(), hash_of(text.as_bytes())).ok()
    }

    /// For each code of another dictionary the code of the same text here, 0 where there is none. The slots of many are loaded before the
    /// first is used.
    pub fn find_all(&self, others: &Dictionary) -> Vec<u32> {
        let mut codes = vec![0; others.len() + 1];
        if !self.table.is_empty() {
            for (some, first) in codes[1..].chunks_mut(SOME).zip((1..).step_by(SOME)) {
                self.find_some(others, first, some);
            }
        }
        codes
    }

    /// The codes of some texts of another dictionary, the first of which has the code `first` there.
    #[inline(never)]
    fn find_some(&self, others: &Dictionary, first: u32, codes: &mut [u32]) {
        let mut found = [(0, Found::default()); SOME];
        for (found, hash) in found.iter_mut().zip(&others.hashes[first as usize..]).take(codes.len()) {
            *found = (*hash, self.among(&self.four(*hash), *hash));
        }
        for (((hash, found), code), other) in found.iter().zip(codes).zip(first..) {
            let text = others.bytes_of(other);
            *code = if self.is(found, text) { found.code } else { self.look(text, *hash).unwrap_or(0) };
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
