//! Companies: those that the firm sold to before it had a CRM, those of the deals, and those of the other leads.

use super::World;
use super::csv::Csv;
use super::names::company;

/// The companies as HubSpot exports them.
pub(super) fn file(world: &World) -> Csv {
    let customers = world.customers.iter().map(|customer| customer.company);
    let known = world.contacts.iter().map(|contact| contact.company).chain(customers).max().map_or(0, |last| last + 1);
    let mut csv = Csv::new(&["Record ID", "Company name", "Company Domain Name", "Country/Region"], true);
    for company in (0..known).map(company) {
        csv.row(&[company.id.to_string(), company.name, company.domain, company.country.into()]);
    }
    csv
}
