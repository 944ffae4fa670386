//! Contacts and leads.

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
        /// Phone.
        phone: Labels = "phone",
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
        /// When it was first answered.
        first_response: Times = "first_response",
        /// When it became a customer, or was converted.
        converted: Times = "converted",
        /// Whether it unsubscribed.
        unsubscribed: Flags = "unsubscribed",
    }
}
