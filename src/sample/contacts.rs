//! Contacts: one for each deal, and the leads that never became one.

use super::clock::{DAY, after, closing_time, day_of, demand, during, first, stamp};
use super::csv::Csv;
use super::deals::{Deal, WON};
use super::names::{CAMPAIGNS, OWNERS, Person, company, person};
use super::rng::Rng;
use crate::calendar::Day;

/// Leads without a deal, per hundred deals.
const WITHOUT_DEAL: usize = 130;

/// One contact, with the minute at which it reached each lifecycle stage.
pub(super) struct Contact {
    pub id: u64,
    pub person: Person,
    /// Its number.
    pub company: usize,
    pub owner: Option<usize>,
    pub campaign: usize,
    /// Lead, MQL, SQL, opportunity, customer.
    reached: [Option<i64>; 5],
}

impl Contact {
    /// The minute in which it became a lead.
    pub fn created(&self) -> i64 {
        self.reached[0].unwrap_or(0)
    }

    /// Whether that was in `[from, to)`.
    pub fn created_in(&self, from: Day, to: Day) -> bool {
        (from..to).contains(&day_of(self.created()))
    }
}

/// The contacts of all deals, in the deals' order, then the others by creation.
pub(super) fn contacts(deals: &[Deal], before: usize, seed: u64) -> Vec<Contact> {
    let mut rng = Rng::new(seed, 4);
    let opening = during(first(2023, 1).plus(1), &mut Rng::new(seed, 5));
    // two leads of one firm never have one first name: one draws even places of the list, the other odd ones
    let contact = |place: usize, firm: usize, owner, campaign, reached, rng: &mut Rng| Contact {
        id: 551_000_001 + 3 * place as u64,
        person: person((rng.next() >> 8) * 2 + place as u64 % 2, place, &company(firm)),
        company: firm,
        owner,
        campaign,
        reached,
    };
    let mut contacts: Vec<Contact> = deals
        .iter()
        .enumerate()
        .map(|(place, deal)| {
            let lead = (deal.created - (2 + rng.below(26)) * DAY - rng.below(300)).max(opening).min(deal.created);
            let mql = lead + (deal.created - lead) * (20 + rng.below(25)) / 100;
            let sql = mql + (deal.created - mql) * (30 + rng.below(50)) / 100;
            let won = (deal.stage() == WON).then_some(deal.close);
            contact(place, deal.company, Some(deal.owner), deal.campaign, [Some(lead), Some(mql), Some(sql), Some(deal.created), won], &mut rng)
        })
        .collect();
    let demand = demand();
    let sums: Vec<i64> = demand
        .iter()
        .scan(0, |sum, (_, weight)| {
            *sum += weight;
            Some(*sum)
        })
        .collect();
    let total = sums.last().copied().unwrap_or(0);
    let mut created: Vec<i64> = (0..deals.len() * WITHOUT_DEAL / 100)
        .map(|_| {
            let draw = rng.below(total);
            demand.get(sums.partition_point(|sum| *sum <= draw)).map_or(opening, |(day, _)| during(*day, &mut rng))
        })
        .collect();
    created = crate::order::sorted_by(created, &Ord::cmp);
    let weights: Vec<i64> = CAMPAIGNS.iter().map(|campaign| campaign.weight * campaign.failing).collect();
    for (i, lead) in created.into_iter().enumerate() {
        let step = |from: Option<i64>, share: i64, days: i64, rng: &mut Rng| {
            let from = from.filter(|_| rng.chance(share))?;
            Some(after(from, rng.wait(days * DAY), rng)).filter(|at| *at <= closing_time())
        };
        let mql = step(Some(lead), 360, 9, &mut rng);
        let sql = step(mql, 280, 12, &mut rng);
        let owner = sql.map(|_| rng.below(OWNERS.len() as i64) as usize);
        let campaign = rng.pick(&weights);
        contacts.push(contact(deals.len() + i, before + deals.len() + i / 2, owner, campaign, [Some(lead), mql, sql, None, None], &mut rng));
    }
    contacts
}

/// The contacts as HubSpot exports them.
pub(super) fn file(contacts: &[Contact]) -> Csv {
    const STAGES: [&str; 5] = ["Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Opportunity", "Customer"];
    let header = [
        "Record ID",
        "First Name",
        "Last Name",
        "Email",
        "Phone Number",
        "Contact owner",
        "Lifecycle Stage",
        "Original Traffic Source",
        "Campaign",
        "Country/Region",
        "Create Date",
        "Became a Lead Date",
        "Became a Marketing Qualified Lead Date",
        "Became a Sales Qualified Lead Date",
        "Became an Opportunity Date",
        "Became a Customer Date",
        "Associated Company",
        "Associated Company IDs",
    ];
    let mut csv = Csv::new(&header, true);
    for contact in contacts {
        let campaign = CAMPAIGNS.get(contact.campaign);
        let company = company(contact.company);
        let furthest = contact.reached.iter().rposition(Option::is_some).unwrap_or(0);
        let date = |at: Option<i64>| at.map_or(String::new(), stamp);
        let mut row: Vec<String> = vec![
            contact.id.to_string(),
            contact.person.first.into(),
            contact.person.last.into(),
            contact.person.email.clone(),
            contact.person.phone.clone(),
            contact.owner.and_then(|owner| OWNERS.get(owner)).map_or("", |owner| owner.0).into(),
            STAGES.get(furthest).copied().unwrap_or("").into(),
            campaign.map_or("", |campaign| campaign.source).into(),
            campaign.map_or("", |campaign| campaign.name).into(),
            company.country.into(),
            date(contact.reached[0]),
        ];
        row.extend(contact.reached.iter().map(|at| date(*at)));
        row.extend([company.name, company.id.to_string()]);
        csv.row(&row);
    }
    csv
}
