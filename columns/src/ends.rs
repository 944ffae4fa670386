//! Where cells end in a block of text, all of its characters looked at at once.

use crate::masks::Masks;

/// Where cells end in a simple block: quotes stand at both ends of cells and nowhere else, records end outside of them.
pub struct Ends {
    /// The delimiters and line feeds that end cells.
    pub all: u64,
    /// Of these, the ends of records.
    pub feed: u64,
    /// Those after a quote.
    pub closed: u64,
    /// Those of two characters, a carriage return before the line feed.
    pub two: u64,
    /// Whether the block ends inside quotes.
    pub inside: bool,
}

impl Ends {
    /// Those of a block, `None` where it is not simple. `inside`: it begins within quotes; `new`: with a cell.
    #[inline(always)]
    pub fn of(masks: &Masks, inside: bool, new: bool) -> Option<Ends> {
        let Masks { quote, delimiter, feed, carriage } = *masks;
        let two = carriage << 1;
        if quote | carriage == 0 && !inside {
            return Some(Ends { all: delimiter | feed, feed, closed: 0, two, inside });
        }
        // a bit for each byte from a quote on, up to the next
        let quoted = [1, 2, 4, 8, 16, 32].iter().fold(quote, |quoted, by| quoted ^ quoted << by) ^ if inside { u64::MAX } else { 0 };
        let all = (delimiter | feed) & !quoted;
        let opening = quote & quoted;
        let behind = (quote & !quoted) << 1;
        let wrong = (opening & !(all << 1 | u64::from(new)))
            | (behind & !(all | carriage))
            | ((feed | carriage) & quoted)
            | (two & !feed)
            | ((carriage | quote & !quoted) & 1 << 63); // what follows is not in sight
        let closed = (behind | (behind & carriage) << 1) & all;
        (wrong == 0).then_some(Ends { all, feed, closed, two, inside: quoted >> 63 != 0 })
    }
}
