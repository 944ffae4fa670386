//! What columns make together once all cells are read: names of two parts, refunds, durations, outcomes, records over several
//! lines.

use super::fill::MOST_LABELS;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::{Amounts, AnyColumn, Column, Flags, Labels, Numbers, Stack, Times};
use crate::dataset::{Dimension, EnteredStage, Entity, EntityColumns};
use crate::money::divide_half_away;
use crate::recognize::{Plan, Role, Rule, unit};
use crate::text::swapped;
use std::sync::Arc;

/// A file's columns in the shape of a table.
#[derive(Default)]
pub struct Finished {
    /// The main entity first.
    pub entities: Vec<EntityColumns>,
    /// Columns that no field takes.
    pub dimensions: Vec<Dimension>,
    /// Entered-date columns.
    pub entered: Vec<EnteredStage>,
    /// Rows that are further lines of a record above; they are in no column.
    pub lines: Vec<u32>,
}

/// Puts the cells of every column to their use. `rows`: how many records were read.
pub fn finish(mut cells: Vec<Option<AnyColumn>>, signs: Option<Labels>, plan: &Plan, header: &[String], rows: usize) -> Finished {
    let mut made = Finished::default();
    let mut main = Fields { rows, entity: plan.entity.unwrap_or_default(), columns: Vec::new() };
    let mut second: Vec<EntityColumns> = Vec::new();
    for (column, cells) in plan.columns.iter().zip(&mut cells) {
        match cells {
            Some(AnyColumn::Labels(labels)) if column.down => fill_down(&mut Arc::make_mut(labels).codes),
            Some(AnyColumn::Amounts(amounts)) if column.power != 0 => scale(Arc::make_mut(amounts), column.power),
            _ => {}
        }
    }
    let outcome = (!plan.outcome.is_empty()).then(|| outcome(&plan.outcome, &cells, rows));
    let mut later = Vec::new();
    for (at, (column, cells)) in plan.columns.iter().zip(cells).enumerate() {
        let Some(cells) = cells else { continue };
        for (entity, field, _) in plan.second.iter().filter(|(.., of)| *of == at) {
            let columns = match second.iter().position(|columns| columns.entity == *entity) {
                Some(known) => &mut second[known],
                None => {
                    second.push(EntityColumns { entity: *entity, columns: Vec::new() });
                    let last = second.len() - 1;
                    &mut second[last]
                }
            };
            columns.columns.push((field.name, cells.clone()));
        }
        match (column.role, cells) {
            (Role::Field(field), cells) => main.columns.push((field.name, cells)),
            (Role::Entered, AnyColumn::Times(at)) => {
                let (stage, pipeline) = column.stage.clone().unwrap_or_default();
                made.entered.push(EnteredStage { stage, pipeline, at });
            }
            (Role::Free, AnyColumn::Labels(labels)) if (2..=MOST_LABELS).contains(&labels.dictionary.len()) => {
                made.dimensions.push(Dimension { header: header.get(at).cloned().unwrap_or_default(), labels });
            }
            (Role::Free | Role::Unused | Role::Second(..) | Role::Outcome, _) => {}
            (role, cells) => later.push((role, column.seconds, cells)),
        }
    }
    // Durations are counted from days that have their hour.
    let (hours, later): (Vec<_>, Vec<_>) = later.into_iter().partition(|(role, ..)| matches!(role, Role::Clock(_)));
    for (role, seconds, cells) in hours.into_iter().chain(later) {
        match (role, cells) {
            (Role::FirstName(field), AnyColumn::Labels(labels)) => main.columns.push((field.name, AnyColumn::Labels(labels))),
            (Role::LastName(field), AnyColumn::Labels(last)) => main.join(field.name, &last),
            (Role::After(field), AnyColumn::Labels(labels)) => {
                if let Some(times) = main.after(&labels, seconds) {
                    main.fill_empty(field.name, times);
                }
            }
            (Role::Clock(field), AnyColumn::Labels(hours)) => main.on_the_clock(field.name, &hours),
            (Role::Less(field), AnyColumn::Amounts(less)) => main.take(field.name, &less),
            (Role::Fallback(field), cells) => main.fill_empty(field.name, cells),
            _ => {}
        }
    }
    main.times_quantity();
    for (field, value) in &plan.constant {
        main.fill_empty(field.name, constant(value, rows));
    }
    if let Some(signs) = signs {
        main.fill_empty("currency", AnyColumn::Labels(Arc::new(signs)));
    }
    if let Some((_, AnyColumn::Labels(status))) = main.columns.iter_mut().find(|(name, _)| *name == "status")
        && !plan.status.is_empty()
    {
        translate(Arc::make_mut(status), &plan.status);
    }
    if let Some(outcome) = outcome {
        main.fill_empty("status", AnyColumn::Labels(Arc::new(outcome)));
    }
    made.entities.push(EntityColumns { entity: main.entity, columns: main.columns });
    made.entities.append(&mut second);
    if plan.lines {
        made.one_line_each(rows);
    }
    made
}

/// The main entity's columns while they are put together.
struct Fields {
    rows: usize,
    entity: Entity,
    columns: Vec<(&'static str, AnyColumn)>,
}

impl Fields {
    fn of<T: Stack>(&self, name: &str) -> Option<&Arc<T>> {
        self.columns.iter().find(|(field, _)| *field == name).and_then(|(_, column)| T::of(column))
    }

    /// Gives the empty cells of a field what `more` holds.
    fn fill_empty(&mut self, name: &'static str, more: AnyColumn) {
        let Some((_, known)) = self.columns.iter_mut().find(|(field, _)| *field == name) else {
            self.columns.push((name, more));
            return;
        };
        match (known, more) {
            (AnyColumn::Times(known), AnyColumn::Times(more)) => coalesce(Arc::make_mut(known), &more),
            (AnyColumn::Amounts(known), AnyColumn::Amounts(more)) => coalesce(Arc::make_mut(known), &more),
            (AnyColumn::Numbers(known), AnyColumn::Numbers(more)) => coalesce(Arc::make_mut(known), &more),
            (AnyColumn::Labels(known), AnyColumn::Labels(more)) => {
                let known = Arc::make_mut(known);
                let codes: Vec<u32> = std::iter::once(0).chain(more.dictionary.iter().map(|(_, text)| known.dictionary.intern(text.as_bytes()))).collect_vec();
                for (row, code) in known.codes.iter_mut().enumerate().filter(|(_, code)| **code == 0) {
                    *code = codes[more.code(row) as usize];
                }
            }
            _ => {}
        }
    }

    /// `first last`.
    fn join(&mut self, name: &'static str, last: &Labels) {
        let first = self.of::<Labels>(name).cloned().unwrap_or_default();
        let mut whole = Labels::default();
        for row in 0..self.rows {
            match (first.get(row), last.get(row)) {
                (Some(first), Some(last)) => whole.push(&[first, last].join(" ")),
                (one, other) => whole.push(one.or(other).unwrap_or("")),
            }
        }
        self.columns.retain(|(field, _)| *field != name);
        self.columns.push((name, AnyColumn::Labels(Arc::new(whole))));
    }

    /// Durations counted from the beginning of each record.
    fn after(&self, durations: &Labels, seconds: Option<u32>) -> Option<AnyColumn> {
        let beginning = ["opened", "created", "at"].iter().find_map(|name| self.of::<Times>(name))?;
        let passed: Vec<Option<i64>> = std::iter::once(None).chain(durations.dictionary.iter().map(|(_, text)| unit::duration(text, seconds))).collect_vec();
        let mut times = Times::default();
        for row in 0..self.rows {
            let passed = passed[durations.code(row) as usize];
            times.push(beginning.get(row).zip(passed).map(|(from, passed)| Stamp::instant(from.seconds() + passed)));
        }
        for row in (0..self.rows).filter(|row| beginning.zoned.get(*row)) {
            times.set_zoned(row);
        }
        Some(AnyColumn::Times(Arc::new(times)))
    }

    /// Gives days the hours of another column.
    fn on_the_clock(&mut self, name: &str, hours: &Labels) {
        let read: Vec<Option<i64>> = std::iter::once(None).chain(hours.dictionary.iter().map(|(_, text)| unit::hour(text))).collect_vec();
        if let Some((_, AnyColumn::Times(times))) = self.columns.iter_mut().find(|(field, _)| *field == name) {
            let times = Arc::make_mut(times);
            for row in 0..self.rows {
                if let Some((day, hour)) = times.get(row).zip(read[hours.code(row) as usize]) {
                    times.values[row] = Stamp::instant(day.seconds() + hour);
                }
            }
        }
    }

    /// What an order's line comes to, where it tells the price of one and how many: rounded to 1/10,000, halves away from zero.
    fn times_quantity(&mut self) {
        let Some(prices) = self.of::<Amounts>("unit_price").cloned() else { return };
        let quantities = self.of::<Numbers>("quantity").cloned().unwrap_or_default();
        let mut amounts = Amounts::default();
        for row in 0..self.rows {
            let quantity = if quantities.is_empty() { Some(1.0) } else { quantities.get(row) };
            let each =
                |quantity: f64| divide_half_away(i128::from(prices.get(row)?) * i128::from((quantity * 10_000.0).round() as i64), 10_000).try_into().ok();
            amounts.push(quantity.and_then(each));
        }
        self.columns.retain(|(field, _)| !matches!(*field, "unit_price" | "quantity"));
        self.fill_empty("amount", AnyColumn::Amounts(Arc::new(amounts)));
    }

    /// Amounts less what was given back.
    fn take(&mut self, name: &str, less: &Amounts) {
        if let Some((_, AnyColumn::Amounts(amounts))) = self.columns.iter_mut().find(|(field, _)| *field == name) {
            let amounts = Arc::make_mut(amounts);
            for row in 0..amounts.len() {
                amounts.values[row] = amounts.values[row].saturating_sub(less.get(row).filter(|_| amounts.present.get(row)).unwrap_or(0));
            }
        }
    }
}

fn coalesce<T: Copy + Default>(known: &mut Column<T>, more: &Column<T>) {
    for row in 0..known.len() {
        if let (None, Some(value)) = (known.get(row), more.get(row)) {
            known.values[row] = value;
            known.present.set(row, true);
            if more.zoned.get(row) {
                known.set_zoned(row);
            }
        }
    }
}

fn fill_down(codes: &mut [u32]) {
    let mut above = 0;
    for code in codes {
        if *code == 0 {
            *code = above;
        }
        above = *code;
    }
}

/// Amounts in units of 10 to a power, as units; halves away from zero.
fn scale(amounts: &mut Amounts, power: i32) {
    let factor = 10_i64.pow(power.unsigned_abs().min(9));
    for value in &mut amounts.values {
        *value = if power > 0 { value.saturating_mul(factor) } else { (*value + value.signum() * (factor / 2)) / factor };
    }
}

fn constant(value: &str, rows: usize) -> AnyColumn {
    let mut labels = Labels::default();
    let code = labels.dictionary.intern(value.as_bytes());
    labels.codes = vec![code; rows];
    AnyColumn::Labels(Arc::new(labels))
}

/// The vendor's words as `won`, `lost`, `open`.
fn translate(labels: &mut Labels, words: &[(String, &str)]) {
    let meaning = |text: &str| {
        let folded = crate::text::fold(text);
        words.iter().find(|(word, _)| *word == folded).map(|(_, meaning)| *meaning)
    };
    let found: Vec<(u32, &str)> = labels.dictionary.iter().filter_map(|(code, text)| meaning(text).map(|meaning| (code, meaning))).collect_vec();
    for (code, meaning) in found {
        let new = labels.dictionary.intern(meaning.as_bytes());
        labels.codes.iter_mut().filter(|known| **known == code).for_each(|known| *known = new);
    }
}

/// How each record ended: the first rule whose conditions all hold.
fn outcome(rules: &[Rule], cells: &[Option<AnyColumn>], rows: usize) -> Labels {
    let mut labels = Labels::default();
    let tests: Vec<(&str, Vec<(&Labels, Vec<bool>)>)> = rules
        .iter()
        .filter_map(|(word, conditions)| {
            let of = |(at, value): &(usize, String)| match cells.get(*at) {
                Some(Some(AnyColumn::Labels(labels))) => {
                    Some((&**labels, std::iter::once(false).chain(labels.dictionary.iter().map(|(_, text)| is_value(text, value))).collect_vec()))
                }
                _ => None,
            };
            conditions.iter().map(of).collect::<Option<Vec<_>>>().map(|conditions| (*word, conditions))
        })
        .collect_vec();
    for row in 0..rows {
        let holds = |conditions: &Vec<(&Labels, Vec<bool>)>| conditions.iter().all(|(labels, is)| is[labels.code(row) as usize]);
        labels.push(tests.iter().find(|(_, conditions)| holds(conditions)).map_or("", |(word, _)| word));
    }
    labels
}

fn is_value(text: &str, value: &str) -> bool {
    use crate::real;
    use crate::recognize::words::flag;
    match (value, real::read(value)) {
        ("true" | "false", _) => flag(text.as_bytes()) == Some(value == "true"),
        (_, Some(number)) => real::read(&swapped(text.trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}']), ',', '.')) == Some(number),
        _ => crate::text::fold(text) == crate::text::fold(value),
    }
}

impl Finished {
    /// Keeps the first line of each id.
    fn one_line_each(&mut self, rows: usize) {
        let id = self.entities.first().and_then(|columns| columns.column("id")).and_then(Labels::of).cloned();
        let Some(id) = id else { return };
        let mut seen = vec![false; id.dictionary.len() + 1];
        let first = |row: &u32| {
            let code = id.code(*row as usize) as usize;
            code == 0 || !std::mem::replace(&mut seen[code], true)
        };
        let kept: Vec<u32> = (0..rows as u32).filter(first).collect_vec();
        if kept.len() == rows {
            return;
        }
        let mut at = kept.iter().peekable();
        self.lines = (0..rows as u32).filter(|row| at.next_if(|kept| *kept == row).is_none()).collect_vec();
        for (_, column) in self.entities.iter_mut().flat_map(|columns| &mut columns.columns) {
            *column = match column {
                AnyColumn::Labels(labels) => AnyColumn::Labels(Arc::new(labels.pick(&kept))),
                AnyColumn::Amounts(amounts) => AnyColumn::Amounts(Arc::new(amounts.pick(&kept))),
                AnyColumn::Times(times) => AnyColumn::Times(Arc::new(times.pick(&kept))),
                AnyColumn::Numbers(numbers) => AnyColumn::Numbers(Arc::new(Numbers::pick(numbers, &kept))),
                AnyColumn::Flags(flags) => AnyColumn::Flags(Arc::new(Flags::pick(flags, &kept))),
            };
        }
        self.dimensions.iter_mut().for_each(|dimension| dimension.labels = Arc::new(dimension.labels.pick(&kept)));
        self.entered.iter_mut().for_each(|stage| stage.at = Arc::new(stage.at.pick(&kept)));
    }
}
