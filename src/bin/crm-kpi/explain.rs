//! What a figure means, and the records behind it.

use super::arguments::{ExplainLine, Plain};
use super::figures::figure;
use super::sheets::written;
use super::{Failure, load, settings, write};
use crm_kpi::error::{Code, Error, Language};
use crm_kpi::kpi::{self, CATALOGUE};
use crm_kpi::report::{Kpi, to_canonical};
use crm_kpi::workspace::RecordsQuery;

/// Without a figure the list; without files its meaning; with them its records too.
pub fn run(line: &ExplainLine) -> Result<(), Failure> {
    let language: Language = line.questions.files.lang.into();
    let Some(id) = &line.kpi else {
        let lines: String = CATALOGUE.iter().map(|metric| format!("{:<26} {}\n", metric.facts().id, metric.facts().words.name.get(language))).collect();
        return write(None, lines.as_bytes());
    };
    let metric = kpi::find(id).ok_or_else(|| unknown(id))?;
    let facts = metric.facts();
    let loaded = if line.questions.files.files.is_empty() {
        None
    } else {
        let settings = settings(&line.questions)?;
        let mut workspace = load(&line.questions.files)?;
        super::zones::tell(&mut workspace, &settings.time_zone);
        let report = workspace.report(&settings)?;
        let records =
            workspace.records(&RecordsQuery { settings, kpi: id.clone(), part: line.part.clone(), sort: line.sort.clone(), offset: 0, limit: line.limit })?;
        Some((report.kpis.get(id.as_str()).cloned(), records, report.settings.currency))
    };
    if line.format == Plain::Json {
        let (kpi, records) = loaded.map(|(kpi, records, _)| (kpi, records)).unzip();
        return write(
            line.out.as_deref(),
            (to_canonical(&serde_json::json!({ "facts": metric.all_facts(), "kpi": kpi.flatten(), "records": records })) + "\n").as_bytes(),
        );
    }
    let mut text = format!(
        "{} ({}/{})\n{}\n{}\n",
        facts.words.name.get(language),
        facts.id,
        facts.version,
        facts.words.about.get(language),
        facts.words.formula.get(language)
    );
    for variant in metric.variant_facts() {
        text += &format!("  @{}: {} ({})\n", variant.id, variant.about.get(language), variant.used_by);
    }
    if let Some((Some(kpi), records, currency)) = loaded {
        let currency = currency.as_deref().unwrap_or("");
        let formula = facts.words.formula.get(language);
        text += &format!("\n{}\n", if kpi.value.is_some() { filled(formula, &kpi) } else { to_canonical(&kpi.reason) });
        for variant in &kpi.variants {
            text += &format!("  @{} = {}\n", variant.id, figure(variant.value, &kpi.unit, currency, language));
        }
        text += &format!(
            "{} {} {}\n\n",
            kpi.used,
            if language == Language::Fr { "pris en compte ; écartés :" } else { "used; left out:" },
            kpi.excluded.iter().map(|left| format!("{} {}", left.rows, left.reason)).collect::<Vec<_>>().join(", ")
        );
        for row in &records.rows {
            let cells = [
                row.id.clone(),
                row.name.clone(),
                row.owner.clone(),
                row.stage.clone(),
                row.status.clone(),
                row.date.clone(),
                row.amount.map(|amount| amount.to_f64().to_string()),
                row.reason.clone(),
            ];
            text += &format!("{}:{}  {}\n", row.file, row.line, cells.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        }
        text += &format!("{} {} {}\n", records.rows.len(), if language == Language::Fr { "sur" } else { "of" }, records.total);
    }
    write(line.out.as_deref(), text.as_bytes())
}

/// A figure that there is not, with the one that was meant where its name is near.
fn unknown(id: &str) -> Failure {
    let near = CATALOGUE.iter().map(|metric| metric.facts().id).map(|known| (strsim::osa_distance(id, known), known)).min();
    let found = |also: fn(&str) -> String| near.filter(|(distance, _)| *distance <= 3).map_or(id.to_owned(), |(_, known)| format!("{id} ({})", also(known)));
    let french = found(|known| format!("peut-être {known}\u{202f}?"));
    Failure::from(Error { found_fr: Some(french), ..Error::new(Code::UnknownKpi, found(|known| format!("perhaps {known}?"))) })
}

/// The formula with this figure's numbers in it.
fn filled(formula: &str, kpi: &Kpi) -> String {
    let own = [("value", kpi.value), ("numerator", kpi.numerator), ("denominator", kpi.denominator)];
    let all = own.into_iter().chain(kpi.measures.iter().map(|(name, figure)| (name.as_str(), *figure)));
    all.fold(formula.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), &figure.map_or("–".to_owned(), written)))
}
