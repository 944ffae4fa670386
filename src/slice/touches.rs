//! Touches: what the team did towards each contact, in time.

use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use crate::recognize::words::flag;
use crate::text::fold;
use columns::engagement::Engagement;
use columns::lists::Lists;
use columns::response::Wait;
use columns::states::order_in_time;
use columns::touch::{Touch, Touched};
use std::sync::OnceLock;

/// All touches, by whom they were with.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    /// Whose touches they are: contacts, else deals, else whom the activities name.
    pub base: Option<Entity>,
    /// Activities up to the end of as_of, in time.
    pub in_time: Vec<u32>,
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

/// What a label says of a touch.
#[derive(Clone, Copy, Default)]
struct Meaning {
    inbound: bool,
    outbound: bool,
    internal: bool,
    automated: bool,
    bounced: bool,
    /// As the outcome of an attempt: the other side spoke or wrote.
    replied: bool,
}

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

impl Touches {
    /// The touches of a dataset up to the end of as_of.
    pub fn of(data: &Dataset, end: Stamp) -> Touches {
        let table = &data.activities;
        let (kinds, directions, outcomes) = (meanings(&table.kind), meanings(&table.direction), meanings(&table.outcome));
        let order = in_time(data, end);
        let touch = |row: u32| -> Option<Touch> {
            let (kind, direction) = (kinds[table.kind.code(row as usize) as usize], directions[table.direction.code(row as usize) as usize]);
            let outcome = outcomes[table.outcome.code(row as usize) as usize];
            let inbound = direction.inbound || (kind.inbound && !direction.outbound);
            (!kind.internal).then_some(Touch {
                at: table.at.get(row as usize)?,
                outbound: !inbound,
                human: !(kind.automated || direction.automated),
                replied: outcome.replied,
                bounced: kind.bounced || direction.bounced || outcome.bounced,
            })
        };
        let contact = |row: u32| match data.about(row as usize) {
            (NOBODY, deal, _) if deal != NOBODY => data.contact_of_deal(deal as usize),
            (contact, ..) => contact,
        };
        let mut all = Touches::default();
        let any = |of: &dyn Fn(u32) -> u32| order.iter().any(|row| of(*row) != NOBODY);
        let key = if table.contact_id.is_empty() { &table.account_id } else { &table.contact_id };
        let named = |row: u32| key.code(row as usize).checked_sub(1).unwrap_or(NOBODY);
        let (base, unit, units): (_, &dyn Fn(u32) -> u32, usize) = if data.contacts.rows > 0 && (order.is_empty() || any(&contact)) {
            (Some(Entity::Contact), &contact, data.contacts.rows)
        } else if any(&|row| data.about(row as usize).1) {
            (Some(Entity::Deal), &|row| data.about(row as usize).1, data.deals.rows)
        } else {
            (Some(Entity::Activity).filter(|_| any(&named)), &named, key.dictionary.len())
        };
        all.base = base;
        let pairs: Vec<(u32, Touch)> = order.iter().filter(|row| unit(**row) != NOBODY).filter_map(|row| Some((unit(*row), touch(*row)?))).collect_vec();
        all.touched.lists = Lists::grouped(units, &pairs);
        if base == Some(Entity::Activity) {
            all.first = vec![NOBODY; units];
            all.touched.contacts = (0..table.rows as u32).map(named).collect_vec();
            order.iter().filter(|row| named(**row) != NOBODY).rev().for_each(|row| all.first[named(*row) as usize] = *row);
        }
        all.in_time = order;
        all
    }

    /// Whether a row of the base is the first that names whom it names.
    pub fn is_first(&self, row: u32) -> bool {
        self.base != Some(Entity::Activity) || self.touched.contacts[row as usize].checked_add(1).is_some_and(|unit| self.first[unit as usize - 1] == row)
    }
}

/// Activities up to the end of as_of, in time.
fn in_time(data: &Dataset, end: Stamp) -> Vec<u32> {
    let times = &data.activities.at;
    let mut order = order_in_time((0..data.activities.rows as u32).collect_vec(), times);
    order.truncate(order.partition_point(|row| times.get(*row as usize).is_some_and(|at| at < end)));
    order
}
