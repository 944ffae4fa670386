//! A report that two cores share: both hold all the data, one computes half of the figures and hands them over as bytes, the other
//! computes the rest and makes the report of both.

use crate::dataset::Entity;
use crate::kpi::Metric;
use crate::slice::population::Population;

/// Which figures of a report a core computes. The halves take about as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Those of deals and leads, and what the report says beside figures.
    First,
    /// Those of customers, what is spent on them, what they answer, how they are served; and all that activities tell.
    Second,
}

impl Half {
    /// Whether a figure is one of them.
    pub fn has(self, metric: &dyn Metric) -> bool {
        let of_customers = matches!(
            metric.population(),
            Population::Customers
                | Population::Lifetimes
                | Population::Acquisition
                | Population::Retention
                | Population::Renewals
                | Population::RenewalAmounts
                | Population::Answers(_)
                | Population::Invited
                | Population::TicketsClosed
                | Population::TicketsHandled
                | Population::Backlog
                | Population::Rows(_)
        );
        let second = of_customers || metric.facts().needs.iter().any(|needs| needs.entity == Entity::Activity);
        second == (self == Half::Second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::CATALOGUE;

    #[test]
    fn neither_half_is_small() {
        let seconds = CATALOGUE.iter().filter(|metric| Half::Second.has(**metric)).count();
        assert!(seconds > CATALOGUE.len() / 4 && seconds < 3 * CATALOGUE.len() / 4, "{seconds} of {}", CATALOGUE.len());
    }
}
