//! What is wrong with the records.

use crate::dataset::Entity;

super::shapes! {
    /// What is wrong with the records.
    pub struct Quality {
        /// 100 × (1 − records with a defect / records).
        pub score: Option<f64>,
        /// All records.
        #[cfg_attr(test, ts(type = "number"))]
        pub records: u64,
        /// Of these, with a defect.
        #[cfg_attr(test, ts(type = "number"))]
        pub defective: u64,
        /// Fault by fault; the records by `records` with the part `entity.field.fault`.
        pub defects: Vec<Defect>,
        /// How full each field is that some file has.
        pub completeness: Vec<Completeness>,
        /// Customers entered more than once.
        pub duplicates: Vec<DuplicateGroups>,
        /// Figures with all records, and with each customer counted once.
        pub effects: Vec<Effect>,
        /// Money by currency, where there are several.
        pub currencies: Vec<CurrencyRows>,
    }

    /// Records with one fault.
    pub struct Defect {
        /// Of which entity.
        pub entity: Entity,
        /// In which field; null: the whole record.
        pub field: Option<String>,
        /// `unreadable`, `future`, `closed_before_created`, `ends_before_start`, `out_of_range`, `unknown_stage`, `orphan`, `duplicate`, `same_customer`, `currency`.
        pub fault: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

    /// How full a field is.
    pub struct Completeness {
        /// Of which entity.
        pub entity: Entity,
        /// Which field.
        pub field: String,
        /// Records that have it.
        #[cfg_attr(test, ts(type = "number"))]
        pub filled: u64,
        /// All records.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

    /// Customers entered more than once.
    pub struct DuplicateGroups {
        /// `contact` or `account`.
        pub entity: Entity,
        /// Records compared.
        #[cfg_attr(test, ts(type = "number"))]
        pub compared: u64,
        /// Records beyond the first of each group.
        #[cfg_attr(test, ts(type = "number"))]
        pub surplus: u64,
        /// How many groups.
        #[cfg_attr(test, ts(type = "number"))]
        pub groups: u64,
        /// The first of them, at most 50.
        pub listed: Vec<DuplicateGroup>,
    }

    /// Records that are one customer.
    pub struct DuplicateGroup {
        /// Ids (or names, or `#row`) of the records.
        pub records: Vec<String>,
        /// Pairs, by their place in `records`, and what they have in common: `email`, `phone`, `domain`, `name`.
        pub evidence: Vec<Likeness>,
    }

    /// Two records and what they have in common.
    pub struct Likeness {
        /// One, by its place in the group.
        pub a: u32,
        /// The other.
        pub b: u32,
        /// `email`, `phone`, `domain`, `name`.
        pub by: String,
    }

    /// A figure with and without customers entered twice.
    pub struct Effect {
        /// Id of the figure.
        pub kpi: String,
        /// With all records.
        pub with: Option<f64>,
        /// With each customer once.
        pub without: Option<f64>,
    }

    /// Records with money in one currency.
    pub struct CurrencyRows {
        /// As in the files.
        pub currency: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }
}
