//! The report's JSON, type by type. Names bind: outside checks and the page hold on to them. It holds no sentences.

mod campaigns;
mod funnel;
mod kpi;
mod nps;
mod predicted;
mod quality;
mod retention;
mod review;
mod runway;
mod scorecard;
mod source;
mod survival;
mod team;

pub use campaigns::*;
pub use funnel::*;
pub use kpi::*;
pub use nps::*;
pub use predicted::*;
pub use quality::*;
pub use retention::*;
pub use review::*;
pub use runway::*;
pub use scorecard::*;
pub use source::*;
pub use survival::*;
pub use team::*;

use crate::map::SortedMap;
use crate::settings::Settings;

macro_rules! shapes {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
            #[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
            pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
        )*
    };
}

use shapes;

shapes! {
    /// Everything that one request gives.
    pub struct Report {
        /// Version of this shape.
        pub schema: String,
        /// Who made it.
        pub generated_by: GeneratedBy,
        /// All settings, with defaults filled in: the report can be run again.
        pub settings: Settings,
        /// The files, with every row accounted for.
        pub sources: Vec<Source>,
        /// Figures by id.
        pub kpis: SortedMap<String, Kpi>,
        /// The funnel, where deals (or what it is over) are loaded.
        pub funnel: Option<Funnel>,
        /// What each campaign cost and brought, by revenue; null where nothing loaded names a campaign.
        pub campaigns: Option<Vec<CampaignRow>>,
        /// Twelve months of visits, leads and customers, forecast beside actual; null without visits and leads.
        pub runway: Option<Runway>,
        /// Answers by score.
        pub nps: Option<Nps>,
        /// Lifetimes of customers.
        pub survival: Option<Survival>,
        /// A row an owner.
        pub team: Option<Vec<TeamRow>>,
        /// Perspectives × figures, and advice.
        pub scorecard: Option<Scorecard>,
        /// What changed beyond chance.
        pub review: Option<Review>,
        /// Customers by first month and months since.
        pub retention: Option<Retention>,
        /// Who is still a customer among those who buy.
        pub predicted: Option<Predicted>,
        /// What is wrong with the records, whatever the period and the filters.
        pub quality: Option<Quality>,
    }

    /// Name and version of the program.
    pub struct GeneratedBy {
        /// `crm-kpi`.
        pub name: String,
        /// Semantic version.
        pub version: String,
    }
}
