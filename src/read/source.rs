//! What was recognized of a file, as the report tells it.

use crate::collect::CollectVec;
use crate::decode::dialect::Layout;
use crate::decode::encoding::Encoding;
use crate::recognize::{Plan, Role};
use crate::report::{MappedColumn, Source};

/// The source of a plan, before any record is read.
pub fn source(file: &str, layout: &Layout, plan: &Plan, encoding: Encoding) -> Source {
    let mapping = layout.header.iter().zip(&plan.columns).map(|(header, column)| {
        let (field, entity) = match &column.role {
            Role::Field(field)
            | Role::Fallback(field)
            | Role::After(field)
            | Role::Clock(field)
            | Role::Less(field)
            | Role::FirstName(field)
            | Role::LastName(field) => (Some(field.name.to_owned()), plan.entity),
            Role::Second(entity, field) => (Some(field.name.to_owned()), Some(*entity)),
            Role::Entered => (column.stage.as_ref().map(|(stage, _)| format!("entered.{stage}")), plan.entity),
            Role::Outcome => (Some("status".to_owned()), plan.entity),
            Role::Free | Role::Unused => (None, None),
        };
        MappedColumn {
            column: header.clone(),
            field,
            entity,
            confidence: column.confidence,
            notation: column.notation_name.clone(),
            samples: column.samples.clone(),
        }
    });
    Source {
        file: file.to_owned(),
        vendor: plan.vendor.clone(),
        entity: plan.entity,
        also: plan.also.clone(),
        score: plan.score,
        reasons: plan.reasons.clone(),
        others: plan.others.clone(),
        encoding: encoding.name().to_owned(),
        delimiter: Some(char::from(layout.dialect.delimiter).to_string()),
        mapping: mapping.collect_vec(),
        doubts: plan.doubts.clone(),
        ..Source::default()
    }
}
