//! The view of data quality, and the records behind each defect.

use super::effects::effects;
use super::{Completeness, CurrencyRows, Defect, DuplicateGroup, DuplicateGroups, Likeness, Quality};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::Labels;
use crate::map::SortedMap;
use crate::slice::Slice;
use crate::slice::world::World;

/// Groups that are listed; all of them are counted.
const LISTED: usize = 50;

/// The view; nothing where nothing is loaded.
pub fn quality(slice: &Slice) -> Option<Quality> {
    let world = slice.world;
    let (data, found) = (&world.data, world.quality());
    if found.records == 0 {
        return None;
    }
    let label = |labels: &Labels, row: u32| labels.get(row as usize).map(str::to_owned);
    let contact = |row: u32| [&data.contacts.id, &data.contacts.email, &data.contacts.name].iter().find_map(|labels| label(labels, row));
    let account = |row: u32| [&data.accounts.id, &data.accounts.name].iter().find_map(|labels| label(labels, row));
    let all =
        [(Entity::Contact, data.duplicate_contacts(), &contact as &dyn Fn(u32) -> Option<String>), (Entity::Account, data.duplicate_accounts(), &account)];
    let duplicates = all.into_iter().filter(|(_, found, _)| found.compared > 0).map(|(entity, found, name)| DuplicateGroups {
        entity,
        compared: found.compared,
        surplus: found.surplus(),
        groups: found.groups.len() as u64,
        listed: found
            .groups
            .iter()
            .take(LISTED)
            .map(|group| {
                let place = |row: u32| group.rows.binary_search(&row).unwrap_or(0) as u32;
                DuplicateGroup {
                    records: group.rows.iter().map(|row| name(*row).unwrap_or_else(|| format!("#{}", row + 1))).collect_vec(),
                    evidence: group.evidence.iter().take(LISTED).map(|(a, b, by)| Likeness { a: place(*a), b: place(*b), by: by.name().into() }).collect_vec(),
                }
            })
            .collect_vec(),
    });
    let rows = |rows: &[u32]| rows.len() as u64;
    Some(Quality {
        score: Some(100.0 * (1.0 - found.defective as f64 / found.records as f64)),
        records: found.records,
        defective: found.defective,
        defects: found
            .defects
            .iter()
            .map(|defect| Defect {
                entity: defect.entity,
                field: Some(defect.field).filter(|field| !field.is_empty()).map(str::to_owned),
                fault: defect.fault.into(),
                rows: rows(&defect.rows),
            })
            .collect_vec(),
        completeness: found
            .fill
            .iter()
            .map(|fill| Completeness { entity: fill.entity, field: fill.field.into(), filled: fill.filled, rows: fill.rows })
            .collect_vec(),
        duplicates: duplicates.collect_vec(),
        effects: effects(slice),
        currencies: currencies(world),
    })
}

fn currencies(world: &World) -> Vec<CurrencyRows> {
    let data = &world.data;
    let mut counts: SortedMap<String, u64> = SortedMap::new();
    for labels in [&data.deals.currency, &data.subscriptions.currency, &data.orders.currency, &data.spend.currency] {
        let mut by_code = vec![0u64; labels.dictionary.len() + 1];
        labels.codes.iter().for_each(|code| by_code[*code as usize] += 1);
        labels.dictionary.iter().for_each(|(code, text)| *counts.or_insert_with(text.to_ascii_uppercase(), Default::default) += by_code[code as usize]);
    }
    if counts.len() < 2 { Vec::new() } else { counts.into_iter().map(|(currency, rows)| CurrencyRows { currency, rows }).collect_vec() }
}

/// The defect named `entity.field.fault` (`entity..fault` where it is the whole record).
pub fn defective<'a>(world: &'a World, part: &str) -> Option<&'a crate::slice::quality::Defect> {
    world.quality().defects.iter().find(|defect| [defect.entity.name(), defect.field, defect.fault].join(".") == part)
}
