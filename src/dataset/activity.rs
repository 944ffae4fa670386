//! What the team did: calls, e-mails, meetings.

use super::stack::entity;

entity! {
    /// Calls, e-mails and meetings, one a row.
    Activities of Activity {
        /// When.
        at: Times = "at",
        /// Key, e-mail or name of the contact.
        contact_id: Labels = "contact_id",
        /// Key or name of the deal.
        deal_id: Labels = "deal_id",
        /// Key or name of the account.
        account_id: Labels = "account_id",
        /// Call, e-mail, meeting… as exported.
        kind: Labels = "type",
        /// Inbound or outbound, as exported.
        direction: Labels = "direction",
        /// Whether it was replied to: yes or no, or in words (`Connected`, `No answer`).
        outcome: Labels = "outcome",
        /// Who did it.
        owner: Labels = "owner",
        /// When it was written down.
        logged: Times = "logged",
    }
}
