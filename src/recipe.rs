//! How files are read and figures made, without any data: saved as a file, taken by next month's exports, opened by a colleague.
//! Every version opens the recipes of all earlier ones (`docs/versioning.md`; `tests/versions/` holds one of each).

use crate::error::{Code, Error};
use crate::read::Mapping;
use crate::report::Source;
use crate::settings::Settings;
use crate::value::Take;
use serde::Serialize;
use serde_json::Value;

/// A recipe file, as the page writes it too (`www/src/store/recipe.ts`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Recipe {
    /// Version of this shape: [`VERSION`].
    pub crm_kpi_recipe: u32,
    /// View, period and filters as in the page's address; the command line has none.
    pub address: String,
    /// Settings, targets among them.
    pub settings: Settings,
    /// How files with certain columns are read.
    pub sources: Vec<Mapping>,
}

crate::fields! { Recipe { crm_kpi_recipe, address, settings, sources } }

/// The version that is written.
pub const VERSION: u32 = 1;
/// What turned the shape of each earlier version into the next one's: that of version 1 comes first, with version 2.
const STEPS: [fn(Value) -> Value; VERSION as usize - 1] = [];

impl Recipe {
    /// From a file's text, of this version or an earlier one. An error names what it does not know.
    ///
    /// ```
    /// use crm_kpi::error::Code;
    /// use crm_kpi::recipe::Recipe;
    ///
    /// let recipe = Recipe::from_json(r#"{"crm_kpi_recipe": 1, "settings": {"gross_margin": 0.8}}"#).unwrap();
    /// assert_eq!(recipe.settings.gross_margin, Some(0.8));
    /// assert_eq!(Recipe::from_json(r#"{"crm_kpi_recipe": 2, "unheard": "of"}"#).unwrap_err().code, Code::NewerRecipe);
    /// ```
    pub fn from_json(text: &str) -> Result<Recipe, Error> {
        let bad = |found: String| Error::new(Code::BadSettings, format!("recipe: {found}"));
        let value: Value = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
        let version = value.get("crm_kpi_recipe").and_then(Value::as_u64);
        let version = version.filter(|version| *version > 0).ok_or_else(|| bad("it does not say crm_kpi_recipe, its version".into()))?;
        if version > u64::from(VERSION) {
            return Err(Error::new(Code::NewerRecipe, version.to_string()));
        }
        let mut value = STEPS.iter().skip(version as usize - 1).fold(value, |value, step| step(value));
        value["crm_kpi_recipe"] = VERSION.into();
        let mut recipe = Recipe::default();
        recipe.take(value.into()).map_err(|wrong| bad(wrong.to_string()))?;
        Ok(recipe)
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
