//! Parts of a figure, by name, and the records behind each.
//!
//! One mechanism for all: a record is behind a number where the same number of that record alone is another than that of nothing.
//! So a part needs no code of its own, whatever the figure: sums add up over records, and the record adds what it adds.
//!
//! A part is written `name@when&dimension=label`, all but the name left out where it is the whole:
//! - `name`: `numerator`, `denominator`, `value`, a measure (`promoters`), a movement of customers (`lost`), a variant's
//!   (`start_all.numerator`), a column of the figure's rows (`count&key=Price`);
//! - `when`: `previous`, `year_before`, `before` (all that came before the period), or the first day of a unit of the series;
//! - `dimension=label`: a row of a breakdown; twice for either of two labels, empty for records without one.
//!
//! Labels are percent-encoded where they hold `&` or `%`.

use super::Figure;
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::error::{Code, Error};
use crate::kpi::Metric;
use crate::kpi::outcome::Outcome;
use crate::kpi::parts::{Asked, Member};
use crate::slice::Slice;
use crate::slice::alone::Unit;
use crate::slice::modes;
use crate::slice::part::{Filters, Part};
use crate::slice::world::World;

/// A part as it is written.
#[derive(Debug, Default, PartialEq)]
pub struct Address<'a> {
    /// Which number.
    pub name: &'a str,
    when: Option<&'a str>,
    labels: Vec<(&'a str, String)>,
}

/// `R%26D` is `R&D`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &more[2..] } else { more };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl<'a> Address<'a> {
    /// Of a text.
    pub fn of(text: &'a str) -> Address<'a> {
        let mut pieces = text.split('&');
        let head = pieces.next().unwrap_or("");
        let (name, when) = head.split_once('@').map_or((head, None), |(name, when)| (name, Some(when)));
        let labels = pieces.map(|piece| piece.split_once('=').unwrap_or((piece, ""))).map(|(dimension, label)| (dimension, decoded(label)));
        Address { name, when, labels: labels.collect_vec() }
    }

    /// Takes a name out of the labels.
    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.labels.iter().position(|(dimension, _)| *dimension == name)?;
        Some(self.labels.remove(place).1)
    }

    /// Takes out what is no dimension: rows and axes of a figure's own table.
    pub fn ask(&mut self, axes: &[&'static str]) -> Asked<'a> {
        let text = |label: Option<String>| label.map(|label| Some(label).filter(|label| !label.is_empty()));
        let (key, group) = (text(self.take("key")), text(self.take("group")).flatten());
        Asked { name: self.name, key, group, places: axes.iter().filter_map(|axis| Some((*axis, self.take(axis)?))).collect_vec() }
    }

    /// The currency that it is about, where it names one: a row of that breakdown is in its own.
    pub fn currency(&self) -> Option<&str> {
        let mut named = self.labels.iter().filter(|(dimension, _)| *dimension == "currency");
        named.next().filter(|_| named.next().is_none()).map(|(_, label)| label.as_str())
    }

    /// The filters of the settings, and those of its own.
    pub fn filters(&self, world: &World) -> Filters {
        let mut filters = world.settings.filters.clone();
        let mut own = Filters::new();
        for (dimension, label) in &self.labels {
            own.or_insert_with((*dimension).to_owned(), Default::default).push(Some(label.clone()).filter(|label| !label.is_empty()));
        }
        for (dimension, labels) in own {
            let kept = filters.or_insert_with(dimension, || labels.clone());
            kept.retain(|label| labels.contains(label));
        }
        filters
    }

    /// The slice that it is a part of.
    pub fn slice<'w>(&self, world: &'w World, part: &'w Part) -> Result<Slice<'w>, Error> {
        let whole = Slice::new(world, part, world.period);
        let (Some(when), Some(span)) = (self.when, world.period) else { return Ok(whole) };
        let (grain, fiscal) = (world.settings.grain, world.settings.fiscal_year_start);
        let found = match when {
            "previous" => whole.previous(),
            "year_before" => whole.year_before(),
            "before" => Some(whole.over(Span { start: world.first, end: span.start.max(world.first) })),
            day => {
                let day = Day::parse(day)?;
                span.buckets(grain, fiscal).into_iter().find(|(unit, _)| *unit == day).map(|(_, bucket)| whole.over(bucket))
            }
        };
        found.ok_or_else(|| unknown(when))
    }
}

/// A part that is none.
pub fn unknown(name: &str) -> Error {
    Error::new(Code::BadSettings, format!("part: {name} is no part of this figure"))
}

/// Numbers that a record may change; the first is what it adds to.
type Numbers = Vec<Option<Figure>>;

/// The units whose numbers alone are others than those of nothing.
fn moved(slice: &Slice, units: impl Iterator<Item = Unit>, numbers: &dyn Fn(&Slice) -> Numbers) -> Vec<Member> {
    let none = Part::default();
    let nothing = numbers(&Slice::new(slice.world, &none, slice.span));
    let mut members = Vec::new();
    for unit in units {
        let part = slice.part.alone(slice.world, unit);
        let found = numbers(&Slice::new(slice.world, &part, slice.span));
        if found != nothing {
            let first = |numbers: &Numbers| numbers.first().copied().flatten();
            let adds = first(&found).filter(|figure| matches!(figure, Figure::Count(_) | Figure::Money(_)));
            members.push(Member { unit, adds: adds.map(|figure| first(&nothing).map_or(figure, |nothing| figure.minus(nothing))) });
        }
    }
    members
}

fn count(n: u64) -> Numbers {
    one(Some(Figure::Count(n as i64)))
}

fn one(figure: Option<Figure>) -> Numbers {
    vec![figure.filter(|figure| figure.to_f64() != 0.0)]
}

/// A movement of customers over the period, by its name.
fn movement(slice: &Slice, name: &str) -> Option<Figure> {
    let flow = slice.flow();
    let count = |n: u64| Some(Figure::Count(n as i64));
    match name {
        "start" => count(flow.start),
        "end" | "active" => count(flow.end),
        "new" => count(flow.new),
        "new_and_gone" => count(flow.new_and_gone),
        "retained" => count(flow.retained),
        "lost" => count(flow.lost),
        "reactivated" => count(flow.reactivated),
        "expansion" => Some(Figure::Money(flow.expansion)),
        "contraction" => Some(Figure::Money(flow.contraction)),
        "churned" => Some(Figure::Money(flow.churned_mrr)),
        _ => None,
    }
}

fn half(outcome: &Outcome, name: &str) -> Option<Numbers> {
    Some(match name {
        "value" => vec![outcome.value, outcome.numerator, outcome.denominator],
        "numerator" => one(outcome.numerator),
        "denominator" => one(outcome.denominator),
        _ => return None,
    })
}

/// The records behind a number of a figure; `None` where it has none of that name.
pub fn members(metric: &dyn Metric, asked: &Asked, slice: &Slice) -> Option<Vec<Member>> {
    let name = asked.name;
    let behind = |numbers: &dyn Fn(&Slice) -> Numbers| Some(moved(slice, metric.population().units(slice, metric.beside()).into_iter(), numbers));
    let placed = |slice: &Slice| (metric.parts().count)(slice, asked);
    if placed(slice).is_some() {
        return behind(&|slice| count(placed(slice).unwrap_or(0)));
    }
    let cell = |outcome: &Outcome| {
        let row = outcome.rows.iter().find(|row| Some(&row.key) == asked.key.as_ref() && row.group == asked.group);
        one(row.and_then(|row| row.figures.get(name).copied().flatten()))
    };
    if asked.key.is_some() {
        return behind(&|slice| cell(&metric.of(slice)));
    }
    let (variant, of_variant) = name.split_once('.').unwrap_or((name, "value"));
    if metric.variant_facts().iter().any(|known| known.id == variant) {
        let named = |slice: &Slice| metric.variants(slice).into_iter().find(|(id, _)| *id == variant);
        return behind(&|slice| named(slice).and_then(|(_, outcome)| half(&outcome, of_variant)).unwrap_or_default());
    }
    let whole = metric.of(slice);
    if name == "value" && matches!(whole.value, Some(Figure::Count(_) | Figure::Money(_))) {
        return behind(&|slice| one(metric.of(slice).value));
    }
    if half(&whole, name).is_some() {
        return behind(&|slice| half(&metric.of(slice), name).unwrap_or_default());
    }
    if whole.measures.contains_key(name) {
        return behind(&|slice| one(metric.of(slice).measures.get(name).copied().flatten()));
    }
    if metric.population().is_of_customers(slice) && movement(slice, name).is_some() {
        return behind(&|slice| one(movement(slice, name)));
    }
    None
}

/// The records behind a number of the funnel: `lost&stage=Demo`, `won`, `moves&from=Demo&to=lost`.
pub fn of_funnel(asked: &Asked, slice: &Slice) -> Result<Vec<Member>, Error> {
    let name = asked.name;
    let journeys = &slice.world.journeys;
    let place = |axis: &str| match asked.on(axis) {
        Some(stage) => (0..=u8::MAX).find(|place| journeys.place_name(*place) == stage).map(Some).ok_or_else(|| unknown(stage)),
        None => Ok(None),
    };
    let (stage, from, to) = (place("stage")?, place("from")?, place("to")?);
    if let ("stuck", Some(stage)) = (name, stage) {
        let (_, rows) = crate::slice::funnel::stuck(slice, usize::from(stage)).ok_or_else(|| unknown(asked.on("stage").unwrap_or_default()))?;
        return Ok(Member::each(rows.iter().map(|stay| (Entity::Deal, stay.row))));
    }
    let known = |slice: &Slice| -> Option<u64> {
        let sums = modes::counted(slice);
        let Some(stage) = stage else {
            return match name {
                "won" => Some(sums.won),
                "lost" => Some(sums.lost),
                "open" => Some(sums.open),
                "regressed_records" => Some(sums.regressed_records),
                "moves" => Some(
                    sums.moves
                        .iter()
                        .filter(|((left, came), _)| from.is_none_or(|from| from == *left) && to.is_none_or(|to| to == *came))
                        .map(|(_, n)| n)
                        .sum(),
                ),
                _ => None,
            };
        };
        let stage = sums.stages.get(usize::from(stage))?;
        Some(match name {
            "entered" | "conversion" => stage.counts.entered,
            "advanced" => stage.counts.advanced,
            "lost" | "abandon" => stage.counts.lost,
            "open" => stage.counts.open,
            "current" => stage.counts.current,
            "skipped" => stage.counts.skipped,
            "regressions" => stage.counts.regressions,
            "reentries" => stage.counts.reentries,
            "visits" => stage.visits,
            "running" => stage.running.len() as u64,
            _ => return None,
        })
    };
    known(slice).ok_or_else(|| unknown(name))?;
    let rows = slice.part.deals.iter().map(|row| Unit::Row(Entity::Deal, *row));
    Ok(moved(slice, rows, &|slice| count(known(slice).unwrap_or(0))))
}

/// The records behind a column of the campaigns view: `leads&key=Spring`.
pub fn of_campaigns(asked: &Asked, slice: &Slice) -> Result<Vec<Member>, Error> {
    let name = asked.name;
    let code = match asked.key.as_ref().and_then(Option::as_ref) {
        Some(key) => slice.world.attribution.names.find(key).ok_or_else(|| unknown(key))? as usize,
        None => 0,
    };
    let count = |n: u64| Some(Figure::Count(n as i64));
    let column = |slice: &Slice| {
        let all = slice.campaigns();
        let sums = all.get(code)?;
        match name {
            "spend" => Some(Figure::Money(sums.spend)),
            "responses" => count(sums.responses),
            "leads" => count(sums.leads),
            "mql" => count(sums.mql),
            "sql" => count(sums.sql),
            "customers" => count(sums.customers),
            "converted" | "conversion" => count(sums.converted),
            "revenue" => Some(Figure::Money(sums.revenue)),
            _ => None,
        }
    };
    column(slice).ok_or_else(|| unknown(name))?;
    let units = [Entity::Contact, Entity::Deal, Entity::Order, Entity::Spend, Entity::Campaign].into_iter().flat_map(|entity| slice.part.row_units(entity));
    Ok(moved(slice, units, &|slice| one(column(slice))))
}
