//! The stages of a funnel in order, and where each stage of a history stands among them.

/// Where a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Rank among the listed stages; the last one means won.
    Rank(u8),
    /// A lost stage.
    Lost,
    /// Not in the list.
    Unlisted,
}

/// A funnel's stages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stages {
    /// First to last; the last means won.
    pub names: Vec<String>,
    /// Place of each code of `History::stages`; code 0 is unlisted.
    pub places: Vec<Place>,
    /// Whether the order was found from the data: a doubt.
    pub guessed: bool,
    /// Whether the data names no open stage, so that all records pass one that is implied.
    pub implied: bool,
}

impl Stages {
    /// Where a stage of the history stands.
    pub fn place(&self, code: u16) -> Place {
        self.places.get(code as usize).copied().unwrap_or(Place::Unlisted)
    }

    /// The rank of a stage of the list other than the last.
    pub fn open_rank(&self, code: u16) -> Option<u8> {
        match self.place(code) {
            Place::Rank(rank) if rank != self.last() => Some(rank),
            _ => None,
        }
    }

    /// Rank of the stage that means won.
    pub fn last(&self) -> u8 {
        self.names.len().saturating_sub(1) as u8
    }
}
