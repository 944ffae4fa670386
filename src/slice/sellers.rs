//! Sellers: what each of them closed, against what was to be won.

use super::Slice;
use super::outcome::Outcome;
use super::targets::TARGET;
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::Entity;

/// The figures that a seller's targets are of, by id.
#[derive(Clone, Copy, Debug)]
pub struct Aims {
    /// Deals won.
    pub count: &'static str,
    /// Amount won.
    pub amount: &'static str,
    /// Share of deals won.
    pub rate: &'static str,
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
const UNDER_TARGET: u64 = 3;

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
    pub fn sellers(&self, aims: Aims) -> Vec<Seller> {
        let (world, owners) = (self.world, &self.world.data.deals.owner);
        let users = &world.data.users;
        let mut names: Vec<(String, Option<usize>)> = Vec::new();
        let has_quota = |row: &usize| users.quota_count.get(*row).is_some() || users.quota_amount.get(*row).is_some();
        for row in self.users().into_iter().filter(has_quota) {
            if let Some(name) = users.name.get(row).or(users.id.get(row)) {
                names.push((name.to_owned(), Some(row)));
            }
        }
        let listed = |owner: &str| world.data.user(owner).filter(|(entity, _)| *entity == Entity::User).map(|(_, row)| row as usize);
        for owner in world.goals.owners() {
            if !names.iter().any(|(name, _)| name == owner) && self.part.has_user(Some(owner), listed(owner)) {
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
            let mut sellers: Vec<Seller> = names.iter().map(|(name, row)| slice.quota(aims, name, *row)).collect_vec();
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

    fn quota(&self, aims: Aims, name: &str, user: Option<usize>) -> Seller {
        let (world, users) = (self.world, &self.world.data.users);
        let fiscal = world.settings.fiscal_year_start;
        let grain = world.settings.grain;
        let whole = |start: Day| f64::from(start.step(grain, 1).0 - start.0);
        let units = self.span.map_or(1.0, |span| span.buckets(grain, fiscal).iter().map(|(unit, part)| f64::from(part.days()) / whole(*unit)).sum::<f64>());
        let told = |kpi: &str| world.goals.total(kpi, [Some(name), None], self.span).map(|(value, _)| value);
        Seller {
            name: name.to_owned(),
            quota_count: told(aims.count).or_else(|| Some(users.quota_count.get(user?)? * units)),
            quota_amount: told(aims.amount).or_else(|| Some(users.quota_amount.get(user?)? as f64 / 10_000.0 * units)),
            target_rate: world.goals.level(aims.rate, TARGET, [Some(name), None], self.span).map(|goal| goal.value),
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
