//! What reading promises: any split of a file gives the same table, and what is written in any dialect comes back exactly.
#![allow(clippy::unwrap_used)]

use crm_kpi::calendar::{Day, Stamp};
use crm_kpi::dataset::column::AnyColumn;
use crm_kpi::dataset::{Entity, Table};
use crm_kpi::error::{Code, Error, Language};
use crm_kpi::read::{Finished, Hints, Reading};
use proptest::prelude::*;

fn read_in(bytes: &[u8], hints: Hints, pieces: &[usize]) -> Result<Table, Error> {
    read_after(1 << 20, bytes, hints, pieces)
}

fn read_after(head: usize, bytes: &[u8], hints: Hints, pieces: &[usize]) -> Result<Table, Error> {
    let mut hints = hints;
    for _ in 0..4 {
        let mut reading = Reading::new("file.csv", hints);
        reading.look_at(head);
        let mut rest = bytes;
        for piece in pieces {
            let (first, after) = rest.split_at((*piece).min(rest.len()));
            reading.push(first)?;
            rest = after;
        }
        reading.push(rest)?;
        match reading.finish()? {
            Finished::Table(table) => return Ok(*table),
            Finished::Again(again) => hints = again,
        }
    }
    panic!("read again and again");
}

fn read(text: &str) -> Table {
    read_in(text.as_bytes(), Hints::default(), &[]).unwrap()
}

fn field<'a>(table: &'a Table, entity: usize, name: &str) -> &'a AnyColumn {
    &table.entities[entity].columns.iter().find(|(field, _)| *field == name).unwrap_or_else(|| panic!("{name} is not there")).1
}

fn labels(table: &Table, entity: usize, name: &str) -> Vec<String> {
    match field(table, entity, name) {
        AnyColumn::Labels(labels) => (0..labels.len()).map(|row| labels.get(row).unwrap_or("").to_owned()).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

fn amounts(table: &Table, name: &str) -> Vec<Option<i64>> {
    match field(table, 0, name) {
        AnyColumn::Amounts(amounts) => (0..amounts.len()).map(|row| amounts.get(row)).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

fn days(table: &Table, entity: usize, name: &str) -> Vec<String> {
    match field(table, entity, name) {
        AnyColumn::Times(times) => (0..times.len()).map(|row| times.get(row).map_or("".into(), |stamp| stamp.day().to_string())).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn a_field_history_gives_only_its_stage_changes() {
    let table = read(
        "\"Opportunity Name\",\"Edited By\",\"Field / Event\",\"Old Value\",\"New Value\",\"Edit Date\"\n\"A\",\"C\",\"Created.\",\"\",\"\",\"1/14/2025 9:05 AM\"\n\"A\",\"C\",\"Stage\",\"New\",\"Closed Won\",\"1/22/2025 11:30 AM\"\n\"A\",\"C\",\"Amount\",\"1\",\"2\",\"2/3/2025 2:00 PM\"\n",
    );
    let source = &table.source;
    assert_eq!((source.vendor.as_deref(), source.entity, source.rows, source.used), (Some("salesforce"), Some(Entity::StageChange), 3, 1));
    assert_eq!((source.rejected[0].reason.as_str(), source.rejected[0].rows, source.rejected[0].first_rows.clone()), ("not_a_stage", 2, vec![2, 4]));
    assert_eq!(
        (labels(&table, 0, "from"), labels(&table, 0, "to"), days(&table, 0, "at")),
        (vec!["New".to_owned()], vec!["Closed Won".to_owned()], vec!["2025-01-22".to_owned()])
    );
}

#[test]
fn a_history_with_owner_and_amount_is_also_a_deal() {
    let table = read("Opportunity ID,Opportunity Name,Opportunity Owner,From Stage,To Stage,Amount,Last Modified\n1,A,Ana,New,Won,12.5,2025-01-02 10:00\n");
    assert_eq!(table.source.also, [Entity::Deal]);
    assert_eq!((labels(&table, 1, "id"), labels(&table, 1, "owner")), (vec!["1".to_owned()], vec!["Ana".to_owned()]));
}

#[test]
fn won_and_lost_flags_stand_for_a_status() {
    let table = read("ID,STAGENAME,CLOSEDATE,ISCLOSED,ISWON\n1,Signed,2025-03-28,true,true\n2,Dropped,2025-02-11,true,false\n3,Talks,2025-06-30,false,false\n");
    assert_eq!(labels(&table, 0, "status"), ["won", "lost", "open"]);
}

#[test]
fn two_closing_dates_become_one() {
    let table = read("Deal - ID,Deal - Status,Deal - Won time,Deal - Lost time\n1,Won,2025-03-28 16:42:00,\n2,Lost,,2025-02-11 08:20:00\n3,Open,,\n");
    assert_eq!(table.vendor, "pipedrive");
    assert_eq!(days(&table, 0, "closed"), ["2025-03-28", "2025-02-11", ""]);
}

#[test]
fn a_french_survey_is_known_by_its_question() {
    for header in ["Note NPS;Date de réponse", "Recommanderiez-vous notre service à un proche ?;Horodateur"] {
        let table = read(&format!("{header}\n9;03/02/2025\n10;25/02/2025\n6;12/03/2025\n"));
        assert_eq!(table.source.entity, Some(Entity::Survey), "{header}");
        assert_eq!(days(&table, 0, "at"), ["2025-02-03", "2025-02-25", "2025-03-12"]);
    }
}

#[test]
fn deals_that_name_their_contact_are_no_contacts() {
    let table =
        read("deal_id,contact_id,created_at,stage,quote_sent,closed_at\n1,A,2024-03-05,Won,2024-03-08,2024-03-20\n2,B,2024-03-06,Proposal,2024-03-09,\n");
    assert_eq!(table.entities[0].entity, Entity::Deal);
}

#[test]
fn an_open_date_is_a_doubt_settled_by_the_language() {
    let text = "Deal ID,Stage,Close Date\n1,Won,03/04/2025\n2,Won,05/06/2025\n";
    let english = read(text);
    assert_eq!(days(&english, 0, "closed"), ["2025-03-04", "2025-05-06"]);
    assert_eq!((english.source.doubts[0].question.as_str(), english.source.doubts[0].taken.as_str()), ("day_or_month_first", "mm/dd/yyyy"));
    let french = read_in(text.as_bytes(), Hints { language: Language::Fr, ..Hints::default() }, &[]).unwrap();
    assert_eq!(days(&french, 0, "closed"), ["2025-04-03", "2025-06-05"]);
    assert_eq!(french.source.doubts[0].question, "day_or_month_first");
    let told = Hints { notations: [("Close Date".to_owned(), "dd/mm/yyyy".to_owned())].into(), ..Hints::default() };
    let told = read_in(text.as_bytes(), told, &[]).unwrap();
    assert_eq!((days(&told, 0, "closed"), told.source.doubts.len()), (vec!["2025-04-03".to_owned(), "2025-06-05".to_owned()], 0));
}

#[test]
fn another_column_settles_an_open_one() {
    let table = read("Deal ID,Stage,Close Date,Create Date\n1,Won,03/04/2025,25/01/2025\n2,Won,05/06/2025,26/01/2025\n");
    assert_eq!(days(&table, 0, "closed"), ["2025-04-03", "2025-06-05"]);
}

#[test]
fn a_late_contradiction_has_the_file_read_again() {
    let mut text = "Deal ID,Stage,Close Date,Amount\n".to_owned();
    for row in 0..3000 {
        text.push_str(&format!("{row},Won,03/04/2025,\"1,234\"\n"));
    }
    text.push_str("x,Won,25/12/2025,\"12,5\"\n");
    let table = read(&text);
    assert_eq!((days(&table, 0, "closed")[0].as_str(), days(&table, 0, "closed")[3000].as_str()), ("2025-04-03", "2025-12-25"));
    assert_eq!((amounts(&table, "amount")[0], amounts(&table, "amount")[3000]), (Some(12_340), Some(125_000)));
}

#[test]
fn cells_that_do_not_read_are_empty_and_counted() {
    let table = read("Deal ID,Stage,Close Date,Amount\n1,Won,31/02/2025,12\n2,Won,2025-13-01,abc\n3,Won,29/02/2024,N/A\n4,Won,28/02/2024,-\n");
    assert_eq!(days(&table, 0, "closed"), ["", "", "2024-02-29", "2024-02-28"]);
    assert_eq!(amounts(&table, "amount"), [Some(120_000), None, None, None]);
    let found: Vec<_> = table.source.doubts.iter().map(|doubt| (doubt.question.as_str(), doubt.taken.as_str(), doubt.options.join("|"))).collect();
    assert_eq!(found, [("unreadable", "2", "31/02/2025|2025-13-01".to_owned()), ("unreadable", "1", "abc".to_owned())]);
    assert_eq!((table.source.rows, table.source.used), (4, 4));
}

#[test]
fn free_text_is_no_dimension_and_few_labels_are() {
    let mut text = "Deal ID,Stage,Note,Tier\n".to_owned();
    for row in 0..60 {
        text.push_str(&format!("{row},Won,note {row},{}\n", ["Gold", "Silver"][row % 2]));
    }
    let table = read(&text);
    assert_eq!(table.dimensions.iter().map(|dimension| (dimension.header.as_str(), dimension.labels.dictionary.len())).collect::<Vec<_>>(), [("Tier", 2)]);
}

#[test]
fn hints_map_columns_and_wrong_ones_are_refused() {
    let text = "Ref,Where,When\n1,New,2025-01-01\n";
    let hints = |fields: &[(&str, &str)]| Hints {
        fields: fields.iter().map(|(header, field)| ((*header).to_owned(), (*field).to_owned())).collect(),
        ..Hints::default()
    };
    let table = read_in(text.as_bytes(), hints(&[("Ref", "deal.id"), ("Where", "deal.stage"), ("When", "deal.created")]), &[]).unwrap();
    assert_eq!((table.source.entity, days(&table, 0, "created")), (Some(Entity::Deal), vec!["2025-01-01".to_owned()]));
    let error = read_in(text.as_bytes(), hints(&[("Nope", "deal.id")]), &[]).unwrap_err();
    assert_eq!((error.code, error.column.as_deref()), (Code::BadMapping, Some("Nope")));
    let error = read_in(text.as_bytes(), hints(&[("Ref", "deal.nope")]), &[]).unwrap_err();
    assert_eq!((error.code, error.column.as_deref()), (Code::BadMapping, Some("Ref")));
}

#[test]
fn what_is_not_recognised_is_rejected_and_no_error() {
    let table = read("a,b\n1,2\n3,4\n");
    assert_eq!((table.source.entity, table.source.rows, table.source.used, table.source.rejected[0].reason.as_str()), (None, 2, 0, "not_recognised"));
    assert_eq!(read_in(b"a,b\n", Hints::default(), &[]).unwrap_err().code, Code::NoRows);
}

#[test]
fn limits_end_in_an_error_that_names_them() {
    let wide = vec!["x"; 2_001].join(",");
    let error = read_in(format!("{wide}\n{wide}\n").as_bytes(), Hints::default(), &[]).unwrap_err();
    assert_eq!((error.code, error.found.as_str()), (Code::TooManyColumns, "2001"));
    let long = "y".repeat((8 << 20) + 8);
    let error = read_in(format!("Name,Note\nA,1\nB,\"{long}\"\n").as_bytes(), Hints::default(), &[]).unwrap_err();
    assert_eq!((error.code, error.row), (Code::CellTooLarge, Some(3)));
}

/// A cell that must come back as it is: no spaces around it, and not a word for nothing.
fn cell() -> impl Strategy<Value = String> {
    let alphabet = prop::sample::select(vec!["a", "B", "7", "é", "日", ",", ";", "\t", "|", "\"", "\"\"", "'", "\n", "\r\n", " ", "."]);
    prop::collection::vec(alphabet, 0..7).prop_map(|parts| {
        let text = parts.concat();
        let text = text.trim();
        if text.is_empty() { String::new() } else { format!("x{text}y") }
    })
}

fn written(rows: &[Vec<String>], delimiter: &str, end: &str, always: bool) -> String {
    let header = ["Deal ID", "Deal Name", "Deal Stage", "Owner", "Campaign"];
    let mut text = header.join(delimiter) + end;
    for (i, row) in rows.iter().enumerate() {
        let cells = std::iter::once(format!("id{i}")).chain(row.iter().cloned());
        let quoted: Vec<String> = cells
            .map(|cell| if always || cell.contains(['"', '\n', '\r', ',', ';', '\t', '|']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell })
            .collect();
        text += &quoted.join(delimiter);
        text += end;
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_comes_back_in_any_dialect_and_split(
        rows in prop::collection::vec(prop::collection::vec(cell(), 4), 1..30),
        delimiter in prop::sample::select(vec![",", ";", "\t", "|"]),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        always in any::<bool>(),
        encoding in 0..3,
        pieces in prop::collection::vec(1_usize..40, 0..60),
    ) {
        let text = written(&rows, delimiter, end, always);
        let bytes: Vec<u8> = match encoding {
            0 => text.clone().into_bytes(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            _ => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        };
        let whole = read_in(&bytes, Hints::default(), &[]).unwrap();
        prop_assert_eq!(&whole.source.delimiter, &Some(delimiter.to_owned()));
        prop_assert_eq!(whole.source.used, rows.len() as u64);
        for (at, name) in ["name", "stage", "owner", "campaign"].into_iter().enumerate() {
            let expected: Vec<String> = rows.iter().map(|row| row[at].clone()).collect();
            prop_assert_eq!(labels(&whole, 0, name), expected);
        }
        let split = read_after(200, &bytes, Hints::default(), &pieces);
        prop_assert!(split == read_after(200, &bytes, Hints::default(), &[]));
    }

    #[test]
    fn any_bytes_give_a_table_or_an_error(bytes in prop::collection::vec(prop::sample::select(b"ab,;\t|\"'\n\r 01/-.\xC3\xA9\x80\xFF\0".to_vec()), 0..400), piece in 1_usize..50) {
        let split = vec![piece; 8];
        let whole = read_in(&bytes, Hints::default(), &[]);
        if let Ok(table) = &whole {
            let rejected: u64 = table.source.rejected.iter().map(|rejected| rejected.rows).sum();
            prop_assert_eq!(table.source.rows, table.source.used + rejected);
        }
        prop_assert!(read_after(40, &bytes, Hints::default(), &split) == read_after(40, &bytes, Hints::default(), &[]));
    }

    #[test]
    fn a_written_day_is_read_as_that_day(number in -20_000_i32..40_000, style in 0..6) {
        let day = Day(number);
        let (year, month, date) = day.ymd();
        let text = match style {
            0 => format!("{year:04}-{month:02}-{date:02}"),
            1 => format!("{date:02}/{month:02}/{year:04}"),
            2 => format!("{date:02}.{month:02}.{year:04}"),
            3 => format!("{year:04}/{month:02}/{date:02}"),
            4 => format!("{year:04}{month:02}{date:02}"),
            _ => format!("{date} {} {year}", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"][month as usize - 1]),
        };
        use crm_kpi::recognize::dates::{Order, TimeNotation};
        prop_assert_eq!(TimeNotation::Written(Order::DayFirst).read(text.as_bytes()), Some(Stamp::day_only(day)), "{}", text);
    }
}

#[test]
fn a_doubtful_cell_is_counted_wherever_the_file_is_cut() {
    // in Windows-1252; of the second record's halves a quotation mark stands between
    let bytes = b"name\n\"a quoted cell that ends with \xC3\"\xC3 and goes on;;\nanother long cell with both \xC3\xC3 a\n";
    let doubts =
        |pieces: &[usize]| read_after(40, bytes, Hints::default(), pieces).unwrap().source.doubts.into_iter().find(|doubt| doubt.question == "doubtful_cells");
    let whole = doubts(&[]).unwrap();
    assert_eq!((whole.taken.as_str(), whole.options.as_slice()), ("2", ["2".to_owned(), "3".to_owned()].as_slice()));
    assert!((1..60).all(|piece| doubts(&[piece; 8]).as_ref() == Some(&whole)));
}
