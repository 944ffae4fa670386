//! The files that were read: what they were taken for, with every row accounted for.

use crate::dataset::Entity;

super::shapes! {
    /// One file (or one table of a file).
    pub struct Source {
        /// Base name of the file.
        pub file: String,
        /// `hubspot`, `salesforce`, … or `generic`; null when nothing was recognized.
        pub vendor: Option<String>,
        /// Main entity; null when nothing was recognized.
        pub entity: Option<Entity>,
        /// Other entities that it feeds.
        pub also: Vec<Entity>,
        /// How sure vendor and entity are, from 0 to 1.
        pub score: f64,
        /// Headers that gave it away.
        pub reasons: Vec<String>,
        /// What else it could be, the likeliest first.
        pub others: Vec<Candidate>,
        /// `utf-8`, `windows-1252`, …
        pub encoding: String,
        /// The character between fields.
        pub delimiter: Option<String>,
        /// Sheet of a workbook.
        pub sheet: Option<String>,
        /// Records in the table: `rows = used + rejected`.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
        /// Records taken.
        #[cfg_attr(test, ts(type = "number"))]
        pub used: u64,
        /// Records refused, and cells left out, by reason.
        pub rejected: Vec<Rejected>,
        /// What the file does not say and was assumed.
        pub doubts: Vec<Doubt>,
        /// Column by column, in the file's order.
        pub mapping: Vec<MappedColumn>,
    }

    /// What a file could be.
    pub struct Candidate {
        /// Lower-case vendor name, or `generic`.
        pub vendor: String,
        /// Main entity.
        pub entity: Entity,
        /// How sure that is, from 0 to 1.
        pub score: f64,
    }

    /// Records refused for one reason.
    pub struct Rejected {
        /// `ragged`, `not_recognised`, `ends_before_start`, …
        pub reason: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
        /// The first of them, as lines of the file from 1.
        #[cfg_attr(test, ts(type = "Array<number>"))]
        pub first_rows: Vec<u64>,
    }

    /// A question that the file leaves open.
    pub struct Doubt {
        /// Header of the column; null for the whole file.
        pub column: Option<String>,
        /// `day_or_month_first`, `decimal_or_thousands`, `stage_order`, `encoding`, …; told and not asked: `unreadable`, `short_rows`, `footer_lines`, `doubtful_cells`, …
        pub question: String,
        /// The possible answers.
        pub options: Vec<String>,
        /// The one that was taken.
        pub taken: String,
    }

    /// One column and what it was taken for.
    pub struct MappedColumn {
        /// Header as in the file.
        pub column: String,
        /// Field of the data model (`stage`, `created`, …); null: a dimension or unused.
        pub field: Option<String>,
        /// Entity of the field.
        pub entity: Option<Entity>,
        /// From 0 to 1.
        pub confidence: f64,
        /// How its values are written: `yyyy-mm-dd hh:mm`, `1,234.56`, …
        pub notation: Option<String>,
        /// Up to five values as in the file.
        pub samples: Vec<String>,
    }
}
