//! One file a KPI: its facts, `sums` from a slice to integers, `outcome` from integers to figures.

pub mod metric;
pub mod outcome;
mod facts;
mod sums;

pub use facts::{DefaultTarget, Direction, Facts, Needs, Perspective, Timing, Unit, VariantFacts, Words};
pub use metric::{Kpi, Metric, Request, no_variants};
pub use survival::sums as survival_sums;

/// Declares the KPIs: a file each, listed once.
macro_rules! catalogue {
    ($($module:ident,)*) => {
        $(mod $module;)*
        /// All KPIs, in the order of `kpis.md`.
        pub static CATALOGUE: &[&dyn Metric] = &[$(&$module::KPI,)*];
    };
}

catalogue! {
    win_rate,
    win_rate_value,
    close_rate,
    cycle_days,
    won_count,
    won_amount,
    average_deal,
    open_opportunities,
    pipeline_amount,
    customers_active,
    customers_new,
    customers_retained,
    customers_lost,
    customers_reactivated,
    logo_churn,
    logo_churn_of_total,
    mrr_churn_gross,
    mrr_churn_net,
    mrr,
    arr,
    mrr_movements,
    survival,
    retention_cost,
    arpa,
    ltv_simple,
    ltv_margin,
    cac,
    cac_payback,
    ltv_cac,
    nps,
}

/// The KPI of an id.
pub fn find(id: &str) -> Option<&'static dyn Metric> {
    CATALOGUE.iter().copied().find(|metric| metric.facts().id == id)
}
