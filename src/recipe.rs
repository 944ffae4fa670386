//! How files are read and figures made, without any data: saved as a file, taken by next month's exports, opened by a colleague.

use crate::error::{Code, Error};
use crate::read::Mapping;
use crate::report::Source;
use crate::settings::Settings;
use crate::value::Take;
use serde::Serialize;

/// A recipe file, as the page writes it too (`www/src/store/recipe.ts`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Recipe {
    /// Version of this shape: 1.
    pub crm_kpi_recipe: u32,
    /// View, period and filters as in the page's address; the command line has none.
    pub address: String,
    /// Settings, targets among them.
    pub settings: Settings,
    /// How files with certain columns are read.
    pub sources: Vec<Mapping>,
}

crate::fields! { Recipe { crm_kpi_recipe, address, settings, sources } }

impl Recipe {
    /// From a file's text. An error names what it does not know.
    pub fn from_json(text: &str) -> Result<Recipe, Error> {
        let bad = |found: String| Error::new(Code::BadSettings, format!("recipe: {found}"));
        let value: serde_json::Value = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
        let mut recipe = Recipe::default();
        recipe.take(value.into()).map_err(|wrong| bad(wrong.to_string()))?;
        if recipe.crm_kpi_recipe == 1 { Ok(recipe) } else { Err(Error::new(Code::BadSettings, format!("recipe: version {} is not 1", recipe.crm_kpi_recipe))) }
    }
}

/// What a loaded file was told and what its doubts were settled by: the next one is not asked again. `told`: header → field.
pub fn mapping(source: &Source, told: impl Iterator<Item = (String, String)>) -> Mapping {
    let columns: Vec<String> = source.mapping.iter().map(|column| column.column.clone()).collect();
    let settled = ["day_or_month_first", "decimal_or_thousands", "survey_kind"];
    let doubts = source.doubts.iter().filter(|doubt| settled.contains(&doubt.question.as_str()));
    Mapping {
        entity: source.entity,
        fields: told.filter(|(column, _)| columns.contains(column)).collect(),
        notations: doubts.filter_map(|doubt| Some((doubt.column.clone()?, doubt.taken.clone()))).collect(),
        columns,
    }
}
