//! Who uses the CRM: actions by user and day.

use super::Slice;
use crate::dataset::Entity;
use crate::stats::Counted;

/// Actions of a period. An action is an activity that names its user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    /// User of each action.
    pub actions: Counted,
    /// User and day of each action.
    pub user_days: Counted,
    /// Users listed, else those seen in the data; the same for every part.
    pub users: u64,
    /// Whether they are listed (then 1).
    pub listed: u64,
    /// Listed users whose last login lies in the period or after it.
    pub logins: u64,
    /// Days looked at.
    pub days: u64,
}

impl std::ops::AddAssign for Usage {
    fn add_assign(&mut self, other: Usage) {
        self.actions += other.actions;
        self.user_days += other.user_days;
        self.users = self.users.max(other.users);
        self.listed = self.listed.max(other.listed);
        self.logins = self.logins.max(other.logins);
        self.days = self.days.max(other.days);
    }
}

impl Usage {
    /// The actions of a slice.
    pub fn over(slice: &Slice) -> Usage {
        let (data, span) = (&slice.world.data, slice.span);
        let (table, users) = (&data.activities, &data.users);
        let acting = || slice.rows(Entity::Activity).iter().map(|row| *row as usize).filter(|row| table.owner.code(*row) > 0);
        let user_day = |row: usize| Some(i64::from(table.owner.code(row)) << 32 | i64::from(table.at.get(row)?.day().0));
        let logged_in = |row: &usize| users.last_login.get(*row).is_some_and(|at| span.is_none_or(|span| span.start <= at.day()));
        let listed = users.name.dictionary.len().max(users.id.dictionary.len()) as u64;
        Usage {
            actions: acting().map(|row| i64::from(table.owner.code(row))).collect::<Vec<i64>>().into(),
            user_days: acting().filter_map(user_day).collect::<Vec<i64>>().into(),
            users: if listed > 0 { listed } else { table.owner.dictionary.len() as u64 },
            listed: u64::from(listed > 0),
            logins: (0..users.rows).filter(logged_in).count() as u64,
            days: slice.days(),
        }
    }
}
