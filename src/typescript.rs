//! The page's types, generated from the Rust types; `cargo xtask types` writes them, and this test fails while they differ.

use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

struct Declarations<'a> {
    config: &'a Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && !self.by_name.contains_key(&T::ident(self.config)) {
            self.by_name.insert(T::ident(self.config), T::decl(self.config));
            T::visit_dependencies(self);
        }
    }
}

#[test]
fn the_types_of_the_page_are_those_of_the_core() {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations { config: &config, by_name: BTreeMap::new() };
    declarations.visit::<crate::report::Report>();
    declarations.visit::<crate::report::Records>();
    declarations.visit::<crate::kpi::Facts>();
    declarations.visit::<crate::read::Hints>();
    declarations.visit::<crate::error::Error>();
    declarations.visit::<crate::workspace::DimensionLabels>();
    declarations.visit::<crate::workspace::Loaded>();
    declarations.visit::<crate::workspace::RecordsQuery>();
    declarations.visit::<crate::dataset::EntityFields>();
    let mut text = String::from("// Generated from the Rust types by `cargo xtask types`. Money is a decimal string.\n\n");
    declarations.by_name.values().for_each(|declaration| text.push_str(&format!("export {declaration}\n")));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/api.ts");
    if std::env::var_os("CRM_KPI_WRITE_TYPES").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let checked_in = std::fs::read_to_string(path).unwrap_or_default();
    assert!(checked_in == text, "www/src/api.ts is stale: run `cargo xtask types`");
}
