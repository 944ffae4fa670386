//! The Net Promoter Score and its interval.

use super::normal;

/// A score with its interval, in points (−100…100).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetPromoter {
    /// (promoters − detractors) / answers × 100.
    pub score: f64,
    /// Half width of the interval before it is clamped to ±100.
    pub margin: f64,
    /// Lower end, at least −100.
    pub low: f64,
    /// Upper end, at most 100.
    pub high: f64,
}

/// Score and interval: Wald's, or for fewer than 30 answers or no variance the adjusted Wald form, which adds ¾, 1½, ¾ and is
/// centered on the estimate so adjusted; the score stays. At 0.95 z is 1.96 as the definition says. `None` without answers.
pub fn net_promoter(promoters: u64, passives: u64, detractors: u64, level: f64) -> Option<NetPromoter> {
    let answers = promoters + passives + detractors;
    if answers == 0 {
        return None;
    }
    let z = if level == 0.95 { 1.96 } else { normal::two_sided(level)? };
    let constant = [promoters, passives, detractors].contains(&answers);
    let extra = if answers < 30 || constant { 0.75 } else { 0.0 };
    let total = answers as f64 + 4.0 * extra;
    let (p, d) = ((promoters as f64 + extra) / total, (detractors as f64 + extra) / total);
    let center = 100.0 * (p - d);
    let margin = 100.0 * z * ((p + d - (p - d) * (p - d)) / total).sqrt();
    let score = (promoters as f64 - detractors as f64) * 100.0 / answers as f64;
    Some(NetPromoter { score, margin, low: (center - margin).max(-100.0), high: (center + margin).min(100.0) })
}

/// Chance of such a difference between two groups' scores (promoters, passives, detractors of each) if both thought alike; `None`
/// where a group is empty or nothing varies.
pub fn net_promoter_z(a: [u64; 3], b: [u64; 3]) -> Option<f64> {
    let group = |[promoters, passives, detractors]: [u64; 3]| {
        let n = (promoters + passives + detractors) as f64;
        let (p, d) = (promoters as f64 / n, detractors as f64 / n);
        (n > 0.0).then(|| (p - d, (p + d - (p - d) * (p - d)) / n))
    };
    let ((score, variance), (other, other_variance)) = (group(a)?, group(b)?);
    let spread = (variance + other_variance).sqrt();
    (spread > 0.0).then(|| 2.0 * normal::cdf(-((score - other) / spread).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(promoters: u64, passives: u64, detractors: u64) -> (f64, String, String, String) {
        let nps = net_promoter(promoters, passives, detractors, 0.95).unwrap();
        (nps.score, format!("{:.2}", nps.margin), format!("{:.1}", nps.low), format!("{:.1}", nps.high))
    }

    #[test]
    fn a_hundred_answers_of_fifty_thirty_twenty() {
        assert_eq!(rounded(50, 30, 20), (30.0, "15.31".into(), "14.7".into(), "45.3".into()));
    }

    #[test]
    fn under_thirty_answers_only_the_interval_is_adjusted() {
        assert_eq!(rounded(5, 3, 2), (30.0, "42.13".into(), "-19.1".into(), "65.2".into()));
    }

    #[test]
    fn five_promoters_alone_do_not_prove_a_hundred() {
        let (score, _, low, high) = rounded(5, 0, 0);
        assert_eq!((score, low.as_str(), high.as_str()), (100.0, "17.5", "100.0"));
        assert!(net_promoter(0, 400, 0, 0.95).unwrap().margin > 0.0);
    }

    #[test]
    fn no_answer_no_score() {
        assert_eq!(net_promoter(0, 0, 0, 0.95), None);
    }
}
