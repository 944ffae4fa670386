//! One file a KPI: its facts, `sums` from a slice to integers, `outcome` from integers to figures.

/// A sentence of a KPI in both languages. The wasm holds none: the page has them in `www/src/catalogue.ts`.
macro_rules! both {
    (en: $en:expr, fr: $fr:expr $(,)?) => {
        const { if cfg!(target_arch = "wasm32") { crate::error::Both { en: "", fr: "" } } else { crate::error::Both { en: $en, fr: $fr } } }
    };
}

mod chain;
mod contracts;
pub mod entry;
mod facts;
mod forecast;
pub mod metric;
pub mod outcome;
pub mod parts;
pub(crate) mod purchases;
mod quality;
mod status;
mod sums;

pub use entry::Request;
pub use facts::{AllFacts, DefaultTarget, Direction, Facts, Needs, Perspective, Timing, Unit, VariantFacts, Words, tag};
pub use metric::{Kpi, Metric};

/// Declares the KPIs: a file each, listed once.
macro_rules! catalogue {
    ($($module:ident,)*) => {
        $(pub(crate) mod $module;)*
        /// All KPIs, in the order of `kpis.md`.
        ///
        /// ```
        /// let churn = crm_kpi::kpi::find("churn.logo").unwrap().facts();
        /// assert_eq!(format!("{}/{}", churn.id, churn.version), "churn.logo/1");
        /// assert!(crm_kpi::kpi::CATALOGUE.iter().any(|metric| metric.facts().id == churn.id));
        /// ```
        pub static CATALOGUE: &[&dyn Metric] = &[$(&$module::KPI,)*];
    };
}

catalogue! {
    leads_created,
    leads_mql,
    leads_sql,
    leads_opportunity,
    leads_quoted,
    leads_customer,
    chain_visitor_to_lead,
    chain_visitor_to_mql,
    chain_lead_to_mql,
    chain_mql_to_sql,
    chain_sql_to_opportunity,
    chain_sql_to_quote,
    chain_opportunity_to_customer,
    chain_quote_to_customer,
    chain_lead_to_customer,
    leads_to_close,
    win_rate,
    win_rate_value,
    close_rate,
    cycle_days,
    cycle_lost_days,
    won_count,
    won_amount,
    average_deal,
    growth,
    open_opportunities,
    pipeline_amount,
    pipeline_weighted,
    win_chance,
    expected_revenue,
    velocity,
    loss_reasons,
    quota_attainment,
    calls,
    orders_count,
    orders_revenue,
    orders_average_value,
    orders_repeat_rate,
    revenue_new_customers,
    customers_active,
    customers_new,
    customers_retained,
    customers_lost,
    customers_reactivated,
    logo_churn,
    logo_churn_of_total,
    mrr_churn_gross,
    mrr_churn_net,
    net_revenue_retention,
    gross_revenue_retention,
    mrr,
    arr,
    mrr_movements,
    mrr_quick_ratio,
    churn_reasons,
    retention_cohorts,
    survival,
    renewal_rate,
    renewal_rate_value,
    retention_cost,
    retention_cost_covered,
    arpa,
    ltv_simple,
    ltv_margin,
    ltv_observed,
    ltv_historic,
    ltv_predicted,
    cac,
    cac_payback,
    ltv_cac,
    customers_loyal,
    nps,
    traffic_sessions,
    traffic_users,
    traffic_pageviews,
    traffic_pages_per_session,
    traffic_session_seconds,
    traffic_bounce_rate,
    traffic_visit_growth,
    traffic_purchasers_rate,
    email_open_rate,
    email_click_rate,
    email_click_to_open,
    email_unsubscribe_rate,
    email_bounce_rate,
    email_purchase_rate,
    service_cases,
    service_closed,
    service_handled,
    service_backlog,
    service_closed_per_day,
    service_resolution_hours,
    service_first_response_hours,
    nps_response_rate,
    ces,
    csat,
    campaigns_run,
    responses_per_campaign,
    revenue_per_campaign,
    romi,
    cost_per_lead,
    experiment,
    freshness,
    touches_to_conversion,
    reply_rate,
    response_time,
    outreach_conversion,
    disengaged,
    active_users,
    actions_per_user,
    logging_delay_hours,
    stale_opportunities,
    completeness_by_owner,
    quality_duplicates,
    quality_completeness,
    quality_invalid,
    quality_orphans,
    quality_score,
}

/// The KPI of an id.
pub fn find(id: &str) -> Option<&'static dyn Metric> {
    CATALOGUE.iter().copied().find(|metric| metric.facts().id == id)
}

#[cfg(test)]
mod tests {
    use super::CATALOGUE;
    use crate::dataset::{Dataset, Entity, Table};
    use crate::read::{Finished, Hints, Reading};
    use crate::settings::Settings;
    use crate::slice::Slice;
    use crate::slice::world::World;
    use std::sync::Arc;

    #[test]
    fn the_sums_of_all_parts_add_up_to_the_whole() {
        let tables: Vec<Table> = crate::sample::sample(300, 7)
            .into_iter()
            .map(|file| {
                let mut reading = Reading::new(&file.name, Hints::default());
                reading.push(&file.bytes).unwrap();
                match reading.finish().unwrap() {
                    Finished::Table(table) => *table,
                    Finished::Again(_) => panic!("{} should be read in one go", file.name),
                }
            })
            .collect();
        let world = World::new(Arc::new(Dataset::join(&tables.iter().collect::<Vec<_>>())), &Settings::default()).unwrap();
        let everything = world.everything();
        let whole = Slice::new(&world, &everything, world.period);
        for dimension in ["owner", "campaign", "country"] {
            let partition = world.partition(&everything, dimension).unwrap();
            let parts: Vec<Slice> = partition.parts.iter().map(|part| Slice::new(&world, part, world.period)).collect();
            for metric in CATALOGUE {
                let entity = metric.population().entity(&whole);
                let needed = metric.beside().iter().map(|entity| if *entity == Entity::Subscription { world.customers.basis.unwrap() } else { *entity });
                if std::iter::once(entity).chain(needed).all(|entity| partition.entities.contains(&entity)) {
                    assert!(metric.adds_up(&whole, &parts), "{} by {dimension}", metric.facts().id);
                }
            }
        }
    }

    #[test]
    fn sentences_are_left_out_of_the_wasm() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/kpi");
        let mut read = 0;
        for file in std::fs::read_dir(folder).unwrap().flatten().filter(|file| file.file_name() != "facts.rs" && file.file_name() != "mod.rs") {
            let text = std::fs::read_to_string(file.path()).unwrap();
            assert!(!text.contains("Both {"), "{}: write `both! {{ en: …, fr: … }}`, which leaves the words out of the wasm", file.path().display());
            read += 1;
        }
        assert!(read > 10, "only {read} files were read");
    }

    #[test]
    fn ids_are_unique_and_words_are_said() {
        for (at, metric) in CATALOGUE.iter().enumerate() {
            let facts = metric.facts();
            assert!(CATALOGUE[..at].iter().all(|other| other.facts().id != facts.id), "{} comes twice", facts.id);
            for words in [facts.words.name, facts.words.about, facts.words.formula] {
                assert!(!words.en.is_empty() && !words.fr.is_empty(), "{}", facts.id);
            }
        }
    }
}
