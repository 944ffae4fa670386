//! The notation of a column of numbers, from a sample.

use super::{Decimal, read};

/// How a column's sample writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct NumberShape {
    /// What begins the decimals.
    pub decimal: Decimal,
    /// What stands between thousands.
    pub grouping: Option<char>,
    /// Share of the sample that reads as numbers.
    pub share: f64,
    /// Whether a cell showed the mark.
    pub proved: bool,
    /// Whether some cell reads two ways and none decides.
    pub open: bool,
}

/// The notation of a column, from its filled cells.
#[inline(never)]
pub fn shape<'a>(cells: impl Iterator<Item = &'a str>) -> Option<NumberShape> {
    let (mut total, mut numbers, mut point, mut comma, mut open) = (0_u32, 0_u32, 0_u32, 0_u32, false);
    let mut grouping = None;
    for cell in cells {
        total += 1;
        if cell.len() > 64 || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let as_point = read(cell, Decimal::Point);
        let as_comma = read(cell, Decimal::Comma);
        numbers += u32::from(as_point.is_some() || as_comma.is_some());
        match (as_point, as_comma) {
            (Some(a), Some(b)) => {
                point += u32::from(a.proves == Some(Decimal::Point) && b.proves == Some(Decimal::Point));
                comma += u32::from(a.proves == Some(Decimal::Comma) && b.proves == Some(Decimal::Comma));
                open |= a.open;
                grouping = grouping.or(if a.grouping == b.grouping { a.grouping } else { None });
            }
            (Some(a), None) => {
                point += u32::from(a.proves.is_some());
                grouping = grouping.or(a.grouping);
            }
            (None, Some(b)) => {
                comma += u32::from(b.proves.is_some());
                grouping = grouping.or(b.grouping);
            }
            (None, None) => {}
        }
    }
    if numbers == 0 {
        return None;
    }
    let proved = point + comma > 0;
    let decimal = if comma > point { Decimal::Comma } else { Decimal::Point };
    Some(NumberShape { decimal, grouping, share: f64::from(numbers) / f64::from(total), proved, open: open && !proved })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_proves_a_columns_decimal_mark() {
        let found = |cells: &[&'static str]| shape(cells.iter().copied()).map(|shape| (shape.decimal, shape.proved, shape.open));
        assert_eq!(found(&["1,234", "2,500", "12,5"]), Some((Decimal::Comma, true, false)));
        assert_eq!(found(&["1,234", "2,500.00"]), Some((Decimal::Point, true, false)));
        assert_eq!(found(&["1,234,567", "1,234"]), Some((Decimal::Point, true, false)));
        assert_eq!(found(&["1.234.567"]), Some((Decimal::Comma, true, false)));
        assert_eq!(found(&["1,234"]).map(|found| (found.1, found.2)), Some((false, true)));
        assert_eq!(found(&["0.125"]), Some((Decimal::Point, true, false)));
        assert_eq!(found(&["12", "5"]), Some((Decimal::Point, false, false)));
    }
}
