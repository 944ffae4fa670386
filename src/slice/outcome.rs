//! Won, lost or open: from a status, or from the name of a stage, in English and French.

use crate::text::{fold, has};

pub use columns::outcome::Outcome;

const LOST: &[&str] = &[
    "lost",
    "closedlost",
    "perdu",
    "perdue",
    "perdus",
    "perdues",
    "abandonne",
    "abandonnee",
    "abandon",
    "abandoned",
    "annule",
    "annulee",
    "cancelled",
    "canceled",
    "disqualified",
    "disqualifie",
    "disqualifiee",
    "rejected",
    "refuse",
    "refusee",
    "dead",
    "junk",
    "omitted",
    "sans suite",
];
const WON: &[&str] =
    &["won", "closedwon", "gagne", "gagnee", "gagnes", "gagnees", "signe", "signee", "signed", "conclue", "conclu", "converted", "client gagne"];

/// What a label means; `None` when it does not say that the record is closed.
pub fn closing_word(label: &str) -> Option<Outcome> {
    let folded = fold(label);
    let any = |words: &[&str]| words.iter().any(|word| if has(word, " ") { has(&folded, word) } else { folded.split(' ').any(|part| part == *word) });
    if any(LOST) {
        Some(Outcome::Lost)
    } else if any(WON) {
        Some(Outcome::Won)
    } else {
        None
    }
}

/// What a status says: closing words, or one of the words for open.
pub fn status_word(label: &str) -> Option<Outcome> {
    closing_word(label).or_else(|| match fold(label).as_str() {
        "accepted" | "accepte" | "acceptee" | "win" => Some(Outcome::Won),
        "refused" | "loss" | "loose" => Some(Outcome::Lost),
        "open" | "ouvert" | "ouverte" | "en cours" | "in progress" | "active" | "actif" | "pending" => Some(Outcome::Open),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_stages_are_known_in_both_languages() {
        for (label, outcome) in [
            ("Closed Won", Some(Outcome::Won)),
            ("closedwon", Some(Outcome::Won)),
            ("Fermée et gagnée", Some(Outcome::Won)),
            ("Conclue - Perdue", Some(Outcome::Lost)),
            ("Conclue - Gagnée", Some(Outcome::Won)),
            ("Closed Lost", Some(Outcome::Lost)),
            ("Closed – Lost to competition", Some(Outcome::Lost)),
            ("Négociation", None),
            ("Contract Sent", None),
        ] {
            assert_eq!(closing_word(label), outcome, "{label}");
        }
        assert_eq!(["Ouverte", "Accepté", "Refusé"].map(status_word), [Some(Outcome::Open), Some(Outcome::Won), Some(Outcome::Lost)]);
    }
}
