//! Who called and wrote to whom since 2024, when the log of calls and mails was connected: leads until they answer, customers every second month.

use super::World;
use super::clock::{DAY, after, closing_time, during, first, stamp, workday};
use super::csv::Csv;
use super::names::{OWNERS, company};
use super::rng::Rng;

/// Share of the leads that answers each attempt, per mille: it wears off, and after the last a lead is left alone.
const ANSWERING: [i64; 5] = [260, 170, 110, 50, 20];
/// Share of the customers spoken with in two months, per mille.
const KEPT_WARM: i64 = 700;

/// One line of the log.
struct Activity {
    at: i64,
    kind: &'static str,
    contact: Option<u64>,
    account: u64,
    owner: usize,
    replied: bool,
    logged: i64,
}

/// The log, by time.
pub(super) fn file(world: &World, seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 21);
    let opening = i64::from(first(2024, 1).0) * DAY;
    let mut log = Vec::new();
    for contact in world.contacts.iter().filter(|contact| contact.created() >= opening) {
        let owner = contact.owner.unwrap_or_else(|| rng.below(OWNERS.len() as i64) as usize);
        // one lead in seven is called at once, the others when somebody gets to it
        let mut at = if rng.chance(140) { contact.created() + 2 + rng.below(17) } else { after(contact.created(), rng.wait(DAY), &mut rng) };
        for (attempt, answering) in (1..).zip(ANSWERING) {
            let replied = rng.chance(answering);
            let late = if rng.chance(300) { 20 * 60 } else { 40 };
            let logged = at + 3 + rng.wait(late);
            if logged > closing_time() {
                break;
            }
            let kind = if attempt == 1 || rng.chance(550) { "Email" } else { "Call" };
            log.push(Activity { at, kind, contact: Some(contact.id), account: company(contact.company).id, owner, replied, logged });
            if replied || rng.chance(120 * attempt) {
                break;
            }
            at = after(at, (2 + rng.below(4)) * DAY, &mut rng);
        }
    }
    for customer in &world.customers {
        for month in [1, 3, 5, 7, 9, 11] {
            let day = workday(first(2024, month).plus(rng.below(58) as i32));
            let owner = (customer.company * 7 + 3) % OWNERS.len();
            if !rng.chance(KEPT_WARM) || !customer.active(day) {
                continue;
            }
            let at = during(day, &mut rng);
            let logged = at + 5 + rng.wait(90);
            if logged <= closing_time() {
                let kind = if rng.chance(350) { "Meeting" } else { "Call" };
                log.push(Activity { at, kind, contact: None, account: company(customer.company).id, owner, replied: true, logged });
            }
        }
    }
    let mut csv = Csv::new(&["Activity Date", "Activity Type", "Direction", "Contact ID", "Account ID", "Owner", "Replied", "Logged At"], false);
    for one in crate::order::sorted_by(log, &|a, b| (a.at, a.account).cmp(&(b.at, b.account))) {
        csv.row(&[
            stamp(one.at),
            one.kind.to_owned(),
            "Outbound".to_owned(),
            one.contact.map_or(String::new(), |id| id.to_string()),
            one.account.to_string(),
            OWNERS.get(one.owner).map_or("", |owner| owner.0).to_owned(),
            if one.replied { "Yes" } else { "No" }.to_owned(),
            stamp(one.logged),
        ]);
    }
    csv
}
