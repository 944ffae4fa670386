//! Messages of the period's e-mail campaigns, added up. Each share is over the campaigns that tell it.

use super::Slice;
use super::traffic::whole;
use crate::dataset::Entity;
use crate::dataset::column::Labels;

/// Pairs of part and whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mailing {
    /// Opened of delivered.
    pub opened: (u64, u64),
    /// Clicked of delivered.
    pub clicked: (u64, u64),
    /// Clicked of opened.
    pub clicked_of_opened: (u64, u64),
    /// Unsubscribed of delivered.
    pub unsubscribed: (u64, u64),
    /// Bounced of sent.
    pub bounced: (u64, u64),
    /// Orders of delivered.
    pub purchases: (u64, u64),
}

impl std::ops::AddAssign for Mailing {
    fn add_assign(&mut self, other: Mailing) {
        for (pair, more) in [
            (&mut self.opened, other.opened),
            (&mut self.clicked, other.clicked),
            (&mut self.clicked_of_opened, other.clicked_of_opened),
            (&mut self.unsubscribed, other.unsubscribed),
            (&mut self.bounced, other.bounced),
            (&mut self.purchases, other.purchases),
        ] {
            *pair = (pair.0 + more.0, pair.1 + more.1);
        }
    }
}

impl Mailing {
    /// The messages of a slice's campaigns, by their first day.
    pub fn over(slice: &Slice) -> Mailing {
        let (data, mut sums) = (&slice.world.data, Mailing::default());
        let table = &data.campaigns;
        for row in slice.rows(Entity::Campaign) {
            let row = *row as usize;
            if data.campaign_superseded.get(row) {
                continue;
            }
            let Some((sent, delivered)) = table.messages(row).map(|(sent, delivered)| ((sent + 0.5) as u64, (delivered + 0.5) as u64)) else { continue };
            let opened = whole(&table.opened, row);
            for (pair, part, of) in [
                (&mut sums.opened, opened, delivered),
                (&mut sums.clicked, whole(&table.clicked, row), delivered),
                (&mut sums.clicked_of_opened, whole(&table.clicked, row).filter(|_| opened.is_some()), opened.unwrap_or(0)),
                (&mut sums.unsubscribed, whole(&table.unsubscribed, row), delivered),
                (&mut sums.bounced, whole(&table.bounced, row), sent),
                (&mut sums.purchases, Some(0), delivered),
            ] {
                if let Some(part) = part {
                    *pair = (pair.0 + part, pair.1 + of);
                }
            }
        }
        // whoever's selection the campaign is in: a sale is credited to the mailings of the period
        let mut mailed = vec![false; table.named().dictionary.len() + 1];
        let mailings = slice.within(Entity::Campaign, slice.world.tables.rows(Entity::Campaign, 0));
        mailings.iter().for_each(|row| mailed[table.named().code(*row as usize) as usize] |= table.messages(*row as usize).is_some());
        let credited = |campaign: &Labels, row: u32| {
            campaign.get(row as usize).and_then(|name| table.named().dictionary.find(name)).is_some_and(|code| mailed[code as usize])
        };
        sums.purchases.0 = if data.orders.campaign.is_empty() {
            slice.won().iter().filter(|row| credited(&data.deals.campaign, **row)).count() as u64
        } else {
            slice.rows(Entity::Order).iter().filter(|row| credited(&data.orders.campaign, **row)).count() as u64
        };
        sums
    }
}
