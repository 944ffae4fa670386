//! The container of XLS and of workbooks with a password: a file system in a file, read without trust in its chains.

use super::unpack::damaged;
use crate::collect::{CollectVec, PushAll};
use crate::error::Error;

/// Its first bytes.
pub const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on mean an end.
const LAST: u32 = 0xFFFF_FFF0;

/// The streams of a compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    cutoff: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// Two bytes, low first; 0 beyond the end.
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |pair| u16::from_le_bytes(*pair))
}

/// Four bytes, low first; 0 beyond the end.
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |four| u32::from_le_bytes(*four))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32_at(four, 0))
}

fn broken() -> Error {
    damaged("its parts do not fit together", "ses parties ne s’assemblent pas")
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory. Errors: [`crate::error::Code::Damaged`].
    pub fn open(bytes: &'a [u8]) -> Result<Compound<'a>, Error> {
        let shift = u16_at(bytes, 30);
        if !bytes.starts_with(MAGIC) || !matches!(shift, 9 | 12) {
            return Err(broken());
        }
        let mut file = Compound {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            cutoff: u32_at(bytes, 56) as usize,
            entries: Vec::new(),
        };
        let mut parts: Vec<u32> = words(bytes.get(76..512).unwrap_or(b"")).collect_vec();
        let mut next = u32_at(bytes, 68);
        let most = bytes.len() / file.sector + 1;
        for _ in 0..most {
            let Some(sector) = file.at(next) else { break };
            let (rest, chain) = sector.split_at(sector.len() - 4);
            parts.push_all(words(rest));
            next = u32_at(chain, 0);
        }
        for part in parts.into_iter().filter(|part| *part < LAST).take(most) {
            let sector = file.at(part).ok_or_else(broken)?;
            file.table.push_all(words(sector));
        }
        file.small_table = words(&file.chain(u32_at(bytes, 60), usize::MAX)).collect_vec();
        let directory = file.chain(u32_at(bytes, 48), usize::MAX);
        for (index, entry) in directory.chunks_exact(128).enumerate() {
            let units: Vec<u16> = entry.chunks_exact(2).take(32).map(|pair| u16_at(pair, 0)).take_while(|unit| *unit != 0).collect_vec();
            let (start, size) = (u32_at(entry, 116), u32_at(entry, 120) as usize);
            if index == 0 {
                file.small = file.chain(start, size);
            } else if !units.is_empty() {
                file.entries.push(Entry { name: String::from_utf16_lossy(&units), start, size });
            }
        }
        Ok(file)
    }

    /// A sector, cut short at the end of the file.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start + self.sector)).filter(|sector| sector.len() >= 4)
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut all = Vec::new();
        let mut sector = start;
        while all.len() < size.min(self.bytes.len()) {
            let Some(bytes) = self.at(sector) else { break };
            all.extend_from_slice(bytes);
            sector = self.table.get(sector as usize).copied().unwrap_or(u32::MAX);
        }
        all.truncate(size);
        all
    }

    /// Whether there is a stream of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.size >= self.cutoff {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut all = Vec::new();
        let mut sector = entry.start;
        while all.len() < entry.size {
            let start = (sector as usize).checked_mul(64)?;
            let Some(bytes) = self.small.get(start..self.small.len().min(start + 64)).filter(|bytes| !bytes.is_empty()) else { break };
            all.extend_from_slice(bytes);
            sector = self.small_table.get(sector as usize).copied().unwrap_or(u32::MAX);
        }
        all.truncate(entry.size);
        Some(all)
    }
}
