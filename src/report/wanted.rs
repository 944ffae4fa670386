//! What of a report is asked for.

use crate::error::{Code, Error};
use crate::kpi::{self, quota_attainment};
use crate::settings::Settings;

/// Views that can be wanted beside figures.
const VIEWS: &[&str] =
    &["funnel", "funnel.modes", "funnel.stuck", "nps", "survival", "campaigns", "team", "runway", "retention", "scorecard", "review", "quality"];

/// What of a report is asked for: all where nothing is named.
pub struct Wanted(Option<Vec<String>>);

impl Wanted {
    /// Errors: what is no figure and no view.
    pub fn of(settings: &Settings) -> Result<Wanted, Error> {
        let known = |id: &str| kpi::find(id).is_some() || VIEWS.contains(&id);
        match settings.kpis.iter().flatten().find(|id| !known(id)) {
            Some(unknown) => Err(Error::new(Code::UnknownKpi, unknown)),
            None => Ok(Wanted(settings.kpis.clone())),
        }
    }

    /// Whether a figure or a view is.
    pub fn has(&self, id: &str) -> bool {
        self.0.as_ref().is_none_or(|ids| ids.iter().any(|wanted| wanted == id))
    }

    /// Whether it is asked for by its name.
    pub fn names(&self, id: &str) -> bool {
        self.0.is_some() && self.has(id)
    }

    /// Whether all figures are judged.
    pub fn judged(&self) -> bool {
        self.has("scorecard") || self.has("review")
    }

    /// Whether a figure is looked at, shown or not.
    pub fn needs(&self, id: &str) -> bool {
        self.has(id) || self.judged() || (self.has("team") && id == quota_attainment::KPI.id())
    }
}
