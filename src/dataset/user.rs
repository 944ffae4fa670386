//! The users of the CRM.

use super::stack::entity;

entity! {
    /// Users of the CRM, one a row.
    Users of User {
        /// Name.
        name: Labels = "name",
        /// Key.
        id: Labels = "id",
        /// Team.
        team: Labels = "team",
        /// When it last logged in.
        last_login: Times = "last_login",
        /// Deals to win in a month.
        quota_count: Numbers = "quota_count",
        /// Amount to win in a month.
        quota_amount: Amounts = "quota_amount",
    }
}
