//! From a world to a report: the slices of a request made once, every KPI over them, and the structured views.

use super::figures::Figures;
use super::funnel::{funnel, modes};
use super::half::Half;
use super::scorecard::Seen;
use super::wanted::Wanted;
use super::{CampaignRow, Doubt, Funnel, GeneratedBy, Kpi, Report, ReviewItem, Source};
use crate::calendar::{Day, Span};
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Entity;
use crate::error::Error;
use crate::kpi::{CATALOGUE, Request, ltv_predicted};
use crate::map::SortedMap;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::part::{Cut, Partition};
use crate::slice::surveys::Question;
use crate::slice::world::World;

/// A breakdown by default: a dimension with at most so many labels.
const MOST_LABELS: usize = 50;

/// A report to which figures may be missing.
pub struct Draft {
    wanted: Wanted,
    report: Report,
    compared: Vec<ReviewItem>,
    now: Option<Funnel>,
    before: Option<Funnel>,
    campaigns: Option<Vec<CampaignRow>>,
}

/// The whole report.
pub fn report(world: &World, sources: Vec<Source>) -> Result<Report, Error> {
    Ok(draft(world, sources, None)?.with(Figures::default()))
}

/// One half's figures.
pub fn figures(world: &World, half: Half) -> Result<Figures, Error> {
    let wanted = Wanted::of(&world.settings)?;
    over(world, &wanted, |request, _| figures_of(request, &wanted, Some(half)))
}

fn figures_of(request: &Request, wanted: &Wanted, half: Option<Half>) -> Figures {
    let metrics = CATALOGUE.iter().filter(|metric| half.is_none_or(|half| half.has(**metric)) && wanted.needs(metric.facts().id));
    let kpis: SortedMap<String, Kpi> = metrics.map(|metric| (metric.facts().id.to_owned(), metric.evaluate(request))).collect();
    let compared = if wanted.has("review") { super::review::of_figures(request, &kpis) } else { Vec::new() };
    Figures { kpis, compared }
}

/// The slices of a request, for as long as they are looked at.
fn over<T>(world: &World, wanted: &Wanted, look: impl FnOnce(&Request, Vec<String>) -> T) -> Result<T, Error> {
    let by = match &world.settings.by {
        Some(by) => by.clone(),
        None => world.data.dimension_names().into_iter().filter(|name| (2..=MOST_LABELS).contains(&label_count(world, name))).collect_vec(),
    };
    let cut = world.cut(&by)?;
    let own: Vec<Vec<Option<World>>> = cut.partitions.iter().map(|partition| own_currencies(world, partition)).collect_vec();
    let mut request = request(world, &cut, &own);
    if wanted.has("review") {
        request.kept = super::review::spans(&request.whole);
    }
    Ok(look(&request, by))
}

/// All of a report but the figures of the other half.
pub fn draft(world: &World, mut sources: Vec<Source>, half: Option<Half>) -> Result<Draft, Error> {
    let wanted = Wanted::of(&world.settings)?;
    doubt_order(world, &mut sources);
    let drawn = |request: &Request, by: Vec<String>| {
        let whole = &request.whole;
        let Figures { kpis, mut compared } = figures_of(request, &wanted, half);
        let funnel_of = |slice: &Slice| (world.data.rows(world.funnel_entity()) > 0).then(|| funnel(slice));
        let now = if wanted.has("funnel") || wanted.judged() { funnel_of(whole) } else { None };
        let before = request.before.as_ref().filter(|_| wanted.judged()).and_then(funnel_of);
        if wanted.has("review") {
            compared.push_all(super::review::of_stages(whole, now.as_ref().zip(before.as_ref())));
        }
        let predicted = super::predicted::view(whole, kpis.get(ltv_predicted::KPI.id()).filter(|_| wanted.has(ltv_predicted::KPI.id())));
        let report = Report {
            schema: "1".into(),
            generated_by: GeneratedBy { name: "crm-kpi".into(), version: env!("CARGO_PKG_VERSION").into() },
            settings: Settings { by: Some(by), ..world.settings.clone() },
            predicted,
            team: if wanted.has("team") { super::team::team(world, whole, &kpis) } else { None },
            scorecard: None,
            review: if wanted.has("review") { super::review::review(whole) } else { None },
            funnel: None,
            nps: (wanted.has("nps") && world.answers.asked(Question::Recommend)).then(|| super::nps::view(whole)),
            campaigns: None,
            survival: (wanted.has("survival") && !world.customers.is_empty() && !matches!(world.customers.basis, Some(Entity::Deal | Entity::Contact)))
                .then(|| super::survival::view(request)),
            runway: wanted.has("runway").then(|| super::runway::runway(whole)).flatten(),
            retention: wanted.has("retention").then(|| super::retention::view(whole)).flatten(),
            quality: wanted.has("quality").then(|| super::quality::quality(whole)).flatten(),
            kpis,
            sources,
        };
        let modes = if wanted.names("funnel.modes") { modes(whole) } else { Vec::new() };
        let now = now.map(|now| Funnel { modes, ..now });
        let campaigns = if wanted.has("campaigns") || wanted.has("scorecard") { super::campaigns::campaigns(whole) } else { None };
        (report, compared, now, before, campaigns)
    };
    let (report, compared, now, before, campaigns) = over(world, &wanted, drawn)?;
    Ok(Draft { wanted, report, compared, now, before, campaigns })
}

impl Draft {
    /// The whole report: with the other half's figures, and what all figures say together.
    pub fn with(self, others: Figures) -> Report {
        let Draft { wanted, mut report, mut compared, now, before, campaigns } = self;
        report.kpis.extend(others.kpis);
        compared.push_all(others.compared);
        report.scorecard = wanted.has("scorecard").then(|| {
            super::scorecard::scorecard(&Seen {
                kpis: &report.kpis,
                funnel: now.as_ref(),
                before: before.as_ref(),
                campaigns: campaigns.as_deref().unwrap_or_default(),
                level: report.settings.confidence,
            })
        });
        if let Some(review) = &mut report.review {
            review.items = super::review::news(compared);
        }
        report.kpis.retain(|id, _| wanted.has(id));
        report.funnel = now.filter(|_| wanted.has("funnel"));
        report.campaigns = campaigns.filter(|_| wanted.has("campaigns"));
        report
    }
}

/// The slices of a request. The parts of a partition are counted in worlds of their `own` where they have one.
fn request<'a>(world: &'a World, cut: &'a Cut, own: &'a [Vec<Option<World>>]) -> Request<'a> {
    let slice = |span: Option<Span>| Slice::new(world, &cut.selection, span);
    let fiscal = world.settings.fiscal_year_start;
    let before = world.period.map(|span| Span { start: world.first, end: span.start }).filter(|span| span.start < span.end);
    let series = world.period.map_or(Vec::new(), |span| {
        let units: Vec<(Day, Span)> = span.buckets(world.settings.grain, fiscal).into_iter().filter(|(_, bucket)| bucket.start <= world.as_of).collect_vec();
        let slices = slice(None).series(&units.iter().map(|(_, bucket)| *bucket).collect_vec());
        let whole = |unit: Day, bucket: Span| bucket.start == unit && bucket.end == unit.step(world.settings.grain, 1) && world.as_of.plus(1) >= bucket.end;
        units.into_iter().zip(slices).map(|((unit, bucket), slice)| (unit, slice, !whole(unit, bucket))).collect_vec()
    });
    let whole = slice(world.period);
    Request {
        previous: world.period.map(|span| slice(Some(span.previous(fiscal, world.as_of)))),
        before: before.map(|span| slice(Some(span))),
        series,
        breakdowns: cut
            .partitions
            .iter()
            .zip(own)
            .map(|(partition, own)| {
                let slice = |(at, part)| match own.get(at) {
                    Some(Some(own)) => Slice::new(own, part, world.period),
                    _ => whole.part(part),
                };
                (partition, partition.parts.iter().enumerate().map(slice).collect_vec())
            })
            .collect_vec(),
        usual_cycle_days: world.usual_cycle_days,
        others: Default::default(),
        kept: Vec::new(),
        outcomes: Default::default(),
        accounts: Default::default(),
        whole,
    }
}

/// The worlds in which the parts of a partition by currency are counted, each in its own; none for other dimensions.
fn own_currencies(world: &World, partition: &Partition) -> Vec<Option<World>> {
    let labels = partition.labels.iter().filter(|_| partition.dimension == "currency");
    labels.map(|label| label.as_deref().and_then(|label| world.in_own(label))).collect_vec()
}

/// An order of stages that was found from the data is a doubt of the file that the stages come from.
fn doubt_order(world: &World, sources: &mut [Source]) {
    let stages = &world.journeys.stages;
    let of = |source: &&mut Source| matches!(source.entity, Some(Entity::Deal | Entity::StageChange));
    if let Some(source) = sources.iter_mut().find(of).filter(|_| stages.guessed) {
        let stage = |field: &Option<String>| matches!(field.as_deref(), Some("stage" | "to"));
        let column = source.mapping.iter().find(|column| stage(&column.field)).map(|column| column.column.clone());
        source.doubts.push(Doubt { column, question: "stage_order".into(), options: stages.names.clone(), taken: stages.names.join(" → ") });
    }
}

fn label_count(world: &World, dimension: &str) -> usize {
    let counts = world.data.bases().into_iter().filter_map(|entity| world.data.dimension(entity, dimension).map(|labels| labels.dictionary.len()));
    counts.max().unwrap_or(0)
}
