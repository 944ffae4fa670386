//! Support: the cases of customers, and what they said of them afterwards.

use super::World;
use super::clock::{DAY, after, closing_time, day_of, during, first, stamp, workday};
use super::csv::Csv;
use super::customers::Mood;
use super::names::company;
use super::rng::Rng;

/// Who answers.
pub(super) const AGENTS: [&str; 4] = ["Inès Lambert", "Hugo Mercier", "Grace Holt", "Daniel Webb"];
/// Share of the customers that open a case in a month, per mille, by mood.
const OPENING: [(Mood, i64); 3] = [(Mood::Promoter, 70), (Mood::Passive, 110), (Mood::Detractor, 190)];
/// Share of closed cases that are rated, per mille.
const RATING: i64 = 340;

/// One case.
struct Ticket {
    opened: i64,
    answered: Option<i64>,
    closed: Option<i64>,
    company: usize,
    agent: usize,
    urgent: bool,
    mood: Mood,
}

/// All cases, by opening.
fn tickets(world: &World, rng: &mut Rng) -> Vec<Ticket> {
    let mut tickets = Vec::new();
    for month in (0..24).map(|months| first(2023, 1).plus_months(months)) {
        for customer in &world.customers {
            let share = OPENING.iter().find(|(mood, _)| *mood == customer.mood).map_or(0, |(_, share)| *share);
            let day = workday(month.plus(rng.below(27) as i32));
            if !rng.chance(share) || !customer.active(day) {
                continue;
            }
            let opened = during(day, rng);
            if opened > closing_time() {
                continue;
            }
            let urgent = rng.chance(150);
            let answered = opened + 10 + rng.wait(if urgent { 60 } else { 210 });
            let days = if customer.mood == Mood::Detractor { 4 } else { 2 };
            let closed = after(answered, rng.wait(days * DAY), rng);
            let told = |at: i64| Some(at).filter(|at| *at <= closing_time());
            tickets.push(Ticket {
                opened,
                answered: told(answered),
                closed: told(closed).filter(|_| answered <= closing_time()),
                company: customer.company,
                agent: rng.below(AGENTS.len() as i64) as usize,
                urgent,
                mood: customer.mood,
            });
        }
    }
    crate::order::sorted_by(tickets, &|a, b| (a.opened, a.company).cmp(&(b.opened, b.company)))
}

/// The cases, and the answers to the two questions that follow some of them.
pub(super) fn files(world: &World, seed: u64) -> (Csv, Csv) {
    let mut rng = Rng::new(seed, 24);
    let mut cases =
        Csv::new(&["Ticket ID", "Created At", "First Response At", "Closed At", "Customer ID", "Assignee", "Ticket Status", "Priority", "Channel"], false);
    let mut ratings = Csv::new(&["Survey Type", "Customer ID", "Sent At", "Response Date", "Score"], false);
    for (place, ticket) in tickets(world, &mut rng).iter().enumerate() {
        let at = |at: Option<i64>| at.map_or(String::new(), stamp);
        let customer = company(ticket.company).id.to_string();
        cases.row(&[
            (40_001 + place).to_string(),
            stamp(ticket.opened),
            at(ticket.answered),
            at(ticket.closed),
            customer.clone(),
            AGENTS.get(ticket.agent).copied().unwrap_or("").to_owned(),
            if ticket.closed.is_some() { "Closed" } else { "Open" }.to_owned(),
            if ticket.urgent { "High" } else { "Normal" }.to_owned(),
            rng.one(&["Email", "Email", "Chat", "Phone"]).unwrap_or("").to_owned(),
        ]);
        if let Some(closed) = ticket.closed.filter(|_| rng.chance(RATING)) {
            let sent = workday(day_of(closed).plus(1));
            let answered = sent.plus(rng.below(4) as i32);
            if answered > day_of(closing_time()) {
                continue;
            }
            let (satisfied, easy): (&[&str], &[&str]) = match ticket.mood {
                Mood::Promoter => (&["5", "5", "5", "4"], &["7", "7", "6", "6", "5"]),
                Mood::Passive => (&["5", "4", "4", "3"], &["6", "6", "5", "4", "3"]),
                Mood::Detractor => (&["4", "3", "3", "2", "1"], &["5", "4", "3", "2", "1"]),
            };
            let (kind, scores) = if rng.chance(600) { ("CSAT", satisfied) } else { ("CES", easy) };
            let score = rng.one(scores).unwrap_or("4");
            ratings.row(&[kind, &customer, &sent.to_string(), &answered.to_string(), score]);
        }
    }
    (cases, ratings)
}
