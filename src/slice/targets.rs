//! What figures are held against: targets, benchmarks and long-term means of the settings, then those of files; and the quotas of sellers.

use super::Slice;
use super::outcome::Outcome;
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use crate::error::{Code, Error};
use crate::settings::Settings;
use crate::text::fold;

/// What a figure is held against, by its name in settings and reports.
pub const KINDS: [&str; 3] = ["target", "benchmark", "long_term"];
/// See [`KINDS`].
pub const TARGET: usize = 0;

/// One of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The figure, folded: its id, or the last part of it.
    kpi: String,
    /// Place in [`KINDS`].
    kind: usize,
    /// Its value.
    pub value: f64,
    /// When it holds; `None`: always.
    span: Option<Span>,
    /// Whose it is; `None`: everybody's.
    owner: Option<String>,
    /// Of which segment; `None`: of all.
    segment: Option<String>,
    /// Whether it was typed rather than loaded.
    pub typed: bool,
    /// When it holds, as it was said.
    pub period: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// An owner and a segment; none: everybody, all.
type Whose<'a> = [Option<&'a str>; 2];

/// All of them, those of the settings first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goals(Vec<Goal>);

impl Goals {
    /// Those of the settings, then those of files. Errors: a period or a kind of the settings that is none.
    pub fn of(settings: &Settings, data: &Dataset) -> Result<Goals, Error> {
        let mut goals = Vec::new();
        for target in &settings.targets {
            let span = target.period.as_deref().map(Span::parse).transpose()?;
            let Some(kind) = KINDS.iter().position(|kind| *kind == target.kind) else {
                return Err(Error::new(Code::BadSettings, format!("targets.kind: {} is not one of {}", target.kind, KINDS.join(", "))));
            };
            let (owner, period, source) = (target.owner.clone(), target.period.clone(), target.source.clone());
            goals.push(Goal { kpi: fold(&target.kpi), kind, value: target.value, span, owner, segment: None, typed: true, period, source });
        }
        let table = &data.targets;
        for row in 0..table.rows {
            let period = table.period.get(row);
            let span = period.map(|text| Span::parse(text).ok().or_else(|| Day::parse(text.get(..10)?).ok().map(month)));
            let Some(kpi) = table.kpi.get(row) else { continue };
            for (kind, values) in [&table.value, &table.benchmark, &table.long_term].into_iter().enumerate().filter(|_| span != Some(None)) {
                let Some(value) = values.get(row) else { continue };
                let owned = |labels: &Labels| labels.get(row).map(str::to_owned);
                let [owner, segment, period, source] = [&table.owner, &table.segment, &table.period, &table.source].map(|labels| owned(labels));
                goals.push(Goal { kpi: fold(kpi), kind, value, span: span.flatten(), owner, segment, typed: false, period, source });
            }
        }
        Ok(Goals(goals))
    }

    /// Those of a figure, of an owner and a segment.
    fn about<'a>(&'a self, kpi: &str, kind: usize, whose: Whose<'a>) -> impl Iterator<Item = &'a Goal> + 'a {
        let (whole, last) = (fold(kpi), fold(kpi.rsplit('.').next().unwrap_or(kpi)));
        let theirs = move |goal: &&Goal| [goal.owner.as_deref(), goal.segment.as_deref()] == whose;
        self.0.iter().filter(move |goal| goal.kind == kind && (goal.kpi == whole || goal.kpi == last)).filter(theirs)
    }

    /// The target of a figure that is a rate, a mean or a state: the one of the shortest period around the period's end. What others do, and what was usual,
    /// holds from its period on: the latest said by then.
    pub fn level<'a>(&'a self, kpi: &str, kind: usize, whose: Whose<'a>, span: Option<Span>) -> Option<&'a Goal> {
        let last = span.map(|span| span.end.plus(-1));
        let holds = |of: Span, last: Day| if kind == TARGET { of.contains(last) } else { of.start <= last };
        let order = |span: Span| if kind == TARGET { span.days() } else { -span.start.0 };
        self.about(kpi, kind, whose)
            .filter(|goal| goal.span.is_none_or(|of| last.is_none_or(|last| holds(of, last))))
            .min_by_key(|goal| (!goal.typed, goal.span.map_or(i32::MAX, order)))
    }

    /// The target of a figure that adds up over time, and the first it is made of: those of its days, each in equal parts, where they cover the period.
    pub fn total<'a>(&'a self, kpi: &str, whose: Whose<'a>, span: Option<Span>) -> Option<(f64, &'a Goal)> {
        let (mut sum, mut days, mut first) = (0.0, 0, None);
        for goal in self.about(kpi, TARGET, whose) {
            match (goal.span, span) {
                (None, _) | (_, None) => return Some((goal.value, goal)),
                (Some(of), Some(span)) => {
                    let common = span.end.0.min(of.end.0) - span.start.0.max(of.start.0);
                    if common > 0 {
                        sum += goal.value * f64::from(common) / f64::from(of.days());
                        days += common;
                        first = first.or(Some(goal));
                    }
                }
            }
        }
        span.filter(|span| days == span.days()).and(first).map(|first| (sum, first))
    }
}

fn month(day: Day) -> Span {
    let start = day.floor(crate::settings::Grain::Month, 1);
    Span { start, end: start.plus_months(1) }
}

/// What a seller closed, against what was to be won.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seller {
    /// Name.
    pub name: String,
    /// Deals won in the period.
    pub won: u64,
    /// Deals closed in the period.
    pub closed: u64,
    /// Amount won, 1/10,000 of a unit.
    pub amount: i128,
    /// Deals to win in the period.
    pub quota_count: Option<f64>,
    /// Amount to win in the period, in units.
    pub quota_amount: Option<f64>,
    /// Share of deals to win.
    pub target_rate: Option<f64>,
    /// Of the last six whole units of the grain, those under target.
    pub under: u64,
    /// How many of these there are.
    pub grains: u64,
}

/// Units of the grain that coaching looks at, and how many under target it takes.
const LOOKED_AT: usize = 6;
/// See [`LOOKED_AT`].
pub const UNDER_TARGET: u64 = 3;

impl Seller {
    /// Whether they were under target in at least three of the last six units of the grain.
    pub fn needs_coaching(&self) -> bool {
        self.under >= UNDER_TARGET
    }

    fn has_target(&self) -> bool {
        self.quota_count.is_some() || self.quota_amount.is_some() || self.target_rate.is_some()
    }

    fn is_under(&self) -> bool {
        match (self.quota_amount, self.quota_count, self.target_rate) {
            (Some(quota), ..) => (self.amount as f64) < quota * 10_000.0,
            (None, Some(quota), _) => (self.won as f64) < quota,
            (None, None, Some(rate)) => self.closed > 0 && (self.won as f64) < rate * self.closed as f64,
            _ => false,
        }
    }
}

impl Slice<'_> {
    /// The sellers that have a quota or a target of their own, by name.
    pub fn sellers(&self) -> Vec<Seller> {
        let (world, owners) = (self.world, &self.world.data.deals.owner);
        let users = &world.data.users;
        let mut names: Vec<(String, Option<usize>)> = Vec::new();
        let has_quota = |row: &usize| users.quota_count.get(*row).is_some() || users.quota_amount.get(*row).is_some();
        for row in self.users().into_iter().filter(has_quota) {
            if let Some(name) = users.name.get(row).or(users.id.get(row)) {
                names.push((name.to_owned(), Some(row)));
            }
        }
        for goal in world.goals.0.iter().filter(|goal| goal.kind == TARGET && goal.segment.is_none()) {
            let is_new = |owner: &&String| !names.iter().any(|(name, _)| name == *owner);
            let listed = |owner: &str| world.data.user(owner).filter(|(entity, _)| *entity == Entity::User).map(|(_, row)| row as usize);
            if let Some(owner) = goal.owner.as_ref().filter(is_new).filter(|owner| self.part.has_user(Some(owner), listed(owner))) {
                names.push((owner.clone(), None));
            }
        }
        names = crate::order::sorted_by(names, &|a, b| a.0.cmp(&b.0));
        let place: Vec<usize> = std::iter::once(usize::MAX)
            .chain(owners.dictionary.iter().map(|(_, text)| {
                let same = |(name, row): &(String, Option<usize>)| name == text || row.is_some_and(|row| users.id.get(row) == Some(text));
                names.iter().position(same).unwrap_or(usize::MAX)
            }))
            .collect_vec();
        let over = |slice: &Slice| -> Vec<Seller> {
            let mut sellers: Vec<Seller> = names.iter().map(|(name, row)| slice.quota(name, *row)).collect_vec();
            for row in slice.closed() {
                if let Some(seller) = sellers.get_mut(place[owners.code(*row as usize) as usize]) {
                    let won = world.deals.outcome[*row as usize] == Outcome::Won;
                    seller.closed += 1;
                    seller.won += u64::from(won);
                    seller.amount += if won { world.deals.amount(*row).map_or(0, i128::from) } else { 0 };
                }
            }
            sellers
        };
        let mut sellers = over(self);
        for unit in self.last_units(LOOKED_AT) {
            for (seller, then) in sellers.iter_mut().zip(over(&self.over(unit))).filter(|(_, then)| then.has_target()) {
                seller.grains += 1;
                seller.under += u64::from(then.is_under());
            }
        }
        sellers.retain(Seller::has_target);
        sellers
    }

    fn quota(&self, name: &str, user: Option<usize>) -> Seller {
        let (world, users) = (self.world, &self.world.data.users);
        let fiscal = world.settings.fiscal_year_start;
        let grain = world.settings.grain;
        let whole = |start: Day| f64::from(start.step(grain, 1).0 - start.0);
        let units = self.span.map_or(1.0, |span| span.buckets(grain, fiscal).iter().map(|(unit, part)| f64::from(part.days()) / whole(*unit)).sum::<f64>());
        let told = |kpi: &str| world.goals.total(kpi, [Some(name), None], self.span).map(|(value, _)| value);
        Seller {
            name: name.to_owned(),
            quota_count: told("sales.won_count").or_else(|| Some(users.quota_count.get(user?)? * units)),
            quota_amount: told("sales.won_amount").or_else(|| Some(users.quota_amount.get(user?)? as f64 / 10_000.0 * units)),
            target_rate: world.goals.level("sales.win_rate", TARGET, [Some(name), None], self.span).map(|goal| goal.value),
            ..Seller::default()
        }
    }

    /// The last whole units of the grain that end with the period or before it, not after as_of.
    fn last_units(&self, count: usize) -> Vec<Span> {
        let (world, grain) = (self.world, self.world.settings.grain);
        let Some(span) = self.span else { return Vec::new() };
        let mut end = span.end.min(world.as_of.plus(1)).floor(grain, world.settings.fiscal_year_start);
        let mut units = Vec::new();
        while units.len() < count && end > world.first {
            let start = end.step(grain, -1);
            units.push(Span { start, end });
            end = start;
        }
        units
    }
}
