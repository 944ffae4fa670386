//! Campaigns as the marketing tool lists them: the fair and the advertising by year, the webinar by quarter, the newsletter by month.

use super::World;
use super::clock::first;
use super::csv::Csv;
use super::names::{ADS, CAMPAIGNS, FAIR};
use super::rng::Rng;

/// Places of the webinar and the newsletter, which send messages.
const WEBINAR: usize = 3;
const NEWSLETTER: usize = 4;

/// All runs, by campaign and start.
pub(super) fn file(world: &World, seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 22);
    let header = [
        "Campaign ID",
        "Campaign Name",
        "Campaign Type",
        "Start Date",
        "End Date",
        "Responses",
        "Sent",
        "Delivered",
        "Opened",
        "Clicked",
        "Unsubscribed",
        "Bounced",
    ];
    let mut csv = Csv::new(&header, false);
    for (place, campaign) in CAMPAIGNS.iter().enumerate().filter(|(_, campaign)| !campaign.name.is_empty()) {
        let (kind, months) = match place {
            FAIR => ("Trade fair", 12),
            WEBINAR => ("Webinar", 3),
            NEWSLETTER => ("Email", 1),
            _ if ADS.contains(&place) => ("Advertising", 12),
            _ => ("Content", 12),
        };
        for run in 0..24 / months {
            let start = first(2023, 1).plus_months(run * months);
            // the fair is held in March, a mailing goes out on one day
            let (start, end) = match place {
                FAIR => (start.plus_months(2).plus(11), start.plus_months(2).plus(13)),
                WEBINAR | NEWSLETTER => (start.plus(8), start.plus(8)),
                _ => (start, start.plus_months(months).plus(-1)),
            };
            let span = (start.plus(-2), start.plus_months(months).plus(-2));
            let leads = world.contacts.iter().filter(|contact| contact.campaign == place && contact.created_in(span.0, span.1)).count() as i64;
            let mut row = vec![
                format!("H-{}{:02}", place + 1, run + 1),
                campaign.name.to_owned(),
                kind.to_owned(),
                start.to_string(),
                end.to_string(),
                (leads * 3 / 2 + rng.below(leads + 4)).to_string(),
            ];
            let told = if matches!(place, WEBINAR | NEWSLETTER) {
                let grown = world.contacts.len() as i64 * i64::from(start.0 - first(2022, 1).0) / 1100;
                let sent = grown * if place == WEBINAR { 45 } else { 80 } / 100;
                let of = |whole: i64, per_mille: i64, rng: &mut Rng| whole * (per_mille * 9 / 10 + rng.below(per_mille / 5 + 1)) / 1000;
                let bounced = of(sent, 14, &mut rng);
                let opened = of(sent - bounced, 340, &mut rng);
                [sent, sent - bounced, opened, of(opened, 110, &mut rng), of(sent, 4, &mut rng), bounced].map(|count| count.to_string())
            } else {
                Default::default()
            };
            row.extend(told);
            csv.row(&row);
        }
    }
    csv
}
