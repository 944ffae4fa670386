//! Answers to the survey "how likely are you to recommend Helvia", sent four times a year.

use super::clock::{first, workday};
use super::customers::{Customer, Mood};
use super::rng::Rng;
use crate::calendar::Day;

/// Share of the customers asked that answer, per mille.
const ANSWERING: i64 = 320;

/// One answer.
pub(super) struct Answer {
    /// Place in the list of customers.
    pub customer: usize,
    /// When it was asked for.
    pub sent: Day,
    pub day: Day,
    pub score: i64,
    pub comment: &'static str,
}

/// All answers, by day, and those who were asked and did not answer: their places, and when.
pub(super) fn answers(customers: &[Customer], seed: u64) -> (Vec<Answer>, Vec<(Day, usize)>) {
    let mut rng = Rng::new(seed, 14);
    let (mut answers, mut silent) = (Vec::new(), Vec::new());
    for wave in [(2023, 3), (2023, 6), (2023, 9), (2023, 12), (2024, 3), (2024, 6), (2024, 9), (2024, 12)].map(|(year, month)| first(year, month)) {
        for (place, customer) in customers.iter().enumerate() {
            let day = workday(wave.plus(rng.below(16) as i32));
            // asked after their first month only
            let answers_it = rng.chance(ANSWERING);
            if !customer.active(day) || !customer.active(day.plus(-30)) {
                continue;
            }
            let sent = wave.plus(place as i32 % 3);
            if !answers_it {
                silent.push((sent, place));
                continue;
            }
            let (scores, words): (&[i64], &[&'static str]) = match customer.mood {
                Mood::Promoter => (&[9, 9, 9, 9, 10, 10, 10], &PRAISE),
                Mood::Passive => (&[7, 7, 8, 8, 8], &MEASURED),
                Mood::Detractor => (&[6, 6, 6, 5, 5, 5, 4, 4, 3, 3, 2, 1, 0], &BLAME),
            };
            let score = scores.get(rng.below(scores.len() as i64) as usize).copied().unwrap_or(7);
            let comment = if rng.chance(380) { rng.one(words).unwrap_or("") } else { "" };
            answers.push(Answer { customer: place, sent: sent.min(day), day, score, comment });
        }
    }
    (crate::order::sorted_by(answers, &|a, b| (a.day, a.customer).cmp(&(b.day, b.customer))), crate::order::sorted_by(silent, &Ord::cmp))
}

const PRAISE: [&str; 7] = [
    "Très simple à prendre en main, l’équipe est ravie.",
    "Our forecasts finally match reality.",
    "Support au top, réponse dans l’heure.",
    "Setup took one afternoon, great product.",
    "Nous recommandons Helvia à nos partenaires.",
    "Clear dashboards, friendly people.",
    "Un vrai gain de temps pour les commerciaux.",
];
const MEASURED: [&str; 5] = [
    "Bon outil, mais l’application mobile est lente.",
    "Does the job. Reporting could be more flexible.",
    "Correct dans l’ensemble.",
    "Good value, some features are missing.",
    "Fait ce qu’on lui demande, sans plus.",
];
const BLAME: [&str; 7] = [
    "La hausse de prix est difficile à justifier.",
    "Too many clicks to log a call.",
    "Support trop lent, deux jours pour une réponse.",
    "We lost data during the import.",
    "Trop complexe pour une petite équipe.",
    "The integration with our mailbox keeps breaking.",
    "Fonctions promises à la démo toujours absentes.",
];
