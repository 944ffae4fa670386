//! How long contacts waited for the first word from the team.

use super::Slice;
use super::hours::Hours;
use super::leads::{CUSTOMER, LEAD};
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use columns::response::{self, Wait, Waits};
use std::rc::Rc;

impl Slice<'_> {
    /// The waits of contacts that came in the period; without those whose first word came before them.
    pub fn waits(&self) -> Waits {
        let hours = Hours::of(&self.world.settings.business_hours);
        let waits = self.world.touches.responses.get_or_init(|| (0..self.world.data.contacts.rows as u32).map(|row| self.wait(row, hours)).collect_vec());
        response::waits(waits, &self.came())
    }

    /// Contacts of the selection that came in the period.
    fn came(&self) -> Rc<Vec<u32>> {
        let contacts = self.part.rows(Entity::Contact);
        self.swept(|sweep| &sweep.came, &|periods| self.world.leads.steps.entering(contacts, LEAD, periods).into_iter().map(Rc::new).collect_vec())
    }

    fn wait(&self, row: u32, hours: Option<Hours>) -> Option<Wait> {
        let (world, end) = (self.world, Stamp::start_of(self.world.as_of.plus(1)));
        let created = world.leads.steps.entered_at(row, LEAD)?;
        let told = world.data.contacts.first_response.get(row as usize).filter(|at| *at < end);
        let touches = if world.touches.base == Some(Entity::Contact) { world.touches.touched.with(row) } else { &[] };
        let first = told.or_else(|| touches.iter().find(|touch| touch.outbound && touch.human && created.until(touch.at) >= 0).map(|touch| touch.at));
        let seconds = first.map_or(created.until_end_of(world.as_of), |first| created.until(first));
        (seconds >= 0).then(|| Wait {
            seconds,
            business: hours.map(|hours| hours.between(created.seconds(), first.unwrap_or(end).seconds()).max(0)),
            answered: first.is_some(),
            converted: world.leads.steps.has_entered(row, CUSTOMER),
        })
    }
}
