//! A zip archive's directory, checked before anything is unpacked.

use super::limits::{self, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM};
use super::unpack::{Bytes, Packing, Unpacked, damaged};
use crate::error::{Both, Code, Error};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};

/// The files of an archive, in the order of its directory.
pub struct Archive {
    bytes: Bytes,
    /// Them.
    pub entries: Vec<Entry>,
}

/// One file of an archive.
pub struct Entry {
    /// Its path, with forward slashes.
    pub name: String,
    /// Bytes that it says it unpacks to.
    pub size: u64,
    packing: Option<Packing>,
    encrypted: bool,
    place: ZipArchiveEntryWayfinder,
}

fn broken(_: rawzip::Error) -> Error {
    damaged("its directory does not fit its contents", "son répertoire ne correspond pas à son contenu")
}

impl Archive {
    /// Reads the directory and holds it against the limits. Errors: [`Code::Damaged`], [`Code::UnpacksTooLarge`], [`Code::TooManyEntries`].
    pub fn open(bytes: Bytes) -> Result<Archive, Error> {
        let mut entries = Vec::new();
        let (mut packed, mut unpacked) = (0_u64, 0_u64);
        let directory = ZipArchive::from_slice(bytes.as_slice()).map_err(broken)?;
        let mut records = directory.entries();
        while let Some(record) = records.next_entry().map_err(broken)? {
            if entries.len() >= MAX_ENTRIES {
                return Err(Error::about(Code::TooManyEntries, Both { en: "10,000", fr: "10 000" }));
            }
            let (small, large) = (record.compressed_size_hint(), record.uncompressed_size_hint());
            packed = packed.saturating_add(small);
            unpacked = unpacked.saturating_add(large);
            if large > RATIO_FROM && large / MAX_RATIO > small {
                return Err(limits::ratio_too_large());
            }
            let packing = match record.compression_method() {
                CompressionMethod::STORE => Some(Packing::Stored),
                CompressionMethod::DEFLATE => Some(Packing::Deflate),
                _ => None,
            };
            let name = String::from_utf8_lossy(record.file_path().as_bytes()).replace('\\', "/");
            entries.push(Entry { name, size: large, packing, encrypted: record.flags().is_encrypted(), place: record.wayfinder() });
        }
        if unpacked > MAX_UNPACKED {
            return Err(limits::unpacks_too_large());
        }
        if packed > bytes.len() as u64 {
            return Err(damaged("its entries overlap", "ses entrées se chevauchent"));
        }
        Ok(Archive { bytes, entries })
    }

    /// The place of a file, whatever its case.
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let exact = self.entries.iter().position(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name)))
    }

    /// A file's bytes as a stream. Errors: [`Code::PasswordProtected`], [`Code::UnsupportedFormat`], [`Code::Damaged`].
    pub fn unpack(&self, entry: usize) -> Result<Unpacked, Error> {
        let entry = self.entries.get(entry).ok_or_else(|| damaged("an entry is missing", "une entrée manque"))?;
        if entry.encrypted {
            return Err(Error::about(Code::PasswordProtected, Both { en: "archive", fr: "archive" }));
        }
        let packing = entry
            .packing
            .ok_or_else(|| Error::about(Code::UnsupportedFormat, Both { en: "an archive of a rare packing", fr: "une archive au format rare" }))?;
        let directory = ZipArchive::from_slice(self.bytes.as_slice()).map_err(broken)?;
        let (start, end) = directory.get_entry(entry.place).map_err(broken)?.compressed_data_range();
        Ok(Unpacked::new(&self.bytes, start as usize, end as usize, packing, Some(entry.size)))
    }
}
