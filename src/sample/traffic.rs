//! Visits to Helvia's site by month and channel, as a web analytics tool exports them.

use super::World;
use super::clock::first;
use super::csv::Csv;
use super::names::CAMPAIGNS;
use super::rng::Rng;

/// Sessions behind a lead, and the share that leaves at once per mille, by channel.
const CHANNELS: [(&str, &str, i64, i64); 6] = [
    ("Organic Search", "Organic Search", 46, 420),
    ("Paid Search", "Paid Search", 30, 560),
    ("Paid Social", "Paid Social", 38, 640),
    ("Email", "Email Marketing", 18, 350),
    ("Referral", "Referrals", 22, 380),
    ("Direct", "Direct Traffic", 40, 450),
];

/// All months and channels.
pub(super) fn file(world: &World, seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 23);
    let mut csv = Csv::new(&["Date", "Channel", "Sessions", "Users", "Pageviews", "Average session duration", "Bounces", "Purchases"], false);
    for month in (0..24).map(|months| first(2023, 1).plus_months(months)) {
        for (channel, source, each, leaving) in CHANNELS {
            let from = |contact: &&super::contacts::Contact| CAMPAIGNS.get(contact.campaign).is_some_and(|campaign| campaign.source == source);
            let leads = world.contacts.iter().filter(from).filter(|contact| contact.created_in(month, month.plus_months(1))).count() as i64;
            let sessions = leads * each + each + rng.below(each * 2);
            let users = sessions * (760 + rng.below(90)) / 1000;
            let views = sessions * (1900 + rng.below(700)) / 1000;
            let seconds = 60 + rng.below(70);
            let bounces = sessions * (leaving - 30 + rng.below(60)) / 1000;
            let purchases = users * rng.below(5) / 1000;
            let counts = [sessions, users, views, seconds, bounces, purchases].map(|count| count.to_string());
            csv.row(&[&[month.to_string(), channel.to_owned()], &counts[..]].concat());
        }
    }
    csv
}
