//! Who uses the CRM: actions by user and day.

use super::Slice;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::stats::Counted;

/// Actions of a period. An action is an activity that names its user. A user is a row of the list of users; below zero where that
/// has them not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    /// User of each action.
    pub actions: Counted,
    /// Users with the days on which they acted.
    pub user_days: Distinct,
    /// Users listed, else those seen in the data.
    pub users: Distinct,
    /// Whether they are listed (then 1).
    pub listed: u64,
    /// Listed users whose last login lies in the period or after it.
    pub logins: Distinct,
    /// Days looked at.
    pub days: u64,
}

/// Whole numbers, each once, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distinct(Vec<i64>);

impl Distinct {
    fn add(&mut self, more: &[i64]) {
        self.0.extend_from_slice(more);
        crate::order::ascend(&mut self.0);
        self.0.dedup();
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.len() as u64
    }
}

impl std::ops::AddAssign for Usage {
    fn add_assign(&mut self, other: Usage) {
        self.actions += other.actions;
        self.user_days.add(&other.user_days.0);
        self.users.add(&other.users.0);
        self.logins.add(&other.logins.0);
        self.listed = self.listed.max(other.listed);
        self.days = self.days.max(other.days);
    }
}

impl Slice<'_> {
    /// Rows of the list of users that pass the filters, each user once.
    pub fn users(&self) -> Vec<usize> {
        let (data, part) = (&self.world.data, self.part);
        let users = &data.users;
        let keeps = |row: usize| !data.user_superseded.get(row) && part.has_user(users.name.get(row).or(users.id.get(row)), Some(row));
        (0..users.rows).filter(|row| keeps(*row)).collect_vec()
    }
}

impl Slice<'_> {
    /// Its actions.
    pub fn usage(&self) -> &Usage {
        self.usage.get_or_init(|| Usage::over(self))
    }
}

impl Usage {
    fn over(slice: &Slice) -> Usage {
        let (data, span) = (&slice.world.data, slice.span);
        let (table, list) = (&data.activities, &data.users);
        let mut usage = Usage { listed: u64::from(list.rows > 0), days: slice.days(), ..Usage::default() };
        for row in slice.users() {
            usage.users.0.push(row as i64);
            if list.last_login.get(row).is_some_and(|at| span.is_none_or(|span| span.start <= at.day())) {
                usage.logins.0.push(row as i64);
            }
        }
        if list.rows == 0 {
            let seen = table.owner.dictionary.iter().filter(|(_, name)| slice.part.has_user(Some(name), None)).map(|(code, _)| -i64::from(code)).collect_vec();
            usage.users.add(&seen);
        }
        let (counts, days) = columns::crosstab::days(slice.rows(Entity::Activity), &table.owner, &table.at);
        let users = (0..counts.len() as u32).map(|code| match data.user_of_owner(code) {
            u32::MAX => -i64::from(code),
            user => i64::from(user),
        });
        let users = users.collect_vec();
        usage.actions = users.iter().copied().zip(counts).skip(1).collect();
        let user_days = days.into_iter().filter(|(code, _)| *code > 0).map(|(code, day)| users[code as usize] << 32 | i64::from(day as u32));
        usage.user_days.add(&user_days.collect_vec());
        usage
    }

    /// Those who acted.
    pub fn active(&self) -> u64 {
        self.actions.steps().len() as u64
    }

    /// All users, and those who acted though no list has them.
    pub fn everyone(&self) -> u64 {
        let all = &self.users.0;
        let others = self.actions.steps().iter().filter(|(user, _)| all.binary_search(user).is_err());
        self.users.count() + others.count() as u64
    }
}
