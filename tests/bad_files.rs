//! Every bad file of the workshop (`../shared/data/bad`) through the command line's front door: what its manifest expects, in
//! one table. The same classes stand as fixtures of our own in `tests/containers.rs`, for a clone without the workshop.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file as `inspect` gives it: its exit code, its tables or its error.
struct Seen {
    code: Option<i32>,
    sources: Vec<Value>,
    error: Value,
    words: String,
    seconds: f64,
}

fn inspect(path: &Path, more: &[&str]) -> Seen {
    let start = std::time::Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_crm-kpi")).arg("inspect").arg(path).args(["--rows", "1000"]).args(more).output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    let sources = json["sources"].as_array().cloned().unwrap_or_default();
    Seen { code: output.status.code(), sources, error: json["error"].clone(), words, seconds: start.elapsed().as_secs_f64() }
}

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/bad");
    let there = folder.is_dir();
    if !there {
        eprintln!("skipped: {} is not there", folder.display());
    }
    there.then_some(folder)
}

impl Seen {
    fn cells(&self, table: usize) -> Vec<Vec<String>> {
        let texts = |row: &Value| row.as_array().into_iter().flatten().map(|cell| cell.as_str().unwrap_or("").to_owned()).collect();
        let source = self.sources.get(table).cloned().unwrap_or_default();
        source["sample"].as_array().into_iter().flatten().map(texts).collect()
    }

    fn header(&self) -> Vec<String> {
        let header = self.sources.first().map(|source| source["header"].clone()).unwrap_or_default();
        header.as_array().into_iter().flatten().map(|cell| cell.as_str().unwrap_or("").to_owned()).collect()
    }

    fn rows(&self) -> u64 {
        self.sources.iter().map(|source| source["rows"].as_u64().unwrap_or(0)).sum()
    }

    fn doubts(&self) -> Vec<String> {
        self.sources
            .iter()
            .flat_map(|source| source["doubts"].as_array().cloned().unwrap_or_default())
            .map(|doubt| doubt["question"].as_str().unwrap_or("").to_owned())
            .collect()
    }

    fn rejected(&self) -> u64 {
        self.sources
            .iter()
            .flat_map(|source| source["rejected"].as_array().cloned().unwrap_or_default())
            .filter(|one| one["reason"] != "not_recognised")
            .map(|one| one["rows"].as_u64().unwrap_or(0))
            .sum()
    }

    fn refused(&self, code: &str) -> Result<(), String> {
        let advice = self.error["message"].as_str().unwrap_or("").len();
        if self.code != Some(3) || self.error["code"] != code || advice < 40 || self.error["file"].is_null() {
            return Err(format!("exit {:?}, {} instead of {code}", self.code, self.error));
        }
        Ok(())
    }
}

/// The typed values of a file's columns, read as deals: sums of money by header, and days.
fn typed(path: &Path, column: &str, field: &str) -> Result<(f64, Vec<String>, usize), String> {
    use crm_kpi::dataset::column::AnyColumn;
    use crm_kpi::decode::package::{Package, needed};
    use crm_kpi::read::{Finished, Hints, Reading, TablePart};
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut hints = Hints { entity: crm_kpi::dataset::Entity::named("deal"), ..Hints::default() };
    hints.fields.insert(column.into(), format!("deal.{field}"));
    let package = if needed(&bytes, bytes.len() as u64).map_err(|error| error.to_string())? {
        Some(Package::open(bytes.clone()).map_err(|error| error.to_string())?)
    } else {
        None
    };
    for _ in 0..4 {
        let part = package.as_ref().and_then(|package| package.parts.first());
        let mut reading = Reading::of(&name, part.map(TablePart::from).unwrap_or_default(), hints.clone());
        match part {
            Some(part) => reading.push_part(part),
            None => reading.push(&bytes),
        }
        .map_err(|error| error.to_string())?;
        match reading.finish().map_err(|error| error.to_string())? {
            Finished::Again(again) => hints = again,
            Finished::Table(table) => {
                let main = table.entities.first().ok_or("no entity")?;
                return match main.column(field) {
                    Some(AnyColumn::Amounts(amounts)) => {
                        let values: Vec<f64> =
                            (0..amounts.len()).filter_map(|row| amounts.get(row)).map(|money| money.to_string().parse::<f64>().unwrap() / 10_000.0).collect();
                        Ok((values.iter().sum(), Vec::new(), values.len()))
                    }
                    Some(AnyColumn::Times(times)) => {
                        let days: Vec<String> = (0..times.len())
                            .map(|row| {
                                times.get(row).map_or_else(String::new, |stamp| {
                                    let seconds = stamp.seconds().rem_euclid(86_400);
                                    if stamp.has_time() {
                                        format!("{}T{:02}:{:02}:{:02}", stamp.day(), seconds / 3_600, seconds / 60 % 60, seconds % 60)
                                    } else {
                                        stamp.day().to_string()
                                    }
                                })
                            })
                            .collect();
                        let count = days.iter().filter(|day| !day.is_empty()).count();
                        Ok((0.0, days, count))
                    }
                    other => Err(format!("{column} is {}", other.map_or("not there", |_| "something else"))),
                };
            }
        }
    }
    Err("read again and again".into())
}

fn sum(path: &Path, column: &str, wanted: f64) -> Result<(), String> {
    let (sum, _, _) = typed(path, column, "amount")?;
    if (sum - wanted).abs() < 1e-9 { Ok(()) } else { Err(format!("{column} sums to {sum}, not {wanted}")) }
}

fn days(path: &Path, column: &str, wanted: &[&str]) -> Result<(), String> {
    let (_, days, _) = typed(path, column, "created")?;
    if days.iter().map(String::as_str).eq(wanted.iter().copied()) { Ok(()) } else { Err(format!("{column} is {days:?}, not {wanted:?}")) }
}

fn that(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

/// Numbers are equal as numbers, elapsed times as Excel shows them.
fn same(got: &str, wanted: &str) -> bool {
    let elapsed = |text: &str| {
        text.split_once(" days, ")
            .and_then(|(days, time)| Some((days.parse::<u64>().ok()?, time.split_once(':')?)))
            .map(|(days, (hours, rest))| format!("{}:{rest}", days * 24 + hours.parse::<u64>().unwrap_or(0)))
    };
    let trimmed = got.trim() == wanted.trim();
    trimmed || matches!((got.parse::<f64>(), wanted.parse::<f64>()), (Ok(got), Ok(wanted)) if got == wanted) || elapsed(wanted).as_deref() == Some(got)
}

/// The cells of a sheet as another program reads them: header and records in order, blank rows left out.
fn cells(seen: &Seen, wanted: &Value) -> Result<(), String> {
    let mut table = 0;
    for (sheet, rows) in wanted.as_object().unwrap() {
        let rows: Vec<Vec<String>> =
            rows.as_array().unwrap().iter().map(|row| row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap_or("").to_owned()).collect()).collect();
        let rows: Vec<Vec<String>> = rows.into_iter().filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        if rows.len() < 2 {
            continue;
        }
        let Some(source) = seen.sources.iter().position(|source| source["sheet"] == *sheet) else { return Err(format!("no sheet {sheet}")) };
        table += 1;
        let records = seen.cells(source);
        // Titles above the header are no records: what follows has to be there, cell by cell.
        let found = rows.iter().position(|row| {
            records.first().is_some_and(|first| first.iter().zip(row).filter(|(got, wanted)| same(got, wanted)).count() >= row.len().min(first.len()))
        });
        let Some(start) = found else { return Err(format!("{sheet}: {:?} is none of {rows:?}", records.first())) };
        for (row, record) in rows[start..].iter().zip(&records) {
            that(row.iter().zip(record).all(|(wanted, got)| same(got, wanted)), || format!("{sheet}: {record:?} instead of {row:?}"))?;
        }
        that(start <= 12, || format!("{sheet}: {start} rows above the first record"))?;
    }
    that(table > 0 || seen.code == Some(3), || "nothing was compared".into())
}

/// What one entry of the manifest expects.
fn check(entry: &Value, path: &Path) -> Result<(), String> {
    let file = entry["file"].as_str().unwrap();
    let seen = inspect(path, &[]);
    that(matches!(seen.code, Some(0 | 3)), || format!("exit {:?}: {}", seen.code, seen.words))?;
    that(seen.seconds < 5.0, || format!("{:.1} s", seen.seconds))?;
    let rows = |wanted: u64| that(seen.rows() == wanted, || format!("{} rows, not {wanted}; {}", seen.rows(), seen.words));
    if let Some(wanted) = entry["rows"].as_u64() {
        rows(wanted)?;
    }
    if let Some(wanted) = entry["columns"].as_u64().filter(|_| file != "formula_injection.csv") {
        that(seen.header().len() as u64 == wanted, || format!("columns {:?}", seen.header()))?;
    }
    match file {
        "empty.csv" | "only_bom.csv" => seen.refused("empty_file"),
        "png_as.csv" | "json_deep.json" => seen.refused("not_a_table"),
        "encrypted.xlsx" | "calamine_pass_protected.xlsb" => seen.refused("password_protected"),
        "missing_shared_strings.xlsx" => seen.refused("damaged"),
        "bomb_many_strings.xlsx" => {
            if seen.code == Some(0) {
                rows(2)
            } else {
                seen.refused("unpacks_too_large")
            }
        }
        // Its one sheet has no cell.
        "calamine_issue_666_panic.xlsb" => seen.refused("empty_file"),
        "unbalanced_quote_eof.csv" => {
            seen.refused("unclosed_quote")?;
            that(seen.error["row"] == 3, || format!("at {}", seen.error["row"]))
        }
        "utf16le_bom_tab.txt" | "utf16le_nobom_tab.txt" => {
            that(seen.sources[0]["encoding"] == "utf-16le" && seen.sources[0]["delimiter"] == "\t", || seen.sources[0].to_string())?;
            let cells = seen.cells(0);
            for row in entry["table"]["cells"].as_array().unwrap() {
                let wanted: Vec<&str> = row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect();
                that(cells.iter().any(|got| wanted.iter().all(|cell| got.iter().any(|got| got == cell))), || format!("{wanted:?} is not in {cells:?}"))?;
            }
            sum(path, "Montant", 14_900.5)?;
            rows(2)
        }
        "cp850_dos.csv" => {
            let text = seen.cells(0).concat().join(" ");
            that(text.contains('é') && seen.sources[0]["encoding"] == "cp850", || text.clone())
        }
        "utf8_one_bad_byte.csv" => {
            that(seen.sources[0]["encoding"] == "utf-8" && seen.doubts().contains(&"encoding".to_owned()), || format!("{:?}", seen.doubts()))?;
            sum(path, &seen.header().pop().unwrap(), 60.0)
        }
        "utf8_bom_sep_line.csv" => sum(path, &seen.header().pop().unwrap(), 40.5),
        "ids_leading_zero_18_digits.csv" => {
            let cells = seen.cells(0);
            let ids: std::collections::BTreeSet<&String> = cells.iter().map(|row| &row[0]).collect();
            that(ids.len() == 4 && ids.iter().any(|id| id.starts_with('0')), || format!("{ids:?}"))
        }
        "ambiguous_all_le_12.csv" => {
            let doubts = inspect(path, &["--entity", "ambiguous_all_le_12.csv=deal"]).doubts();
            that(doubts.iter().chain(&seen.doubts()).any(|doubt| doubt == "day_or_month_first"), || format!("{doubts:?}"))
        }
        "mdy_proved_by_one.csv" => days(path, &date_column(&seen), &["2025-03-04", "2025-05-06", "2025-12-25"]),
        "excel_serials.csv" => days(path, &date_column(&seen), &["2025-01-15", "2025-03-20T16:42:00", "2025-02-12", "", "1900-03-01"]),
        "epochs.csv" => seen.header().iter().try_for_each(|column| days(path, column, &["2025-01-14T09:05:11", "2025-03-28T16:42:00"])),
        "impossible.csv" => {
            let (_, days, valid) = typed(path, &date_column(&seen), "created")?;
            that(valid == 1 && days.contains(&"2024-02-29".to_owned()), || format!("{days:?}"))
        }
        "ampm_seconds.csv" => days(path, &date_column(&seen), &["2025-03-28T16:42:00", "2025-03-28T00:00:00", "2025-03-28T12:15:09"]),
        "percent_kmb.csv" => {
            let column = seen.header().into_iter().find(|name| name != "Id").unwrap();
            match typed(path, &column, "amount") {
                Ok((sum, _, count)) => that(count == 0 || sum > 1e9, || format!("{count} values that sum to {sum}")),
                Err(_) => Ok(()),
            }
        }
        "na_tokens.csv" => sum(path, "Amount", 30.0),
        "single_quotes.csv" => that((seen.rows() == 2 && seen.header().len() == 2) || seen.rejected() > 0, || format!("{:?}", seen.header())),
        "ragged.csv" => that(seen.doubts().contains(&"short_rows".to_owned()) && seen.rejected() == 1, || format!("{:?} {}", seen.doubts(), seen.rejected())),
        "decimal_comma_unquoted.csv" => that(seen.rejected() == 2, || format!("{} rejected", seen.rejected())),
        "same_key_twice.csv" => rows(3),
        "proto_headers.csv" | "header_markup.csv" | "duplicate_headers.csv" | "two_row_header.csv" => that(seen.code == Some(0), || seen.words.clone()),
        "hubspot_zip.zip" => that(seen.sources.len() == 2, || format!("{} tables", seen.sources.len())),
        "html_table_as.xls" => {
            if seen.code == Some(0) {
                sum(path, "Amount", 1_236.5)
            } else {
                seen.refused("unsupported_format")
            }
        }
        "json_lines.jsonl" => sum(path, "amount", 30.5),
        "date1904.xlsx" | "plain.xlsx" | "dimension_lies.xlsx" | "merged_title.xlsx" | "libreoffice.ods" | "xlsx_named.csv" | "text_dates_numbers.xlsx" => {
            sum(path, "Amount", 14_900.5)?;
            let timed = matches!(file, "libreoffice.ods" | "text_dates_numbers.xlsx");
            days(path, "Create Date", if timed { &["2025-01-14", "2025-01-20"] } else { &["2025-01-14T09:05:00", "2025-01-20"] })
        }
        "xxe.xlsx" => that(!seen.cells(0).concat().join("").contains("root:") && seen.code == Some(0), || seen.words.clone()),
        "papaparse_cases_open.json" => that(seen.code == Some(0), || seen.words.clone()),
        _ if entry["category"] == "calamine" => match seen.code {
            Some(0) => cells(&seen, &entry["cells"]),
            _ => that(
                ["empty_file", "no_rows"].contains(&seen.error["code"].as_str().unwrap_or(""))
                    && entry["cells"].as_object().unwrap().values().all(|rows| {
                        rows.as_array()
                            .unwrap()
                            .iter()
                            .filter(|row| row.as_array().unwrap().iter().any(|cell| !cell.as_str().unwrap().trim().is_empty()))
                            .count()
                            < 2
                    }),
                || seen.words.clone(),
            ),
        },
        _ if entry["category"] == "csv-spectrum" => {
            let header = seen.header();
            let records = seen.cells(0);
            let wanted: Vec<Vec<String>> =
                entry["cells"].as_array().unwrap().iter().map(|row| header.iter().map(|name| row[name].as_str().unwrap_or("").to_owned()).collect()).collect();
            that(records == wanted, || format!("{records:?} instead of {wanted:?}"))
        }
        _ => match entry["sum"].as_f64() {
            Some(wanted) => {
                let tried: Vec<_> = seen.header().iter().map(|column| sum(path, column, wanted)).collect();
                if tried.iter().any(Result::is_ok) { Ok(()) } else { tried.into_iter().last().unwrap_or(Err("no column".into())) }
            }
            None => that(entry["rows"].is_u64() || entry["columns"].is_u64(), || "the manifest's words are not checked".into()),
        },
    }
}

fn date_column(seen: &Seen) -> String {
    let header = seen.header();
    let date = header.iter().find(|name| name.to_lowercase().contains("date") || name.to_lowercase().contains("created"));
    date.or(header.last()).cloned().unwrap_or_default()
}

#[test]
fn every_bad_file_gets_what_its_manifest_says() {
    let Some(folder) = shared() else { return };
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();

    let mut failed = Vec::new();
    for entry in manifest.as_array().unwrap().iter().filter(|entry| entry["file"].as_str().unwrap().contains(&only)) {
        let file = entry["file"].as_str().unwrap();
        let outcome = check(entry, &folder.join("files").join(file));
        println!("{} {file}: {}", if outcome.is_ok() { "pass" } else { "FAIL" }, outcome.as_ref().err().map_or("", String::as_str));
        if outcome.is_err() {
            failed.push(file.to_owned());
        }
    }
    assert!(failed.is_empty(), "{} files: {}", failed.len(), failed.join(", "));
}

/// Papa Parse's own cases, as far as they name a delimiter and nothing else that this reader does not have. Where it differs:
/// a blank line, or one of delimiters alone, is no record; a quote inside a quoted cell that closes nothing is text after the
/// closing quote here, and opens the rest of the file there.
#[test]
fn papa_parse_s_cases_give_the_same_cells() {
    use crm_kpi::decode::csv::{Dialect, records};
    let Some(folder) = shared() else { return };
    let cases: Value = serde_json::from_slice(&std::fs::read(folder.join("files/papaparse_cases_open.json")).unwrap()).unwrap();
    let differ = ["Quoted field has invalid trailing quote after delimiter with a valid closer", "Quoted field has invalid trailing quote before delimiter"];
    let mut compared = 0;
    for case in cases.as_array().unwrap() {
        let (Some(config), Some(input), Some(name)) = (case["config"].as_object(), case["input"].as_str(), case["description"].as_str()) else { continue };
        let delimiter = match config.get("delimiter").map(|given| given.as_str().unwrap_or("")) {
            None => *[b',', b';', b'\t', b'|'].iter().max_by_key(|delimiter| input.bytes().filter(|byte| byte == *delimiter).count()).unwrap(),
            Some(given) if given.len() == 1 && given != "\n" => given.as_bytes()[0],
            Some(_) => continue,
        };
        if config.keys().any(|key| !["delimiter", "newline", "skipEmptyLines"].contains(&key.as_str()))
            || differ.contains(&name)
            || input.starts_with('\u{FEFF}')
        {
            continue;
        }
        let Some(rows) = case["expected"]["data"].as_array() else { continue };
        let texts = |row: &Value| row.as_array().map(|row| row.iter().map(|cell| cell.as_str().unwrap_or("").to_owned()).collect::<Vec<_>>());
        let wanted: Vec<Vec<String>> = rows.iter().filter_map(texts).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        let got: Vec<Vec<String>> =
            records(Dialect { delimiter, quote: b'"' }, input.as_bytes(), true, 10_000).unwrap_or_default().into_iter().map(|record| record.cells).collect();
        assert_eq!(got, wanted, "{name}: {input:?}");
        compared += 1;
    }
    assert!(compared > 25, "only {compared} cases");
}
