//! Twelve months, forecast beside actual.

super::shapes! {
    /// The Results Runway.
    pub struct Runway {
        /// First day of the twelve months.
        pub start: String,
        /// Growth that a built forecast takes.
        pub growth: f64,
        /// Visits, leads, MQL, SQL, opportunities, customers: those that are loaded.
        pub lines: Vec<RunwayLine>,
        /// From each line to the next.
        pub steps: Vec<RunwayStep>,
    }

    /// One line of the runway. Attainment, bias and WAPE are over the complete months that have a forecast.
    pub struct RunwayLine {
        /// `visits`, `leads`, `mql`, `sql`, `opportunities` or `customers`.
        pub key: String,
        /// `loaded`, or `built` from the year before.
        pub basis: String,
        /// Of the twelve months.
        pub forecast: Option<f64>,
        /// Of the complete ones.
        #[cfg_attr(test, ts(type = "number"))]
        pub actual: u64,
        /// actual / forecast.
        pub attainment: Option<f64>,
        /// attainment − 1.
        pub bias: Option<f64>,
        /// Σ |actual − forecast| / Σ forecast.
        pub wape: Option<f64>,
        /// actual + what is forecast for the rest × attainment.
        pub year_end: Option<f64>,
        /// Each month of the year before over its mean month.
        pub seasonality: Vec<Option<f64>>,
        /// The year after, month by month, from this one's actuals.
        pub second_year: Vec<Option<f64>>,
        /// Month by month.
        pub months: Vec<RunwayMonth>,
    }

    /// One month of a line.
    pub struct RunwayMonth {
        /// Its first day.
        pub start: String,
        /// What was forecast.
        pub forecast: Option<f64>,
        /// What came; null for months to come.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub actual: Option<u64>,
        /// actual − forecast, of complete months.
        pub gap: Option<f64>,
        /// Of this month and those before.
        pub cumulated_gap: Option<f64>,
        /// actual / forecast, of complete months.
        pub attainment: Option<f64>,
        /// as_of cuts it.
        pub partial: bool,
    }

    /// From one line to the next: entries over entries.
    pub struct RunwayStep {
        /// The line before.
        pub from: String,
        /// The line after.
        pub to: String,
        /// Over the complete months.
        pub actual: Option<f64>,
        /// As forecast for them.
        pub forecast: Option<f64>,
        /// Over the year before.
        pub before: Option<f64>,
        /// Customers a year that one more point of it is worth.
        pub worth: Option<f64>,
    }
}
