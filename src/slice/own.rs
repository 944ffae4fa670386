//! A world in each of its own currencies: what parts by currency are counted in.

use super::customers::Customers;
use super::deals::DealStates;
use super::spend::SpendLines;
use super::world::{World, earned};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::settings::Settings;
use std::sync::Arc;

impl World {
    /// The same world with amounts in the currency of a label, at the rates of the settings; `None` where that is the reporting one.
    pub fn in_own(&self, label: &str) -> Option<World> {
        let worlds = self.own.get_or_init(|| {
            let labels = self.data.bases().into_iter().filter_map(|entity| self.data.dimension(entity, "currency"));
            let mut names: Vec<String> = labels.flat_map(|labels| labels.dictionary.iter().map(|(_, text)| text.to_owned()).collect_vec()).collect_vec();
            names = crate::order::sorted_by(names, &Ord::cmp);
            names.dedup();
            names.into_iter().filter_map(|label| self.converted(&label).map(|world| (label, world))).collect_vec()
        });
        let (_, own) = worlds.iter().find(|(known, _)| known == label)?;
        Some(World {
            settings: Settings { currency: own.currency.code.clone(), ..self.settings.clone() },
            period: self.period,
            goals: self.goals.clone(),
            ..own.clone()
        })
    }

    fn converted(&self, label: &str) -> Option<World> {
        let currency = self.currency.own(label)?;
        let (data, as_of) = (&self.data, self.as_of);
        let deals = Arc::new(DealStates::clone(&self.deals).in_currency(data, &currency, as_of));
        let customers = match self.customers.basis {
            Some(Entity::Subscription | Entity::Order) => Arc::new(Customers::rewind(data, &deals, None, as_of, &self.settings.customer, &currency)),
            _ => self.customers.clone(),
        };
        let (revenue, attribution) = earned(data, &deals, &self.leads, as_of, &currency);
        let spend = Arc::new(SpendLines::of(data, as_of, &currency));
        // the worlds of a world must not hold each other
        Some(World { deals, customers, revenue, attribution, spend, currency, own: Arc::default(), lasting: Arc::default(), ..self.clone() })
    }
}
