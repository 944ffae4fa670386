//! What a column's first cells look like.

use super::dates::{self, TimeShape};
use super::numbers::{self, NumberShape};
use super::unit::{self, Unit};
use super::words;
use crate::dataset::{Entity, Kind};
use crate::text::parted;
use columns::dictionary::Dictionary;

/// A column's header and its first cells.
#[derive(Debug)]
pub struct ColumnSample<'a> {
    /// Header, numbered where it had to be.
    pub header: &'a str,
    /// The header's key.
    pub key: String,
    /// Of `Deal - Title`: whose, and what.
    of: Option<(String, String)>,
    /// What the header says of its unit.
    pub unit: Unit,
    /// Cells that say something, trimmed.
    pub filled: Vec<&'a str>,
    /// How it writes dates, if it holds any.
    pub time: Option<TimeShape>,
    /// How it writes numbers, if it holds any.
    pub number: Option<NumberShape>,
    /// Share of cells that are yes or no.
    pub flags: f64,
}

/// A cell without the spaces around it.
pub fn trimmed(cell: &str) -> &str {
    std::str::from_utf8(words::trim(cell.as_bytes())).unwrap_or(cell)
}

impl<'a> ColumnSample<'a> {
    /// From the cells as they stand in the file.
    pub fn new(header: &'a str, cells: impl Iterator<Item = &'a str>) -> ColumnSample<'a> {
        let filled: Vec<&str> = cells.map(trimmed).filter(|cell| !words::is_no_value(cell.as_bytes())).collect();
        let time = dates::shape(filled.iter().copied(), false);
        let number = numbers::shape(filled.iter().copied());
        let flags = filled.iter().filter(|cell| words::flag(cell.as_bytes()).is_some()).count();
        let flags = if filled.is_empty() { 0.0 } else { flags as f64 / filled.len() as f64 };
        let of = parted(header, " - ").map(|(whose, what)| (words::key(whose), words::key(what)));
        ColumnSample { header, key: words::key(header), of, unit: unit::unit(header), filled, time, number, flags }
    }

    /// Whether cells like these can be of that kind.
    pub fn fits(&self, kind: Kind) -> bool {
        if self.filled.is_empty() {
            return true;
        }
        match kind {
            Kind::Label => true,
            Kind::Time => self.as_time().is_some_and(|shape| shape.share >= 0.5),
            Kind::Money | Kind::Number => self.number.is_some_and(|shape| shape.share >= 0.5),
            Kind::Flag => self.flags >= 0.8,
        }
    }

    /// Whether the header is that name after the entity's own: `Deal - Title`, `Affaire - Titre`.
    pub fn is_of(&self, entity: Entity, wanted: &str) -> bool {
        let names: &[&str] = match entity {
            Entity::Deal => &["deal", "affaire"],
            Entity::Contact => &["person", "personne", "lead", "prospect"],
            Entity::Account => &["organization", "organisation"],
            Entity::Activity => &["activity", "activite"],
            _ => &[],
        };
        self.of.as_ref().is_some_and(|(whose, what)| what == wanted && names.contains(&whose.as_str()))
    }

    /// Whether the header is that name with a unit that such a field can have.
    pub fn is_but_for_its_unit(&self, wanted: &str, kind: Kind, after: bool) -> bool {
        let Unit { bare, currency, power, seconds } = &self.unit;
        let money = currency.is_some() || *power != 0;
        let fits = match kind {
            _ if after => !money,
            Kind::Money => seconds.is_none(),
            Kind::Time => !money && seconds.is_none(),
            _ => false,
        };
        fits && bare == wanted && *bare != self.key
    }

    /// Whether cells are durations: `25:10:00`, or numbers under a header that names their unit.
    pub fn is_duration(&self) -> bool {
        let read = self.filled.iter().filter(|cell| unit::duration(cell, self.unit.seconds).is_some()).count();
        self.filled.is_empty() || read * 2 >= self.filled.len()
    }

    /// Whether some cell of an amount shows its currency.
    pub fn shows_currency(&self) -> bool {
        self.filled.iter().any(|cell| unit::currency_of_cell(cell).is_some())
    }

    /// Whether most cells look like dates.
    pub fn is_time(&self) -> bool {
        self.time.is_some_and(|shape| shape.share >= 0.8)
    }

    /// How it writes dates, where a header says that it does.
    pub fn as_time(&self) -> Option<TimeShape> {
        match self.time {
            Some(shape) if shape.share >= 0.5 => Some(shape),
            _ => dates::shape(self.filled.iter().copied(), true),
        }
    }

    /// Whether all but a few cells are whole numbers from 0 to 10.
    pub fn is_zero_to_ten(&self) -> bool {
        let within = self
            .filled
            .iter()
            .filter(|cell| crate::real::read(cell).is_some_and(|value| (0.0..=10.0).contains(&value)) || numbers::score(cell).is_some())
            .count();
        !self.filled.is_empty() && within * 10 >= self.filled.len() * 8
    }

    /// How many different cells, counted up to `most`.
    pub fn distinct(&self, most: usize) -> usize {
        let (mut seen, mut count) = (Dictionary::default(), 0);
        for cell in &self.filled {
            count = count.max(seen.intern(cell.as_bytes()) as usize);
            if count >= most {
                break;
            }
        }
        count
    }
}
