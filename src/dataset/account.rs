//! Accounts: the companies that contacts, deals and subscriptions belong to.

use super::stack::entity;

entity! {
    /// Accounts (companies), one a row.
    Accounts of Account {
        /// Key.
        id: Labels = "id",
        /// Name.
        name: Labels = "name",
        /// Who works on it.
        owner: Labels = "owner",
        /// Industry.
        industry: Labels = "industry",
        /// Segment.
        segment: Labels = "segment",
        /// Country.
        country: Labels = "country",
        /// When it was created.
        created: Times = "created",
        /// Domain of its site.
        domain: Labels = "domain",
        /// People who work there.
        employees: Numbers = "employees",
        /// Its yearly revenue.
        revenue: Amounts = "revenue",
    }
}
