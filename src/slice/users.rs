//! Users as records: each by its line in the list of users, else by the record that tells of it.

use super::Slice;
use crate::dataset::Entity;

type Row = (Entity, u32);

fn put(users: &mut Vec<Row>, user: Row) {
    if !users.contains(&user) {
        users.push(user);
    }
}

impl Slice<'_> {
    /// Who did something in the period; whom no list has by what it did last.
    pub fn acting_users(&self) -> Vec<Row> {
        let data = &self.world.data;
        let (mut users, mut seen) = (Vec::new(), vec![false; data.activities.owner.dictionary.len() + 1]);
        seen[0] = true;
        for row in self.rows(Entity::Activity).iter().rev() {
            let user = data.user_of_activity(*row as usize);
            if !std::mem::replace(&mut seen[data.activities.owner.code(*row as usize) as usize], true) {
                put(&mut users, if user == u32::MAX { (Entity::Activity, *row) } else { (Entity::User, user) });
            }
        }
        users
    }

    /// All users, and those who acted though no list has them; without a list those seen at any time.
    pub fn all_users(&self) -> Vec<Row> {
        let data = &self.world.data;
        if data.users.rows == 0 {
            let mut users = Vec::new();
            for (_, name) in data.activities.owner.dictionary.iter().filter(|(_, name)| self.part.has_user(Some(name), None)) {
                data.user(name).into_iter().for_each(|user| put(&mut users, user));
            }
            return users;
        }
        let mut users = self.acting_users();
        self.users().iter().for_each(|row| put(&mut users, (Entity::User, *row as u32)));
        users
    }
}
