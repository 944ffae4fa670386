//! The machinery: from a KPI's two functions to its whole entry in the report. Trend, previous period, long-term mean and
//! breakdowns are the same two functions on narrower slices.

use super::metric::Metric;
use super::outcome::Outcome;
use super::{Unit, tag};
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::order::sorted_by;
use crate::report::{self, BreakdownRow, Excluded, Figure, Interval, LongTerm, Need, Point, Variant};
use crate::slice::Slice;
use crate::slice::accounting::Accounting;
use crate::slice::part::Partition;
use crate::slice::population::Population;
use crate::slice::reason::{DIMENSION_MISSING, UNDATED};
use crate::slice::surveys::Question;
use crate::stats::{benjamini_hochberg, log_rank, net_promoter_z, two_proportion_z};
use std::cell::RefCell;
use std::rc::Rc;

/// The slices of a request: made once, shared by all KPIs.
pub struct Request<'a> {
    /// The selection over the period.
    pub whole: Slice<'a>,
    /// The same over the previous period.
    pub previous: Option<Slice<'a>>,
    /// The same over all that came before the period.
    pub before: Option<Slice<'a>>,
    /// The same over each calendar unit: its first day, its slice, and whether it is clipped or cut.
    pub series: Vec<(Day, Slice<'a>, bool)>,
    /// Parts by dimension.
    pub breakdowns: Vec<(&'a Partition, Vec<Slice<'a>>)>,
    /// The same over other times; made once.
    pub others: RefCell<Vec<(Span, Rc<Slice<'a>>)>>,
    /// Times that are asked about again: what figures say over these is kept.
    pub kept: Vec<Span>,
    /// That, by figure and time.
    pub outcomes: RefCell<Vec<(&'static str, Span, Rc<Outcome>)>>,
    /// Accounting by population, made once.
    pub accounts: RefCell<Vec<(Population, Accounting)>>,
    /// p90 of completed cycles in days: a cohort that has had less time is immature.
    pub usual_cycle_days: Option<f64>,
}

impl<'a> Request<'a> {
    /// All that came before the period since a figure's records are known: what it did not yet tell of is no mean of it.
    fn long_term(&self, metric: &dyn Metric) -> Option<Rc<Outcome>> {
        let population = metric.population();
        let span = self.before.as_ref()?.span?;
        let first = population.is_beside().then(|| population.first_day(&self.whole)).flatten().filter(|first| *first > span.start);
        let since = Span { start: first.unwrap_or(span.start), ..span };
        (since.start < since.end).then(|| self.over(metric, since))
    }

    /// What a figure says over the whole selection at some time.
    pub fn over(&self, metric: &dyn Metric, span: Span) -> Rc<Outcome> {
        let known = [Some(&self.whole), self.previous.as_ref(), self.before.as_ref()].into_iter().flatten();
        if let Some(slice) = known.chain(self.series.iter().map(|(_, slice, _)| slice)).find(|slice| slice.span == Some(span)) {
            return self.of(metric, slice);
        }
        let other = self.others.borrow().iter().find(|(of, _)| *of == span).map(|(_, slice)| slice.clone());
        let slice = other.unwrap_or_else(|| {
            let slice = Rc::new(self.whole.over(span));
            self.others.borrow_mut().push((span, slice.clone()));
            slice
        });
        self.of(metric, &slice)
    }

    fn of(&self, metric: &dyn Metric, slice: &Slice) -> Rc<Outcome> {
        let Some(span) = slice.span.filter(|span| self.kept.contains(span)) else { return Rc::new(metric.of(slice)) };
        let id = metric.facts().id;
        let known = self.outcomes.borrow().iter().find(|(of, over, _)| *of == id && *over == span).map(|(.., outcome)| outcome.clone());
        known.unwrap_or_else(|| {
            let outcome = Rc::new(metric.of(slice));
            self.outcomes.borrow_mut().push((id, span, outcome.clone()));
            outcome
        })
    }

    fn account(&self, population: Population) -> Accounting {
        // who came further is counted among those that came here
        let population = if let Population::Followed(from, _) = population { Population::Entered(from) } else { population };
        let mut known = self.accounts.borrow_mut();
        if let Some((_, accounting)) = known.iter().find(|(of, _)| *of == population) {
            return accounting.clone();
        }
        let accounting = population.account(&self.whole);
        known.push((population, accounting.clone()));
        accounting
    }
}

fn interval(outcome: &Outcome, level: f64) -> Option<Interval> {
    outcome.interval.filter(|(low, high)| low.is_some() || high.is_some()).map(|(low, high)| Interval { low, high, level })
}

/// Rows by value, then key; the empty key last.
fn sorted_rows(rows: Vec<BreakdownRow>) -> Vec<BreakdownRow> {
    let value = |row: &BreakdownRow| row.value.map_or(f64::NEG_INFINITY, Figure::to_f64);
    sorted_by(rows, &|a, b| value(b).total_cmp(&value(a)).then_with(|| a.key.is_none().cmp(&b.key.is_none())).then_with(|| a.key.cmp(&b.key)))
}

/// One KPI put into a report.
impl dyn Metric + '_ {
    fn loaded(&self, slice: &Slice) -> Vec<Need> {
        let (data, customers) = (&slice.world.data, &slice.world.customers);
        // orders beside subscriptions are the other way to know what customers pay
        let or_orders =
            self.facts().needs.iter().any(|needs| needs.entity == Entity::Subscription) && self.facts().needs.iter().any(|needs| needs.entity == Entity::Order);
        let told = self.population().told(slice);
        let missing = |needs: &&super::Needs| match needs.entity {
            _ if !told => true,
            Entity::Deal | Entity::Order if self.population() == Population::Revenue => data.orders.rows + data.deals.rows == 0,
            Entity::Subscription | Entity::Order if or_orders && !customers.stretches.amounts.is_empty() => false,
            Entity::Order if or_orders => !customers.has_mrr,
            Entity::Subscription => {
                let endless = matches!(customers.basis, Some(Entity::Deal | Entity::Contact));
                let lacks = |field: &str| needs.fields.contains(&field) && !data.subscriptions.has(field);
                customers.basis.is_none()
                    || lacks("renewal_due")
                    || lacks("cancel_reason")
                    || (needs.fields.contains(&"mrr") && !customers.has_mrr)
                    || (needs.fields.contains(&"end") && endless)
            }
            Entity::Survey => match self.population() {
                Population::Answers(question) => !slice.world.answers.asked(question),
                Population::Customers => {
                    let buys = matches!(customers.basis, Some(Entity::Order | Entity::Deal)) || data.orders.rows > 0;
                    !buys && (!slice.world.answers.asked(Question::Recommend) || !data.surveys.has("customer_id"))
                }
                _ => !slice.world.answers.asked(Question::Recommend) || data.surveys.invited.is_empty(),
            },
            entity => !needs.fields.iter().all(|field| data.has(entity, field)),
        };
        self.facts()
            .needs
            .iter()
            .filter(missing)
            .map(|needs| Need { entity: needs.entity, fields: needs.fields.iter().map(ToString::to_string).collect_vec() })
            .collect_vec()
    }

    fn has(&self, slice: &Slice, partition: &Partition) -> bool {
        if self.population() == Population::Models {
            return false;
        }
        let has = |entity: Entity| partition.entities.contains(&entity);
        let basis = |entity: Entity| if entity == Entity::Subscription { slice.world.customers.basis.unwrap_or(entity) } else { entity };
        has(self.population().entity(slice)) && self.beside().iter().all(|entity| has(basis(*entity)))
    }

    fn immature(&self, request: &Request, span: Option<Span>) -> bool {
        let usual = match self.population() {
            Population::Created => request.usual_cycle_days,
            Population::Followed(from, to) => request.whole.world.leads.usual_days(from, to),
            _ => None,
        };
        match (span, usual) {
            (Some(span), Some(cycle)) => f64::from(request.whole.world.as_of.plus(1).0 - span.end.0.min(request.whole.world.as_of.0 + 1)) < cycle,
            _ => false,
        }
    }

    fn breakdown(&self, whole: &Outcome, slices: &[Slice], labels: &[Option<String>], level: f64) -> Vec<BreakdownRow> {
        let mut rows: Vec<(BreakdownRow, Outcome)> = Vec::new();
        for (slice, label) in slices.iter().zip(labels) {
            let outcome = self.of(slice);
            let nothing = outcome.denominator.is_none() && outcome.value.is_some_and(|value| value.to_f64() == 0.0);
            if outcome.value.is_none() || nothing {
                continue;
            }
            let row = BreakdownRow {
                key: label.clone(),
                value: outcome.value,
                numerator: outcome.numerator,
                denominator: outcome.denominator,
                interval: interval(&outcome, level),
                p: None,
            };
            rows.push((row, outcome));
        }
        let raw: Vec<Option<f64>> = rows
            .iter()
            .map(|(_, part)| match (part.share, whole.share, part.bands, whole.bands) {
                _ if part.lifetimes.is_some() => {
                    part.lifetimes.as_ref().zip(whole.lifetimes.as_ref()).and_then(|(part, all)| log_rank(&[part, &all.without(part)])).map(|test| test.p)
                }
                (Some((k, n)), Some((all_k, all_n)), ..) if all_n > n && n > 0 => two_proportion_z(k, n, all_k.saturating_sub(k), all_n - n),
                (.., Some(bands), Some(all)) => net_promoter_z(bands, [0, 1, 2].map(|i| all[i].saturating_sub(bands[i]))),
                _ => None,
            })
            .collect_vec();
        let adjusted = benjamini_hochberg(&raw);
        let rows: Vec<BreakdownRow> = rows.into_iter().zip(adjusted).map(|((row, _), p)| BreakdownRow { p, ..row }).collect_vec();
        sorted_rows(rows)
    }

    /// The same at other times: in the previous period, in all that came before, in each unit of the series.
    fn over_time(&self, request: &Request, outcome: &Outcome, entry: &mut report::Kpi) {
        let whole = &request.whole;
        let settings = &whole.world.settings;
        let level = settings.confidence;
        if let Some(previous) = &request.previous {
            entry.previous = request.of(self, previous).value;
            let (grain, fiscal) = (settings.grain, settings.fiscal_year_start);
            let known = |first: &Day| previous.span.is_some_and(|span| span.start < first.floor(grain, fiscal));
            entry.since = self.population().known_since(whole).filter(known).map(|first| first.to_string());
        }
        entry.change = entry.value.zip(entry.previous).map(|(value, previous)| value.minus(previous));
        entry.growth =
            entry.value.zip(entry.previous).filter(|(_, previous)| previous.to_f64() > 0.0).map(|(value, previous)| value.to_f64() / previous.to_f64() - 1.0);
        let averages = !matches!(self.facts().unit, Unit::Count) && (outcome.denominator.is_some() || outcome.cases.is_some());
        entry.long_term = averages
            .then(|| request.long_term(self))
            .flatten()
            .filter(|outcome| outcome.value.is_some())
            .map(|outcome| LongTerm { value: outcome.value, interval: interval(&outcome, level) });
        entry.series = request
            .series
            .iter()
            .map(|(start, slice, partial)| {
                let outcome = request.of(self, slice);
                Point {
                    start: start.to_string(),
                    value: outcome.value,
                    numerator: outcome.numerator,
                    denominator: outcome.denominator,
                    interval: interval(&outcome, level),
                    partial: *partial,
                    immature: self.immature(request, slice.span),
                }
            })
            .collect_vec();
    }

    /// Its whole entry in the report.
    pub fn evaluate(&self, request: &Request) -> report::Kpi {
        let whole = &request.whole;
        let settings = &whole.world.settings;
        let level = settings.confidence;
        let mut entry = report::Kpi {
            definition: format!("{}/{}", self.facts().id, self.facts().version),
            unit: tag(&self.facts().unit),
            direction: tag(&self.facts().direction),
            status: "none".into(),
            status_rule: "no_value".into(),
            needs: self.loaded(whole),
            ..report::Kpi::default()
        };
        if !entry.needs.is_empty() {
            entry.reason = Some(crate::slice::reason::NOT_LOADED.into());
            return entry;
        }
        let accounting = request.account(self.population());
        entry.used = accounting.used;
        entry.excluded = accounting.excluded.into_iter().map(|(reason, rows)| Excluded { reason: reason.into(), rows }).collect_vec();
        if self.beside().iter().chain([&self.population().entity(whole)]).any(|entity| whole.part.without.contains(entity)) {
            entry.reason = Some(DIMENSION_MISSING.into());
            return entry;
        }
        let outcome = request.of(self, whole);
        let undated = self.population().undated(whole);
        entry.value = outcome.value;
        entry.numerator = outcome.numerator;
        entry.denominator = outcome.denominator;
        entry.interval = interval(&outcome, level);
        entry.measures = outcome.measures.iter().map(|(name, figure)| (name.to_string(), *figure)).collect();
        entry.small_sample = outcome.cases.is_some_and(|cases| cases < 30);
        entry.reason = outcome.reason.or(undated.then_some(UNDATED)).map(str::to_owned);
        entry.immature = self.immature(request, whole.span);
        entry.partial = whole.span.is_some_and(|span| whole.world.as_of.plus(1) < span.end) && !undated;
        entry.variants = self
            .variants(whole)
            .into_iter()
            .map(|(id, outcome)| Variant {
                id: id.into(),
                value: outcome.value,
                numerator: outcome.numerator,
                denominator: outcome.denominator,
                interval: interval(&outcome, level),
            })
            .collect_vec();
        if !undated && !self.population().is_timeless() {
            self.over_time(request, &outcome, &mut entry);
        }
        for (partition, slices) in request.breakdowns.iter().filter(|(partition, _)| self.has(whole, partition)) {
            let rows = self.breakdown(&outcome, slices, &partition.labels, level);
            if !rows.is_empty() {
                entry.breakdowns.insert(partition.dimension.clone(), rows);
            }
        }
        if let Some((dimension, figure)) = outcome.by.filter(|_| !outcome.rows.is_empty()) {
            let rows = outcome.rows.iter().filter(|row| row.group.is_none());
            let rows = rows.map(|row| BreakdownRow { key: row.key.clone(), value: row.figures.get(figure).copied().flatten(), ..BreakdownRow::default() });
            entry.breakdowns.insert(dimension.to_owned(), sorted_rows(rows.collect_vec()));
        }
        entry.rows.clone_from(&outcome.rows);
        self.hold(whole, &outcome, &mut entry);
        entry
    }
}
