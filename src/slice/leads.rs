//! Contacts on their way from lead to customer: when each entered which step, from dates, criteria and deals.

use super::deals::DealStates;
use super::outcome::Outcome;
use crate::calendar::{Day, Stamp};
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Dataset;
use crate::dataset::column::{Labels, Times};
use crate::error::{Code, Error};
use crate::map::SortedMap;
use crate::settings::Criterion;
use crate::stats::Counted;
use crate::text::fold;
use columns::chain::Steps;
pub use columns::chain::{Chain, STEPS};
use std::sync::{Arc, OnceLock};

/// Created.
pub const LEAD: usize = 0;
/// Marketing qualified lead.
pub const MQL: usize = 1;
/// Sales qualified lead.
pub const SQL: usize = 2;
/// Has an opportunity.
pub const OPPORTUNITY: usize = 3;
/// Has a quote.
pub const QUOTED: usize = 4;
/// Bought.
pub const CUSTOMER: usize = 5;
/// Their names, as in settings.
pub const NAMES: [&str; STEPS] = ["lead", "mql", "sql", "opportunity", "quoted", "customer"];

/// All contacts as they stood at the end of as_of; those created later, or replaced by a later row, are not there.
#[derive(Clone, Debug, Default)]
pub struct Leads {
    /// The furthest step of each contact, and when each was entered.
    pub steps: Steps,
    /// Bit i: step i has a date of its own, not a later step's.
    own: Vec<u8>,
    /// Whether the data can tell who entered a step.
    pub told: [bool; STEPS],
    /// Found when first asked for.
    usual: [[OnceLock<Option<f64>>; STEPS]; STEPS],
}

/// What a stage's name means, in English and French; `None` for what is no step beyond a lead. A converted lead is at the step
/// `conversion`.
fn step_of(label: &str, conversion: usize) -> Option<usize> {
    let folded = fold(label);
    let word = |words: &[&str]| folded.split(' ').any(|part| words.contains(&part));
    if word(&["not", "non", "unqualified", "disqualified", "disqualifie", "potential", "potentiel"]) {
        return None;
    }
    let qualified = word(&["qualified", "qualifie", "qualifies", "qualifiee", "accepted"]);
    if word(&["customer", "client", "cliente", "evangelist", "evangeliste", "ambassador", "ambassadeur", "won", "gagne"]) {
        Some(CUSTOMER)
    } else if word(&["quoted", "quote", "devis", "proposal", "proposition", "offre"]) {
        Some(QUOTED)
    } else if word(&["opportunity", "opportunite"]) {
        Some(OPPORTUNITY)
    } else if word(&["converted", "converti", "convertie"]) {
        Some(conversion)
    } else if word(&["mql", "marketingqualifiedlead"]) || (qualified && word(&["marketing"])) {
        Some(MQL)
    } else if word(&["sql", "salesqualifiedlead", "sal"]) || qualified {
        Some(SQL)
    } else {
        None
    }
}

/// A criterion ready to be asked about contacts.
enum Rule {
    /// A label among some, by code.
    In(Arc<Labels>, Vec<bool>),
    /// A date.
    Entered(Vec<Arc<Times>>),
    /// A date of a stage of the history.
    Moved(u16),
    All(Vec<Rule>),
    Any(Vec<Rule>),
}

impl Rule {
    fn of(criterion: &Criterion, data: &Dataset) -> Result<Rule, Error> {
        let refuse = |what: String| Error::new(Code::BadSettings, format!("lifecycle: {what}"));
        let mut all = Vec::new();
        if let Some(field) = &criterion.field {
            let own = data.contacts.own_dimension(field).or_else(|| data.dimension(crate::dataset::Entity::Contact, field));
            let labels = own.ok_or_else(|| refuse(format!("no contact has {field}")))?;
            let accepted = criterion.labels.as_ref().ok_or_else(|| refuse(format!("{field} needs `in`")))?;
            let codes =
                (0..=labels.dictionary.len() as u32).map(|code| labels.dictionary.text(code).is_some_and(|text| accepted.iter().any(|one| one == text)));
            let codes = codes.collect_vec();
            all.push(Rule::In(labels, codes));
        }
        if let Some(column) = &criterion.entered {
            let contacts = &data.contacts;
            let field = match column.as_str() {
                "created" => Some(&contacts.created),
                "first_response" => Some(&contacts.first_response),
                "converted" => Some(&contacts.converted),
                _ => None,
            };
            let stages = &data.contact_history.stages;
            let stage = || {
                let named = crate::recognize::entered::entered(column).map_or_else(|| column.clone(), |(stage, _)| stage);
                stages.find(&named).or_else(|| stages.iter().find(|(_, text)| fold(text) == fold(&named)).map(|(code, _)| code))
            };
            all.push(match field.filter(|times| !times.is_empty()) {
                Some(times) => Rule::Entered(vec![times.clone()]),
                None => Rule::Moved(stage().ok_or_else(|| refuse(format!("no contact has a date under {column}")))? as u16),
            });
        }
        let inner = |list: &[Criterion]| list.iter().map(|criterion| Rule::of(criterion, data)).collect::<Result<Vec<_>, _>>();
        all.push_all(inner(&criterion.and)?);
        if !criterion.or.is_empty() {
            all.push(Rule::Any(inner(&criterion.or)?));
        }
        if all.is_empty() { Err(refuse("a criterion is empty".into())) } else { Ok(Rule::All(all)) }
    }

    /// Whether it holds for a contact by the end of as_of, and since when.
    fn holds(&self, data: &Dataset, contact: usize, end: Stamp) -> Option<Option<Stamp>> {
        let by_then = |at: Option<Stamp>| at.filter(|at| *at < end).map(Some);
        match self {
            Rule::In(labels, accepted) => accepted[labels.code(contact) as usize].then_some(None),
            Rule::Entered(times) => by_then(times.iter().filter_map(|times| times.get(contact)).min()),
            Rule::Moved(code) => by_then(data.contact_history.of(contact).iter().filter(|step| step.to == *code).map(|step| step.at).min()),
            Rule::All(rules) => rules.iter().try_fold(None, |latest: Option<Stamp>, rule| Some(latest.max(rule.holds(data, contact, end)?))),
            Rule::Any(rules) => {
                let held: Vec<Option<Stamp>> = rules.iter().filter_map(|rule| rule.holds(data, contact, end)).collect_vec();
                (!held.is_empty()).then(|| held.into_iter().flatten().min())
            }
        }
    }

    fn is_dated(&self) -> bool {
        match self {
            Rule::In(..) => false,
            Rule::Entered(_) | Rule::Moved(_) => true,
            Rule::All(rules) | Rule::Any(rules) => rules.iter().any(Rule::is_dated),
        }
    }
}

/// A contact's steps before they are settled: whether it entered each, and when.
type Found = [Option<Option<Stamp>>; STEPS];

fn enter(found: &mut Found, step: usize, at: Option<Stamp>) {
    found[step] = Some(match found[step] {
        Some(Some(known)) => Some(at.map_or(known, |at| at.min(known))),
        _ => at,
    });
}

/// The criteria of the settings, ready to be asked.
#[derive(Default)]
pub struct Rules([Option<Rule>; STEPS]);

impl Rules {
    /// A criterion that cannot be asked of this dataset is an error that names it.
    pub fn of(data: &Dataset, criteria: &SortedMap<String, Criterion>) -> Result<Rules, Error> {
        let mut rules = Rules::default();
        for (name, criterion) in criteria {
            let step = NAMES.iter().position(|known| known == name);
            let step = step.ok_or_else(|| Error::new(Code::BadSettings, format!("lifecycle.{name}: not one of {}", NAMES.join(", "))))?;
            rules.0[step] = if data.contacts.rows > 0 { Some(Rule::of(criterion, data)?) } else { None };
        }
        Ok(rules)
    }
}

impl Leads {
    /// The contacts of a dataset at the end of as_of.
    pub fn rewind(data: &Dataset, deals: &DealStates, as_of: Day, Rules(rules): Rules) -> Leads {
        let (contacts, history) = (&data.contacts, &data.contact_history);
        let end = Stamp::start_of(as_of.plus(1));
        let conversion = if data.converts_to_deals { OPPORTUNITY } else { CUSTOMER };
        let label = |step: usize| rules[step].is_none().then_some(step);
        let meaning: Vec<Option<usize>> =
            std::iter::once(None).chain(history.stages.iter().map(|(_, text)| step_of(text, conversion).and_then(label))).collect_vec();
        let exported: Vec<Option<usize>> =
            std::iter::once(None).chain(contacts.lifecycle_stage.dictionary.iter().map(|(_, text)| step_of(text, conversion).and_then(label))).collect_vec();
        let mut leads = Leads { steps: Steps::of(contacts.rows), own: vec![0; contacts.rows], ..Leads::default() };
        leads.told[LEAD] = contacts.rows > 0;
        for (step, rule) in rules.iter().enumerate() {
            leads.told[step] |= rule.is_some();
            leads.steps.dated[step] |= rule.as_ref().is_some_and(Rule::is_dated);
        }
        exported.iter().flatten().for_each(|step| leads.told[*step] = true);
        history.moves.list.iter().filter_map(|step| meaning[step.to as usize]).for_each(|step| (leads.told[step], leads.steps.dated[step]) = (true, true));
        leads.steps.dated[LEAD] |= !contacts.created.is_empty();
        if !contacts.converted.is_empty() && rules[conversion].is_none() {
            (leads.told[conversion], leads.steps.dated[conversion]) = (true, true);
        }
        let mut of_deals = vec![Found::default(); contacts.rows];
        leads.take_deals(data, deals, end, &mut of_deals);
        for contact in 0..contacts.rows {
            let mut found = Found::default();
            let mut later = 0u8;
            for step in history.of(contact) {
                match meaning[step.to as usize] {
                    Some(to) if step.at < end => enter(&mut found, to, Some(step.at)),
                    Some(to) => later |= 1 << to,
                    None => {}
                }
            }
            if let Some(step) = exported[contacts.lifecycle_stage.code(contact) as usize].filter(|step| later >> step & 1 == 0) {
                enter(&mut found, step, None);
            }
            for (step, rule) in rules.iter().enumerate() {
                if let Some(since) = rule.as_ref().and_then(|rule| rule.holds(data, contact, end)) {
                    enter(&mut found, step, since);
                }
            }
            for (own, deal) in found.iter_mut().zip(&of_deals[contact]) {
                if own.flatten().is_none() && deal.is_some() {
                    *own = *deal;
                }
            }
            let created = contacts.created.get(contact);
            let unborn = created.is_some_and(|created| created >= end) || (created.is_none() && later != 0 && found.iter().all(Option::is_none));
            if unborn || data.contact_superseded.get(contact) {
                continue;
            }
            if rules[LEAD].is_none() {
                enter(&mut found, LEAD, created);
                if let Some(converted) = contacts.converted.get(contact).filter(|at| *at < end && rules[conversion].is_none()) {
                    enter(&mut found, conversion, Some(converted));
                }
            }
            let Some(furthest) = found.iter().rposition(Option::is_some) else { continue };
            leads.own[contact] = (0..STEPS).filter(|step| found[*step].flatten().is_some()).map(|step| 1 << step).sum();
            leads.steps.enter(contact, furthest, |step| found[step].flatten());
        }
        for step in (0..CUSTOMER).rev() {
            leads.steps.dated[step] |= leads.steps.dated[step + 1];
        }
        leads
    }

    fn take_deals(&mut self, data: &Dataset, deals: &DealStates, end: Stamp, found: &mut [Found]) {
        let quoted = &data.deals.quoted;
        let mut linked = false;
        for row in &deals.by_created {
            let at = *row as usize;
            let Some(found) = found.get_mut(data.contact_of_deal(at) as usize) else { continue };
            linked = true;
            enter(found, OPPORTUNITY, deals.created.get(at));
            if let Some(quoted) = quoted.get(at).filter(|quoted| *quoted < end) {
                enter(found, QUOTED, Some(quoted));
            }
            if deals.outcome[at] == Outcome::Won {
                enter(found, CUSTOMER, deals.closed.get(at));
            }
        }
        if linked {
            for (step, dated) in [(OPPORTUNITY, deals.has_created), (QUOTED, !quoted.is_empty()), (CUSTOMER, deals.has_closed)] {
                self.told[step] |= step != QUOTED || dated;
                self.steps.dated[step] |= dated;
            }
        }
    }

    /// p90 of the days from one step to a later one, where at least ten took both.
    pub fn usual_days(&self, from: usize, to: usize) -> Option<f64> {
        *self.usual[from][to].get_or_init(|| {
            let taken: Counted = self.steps.seconds(from, to).into();
            taken.quantile(0.9).filter(|_| taken.total() >= 10).map(|seconds| seconds / 86_400.0)
        })
    }

    /// Whether the step has a date of its own, rather than a later step's.
    pub fn entered_itself(&self, contact: u32, step: usize) -> bool {
        self.own[contact as usize] >> step & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_known_by_their_words_in_both_languages() {
        for (label, step) in [
            ("Marketing Qualified Lead", Some(MQL)),
            ("marketingqualifiedlead", Some(MQL)),
            ("Lead qualifié pour le marketing", Some(MQL)),
            ("MQL", Some(MQL)),
            ("Sales Qualified Lead", Some(SQL)),
            ("Lead qualifié pour les ventes", Some(SQL)),
            ("Opportunité", Some(OPPORTUNITY)),
            ("Devis envoyé", Some(QUOTED)),
            ("Client", Some(CUSTOMER)),
            ("Evangelist", Some(CUSTOMER)),
            ("Unqualified", None),
            ("Not qualified", None),
            ("Lead", None),
            ("Subscriber", None),
        ] {
            assert_eq!(step_of(label, OPPORTUNITY), step, "{label}");
        }
    }
}
