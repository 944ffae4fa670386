//! Headers that say when a record entered a stage.

use super::words::key;
use crate::text::swapped;

/// The stage, and the pipeline where the header names one. `None` for any other header.
pub fn entered(header: &str) -> Option<(String, Option<String>)> {
    let lower = crate::text::lowercase(header);
    for prefix in [
        "date entered",
        "date d'entrée dans",
        "date d’entrée dans",
        "date d'entrée",
        "date d’entrée",
        "entered stage",
        "entered on",
        "entrée en",
        "entré en",
        "entrée dans",
        "date entrée",
        "date d'entree",
    ] {
        if let Some(rest) = after(header, &lower, prefix) {
            return stage(rest);
        }
    }
    for prefix in ["hs_v2_date_entered_", "hs_date_entered_"] {
        if let Some(rest) = lower.strip_prefix(prefix) {
            return if rest == "current_stage" { None } else { named(&swapped(rest, '_', ' '), None) };
        }
    }
    if let Some(rest) = lower.strip_prefix("hs_lifecyclestage_") {
        return named(rest.strip_suffix("_date")?, None);
    }
    let spaced = swapped(header, '_', ' ');
    let lower = crate::text::lowercase(&spaced);
    for prefix in [
        "became an ",
        "became a ",
        "became ",
        "date became ",
        "est devenu un ",
        "est devenu ",
        "devenu un ",
        "devenu ",
        "passage en ",
        "date de passage en ",
        "date de passage ",
    ] {
        if let Some(rest) = lower.strip_prefix(prefix) {
            let rest = &spaced[spaced.len() - rest.len()..];
            let end = ["date", "on", "at", "le"].iter().find_map(|word| crate::text::lowercase(rest).strip_suffix(&format!(" {word}")).map(str::len));
            return named(rest.get(..end.unwrap_or(rest.len()))?, None);
        }
    }
    if let Some(rest) = lower.strip_suffix(" entered") {
        return (!crate::text::has(rest, "date")).then(|| named(spaced.get(..rest.len())?, None)).flatten();
    }
    None
}

fn after<'a>(header: &'a str, lower: &str, prefix: &str) -> Option<&'a str> {
    lower.strip_prefix(prefix)?;
    // Lower case may change lengths; the prefix is compared on the header itself.
    let cut: usize = header.char_indices().nth(prefix.chars().count()).map(|(at, _)| at)?;
    header.get(cut..)
}

/// `"Closed Won (Sales Pipeline)"` in any quotes.
fn stage(rest: &str) -> Option<(String, Option<String>)> {
    let quotes = ['"', '\'', '“', '”', '‘', '’', '«', '»', '„', ' ', '\u{a0}', '\u{202f}', ':'];
    let inner = rest.trim_matches(|c| quotes.contains(&c));
    let (name, pipeline) = match inner.strip_suffix(')').and_then(|inner| {
        let (at, _) = inner.rmatch_indices('(').find(|(at, _)| inner[..*at].ends_with(' '))?;
        Some((inner.get(..at - 1)?, inner.get(at + 1..)?))
    }) {
        Some((name, pipeline)) if !name.trim().is_empty() => (name, Some(pipeline.trim().to_owned())),
        _ => (inner, None),
    };
    named(name, pipeline)
}

fn named(name: &str, pipeline: Option<String>) -> Option<(String, Option<String>)> {
    let name = name.trim_matches(['"', '\'', ' ']);
    let article = ["à la phase ", "la phase ", "l'étape ", "l’étape ", "the stage "].iter().find_map(|article| name.strip_prefix(article));
    let name = article.unwrap_or(name);
    let none = ["", "stage", "currentstage", "letape", "letapeactuelle", "etape", "etapeactuelle", "date", "thestage"].contains(&key(name).as_str());
    (!none).then(|| (name.to_owned(), pipeline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entered_dates_are_known_in_every_spelling() {
        let won = Some(("Closed Won".to_owned(), Some("Sales Pipeline".to_owned())));
        for header in [
            "Date entered \"Closed Won (Sales Pipeline)\"",
            "Date entered 'Closed Won (Sales Pipeline)'",
            "Date entered “Closed Won (Sales Pipeline)”",
            "Date entered Closed Won (Sales Pipeline)",
            "Date d’entrée dans « Closed Won (Sales Pipeline) »",
        ] {
            assert_eq!(entered(header), won, "{header}");
        }
        for (header, stage) in [
            ("hs_v2_date_entered_closedwon", "closedwon"),
            ("Became a Marketing Qualified Lead Date", "Marketing Qualified Lead"),
            ("Became an Opportunity Date", "Opportunity"),
            ("became_mql", "mql"),
            ("Date de passage à la phase Client", "Client"),
            ("Date d'entrée dans l'étape Négociation", "Négociation"),
            ("hs_lifecyclestage_lead_date", "lead"),
            ("Date entered \"Rendez-vous pris\"", "Rendez-vous pris"),
        ] {
            assert_eq!(entered(header), Some((stage.to_owned(), None)), "{header}");
        }
        for header in ["Date entered current stage", "Date exited \"Closed Won (Sales Pipeline)\"", "Create Date", "Date entered"] {
            assert_eq!(entered(header), None, "{header}");
        }
    }
}
