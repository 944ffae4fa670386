//! What a figure means, and the records behind it.

use super::arguments::{ExplainLine, Format};
use super::sheets::written;
use super::{Failure, load, settings, write};
use crm_kpi::error::{Code, Error, Language};
use crm_kpi::kpi::{self, CATALOGUE};
use crm_kpi::report::{Kpi, to_canonical};
use crm_kpi::workspace::RecordsQuery;

/// Without a figure the list; without files its meaning; with them its records too.
pub fn run(line: &ExplainLine) -> Result<(), Failure> {
    let language: Language = line.report.files.lang.into();
    let Some(id) = &line.kpi else {
        let lines: String = CATALOGUE.iter().map(|metric| format!("{:<26} {}\n", metric.facts().id, metric.facts().words.name.get(language))).collect();
        return write(None, lines.as_bytes());
    };
    if !matches!(line.report.format, Format::Json | Format::Table) {
        return Err(Failure::usage("explain writes --format json and table", "explain écrit --format json et table"));
    }
    let metric = kpi::find(id).ok_or_else(|| Failure::from(Error::new(Code::UnknownKpi, id)))?;
    let facts = metric.facts();
    let loaded = if line.report.files.files.is_empty() {
        None
    } else {
        let settings = settings(&line.report)?;
        let mut workspace = load(&line.report.files)?;
        super::zones::tell(&mut workspace, &settings.time_zone);
        let report = workspace.report(&settings)?;
        let records =
            workspace.records(&RecordsQuery { settings, kpi: id.clone(), part: line.part.clone(), sort: line.sort.clone(), offset: 0, limit: line.limit })?;
        Some((report.kpis.get(id.as_str()).cloned(), records))
    };
    if line.report.format == Format::Json {
        let (kpi, records) = loaded.unzip();
        return write(
            line.report.out.as_deref(),
            (to_canonical(&serde_json::json!({ "facts": facts, "kpi": kpi.flatten(), "records": records })) + "\n").as_bytes(),
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
    for variant in facts.variants {
        text += &format!("  @{}: {} ({})\n", variant.id, variant.about.get(language), variant.used_by);
    }
    if let Some((Some(kpi), records)) = loaded {
        let formula = facts.words.formula.get(language);
        text += &format!("\n{}\n", if kpi.value.is_some() { filled(formula, &kpi) } else { to_canonical(&kpi.reason) });
        for variant in &kpi.variants {
            text += &format!("  @{} = {}\n", variant.id, variant.value.map_or("–".to_owned(), written));
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
        text += &format!("{} of {}\n", records.rows.len(), records.total);
    }
    write(line.report.out.as_deref(), text.as_bytes())
}

/// The formula with this figure's numbers in it.
fn filled(formula: &str, kpi: &Kpi) -> String {
    let own = [("value", kpi.value), ("numerator", kpi.numerator), ("denominator", kpi.denominator)];
    let all = own.into_iter().chain(kpi.measures.iter().map(|(name, figure)| (name.as_str(), *figure)));
    all.fold(formula.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), &figure.map_or("–".to_owned(), written)))
}
