//! Deals (opportunities, transactions).

use super::column::Labels;
use super::stack::{Layer, entity, layers};
use super::{Entity, Table};
use crate::collect::CollectVec;

entity! {
    /// Deals, one a row.
    Deals of Deal {
        /// Key.
        id: Labels = "id",
        /// When it was created.
        created: Times = "created",
        /// Its name.
        name: Labels = "name",
        /// Key, e-mail or name of its contact.
        contact_id: Labels = "contact_id",
        /// Key or name of its account.
        account_id: Labels = "account_id",
        /// Pipeline.
        pipeline: Labels = "pipeline",
        /// Stage as exported.
        stage: Labels = "stage",
        /// Status as exported.
        status: Labels = "status",
        /// Amount.
        amount: Amounts = "amount",
        /// Gross margin.
        margin: Amounts = "margin",
        /// Currency of the amount.
        currency: Labels = "currency",
        /// When it was closed; on an open deal, when it is expected to be.
        closed: Times = "closed",
        /// When it is expected to close.
        expected_close: Times = "expected_close",
        /// Who works on it.
        owner: Labels = "owner",
        /// Their team.
        team: Labels = "team",
        /// Campaign.
        campaign: Labels = "campaign",
        /// Source.
        source: Labels = "source",
        /// Product.
        product: Labels = "product",
        /// Segment.
        segment: Labels = "segment",
        /// Country.
        country: Labels = "country",
        /// Why it was lost.
        loss_reason: Labels = "loss_reason",
        /// When its quote was sent.
        quoted: Times = "quoted",
        /// When somebody last worked on it.
        last_activity: Times = "last_activity",
    }
}

impl Deals {
    /// The deals of all tables: deals exports, or, where there is none, the records that a stage history speaks of.
    pub fn join(tables: &[&Table]) -> Deals {
        let exports = layers(tables, Entity::Deal);
        if !exports.is_empty() {
            return Deals::stack(&exports);
        }
        let histories: Vec<Layer> = tables
            .iter()
            .enumerate()
            .filter(|(_, table)| table.main() == Some(Entity::StageChange))
            .filter_map(|(index, table)| {
                let key = history_key(table)?;
                let columns = table.entity(Entity::Deal).or_else(|| table.entity(Entity::StageChange))?;
                let mut last = vec![u32::MAX; key.dictionary.len() + 1];
                for (row, code) in key.codes.iter().enumerate() {
                    last[*code as usize] = row as u32;
                }
                let rows = last.into_iter().skip(1).filter(|row| *row != u32::MAX).collect_vec();
                Some(Layer { table: index as u32, source: table, columns, rows: Some(rows) })
            })
            .collect_vec();
        let mut deals = Deals::stack(&histories);
        let mut id = Labels::default();
        for layer in &histories {
            if let (Some(key), Some(rows)) = (history_key(layer.source), &layer.rows) {
                rows.iter().for_each(|row| id.push(key.get(*row as usize).unwrap_or("")));
            }
        }
        deals.id = std::sync::Arc::new(id);
        deals
    }
}

/// The column of a history that says which deal moved: its key, else its name.
pub fn history_key(table: &Table) -> Option<std::sync::Arc<Labels>> {
    use super::column::Stack;
    let key = table.entity(Entity::StageChange)?.column("deal_id").and_then(Labels::of).cloned();
    key.or_else(|| table.entity(Entity::Deal)?.column("name").and_then(Labels::of).cloned())
}
