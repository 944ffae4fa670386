//! The only state: the files read, the dataset they make, and the world last asked about.

use crate::collect::{CollectVec, PushAll};
use crate::dataset::stack::Origin;
use crate::dataset::{Dataset, Entity, Table};
use crate::error::{Code, Error};
use crate::json::to_json;
use crate::read::{Finished, Hints, Reading};
use crate::report::{self, Behind, Draft, Figures, Half, Records, Report, Source};
use crate::settings::Settings;
use crate::slice::world::World;
use crate::zone::Zone;
use serde::Serialize;
use std::sync::Arc;

/// Key of a loaded file.
pub type SourceId = u32;

/// What became of a file that was read to its end.
pub enum Added {
    /// It is loaded.
    Source(SourceId),
    /// A later row contradicted the first part: read it again with these hints. Nothing has changed.
    Again(Hints),
}

/// A loaded file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Loaded {
    /// Its key.
    pub id: SourceId,
    /// What was recognized.
    pub source: Source,
}

/// Which records are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct RecordsQuery {
    /// Under which settings.
    #[cfg_attr(test, ts(type = "Partial<Settings>"))]
    pub settings: Settings,
    /// Of which figure, of the `funnel`, or of `campaigns`.
    pub kpi: String,
    /// `used`, `excluded`, `all`, a reason, or a part of the number: `lost`, `numerator@2024-03-01&owner=Ana`, `lost&stage=Demo`.
    pub part: String,
    /// Column that they are in the order of, `-amount` for the other way round; empty: of the files.
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub sort: String,
    /// Records to skip.
    pub offset: usize,
    /// Records to give, at most.
    pub limit: usize,
}

crate::fields! { RecordsQuery { settings, kpi, part, sort, offset, limit } }

/// A dimension and its labels, for filters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts", rename = "Dimension"))]
pub struct DimensionLabels {
    /// Name, as in settings.
    pub name: String,
    /// Labels, in the order of their first appearance.
    pub labels: Vec<String>,
}

/// Files, dataset and the last world.
///
/// ```
/// use crm_kpi::{read::Hints, settings::Settings, workspace::Workspace};
///
/// let mut workspace = Workspace::new();
/// let deals = workspace.read("deals.csv", b"deal_id,stage,owner\n1,Won,Ana\n2,Lost,Bo\n", Hints::default())?;
/// workspace.read("answers.csv", b"email,score,date\na@x.org,9,2024-05-01\nb@x.org,3,2024-05-02\n", Hints::default())?;
/// assert_eq!(workspace.sources().map(|(_, source)| source.rows).sum::<u64>(), 4);
/// assert_eq!(workspace.dimensions()[0].labels, ["Ana", "Bo"]);
///
/// workspace.remove(deals)?;
/// assert_eq!(workspace.report(&Settings::default())?.sources.len(), 1);
/// # Ok::<(), crm_kpi::error::Error>(())
/// ```
#[derive(Default)]
pub struct Workspace {
    loaded: Vec<(SourceId, Table)>,
    next: SourceId,
    /// The dataset, and the zone whose clocks its times are on.
    dataset: Option<(String, Arc<Dataset>)>,
    /// Zones that reports can be in, beside UTC.
    zones: Vec<Zone>,
    /// The last world, and what it was made under.
    world: Option<(String, Arc<World>)>,
    /// The records last asked for: under which settings, of which figure and part. Turning a page cuts nothing again.
    behind: Option<(String, Behind)>,
}

const UTC: &str = "UTC";
/// Bytes that are read at once.
const PIECE: usize = 1 << 20;
/// Labels offered by a filter, at most.
const MOST_LABELS: usize = 500;

impl Workspace {
    /// Nothing loaded.
    pub fn new() -> Workspace {
        Workspace::default()
    }

    /// Reads a file of text that is in memory as a whole; workbooks and archives are opened by [`crate::decode::package`] first.
    ///
    /// ```
    /// # use crm_kpi::{error::Code, read::Hints, workspace::Workspace};
    /// let mut workspace = Workspace::new();
    /// let empty = workspace.read("deals.csv", b"", Hints::default()).unwrap_err();
    /// assert_eq!((empty.code, empty.file.as_deref()), (Code::EmptyFile, Some("deals.csv")));
    /// ```
    pub fn read(&mut self, file: &str, bytes: &[u8], hints: Hints) -> Result<SourceId, Error> {
        let mut hints = hints;
        loop {
            let mut reading = Reading::new(file, hints);
            bytes.chunks(PIECE).try_for_each(|piece| reading.push(piece))?;
            match self.add(reading, None)? {
                Added::Source(id) => return Ok(id),
                Added::Again(better) => hints = better,
            }
        }
    }

    /// Takes a file that was read to its end, under a key as [`Workspace::put`] does.
    pub fn add(&mut self, reading: Reading, replaces: Option<SourceId>) -> Result<Added, Error> {
        match reading.finish()? {
            Finished::Again(hints) => Ok(Added::Again(hints)),
            Finished::Table(table) => Ok(Added::Source(self.put(*table, replaces))),
        }
    }

    /// Takes a table under a key, in the place of the file that has it; under a new one where none is given. Files stand in the
    /// order of their keys, whichever comes first.
    pub fn put(&mut self, table: Table, key: Option<SourceId>) -> SourceId {
        let id = key.unwrap_or(self.next + 1);
        self.next = self.next.max(id);
        let place = self.loaded.partition_point(|(known, _)| *known < id);
        match self.loaded.get_mut(place).filter(|(known, _)| *known == id) {
            Some(known) => known.1 = table,
            None => self.loaded.insert(place, (id, table)),
        }
        self.forget();
        id
    }

    /// Forgets a file.
    pub fn remove(&mut self, id: SourceId) -> Result<(), Error> {
        let place = self.loaded.iter().position(|(known, _)| *known == id).ok_or_else(|| Error::new(Code::UnknownSource, ""))?;
        self.loaded.remove(place);
        self.forget();
        Ok(())
    }

    fn forget(&mut self) {
        self.dataset = None;
        self.world = None;
        self.behind = None;
    }

    /// The loaded files.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.loaded.iter().map(|(id, table)| (*id, &table.source))
    }

    /// A loaded file's table.
    pub fn table(&self, id: SourceId) -> Option<&Table> {
        self.loaded.iter().find(|(known, _)| *known == id).map(|(_, table)| table)
    }

    /// Whether any loaded file holds CRM data.
    pub fn holds_data(&self) -> bool {
        self.loaded.iter().any(|(_, table)| table.source.entity.is_some())
    }

    /// Learns a zone that reports can be in.
    pub fn know(&mut self, zone: Zone) {
        self.zones.retain(|known| known.name != zone.name);
        self.zones.push(zone);
    }

    /// Whether reports can be in a zone.
    pub fn knows(&self, zone: &str) -> bool {
        zone == UTC || self.zones.iter().any(|known| known.name == zone)
    }

    fn dataset(&mut self, zone: &str) -> Result<Arc<Dataset>, Error> {
        if let Some((_, dataset)) = self.dataset.as_ref().filter(|(of, _)| of == zone) {
            return Ok(dataset.clone());
        }
        let dataset = if zone == UTC {
            Dataset::join(&self.loaded.iter().map(|(_, table)| table).collect_vec())
        } else {
            let unknown = || Error::new(Code::BadSettings, format!("time_zone: {zone} is not the name of a zone"));
            let zone = self.zones.iter().find(|known| known.name == zone).ok_or_else(unknown)?;
            let tables: Vec<Table> = self.loaded.iter().map(|(_, table)| table.in_zone(zone)).collect_vec();
            Dataset::join(&tables.iter().collect_vec())
        };
        let dataset = Arc::new(dataset);
        self.dataset = Some((zone.to_owned(), dataset.clone()));
        Ok(dataset)
    }

    /// Dimensions asked for by the header of a column that a field took are that field.
    fn canonical(&self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        let field = |name: &str| -> String {
            let known = Entity::ALL.iter().any(|entity| entity.field(name).is_some_and(|field| field.dimension));
            let columns = self.loaded.iter().flat_map(|(_, table)| &table.source.mapping);
            let taken = columns.into_iter().filter(|column| column.column == name).find_map(|column| column.field.clone());
            if known { name.to_owned() } else { taken.unwrap_or_else(|| name.to_owned()) }
        };
        settings.by = settings.by.map(|by| by.iter().map(|name| field(name)).collect_vec());
        settings.filters = settings.filters.into_iter().map(|(name, labels)| (field(&name), labels)).collect();
        settings
    }

    fn world(&mut self, settings: &Settings) -> Result<Arc<World>, Error> {
        let settings = self.canonical(settings);
        let under = under(&settings);
        if let Some((_, world)) = self.world.as_ref().filter(|(known, _)| *known == under) {
            let mut world = World::clone(world);
            world.refilter(&settings)?;
            return Ok(Arc::new(world));
        }
        let world = Arc::new(World::new(self.dataset(&settings.time_zone)?, &settings)?);
        self.world = Some((under, world.clone()));
        Ok(world)
    }

    /// The report under these settings. Errors: settings that cannot be.
    ///
    /// ```
    /// # use crm_kpi::{read::Hints, report::{Figure, to_canonical}, settings::Settings, workspace::Workspace};
    /// let mut workspace = Workspace::new();
    /// workspace.read("answers.csv", b"email,score,date\na@x.org,9,2024-05-01\nb@x.org,3,2024-05-02\nc@x.org,10,2024-05-03\n", Hints::default())?;
    /// let report = workspace.report(&Settings::from_json(r#"{"period": {"start": "2024-05-01", "end": "2024-06-01"}}"#)?)?;
    /// let nps = report.nps.as_ref().expect("there are answers");
    /// assert_eq!((nps.promoters, nps.detractors, nps.responses), (2, 1, 3));
    /// let churn = &report.kpis["churn.logo"];
    /// assert_eq!((churn.value, churn.reason.as_deref()), (None, Some("not_loaded")), "no figure without what it needs");
    /// assert!(to_canonical(&report).starts_with("{\"campaigns\":null"), "the same bytes on every machine");
    /// # Ok::<(), crm_kpi::error::Error>(())
    /// ```
    pub fn report(&mut self, settings: &Settings) -> Result<Report, Error> {
        let world = self.world(settings)?;
        report::report(&world, self.all_sources())
    }

    fn all_sources(&self) -> Vec<Source> {
        self.loaded.iter().map(|(_, table)| table.source.clone()).collect_vec()
    }

    /// The report but for the figures that [`Workspace::figures`] gives, for which another workspace with the same files may be asked
    /// meanwhile. Errors: settings that cannot be.
    ///
    /// ```
    /// # use crm_kpi::{read::Hints, settings::Settings, workspace::Workspace};
    /// let [mut one, mut other] = [Workspace::new(), Workspace::new()];
    /// for workspace in [&mut one, &mut other] {
    ///     workspace.read("answers.csv", b"email,score,date\na@x.org,9,2024-05-01\nb@x.org,3,2024-05-02\n", Hints::default())?;
    /// }
    /// let settings = Settings::default();
    /// let shared = one.draft(&settings)?.with(other.figures(&settings)?);
    /// assert_eq!(shared, one.report(&settings)?);
    /// # Ok::<(), crm_kpi::error::Error>(())
    /// ```
    pub fn draft(&mut self, settings: &Settings) -> Result<Draft, Error> {
        let world = self.world(settings)?;
        report::draft(&world, self.all_sources(), Some(Half::First))
    }

    /// The figures that a draft is without.
    pub fn figures(&mut self, settings: &Settings) -> Result<Figures, Error> {
        report::figures(&*self.world(settings)?, Half::Second)
    }

    /// The records behind a figure. Errors: a figure or a part that is none.
    ///
    /// ```
    /// # use crm_kpi::{read::Hints, workspace::{RecordsQuery, Workspace}};
    /// let mut workspace = Workspace::new();
    /// workspace.read("deals.csv", b"deal_id,created_at,stage,close_date\n1,2024-06-01,Won,2024-07-01\n2,2024-06-02,Lost,2024-07-02\n", Hints::default())?;
    /// let query = RecordsQuery { kpi: "sales.win_rate".into(), part: "lost".into(), limit: 10, ..RecordsQuery::default() };
    /// let lost = workspace.records(&query)?;
    /// assert_eq!((lost.total, lost.rows[0].id.as_deref(), lost.rows[0].line), (1, Some("2"), 3));
    /// # Ok::<(), crm_kpi::error::Error>(())
    /// ```
    pub fn records(&mut self, query: &RecordsQuery) -> Result<Records, Error> {
        let asked = format!("{} {} {}", to_json(&query.settings), query.kpi, query.part);
        let known = self.behind.take().filter(|(of, _)| *of == asked);
        let mut behind = match known {
            Some((_, known)) => known,
            None => report::behind(&*self.world(&query.settings)?, &query.kpi, &query.part)?,
        };
        let lines = |origin: Origin| {
            let table = self.loaded.get(origin.table as usize).map(|(_, table)| table);
            let line = table.and_then(|table| table.lines.get(origin.row as usize)).unwrap_or(0);
            (table.map(|table| table.source.file.clone()).unwrap_or_default(), u64::from(line))
        };
        behind.sort(&lines, &query.sort)?;
        let page = behind.page(&lines, query.offset, query.limit);
        self.behind = Some((asked, behind));
        Ok(page)
    }

    /// What can be filtered by.
    pub fn dimensions(&mut self) -> Vec<DimensionLabels> {
        let Ok(data) = self.dataset(UTC) else { return Vec::new() };
        let labels = |name: &String| {
            let mut all: Vec<String> = Vec::new();
            for labels in data.bases().into_iter().filter_map(|entity| data.dimension(entity, name)) {
                all.push_all(
                    labels
                        .dictionary
                        .iter()
                        .map(|(_, text)| text.to_owned())
                        .filter(|text| !all.contains(text))
                        .take(MOST_LABELS + 1 - all.len().min(MOST_LABELS))
                        .collect_vec(),
                );
            }
            DimensionLabels { name: name.clone(), labels: all }
        };
        data.dimension_names().iter().map(labels).filter(|dimension| (2..=MOST_LABELS).contains(&dimension.labels.len())).collect_vec()
    }
}

/// What a world hangs on: the settings without what is chosen from it. As text, which needs no comparison of its own in the wasm.
fn under(settings: &Settings) -> String {
    to_json(&Settings {
        period: None,
        filters: Default::default(),
        by: None,
        kpis: None,
        grain: Default::default(),
        targets: Vec::new(),
        gross_margin: None,
        ltv: Default::default(),
        cac: Default::default(),
        confidence: 0.95,
        ..settings.clone()
    })
}
