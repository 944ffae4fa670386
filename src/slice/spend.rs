//! Spend by category; a monthly line counts in equal parts on its days.

use super::money::{Currency, day_of, share_of_days};
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::column::{Amounts, Bits};
use crate::money::Money;
use crate::settings::Grain;
use crate::text::fold;
use std::sync::Arc;

/// What money was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Winning customers, not told how.
    Acquisition,
    /// Marketing; also what names no category.
    Marketing,
    /// Sales.
    Sales,
    /// Keeping customers.
    Retention,
    /// Serving them.
    Service,
}

impl Category {
    /// All of them.
    pub const ALL: [Category; 5] = [Category::Acquisition, Category::Marketing, Category::Sales, Category::Retention, Category::Service];

    /// From a label, in English and French; what is not known is marketing.
    pub fn of(label: &str) -> Category {
        let folded = fold(label);
        let has = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|part| part.starts_with(word)));
        if has(&["retention", "fidelisation", "loyalty", "fidelite", "customer success"]) || crate::text::has(&folded, "customer success") {
            Category::Retention
        } else if has(&["service", "support", "sav"]) {
            Category::Service
        } else if has(&["sales", "vente", "commercial"]) {
            Category::Sales
        } else if has(&["acquisition"]) {
            Category::Acquisition
        } else {
            Category::Marketing
        }
    }

    /// Name as in settings.
    pub fn name(self) -> &'static str {
        match self {
            Category::Acquisition => "acquisition",
            Category::Marketing => "marketing",
            Category::Sales => "sales",
            Category::Retention => "retention",
            Category::Service => "service",
        }
    }
}

/// Whether marketing spend is made of that category.
pub fn is_marketing(category: &str) -> bool {
    ["marketing", "acquisition"].contains(&category)
}

/// All lines.
#[derive(Clone, Debug, Default)]
pub struct SpendLines {
    /// Days that each line covers: one, or a month; `None` where it has no date.
    pub days: Vec<Option<Span>>,
    /// Category of each.
    pub category: Vec<Category>,
    /// Amount in the reporting currency.
    pub amount: Arc<Amounts>,
    /// Rows whose currency has no rate.
    pub unconverted: Bits,
    /// The last day that counts.
    pub as_of: Day,
}

impl SpendLines {
    /// The lines of a dataset.
    pub fn of(data: &Dataset, as_of: Day, currency: &Currency) -> SpendLines {
        let table = &data.spend;
        let categories: Vec<Category> =
            std::iter::once(Category::Marketing).chain(table.category.dictionary.iter().map(|(_, text)| Category::of(text))).collect_vec();
        let at = if table.at.is_empty() { &table.month } else { &table.at };
        let (amount, unconverted) = currency.convert(&table.amount, &table.currency, day_of(at, as_of));
        let month = |day: Day| {
            let start = day.floor(Grain::Month, 1);
            Span { start, end: start.plus_months(1) }
        };
        let days = (0..table.rows).map(|row| {
            let by_month = table.month.get(row).map(|at| month(at.day()));
            by_month.or_else(|| table.at.get(row).map(|at| Span { start: at.day(), end: at.day().plus(1) }))
        });
        SpendLines {
            days: days.collect_vec(),
            category: (0..table.rows).map(|row| categories[table.category.code(row) as usize]).collect_vec(),
            amount,
            unconverted,
            as_of,
        }
    }

    /// What a line gives to a period, up to as_of.
    pub fn within(&self, row: u32, span: Span) -> Money {
        let row = row as usize;
        match (self.days[row], self.amount.get(row).filter(|_| !self.unconverted.get(row))) {
            (Some(days), Some(amount)) => self.of_days(amount, days, span),
            _ => Money(0),
        }
    }

    /// What an amount over some days gives to a period, up to as_of.
    pub fn of_days(&self, amount: i64, days: Span, span: Span) -> Money {
        let (start, end) = (span.start.max(days.start), span.end.min(days.end).min(self.as_of.plus(1)));
        if start >= end {
            return Money(0);
        }
        if start == days.start && end == days.end {
            return Money(i128::from(amount));
        }
        share_of_days(Money(i128::from(amount)), start.0 - days.start.0, end.0 - days.start.0, days.days())
    }
}
