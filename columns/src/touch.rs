//! One thing that happened with a contact.

use crate::calendar::Stamp;

/// One thing that happened with a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// When.
    pub at: Stamp,
    /// Towards the contact, an attempt; else from it.
    pub outbound: bool,
    /// By a person rather than an automation.
    pub human: bool,
    /// Whether it was replied to.
    pub replied: bool,
    /// Whether it came back.
    pub bounced: bool,
}
