//! Rows of every entity that pass the filters, or that fall to one label of a dimension; each list in the order of its day.

use super::funnel::Overdue;
use super::tables::Tables;
use super::world::World;
use crate::calendar::Day;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Entity;
use crate::dataset::column::Labels;
use crate::error::{Code, Error};
use crate::map::SortedMap;
use columns::part;
use std::sync::{Arc, OnceLock};

/// Labels that are kept, by dimension; `None` is the empty one.
pub type Filters = SortedMap<String, Vec<Option<String>>>;

/// Row numbers of a selection.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Deals that exist, by creation.
    pub by_created: Vec<u32>,
    /// Closed deals, by closing.
    pub by_closed: Vec<u32>,
    /// Every deal row, also those that do not exist: for accounting.
    pub deals: Vec<u32>,
    /// Valid answers, by day.
    pub answers: Vec<u32>,
    /// Survey rows that are not valid answers.
    pub not_answers: Vec<u32>,
    /// Customers.
    pub customers: Vec<u32>,
    /// Customers without dates, as places in `Customers::undated`.
    pub undated: Vec<u32>,
    /// Rows of the customers' basis, by their own labels.
    pub basis: Vec<u32>,
    /// Spend lines.
    pub spend: Vec<u32>,
    /// Rows of the plain tables, also those after as_of, of all parts.
    pub(super) tables: Arc<Tables>,
    /// Which of the parts it is.
    pub(super) place: usize,
    /// Entities that do not have the dimension of a filter.
    pub without: Vec<Entity>,
    /// Names of users that a filter by owner keeps; `None`: all.
    pub owners: Option<Vec<Option<String>>>,
    /// Rows of the list of users that another filter leaves out.
    pub not_users: Vec<u32>,
    /// Deals that have stood too long in each stage, found when first asked for.
    pub(super) overdue: OnceLock<Vec<Overdue>>,
}

/// What a request cuts out of the records: the selection, and its parts by dimension.
#[derive(Debug)]
pub struct Cut {
    /// Rows that pass the filters.
    pub selection: Part,
    /// Parts of them; a dimension that no entity has is left out.
    pub partitions: Vec<Partition>,
}

/// What a cut depends on: filters and dimensions, and the day on which customers have their labels.
pub(super) type CutKey = ((Filters, Vec<String>), Day);

/// Tables whose rows are counted as they stand: one day a row, no state.
pub const PLAIN: &[Entity] =
    &[Entity::Contact, Entity::Activity, Entity::Event, Entity::Order, Entity::Traffic, Entity::Campaign, Entity::Ticket, Entity::Account];

impl Part {
    /// Whether the filters keep a user, by name and by its row in the list of users.
    pub fn has_user(&self, name: Option<&str>, row: Option<usize>) -> bool {
        self.owners.as_ref().is_none_or(|owners| owners.iter().any(|owner| owner.as_deref() == name))
            && row.is_none_or(|row| !self.not_users.contains(&(row as u32)))
    }

    /// Leaves out the users of other labels; whether users have the dimension.
    fn keep_users(&mut self, world: &World, dimension: &str, accepted: &[Option<String>]) -> bool {
        let users = &world.data.users;
        if dimension == "owner" {
            let owners = accepted.iter().filter(|owner| self.owners.as_ref().is_none_or(|kept| kept.contains(owner)));
            self.owners = Some(owners.cloned().collect());
            return true;
        }
        let Some(labels) = users.own_dimension(dimension) else { return false };
        let is_other = |row: &u32| !accepted.iter().any(|label| label.as_deref() == labels.get(*row as usize));
        self.not_users.push_all((0..users.rows as u32).filter(is_other));
        true
    }

    /// Rows of a plain table.
    pub fn rows(&self, entity: Entity) -> &[u32] {
        self.tables.rows(entity, self.place)
    }
}

/// A dimension's parts, one a label.
#[derive(Debug)]
pub struct Partition {
    /// Name, as asked for.
    pub dimension: String,
    /// Labels; `None` is the empty one.
    pub labels: Vec<Option<String>>,
    /// Their rows.
    pub parts: Vec<Part>,
    /// Entities that have the dimension.
    pub entities: Vec<Entity>,
    /// The part of each label of the customers' basis, by its code.
    of_basis: Vec<u32>,
}

/// Rows kept by one dimension.
pub(super) struct Keep {
    labels: Option<Arc<Labels>>,
    accepted: Vec<bool>,
}

impl Keep {
    pub(super) fn rows(&self, rows: &mut Vec<u32>) {
        match &self.labels {
            Some(labels) => *rows = part::accepted(rows, labels, &self.accepted),
            None if !self.accepted[0] => rows.clear(),
            None => {}
        }
    }

    fn row(&self, row: u32) -> bool {
        match &self.labels {
            Some(labels) => self.accepted[labels.code(row as usize) as usize],
            None => self.accepted[0],
        }
    }
}

impl World {
    /// Every row.
    pub fn everything(&self) -> Part {
        Part {
            by_created: self.deals.by_created.clone(),
            by_closed: self.deals.by_closed.clone(),
            deals: (0..self.data.deals.rows as u32).collect_vec(),
            answers: self.answers.by_day.clone(),
            not_answers: self.answers.excluded.iter().map(|(row, _)| *row).collect_vec(),
            customers: self.everybody(),
            undated: (0..self.customers.undated.len() as u32).collect_vec(),
            basis: self.customers.basis.map_or(Vec::new(), |entity| (0..self.data.rows(entity) as u32).collect_vec()),
            spend: (0..self.data.spend.rows as u32).collect_vec(),
            tables: self.tables.clone(),
            place: 0,
            without: Vec::new(),
            owners: None,
            not_users: Vec::new(),
            overdue: OnceLock::new(),
        }
    }

    /// The rows that pass the filters of the settings, and their parts by some dimensions; the latest cut is kept, since a request
    /// often differs from the one before in neither, or in its period only.
    pub fn cut(&self, by: &[String]) -> Result<Arc<Cut>, Error> {
        let (asked, day) = ((self.settings.filters.clone(), by.to_vec()), self.labels_day());
        let mut latest = self.latest_cut.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = latest.take().filter(|((known, _), _)| *known == asked);
        let moved = |cut: &mut Arc<Cut>| Arc::get_mut(cut).map(|cut| self.cut_customers(cut)).is_some();
        let cut = match known.and_then(|((_, known), mut cut)| (known == day || moved(&mut cut)).then_some(cut)) {
            Some(cut) => cut,
            None => {
                let selection = self.selected(&self.settings.filters)?;
                let partitions = by.iter().filter_map(|dimension| self.partition(&selection, dimension)).collect_vec();
                Arc::new(Cut { selection, partitions })
            }
        };
        *latest = Some(((asked, day), cut.clone()));
        Ok(cut)
    }

    /// Puts a cut's customers where the labels that they have in this request put them.
    fn cut_customers(&self, Cut { selection, partitions }: &mut Cut) {
        selection.customers = self.everybody();
        self.settings.filters.iter().for_each(|(dimension, accepted)| self.keep_customers(selection, dimension, accepted));
        partitions.iter_mut().for_each(|partition| self.share_customers(selection, partition));
    }

    fn everybody(&self) -> Vec<u32> {
        (0..self.customers.stretches.len() as u32).collect_vec()
    }

    fn keep(&self, entity: Entity, dimension: &str, accepted: &[Option<String>]) -> Keep {
        let labels = self.data.dimension(entity, dimension);
        let mut codes = vec![false; labels.as_ref().map_or(0, |labels| labels.dictionary.len()) + 1];
        codes[0] = accepted.iter().any(Option::is_none);
        for label in accepted.iter().flatten() {
            if let Some(code) = labels.as_ref().and_then(|labels| labels.dictionary.find(label)) {
                codes[code as usize] = true;
            }
        }
        Keep { labels, accepted: codes }
    }

    fn keep_customers(&self, part: &mut Part, dimension: &str, accepted: &[Option<String>]) {
        if let Some(basis) = self.customers.basis {
            let keep = self.keep(basis, dimension, accepted);
            part.customers.retain(|customer| keep.row(self.customer_row(*customer)));
        }
    }

    fn share_customers(&self, whole: &Part, partition: &mut Partition) {
        let Some(labels) = self.customers.basis.and_then(|basis| self.data.dimension(basis, &partition.dimension)) else { return };
        partition.parts.iter_mut().for_each(|part| part.customers.clear());
        for customer in &whole.customers {
            let place = partition.of_basis[labels.code(self.customer_row(*customer) as usize) as usize];
            partition.parts[place as usize].customers.push(*customer);
        }
    }

    /// The rows that pass some filters.
    pub fn selected(&self, filters: &Filters) -> Result<Part, Error> {
        let mut part = self.everything();
        for (dimension, accepted) in filters {
            let keeps = |entity: Entity| self.keep(entity, dimension, accepted);
            if !self.data.bases().iter().any(|entity| self.data.dimension(*entity, dimension).is_some()) {
                return Err(Error::new(Code::BadSettings, format!("filters.{dimension}: no loaded record has it")));
            }
            let deal = keeps(Entity::Deal);
            let survey = keeps(Entity::Survey);
            let basis = self.customers.basis.map(|entity| (entity, keeps(entity)));
            let states = [(Entity::Deal, &deal), (Entity::Survey, &survey)].into_iter().chain(basis.iter().map(|(entity, keep)| (*entity, keep)));
            part.without.push_all(states.filter(|(entity, keep)| keep.labels.is_none() && self.data.rows(*entity) > 0).map(|(entity, _)| entity));
            [&mut part.by_created, &mut part.by_closed, &mut part.deals].into_iter().for_each(|rows| deal.rows(rows));
            [&mut part.answers, &mut part.not_answers].into_iter().for_each(|rows| survey.rows(rows));
            if !part.keep_users(self, dimension, accepted) {
                part.without.push(Entity::User);
            }
            let spend = keeps(Entity::Spend);
            if spend.labels.is_none() && self.data.spend.rows > 0 {
                part.without.push(Entity::Spend);
            }
            spend.rows(&mut part.spend);
            let untold = part.tables.entities().filter(|entity| keeps(*entity).labels.is_none() && !part.rows(*entity).is_empty()).collect_vec();
            part.without.push_all(untold);
            part.tables = Arc::new(part.tables.kept(part.place, keeps));
            if let Some((_, keep)) = basis {
                keep.rows(&mut part.basis);
                part.undated.retain(|at| keep.row(self.customers.undated[*at as usize].row));
            }
            self.keep_customers(&mut part, dimension, accepted);
        }
        Ok(part)
    }

    /// The day on which customers have the labels that count.
    fn labels_day(&self) -> Day {
        self.period.map_or(self.as_of, |span| span.start.plus(-1))
    }

    /// The record whose labels a customer has in this request.
    fn customer_row(&self, customer: u32) -> u32 {
        self.customers.stretches.representative(customer, self.labels_day())
    }

    /// A selection by the labels of a dimension: groups of row numbers, made once a request.
    pub fn partition(&self, whole: &Part, dimension: &str) -> Option<Partition> {
        let basis = self.customers.basis;
        let candidates = [Some(Entity::Deal), Some(Entity::Survey), Some(Entity::Spend), basis];
        let candidates = candidates.into_iter().flatten().chain(PLAIN.iter().copied().filter(|entity| Some(*entity) != basis));
        let mut entities: Vec<Entity> = candidates.filter(|entity| self.data.dimension(*entity, dimension).is_some()).collect_vec();
        entities.dedup();
        if entities.is_empty() {
            return None;
        }
        let mut names = crate::dataset::dictionary::Dictionary::default();
        let (mut parts, mut of_basis, mut tables) = (vec![Part::default()], Vec::new(), Tables::default());
        for entity in &entities {
            let Some(labels) = self.data.dimension(*entity, dimension) else { continue };
            let codes: Vec<u32> = std::iter::once(0).chain(labels.dictionary.iter().map(|(_, text)| names.intern(text.as_bytes()))).collect_vec();
            parts.resize_with(names.len() + 1, Part::default);
            let groups = parts.len();
            let mut share = |rows: &[u32], list: &dyn Fn(&mut Part, Vec<u32>)| {
                parts.iter_mut().zip(part::by_label(rows, &labels, &codes, groups)).for_each(|(part, rows)| list(part, rows));
            };
            match entity {
                Entity::Deal => {
                    share(&whole.by_created, &|part, rows| part.by_created = rows);
                    share(&whole.by_closed, &|part, rows| part.by_closed = rows);
                }
                Entity::Survey => {
                    share(&whole.answers, &|part, rows| part.answers = rows);
                    share(&whole.not_answers, &|part, rows| part.not_answers = rows);
                }
                Entity::Spend => share(&whole.spend, &|part, rows| part.spend = rows),
                other => tables.share(*other, (whole.tables.clone(), whole.place), labels.clone(), codes.clone(), groups),
            }
            if Some(*entity) == basis {
                share(&whole.basis, &|part, rows| part.basis = rows);
                let place = |row: u32| codes[labels.code(row as usize) as usize] as usize;
                whole.undated.iter().for_each(|at| parts[place(self.customers.undated[*at as usize].row)].undated.push(*at));
                of_basis = codes;
            }
        }
        let labels = std::iter::once(None).chain(names.iter().map(|(_, text)| Some(text.to_owned()))).collect_vec();
        let tables = Arc::new(tables);
        for (place, (part, label)) in parts.iter_mut().zip(&labels).enumerate() {
            (part.tables, part.place) = (tables.clone(), place);
            (part.owners, part.not_users) = (whole.owners.clone(), whole.not_users.clone());
            part.keep_users(self, dimension, std::slice::from_ref(label));
        }
        let mut partition = Partition { dimension: dimension.to_owned(), labels, parts, entities, of_basis };
        self.share_customers(whole, &mut partition);
        Some(partition)
    }
}
