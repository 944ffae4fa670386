//! The dataset as it stood at the end of as_of, with every default settled: what all slices of a request share.

use super::attribution::Attribution;
use super::buyers::Buyers;
use super::customers::Customers;
use super::deals::{DealStates, order_by_day};
use super::forecast::Forecast;
use super::journeys::Journeys;
use super::leads::{CUSTOMER, Leads, Rules};
use super::money::Currency;
use super::part::{Cut, CutKey};
use super::quality::Quality;
use super::respondents::Respondents;
use super::revenue::Revenue;
use super::seen::Seen;
use super::spend::SpendLines;
use super::surveys::Answers;
use super::tables::Tables;
use super::targets::Goals;
use super::touches::Touches;
use crate::calendar::{Day, Span, Stamp};
use crate::collect::CollectVec;
use crate::dataset::column::{Bits, Times};
use crate::dataset::{Dataset, Entity};
use crate::error::{Code, Error};
use crate::lazy::Lazy;
use crate::settings::{FunnelSettings, Grain, Period, Settings};
use crate::stats::Counted;
use std::sync::{Arc, Mutex, OnceLock};

/// A dataset at a day.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// What was loaded.
    pub data: Arc<Dataset>,
    /// The settings, defaults filled in.
    pub settings: Settings,
    /// The day at whose end everything is looked at; the end of time where nothing is dated.
    pub as_of: Day,
    /// The first dated event.
    pub first: Day,
    /// The last one, whatever as_of.
    pub last: Day,
    /// The period; `None` where nothing is dated.
    pub period: Option<Span>,
    /// The reporting currency.
    pub currency: Currency,
    /// Deals.
    pub deals: Arc<DealStates>,
    /// Customers.
    pub customers: Arc<Customers>,
    /// Contacts on their way to customers.
    pub leads: Arc<Lazy<Leads>>,
    /// Orders, and what counts as revenue.
    pub revenue: Arc<Lazy<Revenue>>,
    /// What is aimed at.
    pub goals: Goals,
    /// Survey answers.
    pub answers: Arc<Answers>,
    /// Spend.
    pub spend: Arc<SpendLines>,
    /// Activities by whom the team sought out.
    pub touches: Arc<Lazy<Touches>>,
    /// When something last happened with whom.
    pub seen: Arc<Seen>,
    /// Which campaigns touched whom.
    pub attribution: Arc<Lazy<Attribution>>,
    /// Rows of the plain tables, by their day.
    pub tables: Arc<Tables>,
    /// Ways through the funnel.
    pub journeys: Arc<Lazy<Journeys>>,
    /// The same world with amounts in each other currency, by its label; made when first asked for.
    pub(super) own: Arc<OnceLock<Vec<(String, World)>>>,
    /// What open deals may become.
    pub forecast: Arc<Lazy<Forecast>>,
    /// What is wrong with the records, found when first asked for.
    pub(super) quality: Arc<OnceLock<Quality>>,
    /// Who of the customers answers surveys, found when first asked for.
    pub(super) respondents: Arc<OnceLock<Respondents>>,
    pub(super) buyers: Arc<OnceLock<Buyers>>,
    /// Facts of each deal that no period changes, found when first asked for.
    pub(super) lasting: Arc<OnceLock<Vec<u8>>>,
    /// What the latest request cut out.
    pub(super) latest_cut: Arc<Mutex<Option<(CutKey, Arc<Cut>)>>>,
    /// p90 of the cycles of all closed deals, in days: a cohort that has had less time is immature.
    pub usual_cycle_days: Option<f64>,
}

/// Used where nothing loaded has a date.
const END_OF_TIME: Day = Day(2_932_000);

impl World {
    /// The dataset under these settings. A value that cannot be used is an error that names it.
    pub fn new(data: Arc<Dataset>, settings: &Settings) -> Result<World, Error> {
        check(settings)?;
        let mut settings = settings.clone();
        if settings.funnel.entity == "deal" && data.rows(Entity::Deal) == 0 {
            settings.funnel.entity = funnel_entity(&data).into();
        }
        let now = settings.now.as_deref().map(Day::parse).transpose()?;
        let asked = settings.as_of.as_deref().map(Day::parse).transpose()?;
        let columns = [&*data.deals.currency, &*data.subscriptions.currency, &*data.orders.currency, &*data.spend.currency];
        let currency = Currency::resolve(settings.currency.as_deref(), &columns, &settings.rates)?;
        let mut deals = DealStates::rewind(&data, asked.unwrap_or(END_OF_TIME), &settings.funnel);
        let events = Events::of(&data, &deals, now.unwrap_or(END_OF_TIME));
        let latest = events.latest_by_now();
        let as_of = asked.or(latest).unwrap_or(END_OF_TIME);
        if asked.is_none() && events.latest() > latest {
            deals = DealStates::rewind(&data, as_of, &settings.funnel);
        }
        let deals = deals.in_currency(&data, &currency, as_of);
        let first = events.first().unwrap_or(as_of);
        let dated = latest.or(asked).is_some();
        let period = period(&settings, dated, first, as_of)?;
        settings.as_of = latest.or(asked).map(|_| as_of.to_string());
        settings.period = period.map(written);
        settings.currency = currency.code.clone();
        let untold = data.subscriptions.rows + data.orders.rows == 0 && data.contacts.rows > 0;
        let by_contacts = if untold { Some(Leads::rewind(&data, &DealStates::default(), as_of, Rules::of(&data, &settings.lifecycle)?)) } else { None };
        let by_contacts = by_contacts.filter(|leads| (0..data.contacts.rows as u32).any(|contact| leads.steps.has_entered(contact, CUSTOMER)));
        let customers = Customers::rewind(&data, &deals, by_contacts.as_ref(), as_of, &settings.customer, &currency);
        let rules = Rules::of(&data, &settings.lifecycle)?;
        let answers = Answers::rewind(&data, as_of, &mut settings);
        let spend = SpendLines::of(&data, as_of, &currency);
        choose_pipeline(&data, &deals, &mut settings.funnel);
        let (deals, customers, answers, spend) = (Arc::new(deals), Arc::new(customers), Arc::new(answers), Arc::new(spend));
        let usual_cycle_days = usual_cycle(&deals);
        // What few figures need is made when the first of them looks at it.
        let (of, with) = (data.clone(), deals.clone());
        let leads = Arc::new(Lazy::new(move || Leads::rewind(&of, &with, as_of, rules)));
        let (of, with, funnel) = (data.clone(), deals.clone(), settings.funnel.clone());
        let journeys = Arc::new(Lazy::new(move || journeys(&of, &with, &funnel, as_of)));
        let (revenue, attribution) = earned(&data, &deals, &leads, as_of, &currency);
        let (of, with, ways) = (data.clone(), deals.clone(), journeys.clone());
        let forecast = Arc::new(Lazy::new(move || Forecast::of(&of, &with, &ways, as_of)));
        let tables = Arc::new(Tables::of(&data));
        let end = Stamp::start_of(as_of.plus(1));
        let of = data.clone();
        let in_time = Arc::new(Lazy::new(move || super::touches::in_time(&of, end)));
        let seen = Arc::new(Seen::of(&data, &customers, &in_time));
        let of = data.clone();
        let touches = Arc::new(Lazy::new(move || Touches::of(&of, &in_time)));
        Ok(World {
            touches,
            seen,
            quality: Arc::default(),
            respondents: Arc::default(),
            buyers: Arc::default(),
            lasting: Arc::default(),
            latest_cut: Arc::default(),
            own: Arc::default(),
            attribution,
            forecast,
            goals: Goals::of(&settings, &data)?,
            leads,
            revenue,
            tables,
            usual_cycle_days,
            data,
            settings,
            as_of,
            first,
            last: events.latest().unwrap_or(as_of),
            period,
            currency,
            deals,
            customers,
            answers,
            spend,
            journeys,
        })
    }
}

impl World {
    /// What is wrong with the records.
    pub fn quality(&self) -> &Quality {
        self.quality.get_or_init(|| Quality::of(self))
    }

    /// Who of the customers answers surveys.
    pub fn respondents(&self) -> &Respondents {
        self.respondents.get_or_init(|| Respondents::of(&self.data, self.customers.basis, &self.answers))
    }

    /// Customers as those who order, found when first asked for.
    pub fn buyers(&self) -> &Buyers {
        self.buyers.get_or_init(|| Buyers::of(&self.data, self.customers.basis, &self.revenue))
    }

    /// The same world looked at under settings that differ only in what is chosen from it: period, grain, filters, breakdowns,
    /// targets and what money figures are multiplied by.
    pub fn refilter(&mut self, asked: &Settings) -> Result<(), Error> {
        check(asked)?;
        let settled = std::mem::take(&mut self.settings);
        self.goals = Goals::of(asked, &self.data)?;
        self.period = period(asked, settled.as_of.is_some(), self.first, self.as_of)?;
        self.settings = Settings {
            as_of: settled.as_of,
            currency: settled.currency,
            funnel: settled.funnel,
            ces: settled.ces,
            period: self.period.map(written),
            ..asked.clone()
        };
        Ok(())
    }
}

pub(super) type Earned = (Arc<Lazy<Revenue>>, Arc<Lazy<Attribution>>);

/// Orders and what campaigns brought, made when first looked at.
pub(super) fn earned(data: &Arc<Dataset>, deals: &Arc<DealStates>, leads: &Arc<Lazy<Leads>>, as_of: Day, currency: &Currency) -> Earned {
    let (of, with, money) = (data.clone(), deals.clone(), currency.clone());
    let revenue = Lazy::new(move || Revenue::rewind(&of, &with, as_of, &money));
    let (of, with, led, money) = (data.clone(), deals.clone(), leads.clone(), currency.clone());
    let attribution = Lazy::new(move || Attribution::of(&of, &with, &led, Stamp::start_of(as_of.plus(1)), &money));
    (Arc::new(revenue), Arc::new(attribution))
}

fn written(span: Span) -> Period {
    Period { start: span.start.to_string(), end: span.end.to_string() }
}

/// The period asked for, else the twelve months that end with as_of's, from the month of the first event on.
fn period(settings: &Settings, dated: bool, first: Day, as_of: Day) -> Result<Option<Span>, Error> {
    let period = match &settings.period {
        Some(period) => Some(Span { start: Day::parse(&period.start)?, end: Day::parse(&period.end)? }),
        None if !dated => None,
        None => {
            let end = as_of.floor(Grain::Month, 1).plus_months(1);
            let (start, first) = (end.plus_months(-12), first.floor(Grain::Month, 1));
            Some(Span { start: if first > start && first < end { first } else { start }, end })
        }
    };
    match period.filter(|span| span.start >= span.end) {
        Some(span) => Err(Error::new(Code::BadSettings, format!("period: {} is not before {}", span.start, span.end))),
        None => Ok(period),
    }
}

/// Where no deals are loaded, a funnel is over persons, else over contacts that tell how far they came.
fn funnel_entity(data: &Dataset) -> &'static str {
    match (data.rows(Entity::Event), data.has(Entity::Contact, "lifecycle_stage")) {
        (0, true) => "contact",
        (0, false) => "deal",
        _ => "event",
    }
}

fn check(settings: &Settings) -> Result<(), Error> {
    let refuse = |what: String| Err(Error::new(Code::BadSettings, what));
    let funnel = &settings.funnel;
    let known: [(&str, &String, &[&str]); 9] = [
        ("campaign_attribution", &settings.campaign_attribution, &["first", "last", "even", "u_shaped"]),
        ("funnel.entity", &funnel.entity, &["deal", "contact", "event"]),
        ("funnel.attribution", &funnel.attribution, &["cohort", "activity"]),
        ("funnel.mode", &funnel.mode, super::modes::MODES),
        ("funnel.reentry", &funnel.reentry, &["first", "latest"]),
        ("funnel.per", &funnel.per, &["visit", "record"]),
        ("ltv.variant", &settings.ltv.variant, &["margin", "simple"]),
        ("nps.answers", &settings.nps.answers, &["all", "latest"]),
        ("nps.scale", &settings.nps.scale, &["0-10", "1-10"]),
    ];
    for (name, value, known) in known {
        if !known.contains(&value.as_str()) {
            return refuse(format!("{name}: {value} is not one of {}", known.join(", ")));
        }
    }
    if settings.ces.scale.is_some_and(|scale| scale != 5 && scale != 7) {
        return refuse("ces.scale: neither 5 nor 7".into());
    }
    if super::hours::Hours::of(&settings.business_hours).is_none() {
        return refuse("business_hours: days from 1 to 7 and two times of day, the first before the second".into());
    }
    if !(1..=12).contains(&settings.fiscal_year_start) {
        return refuse(format!("fiscal_year_start: {} is not a month", settings.fiscal_year_start));
    }
    if !(settings.confidence > 0.0 && settings.confidence < 1.0) {
        return refuse("confidence: not between 0 and 1".into());
    }
    if settings.gross_margin.is_some_and(|margin| !(margin.is_finite() && margin > 0.0 && margin <= 1.0)) {
        return refuse("gross_margin: not above 0 and at most 1".into());
    }
    if funnel.stages.as_ref().is_some_and(|stages| stages.len() < 2 || stages.len() > super::stages::MOST) {
        return refuse(format!("funnel.stages: from 2 to {} stages", super::stages::MOST));
    }
    Ok(())
}

/// When something first happened, and last: at all, and by the end of today.
struct Events {
    first: Stamp,
    last: Stamp,
    last_by_now: Stamp,
    /// After today.
    future: Stamp,
}

impl Events {
    fn of(data: &Dataset, deals: &DealStates, now: Day) -> Events {
        let end = Stamp::start_of(END_OF_TIME.plus(1));
        let never = Stamp::of_packed(i64::MIN);
        let mut seen = Events { first: end, last: never, last_by_now: never, future: Stamp::start_of(now.plus(1)) };
        seen.times(&deals.created);
        seen.times(&deals.closed);
        data.history.moves.list.iter().for_each(|step| seen.stamp(step.at));
        seen.times(&data.contacts.created);
        data.contact_history.moves.list.iter().for_each(|step| seen.stamp(step.at));
        seen.times(&data.activities.at);
        seen.times(&data.events.at);
        seen.times(&data.surveys.at);
        seen.times(&data.orders.at);
        seen.times(&data.subscriptions.start);
        seen.times(&data.subscriptions.end);
        seen.times(&data.spend.at);
        seen.times(&data.tickets.opened);
        seen.times(&data.tickets.closed);
        seen.times(&data.traffic.date);
        (0..data.spend.month.len()).filter_map(|row| data.spend.month.get(row)).for_each(|at| seen.stamp(Stamp::day_only(at.day().floor(Grain::Month, 1))));
        seen
    }

    fn first(&self) -> Option<Day> {
        self.latest().map(|_| self.first.day())
    }

    /// The last of all.
    fn latest(&self) -> Option<Day> {
        (self.last > Stamp::of_packed(i64::MIN)).then(|| self.last.day())
    }

    /// The last one by the end of today.
    fn latest_by_now(&self) -> Option<Day> {
        (self.last_by_now > Stamp::of_packed(i64::MIN)).then(|| self.last_by_now.day())
    }

    #[inline(always)]
    fn stamp(&mut self, at: Stamp) {
        self.first = self.first.min(at);
        self.last = self.last.max(at);
        if at < self.future {
            self.last_by_now = self.last_by_now.max(at);
        }
    }

    fn times(&mut self, times: &Times) {
        (0..times.len()).filter_map(|row| times.get(row)).for_each(|at| self.stamp(at));
    }
}

/// The pipeline with most deals, where none is asked for.
fn choose_pipeline(data: &Dataset, deals: &DealStates, settings: &mut FunnelSettings) {
    let pipelines = &data.deals.pipeline;
    if settings.pipeline.is_none() && pipelines.dictionary.len() > 1 {
        let mut counts = vec![0u32; pipelines.dictionary.len() + 1];
        deals.by_created.iter().for_each(|row| counts[pipelines.code(*row as usize) as usize] += 1);
        let most = (1..counts.len() as u32).max_by_key(|code| (counts[*code as usize], std::cmp::Reverse(pipelines.dictionary.text(*code))));
        settings.pipeline = most.and_then(|code| pipelines.dictionary.text(code)).map(str::to_owned);
    }
}

fn journeys(data: &Dataset, deals: &DealStates, settings: &FunnelSettings, as_of: Day) -> Journeys {
    let pipelines = &data.deals.pipeline;
    let wanted = settings.pipeline.as_deref().map(|name| pipelines.dictionary.find(name).unwrap_or(u32::MAX));
    let mut included = Bits::filled(data.deals.rows, false);
    let mut other = Bits::filled(data.deals.rows, false);
    for row in &deals.by_created {
        let ours = pipelines.is_empty() || wanted.is_none_or(|code| pipelines.code(*row as usize) == code);
        if ours { included.set(*row as usize, true) } else { other.set(*row as usize, true) }
    }
    let stages = super::stages::find(data, settings, &included, as_of);
    Journeys::of(&deals.records(&data.history), stages, included, other, as_of)
}

fn usual_cycle(deals: &DealStates) -> Option<f64> {
    let cycle = |row: &u32| Some(deals.created.get(*row as usize)?.until(deals.closed.get(*row as usize)?));
    let seconds: Vec<i64> = deals.by_closed.iter().filter_map(cycle).filter(|seconds| *seconds >= 0).collect_vec();
    Counted::from(seconds).quantile(0.9).map(|seconds| seconds / 86_400.0)
}

/// Rows of a table by day, those without one first.
pub fn by_day(times: &Times, rows: usize) -> Vec<u32> {
    order_by_day((0..rows as u32).collect_vec(), times)
}
