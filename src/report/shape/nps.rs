//! Answers by score.

super::shapes! {
    /// Answers to "how likely are you to recommend us".
    pub struct Nps {
        /// Share of promoters − share of detractors, in points.
        pub score: Option<f64>,
        /// Half width of the interval, in points.
        pub margin: Option<f64>,
        /// 9 and above.
        #[cfg_attr(test, ts(type = "number"))]
        pub promoters: u64,
        /// From 7 to under 9.
        #[cfg_attr(test, ts(type = "number"))]
        pub passives: u64,
        /// Under 7.
        #[cfg_attr(test, ts(type = "number"))]
        pub detractors: u64,
        /// All of them.
        #[cfg_attr(test, ts(type = "number"))]
        pub responses: u64,
        /// Answers by score, 0 to 10.
        pub distribution: Vec<ScoreCount>,
    }

    /// Answers with one score.
    pub struct ScoreCount {
        /// 0 to 10.
        pub score: u8,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub count: u64,
    }
}
