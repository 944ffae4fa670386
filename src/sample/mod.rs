//! A made-up firm to try crm-kpi on: Helvia, which sells software by subscription in France, Britain and around, in 2023 and 2024.
//! Its files are as its tools would export them. Which stories they tell, see `docs/sample.md`; [`truth`] counts them.

mod activities;
mod answers;
mod campaigns;
mod clock;
mod companies;
mod contacts;
mod csv;
mod customers;
mod deals;
mod names;
mod rng;
mod shop;
mod spend;
#[cfg(test)]
mod tests;
mod tickets;
mod traffic;
mod truth;
mod users;

pub use shop::shop;
pub use truth::{Share, Truth, truth};

use crate::calendar::Day;
use csv::Csv;

/// What each seller was to win in 2024, in euros: all but one did.
pub const QUOTA_2024: i64 = 60_000;

/// One file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFile {
    /// Base name, as exported.
    pub name: String,
    /// Its content: CSV, UTF-8, LF.
    pub bytes: Vec<u8>,
}

/// Everything that is known of Helvia.
struct World {
    deals: Vec<deals::Deal>,
    customers: Vec<customers::Customer>,
    answers: Vec<answers::Answer>,
    silent: Vec<(Day, usize)>,
    spend: Vec<spend::Spend>,
    contacts: Vec<contacts::Contact>,
}

impl World {
    fn new(deals: usize, seed: u64) -> World {
        let before = deals / 4;
        let deals = deals::deals(deals, seed, before);
        let customers = customers::customers(&deals, before, seed);
        let (answers, silent) = answers::answers(&customers, seed);
        let spend = spend::spend(&customers);
        let contacts = contacts::contacts(&deals, before, seed);
        World { deals, customers, answers, silent, spend, contacts }
    }
}

/// The files of a Helvia with so many deals (1,200 by default): deals, contacts and companies as HubSpot exports them, the history of stages,
/// subscriptions, answers to the NPS survey, spend, campaigns, visits, the log of calls and mails, support cases with their ratings, and users. The same numbers give the same bytes on every platform, and no clock is read.
pub fn sample(deals: usize, seed: u64) -> Vec<SampleFile> {
    let world = World::new(deals, seed);
    let (tickets, ratings) = tickets::files(&world, seed);
    let file = |name: &str, csv: Csv| SampleFile { name: name.to_owned(), bytes: csv.bytes() };
    vec![
        file("hubspot-crm-exports-all-deals-2024-12-31.csv", deals_file(&world)),
        file("stage_history.csv", history_file(&world)),
        file("hubspot-crm-exports-all-contacts-2024-12-31.csv", contacts::file(&world.contacts)),
        file("hubspot-crm-exports-all-companies-2024-12-31.csv", companies::file(&world)),
        file("subscriptions.csv", subscriptions_file(&world)),
        file("nps.csv", answers_file(&world)),
        file("spend.csv", spend_file(&world)),
        file("campaigns.csv", campaigns::file(&world, seed)),
        file("traffic.csv", traffic::file(&world, seed)),
        file("activities.csv", activities::file(&world, seed)),
        file("tickets.csv", tickets),
        file("support_survey.csv", ratings),
        file("users.csv", users::file(&world)),
    ]
}

fn deal_id(place: usize) -> String {
    (18_000_000_001 + 37 * place as u64).to_string()
}

fn deals_file(world: &World) -> Csv {
    let entered: Vec<String> = deals::STAGES.iter().map(|stage| format!("Date entered \"{stage} (Sales Pipeline)\"")).collect();
    let start = [
        "Record ID",
        "Deal Name",
        "Pipeline",
        "Deal Stage",
        "Amount",
        "Currency",
        "Close Date",
        "Create Date",
        "Deal owner",
        "Closed Lost Reason",
        "Original Traffic Source",
        "Campaign",
        "Quote Date",
    ];
    let end = ["Associated Company", "Associated Contact", "Associated Company IDs", "Associated Contact IDs"];
    let header: Vec<&str> = start.into_iter().chain(entered.iter().map(String::as_str)).chain(end).collect();
    let mut csv = Csv::new(&header, true);
    for (place, (deal, contact)) in world.deals.iter().zip(&world.contacts).enumerate() {
        let company = names::company(deal.company);
        let campaign = names::CAMPAIGNS.get(deal.campaign);
        let mut row: Vec<String> = vec![
            deal_id(place),
            format!("{} – {}", company.name, deals::PLANS.get(deal.plan).copied().unwrap_or("")),
            "Sales Pipeline".into(),
            deals::STAGES.get(deal.stage()).copied().unwrap_or("").into(),
            if deal.has_amount { format!("{}.0", deal.amount()) } else { String::new() },
            "EUR".into(),
            clock::stamp(deal.close),
            clock::stamp(deal.created),
            names::OWNERS.get(deal.owner).map_or("", |owner| owner.0).into(),
            deal.reason.into(),
            campaign.map_or("", |campaign| campaign.source).into(),
            campaign.map_or("", |campaign| campaign.name).into(),
            deal.moves.iter().find(|(_, to, _)| *to == deals::PROPOSAL).map_or(String::new(), |(_, _, at)| clock::stamp(*at)),
        ];
        // a stage entered again has its date overwritten
        row.extend(
            (0..deals::STAGES.len()).map(|stage| deal.moves.iter().rev().find(|(_, to, _)| *to == stage).map_or(String::new(), |(_, _, at)| clock::stamp(*at))),
        );
        row.extend([company.name.clone(), format!("{} {}", contact.person.first, contact.person.last), company.id.to_string(), contact.id.to_string()]);
        csv.row(&row);
    }
    csv
}

fn history_file(world: &World) -> Csv {
    let name = |stage: usize| deals::STAGES.get(stage).copied().unwrap_or("");
    let moves: Vec<(i64, usize, Option<usize>, usize)> =
        world.deals.iter().enumerate().flat_map(|(place, deal)| deal.moves.iter().map(move |(from, to, at)| (*at, place, *from, *to))).collect();
    let moves = crate::order::sorted_by(moves, &Ord::cmp);
    let mut csv = Csv::new(&["deal_id", "from_stage", "to_stage", "changed_at"], false);
    for (at, place, from, to) in moves {
        csv.row(&[deal_id(place).as_str(), from.map_or("", name), name(to), &clock::stamp(at)]);
    }
    csv
}

fn subscriptions_file(world: &World) -> Csv {
    let mut csv = Csv::new(&["customer_id", "start_date", "end_date", "mrr", "plan", "country", "cancel_reason", "renewal_date"], false);
    for customer in &world.customers {
        let company = names::company(customer.company);
        for row in &customer.rows {
            let plan = deals::PLANS.get(row.plan).copied().unwrap_or("");
            for contract in row.contracts() {
                csv.row(&[
                    company.id.to_string(),
                    contract.start.to_string(),
                    contract.end.map_or(String::new(), |end| end.to_string()),
                    format!("{}.00", row.mrr),
                    plan.into(),
                    company.country.into(),
                    if contract.end == row.end { row.reason.into() } else { String::new() },
                    contract.due.to_string(),
                ]);
            }
        }
    }
    csv
}

fn answers_file(world: &World) -> Csv {
    let mut csv = Csv::new(&["customer_id", "sent_at", "date", "score", "comment", "segment"], false);
    let mut row = |customer: usize, sent: Day, day: &str, score: &str, comment: &str| {
        let Some(customer) = world.customers.get(customer) else { return };
        let segment = ["Small business", "Mid-market", "Enterprise"].get(customer.plan()).copied().unwrap_or("");
        csv.row(&[names::company(customer.company).id.to_string().as_str(), &sent.to_string(), day, score, comment, segment]);
    };
    world.answers.iter().for_each(|answer| row(answer.customer, answer.sent, &answer.day.to_string(), &answer.score.to_string(), answer.comment));
    world.silent.iter().for_each(|(sent, customer)| row(*customer, *sent, "", "", ""));
    csv
}

fn spend_file(world: &World) -> Csv {
    let mut csv = Csv::new(&["month", "category", "campaign", "amount"], false);
    for line in &world.spend {
        csv.row(&[&line.month.to_string()[..7], line.category, line.campaign, &format!("{}.00", line.amount)]);
    }
    csv
}
