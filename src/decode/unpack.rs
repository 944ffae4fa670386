//! Packed bytes, unpacked as a stream: what comes out is counted against the packed bytes that went in.

use super::limits::{self, MAX_RATIO, MAX_UNPACKED, RATIO_FROM};
use crate::error::{Both, Code, Error};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// A file's bytes, shared by what reads from them.
pub type Bytes = Rc<Vec<u8>>;

/// Bytes that one read between two looks at the counter may give: a single text cannot fill the memory.
const FUSE: u64 = 32 << 20;
const PIECE: usize = 64 << 10;

/// A part of a file's bytes.
struct Window {
    bytes: Bytes,
    at: Rc<Cell<usize>>,
    end: usize,
}

impl BufRead for Window {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let at = self.at.get();
        Ok(self.bytes.get(at..self.end.min(at + PIECE)).unwrap_or(b""))
    }

    fn consume(&mut self, amount: usize) {
        self.at.set(self.at.get() + amount);
    }
}

impl Read for Window {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        read_from(self, into)
    }
}

fn read_from(from: &mut impl BufRead, into: &mut [u8]) -> io::Result<usize> {
    let ready = from.fill_buf()?;
    let count = ready.len().min(into.len());
    into[..count].copy_from_slice(&ready[..count]);
    from.consume(count);
    Ok(count)
}

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Stored,
    /// Deflate, as in zip.
    Deflate,
    /// One or more gzip members.
    Gzip,
}

/// A stream of unpacked bytes, counted. Its I/O errors carry an [`Error`]: see [`trouble`].
pub struct Unpacked {
    inner: Box<dyn BufRead>,
    at: Rc<Cell<usize>>,
    start: usize,
    given: u64,
    since: u64,
    most: u64,
}

impl Unpacked {
    /// Of the bytes from `start` to `end`; `most`: how many bytes it was declared to give at most.
    pub fn new(bytes: &Bytes, start: usize, end: usize, packing: Packing, most: Option<u64>) -> Unpacked {
        let at = Rc::new(Cell::new(start));
        let window = Window { bytes: bytes.clone(), at: at.clone(), end: end.min(bytes.len()) };
        let inner: Box<dyn BufRead> = match packing {
            Packing::Stored => Box::new(window),
            Packing::Deflate => Box::new(BufReader::with_capacity(PIECE, flate2::bufread::DeflateDecoder::new(window))),
            Packing::Gzip => Box::new(BufReader::with_capacity(PIECE, flate2::bufread::MultiGzDecoder::new(window))),
        };
        Unpacked { inner, at, start, given: 0, since: 0, most: most.unwrap_or(u64::MAX) }
    }

    /// Marks that what was given so far is done with.
    pub fn mark(&mut self) {
        self.since = 0;
    }

    /// All of it. Errors: those of the limits, [`Code::Damaged`].
    pub fn all(mut self, ledger: &mut limits::Ledger) -> Result<Vec<u8>, Error> {
        let mut all = Vec::new();
        loop {
            let ready = self.fill_buf().map_err(trouble)?;
            let count = ready.len();
            if count == 0 {
                return Ok(all);
            }
            ledger.extend(&mut all, ready)?;
            self.consume(count);
            self.mark();
        }
    }
}

impl BufRead for Unpacked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let packed = (self.at.get() - self.start) as u64;
        if self.given > RATIO_FROM && self.given / MAX_RATIO > packed {
            return Err(io::Error::other(limits::ratio_too_large()));
        }
        if self.given > MAX_UNPACKED {
            return Err(io::Error::other(limits::unpacks_too_large()));
        }
        if self.since > FUSE {
            return Err(io::Error::other(Error::about(Code::CellTooLarge, Both { en: "8 MiB", fr: "8 Mio" })));
        }
        let ready = self.inner.fill_buf()?;
        if self.given >= self.most && !ready.is_empty() {
            return Err(io::Error::other(damaged("an entry is larger than it says", "une entrée est plus grande qu’annoncé")));
        }
        Ok(ready)
    }

    fn consume(&mut self, amount: usize) {
        self.given += amount as u64;
        self.since += amount as u64;
        self.inner.consume(amount);
    }
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        read_from(self, into)
    }
}

/// The error of a stream: our own where it carries one, else that the packing is damaged.
pub fn trouble(error: io::Error) -> Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        Some(own) => own.clone(),
        None => damaged("it does not unpack", "il ne se décompresse pas"),
    }
}

/// A file that is not what it says it is.
#[cold]
pub fn damaged(en: &'static str, fr: &'static str) -> Error {
    Error::about(Code::Damaged, Both { en, fr })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Bytes {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        Rc::new(packer.finish().unwrap())
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let bomb = packed(&vec![0; 64 << 20]);
        let mut stream = Unpacked::new(&bomb, 0, bomb.len(), Packing::Gzip, None);
        let mut given = 0;
        let error = loop {
            match stream.fill_buf() {
                Ok(ready) => {
                    let count = ready.len();
                    assert!(count > 0, "it ended");
                    given += count;
                    stream.consume(count);
                    stream.mark();
                }
                Err(error) => break trouble(error),
            }
        };
        assert_eq!(error.code, Code::UnpacksTooLarge);
        assert!(given < 10 << 20, "{given}");
    }

    #[test]
    fn what_is_cut_short_is_damaged() {
        let whole = packed(b"id,name\n1,Ana\n");
        let end = whole.len() - 6;
        let error = Unpacked::new(&whole, 0, end, Packing::Gzip, None).all(&mut limits::Ledger::default()).unwrap_err();
        assert_eq!(error.code, Code::Damaged);
        let all = Unpacked::new(&whole, 0, whole.len(), Packing::Gzip, None).all(&mut limits::Ledger::default());
        assert_eq!(all.unwrap(), b"id,name\n1,Ana\n");
    }
}
