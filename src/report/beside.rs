//! Records behind parts that are not of the figure's own population: users and their quotas, closed deals that a chance was tested on.

use super::parts::{Member, Own};
use super::{Figure, TableRow};
use crate::dataset::Entity;
use crate::kpi::Metric;
use crate::slice::Slice;
use crate::slice::alone::Unit;

/// The records behind such a part, users by the line that tells of them; `None` where it is a part like others.
pub fn behind(metric: &dyn Metric, name: &str, own: &Own, slice: &Slice) -> Option<Vec<Member>> {
    match (metric.facts().id, name) {
        ("adoption.active_users", "numerator") => Some(counted(&acting(slice))),
        ("adoption.active_users" | "adoption.actions_per_user", "denominator") => Some(counted(&everyone(slice))),
        ("sales.quota_attainment", "denominator" | "needs_coaching" | "quota_amount" | "quota_count" | "target_win_rate") => {
            Some(sellers(metric, name, own, slice))
        }
        ("sales.win_chance", "fitted" | "cases") => {
            let tested = &slice.world.forecast.tested;
            let tenth = |chance: f64| Some(format!("0.{}", ((chance * 10.0) as usize).min(9)));
            let mut units = Vec::new();
            for (row, _) in tested.iter().filter(|(_, chance)| own.key.as_ref().is_none_or(|key| *key == tenth(*chance))) {
                units.push(Unit::Row(Entity::Deal, *row));
            }
            Some(counted(&units))
        }
        _ => None,
    }
}

fn counted(units: &[Unit]) -> Vec<Member> {
    let mut members = Vec::new();
    units.iter().for_each(|unit| members.push(Member { unit: *unit, adds: Some(Figure::Count(1)) }));
    members
}

fn put(units: &mut Vec<Unit>, unit: Unit) {
    if !units.contains(&unit) {
        units.push(unit);
    }
}

/// Who did something in the period, by its line in the list of users, else by what it did last.
fn acting(slice: &Slice) -> Vec<Unit> {
    let data = &slice.world.data;
    let (mut units, mut seen) = (Vec::new(), vec![false; data.activities.owner.dictionary.len() + 1]);
    seen[0] = true;
    for row in slice.rows(Entity::Activity).iter().rev() {
        let user = data.user_of_activity(*row as usize);
        if !std::mem::replace(&mut seen[data.activities.owner.code(*row as usize) as usize], true) {
            put(&mut units, if user == u32::MAX { Unit::Row(Entity::Activity, *row) } else { Unit::Row(Entity::User, user) });
        }
    }
    units
}

/// All users, and those who acted though no list has them; without a list those seen at any time.
fn everyone(slice: &Slice) -> Vec<Unit> {
    let data = &slice.world.data;
    let mut units: Vec<Unit> = Vec::new();
    if data.users.rows == 0 {
        for (_, name) in data.activities.owner.dictionary.iter().filter(|(_, name)| slice.part.has_user(Some(name), None)) {
            data.user(name).into_iter().for_each(|(entity, row)| put(&mut units, Unit::Row(entity, row)));
        }
        return units;
    }
    units = acting(slice);
    slice.users().iter().for_each(|row| put(&mut units, Unit::Row(Entity::User, *row as u32)));
    units
}

/// The sellers that a number of the figure's own table is of: what each of them is to win, whether they need coaching.
fn sellers(metric: &dyn Metric, name: &str, own: &Own, slice: &Slice) -> Vec<Member> {
    let whole = metric.of(slice);
    let cell = |row: &TableRow, column: &str| row.figures.get(column).copied().flatten().filter(|figure| figure.to_f64() > 0.0);
    let told = |column: &&str| whole.rows.iter().any(|row| cell(row, column).is_some());
    let column = if name == "denominator" { ["quota_amount", "quota_count", "target_win_rate"].into_iter().find(told).unwrap_or(name) } else { name };
    let rows = whole.rows.iter().filter(|row| own.key.as_ref().is_none_or(|key| *key == row.key));
    let mut members = Vec::new();
    for row in rows {
        let adds = cell(row, column);
        if let Some((entity, row)) = adds.and(row.key.as_deref()).and_then(|name| slice.world.data.user(name)) {
            members.push(Member { unit: Unit::Row(entity, row), adds: adds.filter(|_| column != "target_win_rate") });
        }
    }
    members
}
