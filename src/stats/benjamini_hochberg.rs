//! Benjamini and Hochberg's control of the false discovery rate (1995), as adjusted p values.

/// Each p times (number of tests / its rank), made monotone and at most 1. A `None` is no test: it stays `None` and is not counted.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut tests: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(place, p)| p.map(|p| (place, p))).collect();
    tests = crate::order::sorted_by(tests, &|a, b| b.1.total_cmp(&a.1));
    let count = tests.len();
    let mut adjusted = vec![None; p.len()];
    let mut least: f64 = 1.0;
    for (from_last, (place, p)) in tests.into_iter().enumerate() {
        least = least.min(p * count as f64 / (count - from_last) as f64);
        if let Some(slot) = adjusted.get_mut(place) {
            *slot = Some(least);
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_values_are_those_of_scipy() {
        let p = [0.005, 0.009, 0.05, 0.5, 0.04].map(Some);
        let adjusted: Vec<String> = benjamini_hochberg(&p).into_iter().map(|p| format!("{:.4}", p.unwrap())).collect();
        assert_eq!(adjusted, ["0.0225", "0.0225", "0.0625", "0.5000", "0.0625"]);
    }

    #[test]
    fn what_was_not_tested_neither_counts_nor_changes() {
        assert_eq!(benjamini_hochberg(&[None, Some(0.02), None, Some(0.04)]), [None, Some(0.04), None, Some(0.04)]);
        assert!(benjamini_hochberg(&[]).is_empty());
    }
}
