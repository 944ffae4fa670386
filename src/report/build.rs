//! From a world to a report: the slices of a request made once, every KPI over them, and the structured views.

use super::funnel::{funnel, modes};
use super::scorecard::Seen;
use super::{Doubt, Funnel, GeneratedBy, Kpi, Report, Source};
use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::error::{Code, Error};
use crate::kpi::{self, CATALOGUE, Request, ltv_predicted, quota_attainment};
use crate::map::SortedMap;
use crate::slice::Slice;
use crate::slice::part::{Cut, Partition};
use crate::slice::surveys::Question;
use crate::slice::world::World;

/// Views that can be wanted beside figures.
const VIEWS: &[&str] =
    &["funnel", "funnel.modes", "funnel.stuck", "nps", "survival", "campaigns", "team", "runway", "retention", "scorecard", "review", "quality"];
/// A breakdown by default: a dimension with at most so many labels.
const MOST_LABELS: usize = 50;

/// The whole report.
pub fn report(world: &World, mut sources: Vec<Source>) -> Result<Report, Error> {
    let known = |id: &str| kpi::find(id).is_some() || VIEWS.contains(&id);
    if let Some(unknown) = world.settings.kpis.iter().flatten().find(|id| !known(id)) {
        return Err(Error::new(Code::UnknownKpi, unknown));
    }
    doubt_order(world, &mut sources);
    let by = match &world.settings.by {
        Some(by) => by.clone(),
        None => world.data.dimension_names().into_iter().filter(|name| (2..=MOST_LABELS).contains(&label_count(world, name))).collect_vec(),
    };
    let cut = world.cut(&by)?;
    let own: Vec<Vec<Option<World>>> = cut.partitions.iter().map(|partition| own_currencies(world, partition)).collect_vec();
    let mut settings = world.settings.clone();
    settings.by = Some(by);
    let wanted = settings.kpis.clone();
    let wants = |id: &str| wanted.as_ref().is_none_or(|ids| ids.iter().any(|wanted| wanted == id));
    let mut request = request(world, &cut, &own);
    if wants("review") {
        request.kept = super::review::spans(&request.whole);
    }
    let whole = &request.whole;
    let judged = wants("scorecard") || wants("review");
    let needed = |id: &str| wants(id) || judged || (wants("team") && id == quota_attainment::KPI.id());
    let mut kpis: SortedMap<String, Kpi> =
        CATALOGUE.iter().filter(|metric| needed(metric.facts().id)).map(|metric| (metric.facts().id.to_owned(), metric.evaluate(&request))).collect();
    let funnel_of = |slice: &Slice| (world.data.rows(world.funnel_entity()) > 0).then(|| funnel(slice));
    let now = if wants("funnel") || judged { funnel_of(whole) } else { None };
    let before = request.before.as_ref().filter(|_| judged).and_then(funnel_of);
    let campaigns = if wants("campaigns") || wants("scorecard") { super::campaigns::campaigns(whole) } else { None };
    let seen = Seen {
        kpis: &kpis,
        funnel: now.as_ref(),
        before: before.as_ref(),
        campaigns: campaigns.as_deref().unwrap_or_default(),
        level: world.settings.confidence,
    };
    let scorecard = wants("scorecard").then(|| super::scorecard::scorecard(&seen));
    let review = if wants("review") { super::review::review(&request, &kpis, now.as_ref().zip(before.as_ref())) } else { None };
    let team = if wants("team") { super::team::team(world, whole, &kpis) } else { None };
    let predicted = super::predicted::view(whole, kpis.get(ltv_predicted::KPI.id()).filter(|_| wants(ltv_predicted::KPI.id())));
    kpis.retain(|id, _| wants(id));
    Ok(Report {
        schema: "1".into(),
        generated_by: GeneratedBy { name: "crm-kpi".into(), version: env!("CARGO_PKG_VERSION").into() },
        settings,
        predicted,
        kpis,
        team,
        scorecard,
        review,
        funnel: now
            .filter(|_| wants("funnel"))
            .map(|now| Funnel { modes: if wanted.is_some() && wants("funnel.modes") { modes(whole) } else { Vec::new() }, ..now }),
        nps: (wants("nps") && world.answers.asked(Question::Recommend)).then(|| super::nps::view(whole)),
        campaigns: campaigns.filter(|_| wants("campaigns")),
        survival: (wants("survival") && !world.customers.is_empty() && !matches!(world.customers.basis, Some(Entity::Deal | Entity::Contact)))
            .then(|| super::survival::view(&request)),
        runway: wants("runway").then(|| super::runway::runway(whole)).flatten(),
        retention: wants("retention").then(|| super::retention::view(whole)).flatten(),
        quality: wants("quality").then(|| super::quality::quality(whole)).flatten(),
        sources,
    })
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
