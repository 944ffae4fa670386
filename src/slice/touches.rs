//! Touches: what the team did towards each contact, in time.

use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::link::Link;
use crate::dataset::{Dataset, Entity};
use crate::recognize::words::flag;
use crate::text::fold;
use columns::engagement::Engagement;
use columns::response::Wait;
use columns::states::order_in_time;
use columns::touch::{Meaning, Told, Touched};
use std::sync::OnceLock;

/// All touches, by whom they were with.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    /// Whose touches they are: contacts, else deals, else whom the activities name.
    pub base: Option<Entity>,
    /// The touches. Where nothing else is loaded, a row is an activity, and whom it names is whom it is with.
    pub touched: Touched,
    /// The first activity that names each.
    first: Vec<u32>,
    /// From when on each row of the base is disengaged, made when first asked for.
    pub(super) engagements: OnceLock<Vec<Engagement>>,
    /// How long each contact waited, made when first asked for.
    pub(super) responses: OnceLock<Vec<Option<Wait>>>,
}

/// How words of an outcome begin that tell of somebody who spoke or wrote, if only to say no; and words that tell the contrary.
const REPLIED: &[&str] = &[
    "answer", "repl", "respond", "response", "repondu", "reponse", "connect", "reach", "spoke", "talk", "complet", "success", "attended", "held", "booked",
    "join", "abouti", "effectu", "realis", "termin", "rdv",
];
const REFUSED: &[&str] = &["interes", "refus", "declin", "positi", "negati"];
const NOT: &[&str] = &[
    "no",
    "not",
    "never",
    "non",
    "pas",
    "ne",
    "sans",
    "aucun",
    "aucune",
    "voicemail",
    "machine",
    "messagerie",
    "repondeur",
    "wrong",
    "mauvais",
    "canceled",
    "cancelled",
    "annule",
    "reporte",
];

fn meanings(labels: &Labels) -> Vec<Meaning> {
    let of = |text: &str| {
        let folded = fold(text);
        let has = |words: &[&str]| folded.split(' ').any(|part| words.iter().any(|word| part.starts_with(word)));
        Meaning {
            inbound: has(&["inbound", "incoming", "received", "entrant", "recu", "reply", "replied", "reponse"])
                || matches!(folded.as_str(), "in" | "from contact"),
            outbound: has(&["outbound", "outgoing", "sent", "sortant", "envoye"]) || folded == "out",
            internal: has(&["note", "task", "tache", "todo", "deadline"]),
            automated: has(&["auto", "system", "workflow", "sequence"]),
            bounced: has(&["bounce", "rebond", "rejet", "undelivered"]),
            replied: flag(text.as_bytes()).unwrap_or_else(|| has(REFUSED) || has(REPLIED) && !folded.split(' ').any(|part| NOT.contains(&part))),
        }
    };
    std::iter::once(Meaning::default()).chain(labels.dictionary.iter().map(|(_, text)| of(text))).collect_vec()
}

const NOBODY: u32 = u32::MAX;

/// The activities of a dataset before a stamp, in time.
pub fn in_time(data: &Dataset, end: Stamp) -> Vec<u32> {
    let table = &data.activities;
    let mut order = order_in_time((0..table.rows as u32).collect_vec(), &table.at);
    order.truncate(order.partition_point(|row| table.at.get(*row as usize).is_some_and(|at| at < end)));
    order
}

impl Touches {
    /// The touches of a dataset: of its activities in time.
    pub fn of(data: &Dataset, order: &[u32]) -> Touches {
        let table = &data.activities;
        let (kinds, directions, outcomes) = (meanings(&table.kind), meanings(&table.direction), meanings(&table.outcome));
        let told = Told { at: &table.at, kind: (&table.kind, &kinds), direction: (&table.direction, &directions), outcome: (&table.outcome, &outcomes) };
        let key = if table.contact_id.is_empty() { &table.account_id } else { &table.contact_id };
        let named = Link::from(key.codes.iter().map(|code| code.wrapping_sub(1)).collect_vec());
        let any = |link: &Link| order.iter().any(|row| link.row(*row) != NOBODY);
        let (contacts, deals) = (data.contacts_of_activities(), &data.about().deals);
        let (base, with, units) = if data.contacts.rows > 0 && (order.is_empty() || any(&contacts)) {
            (Some(Entity::Contact), &contacts, data.contacts.rows)
        } else if any(deals) {
            (Some(Entity::Deal), deals, data.deals.rows)
        } else {
            (Some(Entity::Activity).filter(|_| any(&named)), &named, key.dictionary.len())
        };
        let mut all = Touches { base, ..Touches::default() };
        all.touched.lists = told.touches(order, with, units);
        if base == Some(Entity::Activity) {
            all.first = vec![NOBODY; units];
            order.iter().filter(|row| named.row(**row) != NOBODY).rev().for_each(|row| all.first[named.row(*row) as usize] = *row);
            all.touched.contacts = named.into_rows();
        }
        all
    }

    /// Whether a row of the base is the first that names whom it names.
    pub fn is_first(&self, row: u32) -> bool {
        self.base != Some(Entity::Activity) || self.touched.contacts[row as usize].checked_add(1).is_some_and(|unit| self.first[unit as usize - 1] == row)
    }
}
