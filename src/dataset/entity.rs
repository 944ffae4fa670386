//! The kinds of things that a CRM, a billing system or a survey exports, and their fields.

use crate::collect::CollectVec;
use crate::value::{Take, Value, Wrong, text, wrong};
use serde::Serialize;

/// How a field's cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A label: dictionary-coded text (ids, names, stages).
    Label,
    /// An amount of money.
    Money,
    /// A day or an instant.
    Time,
    /// A number that is not money (score, tenure).
    Number,
    /// Yes or no.
    Flag,
}

/// A field of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name as in `data-model.md`.
    pub name: &'static str,
    /// How its cells are read.
    pub kind: Kind,
    /// Whether records can be grouped by it.
    pub dimension: bool,
}

const fn label(name: &'static str) -> Field {
    Field { name, kind: Kind::Label, dimension: false }
}
const fn dimension(name: &'static str) -> Field {
    Field { name, kind: Kind::Label, dimension: true }
}
const fn money(name: &'static str) -> Field {
    Field { name, kind: Kind::Money, dimension: false }
}
const fn time(name: &'static str) -> Field {
    Field { name, kind: Kind::Time, dimension: false }
}
const fn number(name: &'static str) -> Field {
    Field { name, kind: Kind::Number, dimension: false }
}
const fn flag(name: &'static str) -> Field {
    Field { name, kind: Kind::Flag, dimension: false }
}

macro_rules! entities {
    ($($(#[$doc:meta])* $variant:ident $name:literal { $($field:expr,)* })*) => {
        /// An entity of the data model.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
        pub enum Entity { #[default] $($(#[$doc])* $variant,)* }
        impl Entity {
            /// All of them.
            pub const ALL: &[Entity] = &[$(Entity::$variant,)*];
            /// Name as in reports and profiles.
            pub fn name(self) -> &'static str {
                match self { $(Entity::$variant => $name,)* }
            }
            /// Its fields, in the order of `data-model.md`.
            pub fn fields(self) -> &'static [Field] {
                match self { $(Entity::$variant => { const FIELDS: &[Field] = &[$($field,)*]; FIELDS })* }
            }
        }
    };
}

entities! {
    /// A company.
    Account "account" { label("id"), label("name"), label("domain"), time("created"), dimension("owner"), dimension("industry"), dimension("segment"), dimension("country"), number("employees"), money("revenue"), }
    /// A person, a lead.
    Contact "contact" { label("id"), time("created"), label("name"), label("email"), label("phone"), label("company"), label("account_id"), dimension("source"), dimension("channel"), dimension("campaign"), dimension("owner"), dimension("country"), dimension("segment"), dimension("type"), label("lifecycle_stage"), time("first_response"), time("converted"), flag("unsubscribed"), }
    /// An opportunity.
    Deal "deal" { label("id"), time("created"), label("name"), label("contact_id"), label("account_id"), dimension("pipeline"), label("stage"), label("status"), money("amount"), money("margin"), dimension("currency"), time("closed"), time("expected_close"), dimension("owner"), dimension("team"), dimension("campaign"), dimension("source"), dimension("product"), dimension("segment"), dimension("country"), label("loss_reason"), time("quoted"), time("last_activity"), }
    /// A deal (or contact) that moved to a stage.
    StageChange "stage_change" { label("deal_id"), label("contact_id"), label("to"), time("at"), label("from"), label("by"), }
    /// A call, an e-mail, a meeting.
    Activity "activity" { time("at"), label("contact_id"), label("deal_id"), label("account_id"), label("type"), label("direction"), label("outcome"), dimension("owner"), time("logged"), label("id"), }
    /// Something that a person did.
    Event "event" { label("person"), label("name"), time("at"), number("value"), }
    /// An answer to a survey.
    Survey "survey" { number("score"), time("at"), label("customer_id"), label("kind"), dimension("segment"), time("invited"), label("comment"), label("id"), }
    /// A contract.
    Subscription "subscription" { label("customer_id"), time("start"), number("tenure_months"), time("end"), flag("churned"), label("status"), money("mrr"), money("amount"), label("interval"), number("quantity"), dimension("plan"), dimension("product"), dimension("owner"), dimension("currency"), label("cancel_reason"), time("renewal_due"), flag("renewed"), dimension("segment"), dimension("country"), label("id"), }
    /// A purchase.
    Order "order" { label("customer_id"), time("at"), money("amount"), label("id"), number("quantity"), money("unit_price"), money("margin"), dimension("currency"), dimension("product"), dimension("campaign"), dimension("country"), dimension("segment"), }
    /// Money spent to win or keep customers.
    Spend "spend" { time("at"), time("month"), money("amount"), label("category"), dimension("campaign"), dimension("channel"), dimension("currency"), }
    /// A marketing campaign.
    Campaign "campaign" { label("name"), label("id"), dimension("type"), time("start"), time("end"), money("cost"), number("responses"), number("sent"), number("delivered"), number("opened"), number("clicked"), number("unsubscribed"), number("bounced"), }
    /// Visits to a site.
    Traffic "traffic" { time("date"), dimension("source"), dimension("channel"), dimension("campaign"), dimension("page"), number("sessions"), number("users"), number("pageviews"), number("engagement_seconds"), number("bounces"), number("bounce_rate"), number("purchases"), }
    /// A support case.
    Ticket "ticket" { time("opened"), label("id"), label("customer_id"), time("closed"), time("first_response"), dimension("owner"), label("status"), label("priority"), dimension("channel"), }
    /// A person who uses the CRM.
    User "user" { label("name"), label("id"), dimension("team"), time("last_login"), number("quota_count"), money("quota_amount"), }
    /// What a figure is held against.
    Target "target" { label("kpi"), number("value"), label("period"), dimension("owner"), dimension("segment"), number("benchmark"), number("long_term"), label("source"), }
}

impl Entity {
    /// The field of that name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// The entity of that name.
    pub fn named(name: &str) -> Option<Entity> {
        Entity::ALL.iter().copied().find(|entity| entity.name() == name)
    }
}

impl Take for Entity {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        match Entity::named(&text(value)?) {
            Some(entity) => *self = entity,
            None => return wrong("an entity is expected"),
        }
        Ok(())
    }
}

/// An entity and the names of its fields, for choosing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct EntityFields {
    /// The entity.
    pub entity: Entity,
    /// Names of its fields.
    pub fields: Vec<&'static str>,
}

impl EntityFields {
    /// All entities.
    pub fn all() -> Vec<EntityFields> {
        Entity::ALL.iter().map(|entity| EntityFields { entity: *entity, fields: entity.fields().iter().map(|field| field.name).collect_vec() }).collect_vec()
    }
}
