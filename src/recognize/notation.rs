//! Settling how each column writes its values, and what stays doubtful.

use super::Notation;
use super::dates::{Order, TimeNotation};
use super::numbers::Decimal;
use super::sample::ColumnSample;
use crate::dataset::Kind;
use crate::error::Language;
use crate::read::Hints;
use crate::report::Doubt;

/// The name of a column's notation, `None` for text and flags.
pub fn name(notation: Notation, sample: &ColumnSample) -> Option<String> {
    match notation {
        Notation::Text | Notation::Flag => None,
        Notation::Money(decimal) | Notation::Number(decimal) => {
            let shown = sample.number.filter(|shape| shape.grouping.is_some_and(|grouping| grouping != decimal.mark()));
            Some(decimal.name(shown.and_then(|shape| shape.grouping)))
        }
        Notation::Time(notation) => Some(notation.name(sample.filled.first().copied().unwrap_or("2025-01-31"))),
    }
}

/// What the file as a whole says about its notation.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// Which of day and month stands first.
    order: Order,
    /// What begins the decimals.
    decimal: Decimal,
    /// Whether someone, or a later row of the file, said which: then it holds for all columns that do not say.
    order_told: bool,
    decimal_told: bool,
}

impl Habits {
    /// From columns that prove something, else from the words of the header, else from the language.
    pub fn of(columns: &[ColumnSample], delimiter: u8, hints: &Hints) -> Habits {
        let french = hints.language == Language::Fr
            || columns
                .iter()
                .any(|column| column.header.contains(['é', 'è', 'É', 'ô', 'à']) || column.key.starts_with("datede") || column.key.starts_with("montant"));
        let times = || columns.iter().filter_map(|column| column.time.filter(|shape| shape.share >= 0.5));
        let proof = |order: Order| times().filter(|shape| shape.proved && shape.notation == TimeNotation::Written(order)).count();
        let (day, month) = (proof(Order::DayFirst), proof(Order::MonthFirst));
        let told_order = hints.notations.values().filter(|name| !name.starts_with('y')).find_map(|name| match TimeNotation::named(name) {
            Some(TimeNotation::Written(order)) => Some(order),
            _ => None,
        });
        let order = if let Some(order) = told_order {
            order
        } else if day != month {
            if day > month { Order::DayFirst } else { Order::MonthFirst }
        } else if times().any(|shape| shape.half_day) {
            Order::MonthFirst
        } else if french || delimiter == b';' {
            Order::DayFirst
        } else {
            Order::MonthFirst
        };
        let proof = |decimal: Decimal| {
            columns.iter().filter_map(|column| column.number).filter(|shape| shape.share >= 0.5 && shape.proved && shape.decimal == decimal).count()
        };
        let (point, comma) = (proof(Decimal::Point), proof(Decimal::Comma));
        let told_decimal = hints.notations.values().find_map(|name| Decimal::named(name).filter(|_| TimeNotation::named(name).is_none()));
        let decimal = if let Some(decimal) = told_decimal {
            decimal
        } else if point != comma {
            if point > comma { Decimal::Point } else { Decimal::Comma }
        } else if french || delimiter == b';' {
            Decimal::Comma
        } else {
            Decimal::Point
        };
        Habits { order, decimal, order_told: told_order.is_some(), decimal_told: told_decimal.is_some() }
    }

    /// How a column of that kind is read, with the doubt that it leaves. `hint`: what the user (or an earlier reading) said.
    pub fn settle(&self, column: &ColumnSample, kind: Kind, hint: Option<&str>) -> (Notation, Option<Doubt>) {
        match kind {
            Kind::Label => (Notation::Text, None),
            Kind::Flag => (Notation::Flag, None),
            Kind::Money | Kind::Number => {
                let wrap = |decimal| if kind == Kind::Money { Notation::Money(decimal) } else { Notation::Number(decimal) };
                if let Some(decimal) = hint.and_then(Decimal::named) {
                    return (wrap(decimal), None);
                }
                match column.number {
                    Some(shape) if shape.proved => (wrap(shape.decimal), None),
                    Some(shape) if shape.open && !self.decimal_told => {
                        let options = [Decimal::Point, Decimal::Comma]
                            .map(|decimal| if decimal == Decimal::Point { "1,234.56".to_owned() } else { "1.234,56".to_owned() })
                            .to_vec();
                        let taken = options[usize::from(self.decimal == Decimal::Comma)].clone();
                        (wrap(self.decimal), Some(Doubt { column: Some(column.header.to_owned()), question: "decimal_or_thousands".into(), options, taken }))
                    }
                    _ => (wrap(self.decimal), None),
                }
            }
            Kind::Time => {
                if let Some(notation) = hint.and_then(TimeNotation::named) {
                    return (Notation::Time(notation), None);
                }
                match column.as_time() {
                    Some(shape) if shape.open && !self.order_told => {
                        let options = vec!["dd/mm/yyyy".to_owned(), "mm/dd/yyyy".to_owned()];
                        let taken = options[usize::from(self.order == Order::MonthFirst)].clone();
                        (
                            Notation::Time(TimeNotation::Written(self.order)),
                            Some(Doubt { column: Some(column.header.to_owned()), question: "day_or_month_first".into(), options, taken }),
                        )
                    }
                    Some(shape) if !shape.proved => (Notation::Time(TimeNotation::Written(self.order)), None),
                    Some(shape) => (Notation::Time(shape.notation), None),
                    None => (Notation::Time(TimeNotation::Written(self.order)), None),
                }
            }
        }
    }
}
