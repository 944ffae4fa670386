//! Who deals and subscriptions belong to: contacts, accounts, and the users of the CRM.

use super::stack::entity;

entity! {
    /// Contacts and leads, one a row.
    Contacts of Contact {
        /// Key.
        id: Labels = "id",
        /// When it was created.
        created: Times = "created",
        /// Full name.
        name: Labels = "name",
        /// E-mail.
        email: Labels = "email",
        /// Company by name.
        company: Labels = "company",
        /// Key of the account.
        account_id: Labels = "account_id",
        /// Source.
        source: Labels = "source",
        /// Channel.
        channel: Labels = "channel",
        /// Campaign.
        campaign: Labels = "campaign",
        /// Who works on it.
        owner: Labels = "owner",
        /// Country.
        country: Labels = "country",
        /// Segment.
        segment: Labels = "segment",
        /// B2B or B2C.
        kind: Labels = "type",
        /// Lifecycle stage as exported.
        lifecycle_stage: Labels = "lifecycle_stage",
    }
}

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
    }
}

entity! {
    /// Users of the CRM, one a row.
    Users of User {
        /// Name.
        name: Labels = "name",
        /// Key.
        id: Labels = "id",
        /// Team.
        team: Labels = "team",
    }
}
