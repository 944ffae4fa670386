//! A selection of rows over a period: what every KPI's `sums` is given.

pub mod accounting;
pub mod alone;
pub mod attribution;
mod beginning;
pub mod buyers;
pub mod campaigns;
pub mod cohorts;
pub mod customers;
pub mod deals;
pub mod forecast;
pub mod funnel;
pub mod histories;
pub mod hours;
pub mod leads;
mod leaving;
pub mod mailing;
pub mod modes;
pub mod money;
pub mod outcome;
pub mod outreach;
mod own;
pub mod part;
pub mod population;
pub mod quality;
pub mod reason;
pub mod renewals;
pub mod respondents;
mod response;
pub mod revenue;
pub mod seen;
pub mod sellers;
pub mod spend;
pub mod stages;
pub mod standing;
pub mod subjects;
pub mod surveys;
pub mod tables;
pub mod targets;
pub mod tickets;
pub mod touches;
pub mod traffic;
pub mod usage;
pub mod users;
pub mod weights;
pub mod world;

use crate::calendar::{Day, Span, Stamp};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::{Bits, Times};
use crate::money::Money;
use crate::stats::Counted;
use columns::closings::{Closings, Totals, cycles, open_at, standing};
use columns::periods::Periods;
pub use columns::{closings, flow, journey, journeys};
use flow::Flow;
use outcome::Outcome;
use part::Part;
use spend::Category;
use std::cell::OnceCell;
use std::rc::Rc;
use world::World;

/// Rows over a period. `span` is `None` where nothing loaded is dated: then all rows count.
pub struct Slice<'a> {
    /// What all slices share.
    pub world: &'a World,
    /// The rows.
    pub part: &'a Part,
    /// The period.
    pub span: Option<Span>,
    flow: OnceCell<Flow>,
    monthly: OnceCell<(u64, u64)>,
    yearly: OnceCell<(u64, u64)>,
    in_funnel: OnceCell<Bits>,
    open: OnceCell<Vec<u32>>,
    standing: OnceCell<Totals>,
    standings: OnceCell<Vec<(standing::Standing, u64)>>,
    closings: OnceCell<Closings>,
    won: OnceCell<Vec<u32>>,
    cycles: OnceCell<Counted>,
    acquisition: OnceCell<Money>,
    chain: OnceCell<leads::Chain>,
    usage: OnceCell<usage::Usage>,
    shared: Rc<Shared>,
    sweep: Option<(Rc<Sweep>, usize)>,
}

/// What is known of every record over the period, whatever the rows: parts of a selection share it.
#[derive(Debug, Default)]
struct Shared {
    moments: [OnceCell<Vec<Stamp>>; 4],
    silent: OnceCell<Vec<Option<i32>>>,
}

/// What one pass over the rows gives for all slices of a series.
#[derive(Debug, Default)]
struct Sweep {
    periods: Periods,
    chains: OnceCell<Vec<leads::Chain>>,
    came: OnceCell<Vec<Rc<Vec<u32>>>>,
    sought: [OnceCell<Vec<Rc<Vec<(u32, Stamp)>>>>; 4],
}

impl<'a> Slice<'a> {
    /// Some rows over a period.
    pub fn new(world: &'a World, part: &'a Part, span: Option<Span>) -> Slice<'a> {
        Slice {
            world,
            part,
            span,
            flow: OnceCell::new(),
            monthly: OnceCell::new(),
            yearly: OnceCell::new(),
            in_funnel: OnceCell::new(),
            open: OnceCell::new(),
            standing: OnceCell::new(),
            standings: OnceCell::new(),
            closings: OnceCell::new(),
            won: OnceCell::new(),
            cycles: OnceCell::new(),
            acquisition: OnceCell::new(),
            chain: OnceCell::new(),
            usage: OnceCell::new(),
            shared: Rc::default(),
            sweep: None,
        }
    }

    /// A part of the rows over the same period.
    pub fn part(&self, part: &'a Part) -> Slice<'a> {
        Slice { shared: self.shared.clone(), ..Slice::new(self.world, part, self.span) }
    }

    /// The same rows over periods that follow each other: what needs a pass over the rows is made for all of them in one.
    pub fn series(&self, spans: &[Span]) -> Vec<Slice<'a>> {
        let sweep = Rc::new(Sweep { periods: Periods::of_spans(spans), ..Sweep::default() });
        spans.iter().enumerate().map(|(place, span)| Slice { sweep: Some((sweep.clone(), place)), ..self.over(*span) }).collect_vec()
    }

    /// What one pass gives for this period, made for all periods of a series at once.
    fn swept<T: Clone + Default>(&self, kept: impl Fn(&Sweep) -> &OnceCell<Vec<T>>, pass: &dyn Fn(&Periods) -> Vec<T>) -> T {
        match &self.sweep {
            Some((sweep, place)) => kept(sweep).get_or_init(|| pass(&sweep.periods)).get(*place).cloned(),
            None => pass(&Periods::one(self.span)).pop(),
        }
        .unwrap_or_default()
    }

    /// The same rows over another period.
    pub fn over(&self, span: Span) -> Slice<'a> {
        Slice::new(self.world, self.part, Some(span))
    }

    /// The same rows over the period before; nothing without dates.
    pub fn previous(&self) -> Option<Slice<'a>> {
        self.span.map(|span| self.over(span.previous(self.world.settings.fiscal_year_start, self.world.as_of)))
    }

    /// The same rows over the same dates a year earlier.
    pub fn year_before(&self) -> Option<Slice<'a>> {
        self.span.map(|span| span.cut(self.world.as_of)).map(|span| self.over(Span { start: span.start.plus_months(-12), end: span.end.plus_months(-12) }))
    }

    /// Days of the period up to as_of.
    pub fn days(&self) -> u64 {
        self.span.map_or(0, |span: Span| span.cut(self.world.as_of).days().max(0) as u64)
    }

    /// The day at whose end states are taken: the period's last, or as_of where that is earlier.
    pub fn state_day(&self) -> Day {
        self.span.map_or(self.world.as_of, |span| span.end.plus(-1).min(self.world.as_of))
    }

    fn dated<'b>(&self, rows: &'b [u32], times: &Times, has_column: bool) -> &'b [u32] {
        match self.span {
            Some(span) if has_column => columns::states::between(rows, times, Stamp::start_of(span.start), Stamp::start_of(span.end)),
            _ => rows,
        }
    }

    /// Deals closed in the period.
    pub fn closed(&self) -> &'a [u32] {
        let deals = &self.world.deals;
        self.dated(&self.part.by_closed, &deals.closed, deals.has_closed)
    }

    /// The same, added up.
    pub fn closings(&self) -> &Closings {
        self.closings.get_or_init(|| Closings::of(self.closed(), &self.world.deals.outcome, self.world.deals.worth()))
    }

    /// Deals won in the period.
    pub fn won(&self) -> &[u32] {
        self.won.get_or_init(|| standing(self.closed(), &self.world.deals.outcome, Outcome::Won))
    }

    /// Seconds from creation to closing of the deals won in the period.
    pub fn cycles(&self) -> &Counted {
        self.cycles.get_or_init(|| self.cycles_of(Outcome::Won))
    }

    /// The same of those that ended so.
    pub fn cycles_of(&self, ended: Outcome) -> Counted {
        let deals = &self.world.deals;
        cycles(self.closed(), &deals.outcome, ended, &deals.created, &deals.closed).into_iter().collect()
    }

    /// Seconds from creation to closing.
    #[inline(always)]
    pub fn cycle(&self, row: u32) -> Option<i64> {
        let deals = &self.world.deals;
        Some(deals.created.get(row as usize)?.until(deals.closed.get(row as usize)?))
    }

    /// Deals created in the period.
    pub fn created(&self) -> &'a [u32] {
        let deals = &self.world.deals;
        self.dated(&self.part.by_created, &deals.created, deals.has_created)
    }

    /// Deals of the selection that stand in the funnel, whenever they were created.
    pub fn in_funnel(&self) -> &Bits {
        self.in_funnel.get_or_init(|| columns::cohort::members(&self.part.by_created, &self.world.journeys))
    }

    /// Deals open at the state's day.
    pub fn open(&self) -> &[u32] {
        self.open.get_or_init(|| {
            let (end, deals) = (Stamp::start_of(self.state_day().plus(1)), &self.world.deals);
            let born = self.part.by_created.partition_point(|row| deals.created.get(*row as usize).is_none_or(|created| created < end));
            open_at(&self.part.by_created[..born], &deals.outcome, &deals.closed, end)
        })
    }

    /// Deals open at the end of as_of in a stage of the funnel, whatever the period.
    pub fn prospects(&self) -> impl Iterator<Item = u32> + '_ {
        let (deals, journeys) = (&self.world.deals, &self.world.journeys);
        let stands = |row: usize| deals.outcome[row] == Outcome::Open && journeys.included.get(row) && journeys.current[row] != journeys::NONE;
        self.part.by_created.iter().copied().filter(move |row| stands(*row as usize))
    }

    /// Deals open at the state's day, added up.
    pub fn open_deals(&self) -> &Totals {
        self.standing.get_or_init(|| self.world.deals.worth().totals(self.open()))
    }

    /// Rows of a plain table whose day lies in the period and not after as_of; all of them where no file says when.
    pub fn rows(&self, entity: Entity) -> &'a [u32] {
        self.within(entity, self.part.rows(entity))
    }

    /// The same of other rows, in the order of their day.
    fn within<'b>(&self, entity: Entity, rows: &'b [u32]) -> &'b [u32] {
        let Some(times) = self.world.data.times(entity) else { return rows };
        match self.span {
            Some(span) if !times.is_empty() => self.over(span.cut(self.world.as_of)).dated(rows, times, true),
            _ => rows,
        }
    }

    /// Contacts that entered the steps of the chain in the period, and how far they came.
    pub fn chain(&self) -> &leads::Chain {
        self.chain.get_or_init(|| {
            let traffic = &self.world.data.traffic;
            let visits =
                |row: &u32| traffic.sessions.get(*row as usize).or_else(|| traffic.users.get(*row as usize)).map_or(0, |visits| visits.max(0.0).round() as u64);
            let contacts = self.part.rows(Entity::Contact);
            let chain = self.swept(|sweep| &sweep.chains, &|periods| self.world.leads.steps.chains(contacts, periods));
            leads::Chain { visits: self.rows(Entity::Traffic).iter().map(visits).sum(), ..chain }
        })
    }

    /// Spend of some categories in the period.
    pub fn spent(&self, accepted: &dyn Fn(&str) -> bool) -> Money {
        let lines = &self.world.spend;
        let Some(span) = self.span else {
            return Money(0);
        };
        let (mut sum, accepted) = (Money(0), Category::ALL.iter().map(|category| accepted(category.name())).collect_vec());
        self.part.spend.iter().filter(|row| accepted[lines.category[**row as usize] as usize]).for_each(|row| sum += lines.within(*row, span));
        sum
    }

    /// Spend to win customers: of the categories that count, so many months earlier as the settings say.
    pub fn acquisition_spend(&self) -> Money {
        let settings = &self.world.settings.cac;
        *self.acquisition.get_or_init(|| self.acquisition_spend_of(&|name| settings.accepts(name), settings.lag_months))
    }

    /// Spend of some categories, so many months earlier.
    pub fn acquisition_spend_of(&self, accepted: &dyn Fn(&str) -> bool, lag_months: u32) -> Money {
        let lag = lag_months as i32;
        let earlier = self.span.filter(|_| lag > 0).map(|span| self.over(Span { start: span.start.plus_months(-lag), end: span.end.plus_months(-lag) }));
        let then = earlier.as_ref().unwrap_or(self);
        let mut sum = then.spent(accepted);
        if accepted("marketing") {
            sum += then.campaign_costs();
        }
        sum
    }

    /// Σ of customers lost and Σ of those at risk, month by month over the complete months of the period.
    pub fn monthly_losses(&self) -> (u64, u64) {
        *self.monthly.get_or_init(|| {
            let months = self.span.map_or(Vec::new(), |span| span.cut(self.world.as_of).complete_months());
            match months.as_slice() {
                [only] if Some(*only) == self.span => (self.flow().lost, self.flow().start),
                months => self.world.customers.stretches.monthly_losses(&self.part.customers, months),
            }
        })
    }

    /// Customers lost in the twelve months that end with the period, and those active before them.
    pub fn yearly_losses(&self) -> (u64, u64) {
        *self.yearly.get_or_init(|| {
            let year = self.span.map(|span| Span { start: span.end.plus_months(-12), end: span.end }.cut(self.world.as_of)).filter(|year| year.days() > 0);
            year.map_or((0, 0), |year| {
                if Some(year) == self.span {
                    (self.flow().lost, self.flow().start)
                } else {
                    self.world.customers.stretches.monthly_losses(&self.part.customers, &[year])
                }
            })
        })
    }

    /// How the customers changed over the period.
    pub fn flow(&self) -> &Flow {
        self.flow.get_or_init(|| flow_over(self))
    }
}

/// How the customers of a slice changed over its period.
fn flow_over(slice: &Slice) -> Flow {
    let customers = &slice.world.customers;
    let mut flow = Flow { by_orders: !customers.stretches.amounts.is_empty(), ..Flow::default() };
    if customers.are_undated() {
        flow.undated = true;
        for at in &slice.part.undated {
            let customer = &customers.undated[*at as usize];
            flow.start += 1;
            flow.any += 1;
            let mrr = Money(customer.mrr.map_or(0, i128::from));
            flow.mrr_start += mrr;
            if customer.churned {
                flow.lost += 1;
                flow.churned_mrr += mrr;
            } else {
                flow.end += 1;
                flow.mrr_end += mrr;
                flow.mrr_squares += mrr.0 * mrr.0;
            }
        }
        return flow;
    }
    let Some(span) = slice.span else { return flow };
    let (before, last) = (span.start.plus(-1), slice.state_day());
    if last < span.start {
        return flow;
    }
    let seen = span.cut(slice.world.as_of);
    flow.days = seen.days().max(0) as u32;
    let months = seen.complete_months();
    flow.whole_months = if months.first().map(|month| month.start) == Some(seen.start) && months.last().map(|month| month.end) == Some(seen.end) {
        months.len() as u32
    } else {
        0
    };
    flow.add(&customers.stretches, &slice.part.customers, before, last);
    flow
}
