//! What the page's module gives out: the core's, by feature.

pub use crm::*;
