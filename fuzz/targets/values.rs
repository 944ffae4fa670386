//! Any cells: numbers, dates, durations and headers read or do not, and what a column is read with reads its cells.
#![no_main]

use crm_kpi::recognize::dates::{self, Order, TimeNotation};
use crm_kpi::recognize::{entered, numbers, unit, words};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let cells: Vec<&str> = text.split('\n').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    for cell in &cells {
        let [day_first, month_first] = [Order::DayFirst, Order::MonthFirst].map(|order| dates::written(cell.as_bytes(), order));
        if let (Some(one), Some(other)) = (day_first, month_first) {
            assert!(one.open || one.stamp == other.stamp, "{cell} reads two ways and does not say so");
        }
        if let Some(iso) = dates::iso(cell.as_bytes()) {
            assert_eq!(TimeNotation::Written(Order::MonthFirst).read(cell.as_bytes()), Some(iso));
        }
        for notation in [TimeNotation::Excel1900, TimeNotation::Excel1904, TimeNotation::Seconds, TimeNotation::Milliseconds] {
            let _ = notation.read(cell.as_bytes());
        }
        let _ = (unit::unit(cell), unit::duration(cell, Some(60)), unit::currency_of_cell(cell), entered::entered(cell), words::flag(cell.as_bytes()));
    }
    if let Some(shape) = dates::shape(cells.iter().copied(), true) {
        assert!((0.0..=1.0).contains(&shape.share));
    }
    if let Some(shape) = numbers::shape(cells.iter().copied()) {
        assert!((0.0..=1.0).contains(&shape.share));
    }
});
