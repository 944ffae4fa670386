//! A second firm: Maison Carrel, a shop of tableware on the web, in 2023 and 2024. It knows orders, what it spent, visits and answers; no deal, no contract.
//! Its stories: who comes by recommendation comes back most, Instagram brings the most and the most fleeting, and in the summer of 2024 parcels were late.

use super::SampleFile;
use super::clock::{first, last_day};
use super::csv::Csv;
use super::rng::Rng;
use crate::calendar::Day;

/// Where customers come from: how many of them in a hundred, how many orders in a thousand are followed by another, what one of them costs in euros, visits behind an order.
const SOURCES: [(&str, i64, i64, i64, i64); 6] = [
    ("Instagram", 34, 520, 24, 71),
    ("Google Shopping", 27, 640, 19, 38),
    ("Recommandation", 10, 850, 6, 14),
    ("Newsletter", 9, 780, 4, 22),
    ("Salon Maison", 6, 740, 31, 18),
    ("", 14, 680, 0, 44),
];

/// Products: name, cheapest and dearest basket in euros.
const PRODUCTS: [(&str, i64, i64); 5] = [("Assiettes", 38, 140), ("Verres", 24, 90), ("Couverts", 45, 190), ("Linge de table", 18, 75), ("Cuisson", 60, 260)];
const COUNTRIES: [(&str, i64); 4] = [("France", 68), ("Belgique", 14), ("Suisse", 10), ("Luxembourg", 8)];

/// What is bought in a month, presents before all.
const SEASON: [i64; 12] = [86, 70, 78, 84, 96, 90, 72, 58, 88, 98, 142, 186];

struct Order {
    day: Day,
    customer: usize,
    /// In cents.
    amount: i64,
    product: usize,
    source: usize,
    country: usize,
    /// Whether it is the customer's first.
    fresh: bool,
}

/// The days of both years, each with how many first orders are given on it.
fn openings() -> (Vec<Day>, Vec<i64>) {
    let days: Vec<Day> = (0..731).map(|days| first(2023, 1).plus(days)).collect();
    let weight = |day: &Day| {
        let (year, month, _) = day.ymd();
        SEASON.get(month as usize - 1).copied().unwrap_or(100) * if year == 2024 { 122 } else { 100 }
    };
    let weights = days.iter().map(weight).collect();
    (days, weights)
}

fn orders(customers: usize, seed: u64) -> Vec<Order> {
    let mut rng = Rng::new(seed, 41);
    let (days, weights) = openings();
    let mut orders = Vec::new();
    for customer in 0..customers {
        let came = rng.pick(&SOURCES.map(|source| source.1));
        let country = rng.pick(&COUNTRIES.map(|country| country.1));
        let mut day = days.get(rng.pick(&weights)).copied().unwrap_or_default();
        let mut fresh = true;
        while day <= last_day() {
            let product = rng.pick(&[28, 24, 14, 20, 14]);
            let (_, least, most) = PRODUCTS.get(product).copied().unwrap_or(PRODUCTS[0]);
            let amount = (least + rng.below(most - least)) * 100 - 10 + 1000 * i64::from(!fresh);
            // who is known is written to
            let source = if fresh { came } else { rng.pick(&[6, 10, 4, 52, 2, 26]) };
            orders.push(Order { day, customer, amount, product, source, country, fresh });
            if !rng.chance(SOURCES.get(came).map_or(500, |source| source.2)) {
                break;
            }
            day = day.plus(9 + (rng.wait(96 * 24 * 60) / (24 * 60)) as i32);
            fresh = false;
        }
    }
    crate::order::sorted_by(orders, &|a, b| (a.day, a.customer).cmp(&(b.day, b.customer)))
}

fn name(source: usize) -> &'static str {
    SOURCES.get(source).map_or("", |source| source.0)
}

fn customer(place: usize) -> String {
    format!("MC{}", 10_001 + 7 * place)
}

fn orders_file(orders: &[Order]) -> Csv {
    let mut csv = Csv::new(&["order_id", "customer_id", "order_date", "amount", "margin", "currency", "product", "campaign", "country"], false);
    for (place, order) in orders.iter().enumerate() {
        let money = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let (product, country) = (PRODUCTS.get(order.product).map_or("", |one| one.0), COUNTRIES.get(order.country).map_or("", |one| one.0));
        let texts = [(200_001 + place).to_string(), customer(order.customer), order.day.to_string(), money(order.amount), money(order.amount * 42 / 100)];
        csv.row(&[&texts.each_ref().map(String::as_str)[..], &["EUR", product, name(order.source), country]].concat());
    }
    csv
}

fn in_month(orders: &[Order], month: Day) -> impl Iterator<Item = &Order> {
    let next = month.plus_months(1);
    orders.iter().filter(move |order| month <= order.day && order.day < next)
}

fn months() -> impl Iterator<Item = Day> {
    (0..24).map(|months| first(2023, 1).plus_months(months))
}

fn spend_file(orders: &[Order], seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 42);
    let mut csv = Csv::new(&["month", "category", "campaign", "amount"], false);
    for month in months() {
        for (source, (campaign, _, _, each, _)) in SOURCES.iter().enumerate().filter(|(_, source)| source.3 > 0) {
            let won = in_month(orders, month).filter(|order| order.fresh && order.source == source).count() as i64;
            csv.row(&[month.to_string().as_str(), "acquisition", campaign, &(won * each * (88 + rng.below(25)) / 100).to_string()]);
        }
        let kept = in_month(orders, month).filter(|order| !order.fresh).count() as i64;
        csv.row(&[month.to_string().as_str(), "marketing", "", &(900 + rng.below(300)).to_string()]);
        csv.row(&[month.to_string().as_str(), "retention", "Newsletter", &(350 + kept * 4).to_string()]);
    }
    csv
}

fn traffic_file(orders: &[Order], seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 43);
    let mut csv = Csv::new(&["Date", "Channel", "Sessions", "Users", "Pageviews", "Average session duration", "Bounces", "Purchases"], false);
    for month in months() {
        for (source, (channel, _, _, _, each)) in SOURCES.iter().enumerate() {
            let purchases = in_month(orders, month).filter(|order| order.source == source).count() as i64;
            let sessions = purchases * each + rng.below(each * 4);
            let counts = [
                sessions,
                sessions * (720 + rng.below(90)) / 1000,
                sessions * (2900 + rng.below(900)) / 1000,
                70 + rng.below(80),
                sessions * (390 + rng.below(120)) / 1000,
                purchases,
            ];
            let channel = if channel.is_empty() { "Direct" } else { channel };
            csv.row(&[&[month.to_string(), channel.to_owned()], &counts.map(|count| count.to_string())[..]].concat());
        }
    }
    csv
}

/// Asked ten days after an order in a thousand; one in four answers. In the summer of 2024 they waited for their parcels.
fn answers_file(orders: &[Order], seed: u64) -> Csv {
    let mut rng = Rng::new(seed, 44);
    let mut csv = Csv::new(&["customer_id", "sent_at", "date", "score", "comment"], false);
    let late = first(2024, 7)..first(2024, 10);
    for order in orders.iter().filter(|order| order.day.plus(14) <= last_day()) {
        if !rng.chance(350) {
            continue;
        }
        let sent = order.day.plus(10);
        let (scores, words): (&[i64], &str) = match rng.pick(if late.contains(&order.day) { &[26, 26, 48] } else { &[58, 26, 16] }) {
            0 => (&[9, 9, 10, 10, 10], "Très joli, bien emballé."),
            1 => (&[7, 8, 8], "Conforme à la photo."),
            _ => (&[6, 5, 5, 4, 3, 2, 0], if late.contains(&order.day) { "Colis en retard de deux semaines." } else { "Une assiette est arrivée cassée." }),
        };
        let (answers, speaks) = (rng.chance(260), rng.chance(300));
        let score = scores.get(rng.below(scores.len() as i64) as usize).copied().unwrap_or(7).to_string();
        let day = sent.plus(rng.below(4) as i32).to_string();
        let answer = if answers { [day.as_str(), score.as_str(), if speaks { words } else { "" }] } else { ["", "", ""] };
        csv.row(&[&[customer(order.customer).as_str(), &sent.to_string()], &answer[..]].concat());
    }
    csv
}

/// The files of a shop with so many customers: orders, spend, visits, answers. The same numbers give the same bytes on every platform, and no clock is read.
pub fn shop(customers: usize, seed: u64) -> Vec<SampleFile> {
    let orders = orders(customers, seed);
    let file = |name: &str, csv: Csv| SampleFile { name: name.to_owned(), bytes: csv.bytes() };
    vec![
        file("orders.csv", orders_file(&orders)),
        file("spend.csv", spend_file(&orders, seed)),
        file("traffic.csv", traffic_file(&orders, seed)),
        file("nps.csv", answers_file(&orders, seed)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_numbers_give_the_same_files() {
        assert_eq!(shop(300, 7), shop(300, 7));
        assert_ne!(shop(300, 7), shop(300, 8));
    }

    #[test]
    fn who_comes_by_recommendation_comes_back_more_than_who_comes_from_instagram() {
        let orders = orders(3000, 1);
        let back = |source: &str| {
            let came: Vec<usize> = orders.iter().filter(|order| order.fresh && name(order.source) == source).map(|order| order.customer).collect();
            let again = came.iter().filter(|customer| orders.iter().any(|order| !order.fresh && order.customer == **customer)).count();
            again as f64 / came.len() as f64
        };
        assert!(back("Recommandation") > 1.4 * back("Instagram"));
    }

    #[test]
    fn december_sells_most_and_nothing_is_dated_after_the_last_day() {
        let orders = orders(3000, 1);
        let sold = |month: u32| in_month(&orders, first(2024, month)).count();
        assert!((1..12).all(|month| sold(month) < sold(12)));
        assert!(orders.iter().all(|order| order.day <= last_day()));
    }
}
