//! A table as bytes, so that a worker can read a file for another: exactly what a [`Table`] holds, little-endian, lengths first.
//! Both ends are the same build; bytes from anywhere else end in `None`, never in a panic.

use super::column::AnyColumn;
use super::table::{Dimension, EnteredStage};
use super::{Entity, EntityColumns, LineNumbers, Table};
use crate::report::{Candidate, Doubt, MappedColumn, Rejected, Source};
use columns::packed::{Packed, Slab, Unpacking};

impl Packed for Entity {
    fn pack(&self, out: &mut Vec<u8>) {
        (*self as u8).pack(out);
    }
    fn unpack(from: &mut Unpacking) -> Entity {
        let entity = Entity::ALL.get(usize::from(u8::unpack(from))).copied();
        from.or(entity, Entity::ALL[0])
    }
}

columns::packed! {
    Source { file, vendor, entity, also, score, reasons, others, encoding, delimiter, sheet, rows, used, rejected, doubts, mapping }
    Candidate { vendor, entity, score }
    Rejected { reason, rows, first_rows }
    Doubt { column, question, options, taken }
    MappedColumn { column, field, entity, confidence, notation, samples }
    Dimension { header, labels }
    EnteredStage { stage, pipeline, at }
}

impl Packed for EntityColumns {
    fn pack(&self, out: &mut Vec<u8>) {
        self.entity.pack(out);
        (self.columns.len() as u32).pack(out);
        for (name, column) in &self.columns {
            u8::slab(name.as_bytes(), out);
            column.pack(out);
        }
    }
    fn unpack(from: &mut Unpacking) -> EntityColumns {
        let entity = Entity::unpack(from);
        let named: Vec<(String, AnyColumn)> = Packed::unpack(from);
        let columns = named.into_iter().map(|(name, column)| Some((entity.field(&name)?.name, column))).collect::<Option<_>>();
        EntityColumns { entity, columns: from.or(columns, Vec::new()) }
    }
}

impl Packed for LineNumbers {
    fn pack(&self, out: &mut Vec<u8>) {
        self.rows.pack(out);
        u64::slab(&self.runs, out);
    }
    fn unpack(from: &mut Unpacking) -> LineNumbers {
        LineNumbers { rows: u32::unpack(from), runs: u64::unslab(from) }
    }
}

columns::packed! {
    Table { source, vendor, entities, dimensions, entered, stage_order, lost_stages, lines, sample } => |table| 64 * table.lines.len();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Finished, Hints, Reading};

    fn tables() -> Vec<Table> {
        let read = |file: crate::sample::SampleFile| {
            let mut reading = Reading::new(&file.name, Hints::default());
            reading.keep_text(3);
            reading.push(&file.bytes).unwrap();
            match reading.finish().unwrap() {
                Finished::Table(table) => *table,
                Finished::Again(_) => panic!("{} should be read in one go", file.name),
            }
        };
        crate::sample::sample(200, 3).into_iter().map(read).collect()
    }

    #[test]
    fn a_table_comes_back_from_its_bytes() {
        for table in tables() {
            let back = Table::from_bytes(&table.to_bytes()).expect("a table");
            assert_eq!(back, table);
            let codes = |table: &Table| table.dimensions.iter().map(|dimension| dimension.labels.dictionary.find("France")).collect::<Vec<_>>();
            assert_eq!(codes(&back), codes(&table), "the dictionary still finds its texts");
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_refused() {
        let bytes = tables()[0].to_bytes();
        for cut in (0..bytes.len()).step_by(1 + bytes.len() / 500) {
            assert!(Table::from_bytes(&bytes[..cut]).is_none(), "cut at {cut}");
        }
        assert!(Table::from_bytes(&[0xFF; 64]).is_none());
        assert!(Table::from_bytes(&[bytes, vec![0]].concat()).is_none());
    }
}
