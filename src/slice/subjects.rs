//! Funnels over contacts and over persons: both are looked at as if they were deals, so that every rule of the funnel holds for
//! them as well.

use super::deals::{DealStates, order_by_day};
use super::journeys::Journeys;
use super::leads::NAMES;
use super::outcome::{Outcome, closing_word};
use super::part::Part;
use super::world::World;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::column::{Bits, Labels};
use crate::dataset::deal::Deals;
use crate::dataset::history::History;
use crate::dataset::{Dataset, Entity};
use crate::lazy::Lazy;
use crate::settings::{FunnelSettings, StageDetails, StageSetting};
use std::sync::Arc;

impl World {
    /// What the funnel is over.
    pub fn funnel_entity(&self) -> Entity {
        match self.settings.funnel.entity.as_str() {
            "contact" => Entity::Contact,
            "event" => Entity::Event,
            _ => Entity::Deal,
        }
    }

    /// The world and the selection that a funnel over contacts or persons is counted in; `None` where it is over deals.
    pub fn subjects(&self, part: &Part) -> Option<(World, Part)> {
        let (data, settings, guessed) = match self.funnel_entity() {
            Entity::Contact => self.contacts_as_deals(),
            Entity::Event => self.persons_as_deals(),
            _ => return None,
        };
        let deals = DealStates::rewind(&data, self.as_of, &settings).in_currency(&data, &self.currency, self.as_of);
        let all = Bits::filled(data.deals.rows, true);
        let mut stages = super::stages::find(&data, &settings, &all, self.as_of);
        stages.guessed |= guessed;
        let journeys = Journeys::of(&deals.records(&data.history), stages, all, Bits::filled(data.deals.rows, false), self.as_of);
        let mut rows: Vec<u32> = match self.funnel_entity() {
            Entity::Contact => part.rows(Entity::Contact).to_vec(),
            _ => part.rows(Entity::Event).iter().filter_map(|row| self.data.events.person.code(*row as usize).checked_sub(1)).collect_vec(),
        };
        rows = crate::order::sorted_by(rows, &Ord::cmp);
        rows.dedup();
        let real = |row: &u32| !deals.future.get(*row as usize) && !data.superseded.get(*row as usize);
        let by_created = order_by_day(rows.iter().copied().filter(real).collect_vec(), &deals.created);
        let closed = rows.iter().copied().filter(|row| real(row) && deals.outcome[*row as usize] != Outcome::Open);
        let by_closed = order_by_day(closed.collect_vec(), &deals.closed);
        let part = Part { by_created, by_closed, deals: rows, ..Part::default() };
        let world = World {
            data: Arc::new(data),
            settings: crate::settings::Settings { funnel: settings, ..self.settings.clone() },
            as_of: self.as_of,
            first: self.first,
            last: self.last,
            period: self.period,
            currency: self.currency.clone(),
            deals: Arc::new(deals),
            journeys: Arc::new(Lazy::new(move || journeys)),
            ..World::default()
        };
        Some((world, part))
    }

    /// Contacts through the stages of the settings, by their labels and entered dates; else through the steps of the lead chain.
    fn contacts_as_deals(&self) -> (Dataset, FunnelSettings, bool) {
        let (contacts, source) = (&self.data.contacts, &self.data);
        let mut data = Dataset::default();
        let mut settings = self.settings.funnel.clone();
        data.deals = Deals {
            rows: contacts.rows,
            origins: contacts.origins.clone(),
            id: if contacts.id.is_empty() { contacts.email.clone() } else { contacts.id.clone() },
            name: contacts.name.clone(),
            owner: contacts.owner.clone(),
            created: contacts.created.clone(),
            ..Deals::default()
        };
        data.superseded = source.contact_superseded.clone();
        if settings.stages.is_some() {
            data.deals.stage = contacts.lifecycle_stage.clone();
            data.history = source.contact_history.clone();
            return (data, settings, false);
        }
        let leads = &self.leads;
        let told: Vec<usize> = (0..NAMES.len()).filter(|step| leads.told[*step]).collect_vec();
        let (mut stage, mut status, mut moves) = (Labels::default(), Labels::default(), Vec::new());
        for row in 0..contacts.rows as u32 {
            let furthest = told.iter().copied().filter(|step| leads.steps.has_entered(row, *step)).max();
            stage.push(furthest.map_or("", |step| NAMES[step]));
            let lost = contacts.lifecycle_stage.get(row as usize).is_some_and(|label| closing_word(label) == Some(Outcome::Lost));
            status.push(if lost { "lost" } else { "" });
            for step in told.iter().filter(|step| leads.entered_itself(row, **step)) {
                moves.push_all(leads.steps.entered_at(row, *step).map(|at| (row, at, NAMES[*step])));
            }
        }
        data.deals.stage = Arc::new(stage);
        data.deals.status = Arc::new(status);
        data.history = History::of_steps(contacts.rows, &moves, &data.deals.stage);
        let named = |step: &usize| StageSetting::Detailed(StageDetails { name: NAMES[*step].to_owned(), ..StageDetails::default() });
        settings.stages = Some(told.iter().map(named).collect_vec());
        (data, settings, false)
    }

    /// Persons through their events: those of the settings, else all in the order that most take them in. The last one is the
    /// aim; what a person does after it is another story.
    fn persons_as_deals(&self) -> (Dataset, FunnelSettings, bool) {
        let events = &self.data.events;
        let mut data = Dataset::default();
        let mut settings = self.settings.funnel.clone();
        data.history = History::of_persons(events);
        let persons = data.history.exported.len();
        let mut id = Labels::default();
        events.person.dictionary.iter().for_each(|(_, text)| id.push(text));
        data.deals = Deals { rows: persons, id: Arc::new(id), ..Deals::default() };
        data.superseded = Bits::filled(persons, false);
        let guessed = settings.stages.is_none();
        if guessed {
            let mut names = super::stages::find(&data, &settings, &Bits::filled(data.deals.rows, true), self.as_of).names;
            names.pop();
            settings.stages = Some(names.into_iter().map(StageSetting::Name).collect_vec());
        }
        let aim = settings.stages.as_ref().and_then(|stages| stages.last()).cloned();
        let aims: Vec<bool> = (0..=data.history.stages.len() as u32)
            .map(|code| data.history.stages.text(code).is_some_and(|text| aim.as_ref().is_some_and(|aim| aim.matches(text))))
            .collect_vec();
        data.history.end_at(&|code| aims[code as usize]);
        let mut first = vec![u32::MAX; persons];
        (0..events.rows).rev().for_each(|row| {
            if let Some(slot) = events.person.code(row).checked_sub(1).and_then(|person| first.get_mut(person as usize)) {
                *slot = row as u32;
            }
        });
        data.deals.origins = first.iter().map(|row| events.origins.get(*row as usize).copied().unwrap_or_default()).collect_vec();
        (data, settings, guessed)
    }
}
