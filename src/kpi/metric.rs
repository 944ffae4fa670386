//! A KPI as its file declares it, and as the catalogue lists it.

use super::outcome::Outcome;
use super::parts::Parts;
use super::{AllFacts, DefaultTarget, Facts, VariantFacts};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use std::ops::AddAssign;

/// What the field's other definitions say over the whole selection, by name.
pub type Variants = fn(&Slice) -> Vec<(&'static str, Outcome)>;

/// What a KPI is, whatever it adds up.
pub struct Definition {
    facts: Facts,
    population: Population,
    beside: &'static [Entity],
    default_target: Option<&'static DefaultTarget>,
    variants: (&'static [VariantFacts], Variants),
    parts: &'static Parts,
}

/// A KPI: what it is, the integers it is made of, and what they say.
pub struct Kpi<S: 'static> {
    definition: Definition,
    /// From rows to integers that add up over parts.
    pub sums: fn(&Slice) -> S,
    /// From integers to figures: the only place with a real number.
    pub outcome: fn(&S, &Settings) -> Outcome,
}

impl<S> Kpi<S> {
    /// What every KPI has: its facts, and the records it counts (what is accounted for, and which dates it goes by); what few have is said after.
    pub const fn new(facts: Facts, population: Population, sums: fn(&Slice) -> S, outcome: fn(&S, &Settings) -> Outcome) -> Kpi<S> {
        let definition = Definition { facts, population, beside: &[], default_target: None, variants: (&[], |_| Vec::new()), parts: &Parts::NONE };
        Kpi { definition, sums, outcome }
    }

    /// Entities whose dimension a breakdown needs, beside the population's.
    pub const fn beside(mut self, beside: &'static [Entity]) -> Kpi<S> {
        self.definition.beside = beside;
        self
    }

    /// What it is held against where the settings and the files say nothing.
    pub const fn target(mut self, target: &'static DefaultTarget) -> Kpi<S> {
        self.definition.default_target = Some(target);
        self
    }

    /// The field's other definitions.
    pub const fn variants(mut self, facts: &'static [VariantFacts], of: Variants) -> Kpi<S> {
        self.definition.variants = (facts, of);
        self
    }

    /// Parts of its own, and what it foretells of its records.
    pub const fn parts(mut self, parts: &'static Parts) -> Kpi<S> {
        self.definition.parts = parts;
        self
    }

    /// Its key in the report.
    pub const fn id(&self) -> &'static str {
        self.definition.facts.id
    }
}

/// A KPI without its sums' type: what the catalogue lists.
pub trait Metric: Sync {
    /// What it is.
    fn definition(&self) -> &Definition;
    /// What it says over a slice.
    fn of(&self, slice: &Slice) -> Outcome;
    /// Whether the sums of parts add up to the whole's: a law.
    #[cfg(test)]
    fn adds_up(&self, whole: &Slice, parts: &[Slice]) -> bool;
}

impl<S: Default + AddAssign + PartialEq> Metric for Kpi<S> {
    fn definition(&self) -> &Definition {
        &self.definition
    }

    fn of(&self, slice: &Slice) -> Outcome {
        (self.outcome)(&(self.sums)(slice), &slice.world.settings)
    }

    #[cfg(test)]
    fn adds_up(&self, whole: &Slice, parts: &[Slice]) -> bool {
        let mut added = S::default();
        parts.iter().for_each(|part| added += (self.sums)(part));
        added == (self.sums)(whole)
    }
}

impl dyn Metric + '_ {
    /// What every KPI says of itself.
    pub fn facts(&self) -> &Facts {
        &self.definition().facts
    }

    /// All that is known of it without any data.
    pub fn all_facts(&self) -> AllFacts {
        AllFacts { facts: *self.facts(), variants: self.variant_facts(), default_target: self.default_target() }
    }

    /// The records it counts.
    pub fn population(&self) -> Population {
        self.definition().population
    }

    /// Entities whose dimension a breakdown needs, beside the population's.
    pub fn beside(&self) -> &'static [Entity] {
        self.definition().beside
    }

    /// What it is held against where the settings and the files say nothing.
    pub fn default_target(&self) -> Option<&'static DefaultTarget> {
        self.definition().default_target
    }

    /// The field's other definitions, by name.
    pub fn variant_facts(&self) -> &'static [VariantFacts] {
        self.definition().variants.0
    }

    /// The field's other definitions, over the whole selection.
    pub fn variants(&self, slice: &Slice) -> Vec<(&'static str, Outcome)> {
        (self.definition().variants.1)(slice)
    }

    /// Parts of its own, and what it foretells of its records.
    pub fn parts(&self) -> &'static Parts {
        self.definition().parts
    }
}
