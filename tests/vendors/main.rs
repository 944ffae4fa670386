//! Small exports of vendors and firms: whose each is, what it is, and which column is which field.
#![allow(clippy::unwrap_used)]

mod documented;
mod further;
mod shapes;
mod unseen;

use crm_kpi::dataset::Table;
use crm_kpi::dataset::column::{AnyColumn, Stack, Times};
use crm_kpi::read::{Finished, Hints, Reading};
use documented::EXPORTS;

fn read(text: &str) -> Table {
    let mut hints = Hints::default();
    for _ in 0..3 {
        let mut reading = Reading::new("export.csv", hints);
        reading.push(text.as_bytes()).unwrap();
        match reading.finish().unwrap() {
            Finished::Table(table) => return *table,
            Finished::Again(again) => hints = again,
        }
    }
    panic!("read again and again");
}

fn labels(table: &Table, name: &str) -> Vec<String> {
    match table.entities[0].column(name) {
        Some(AnyColumn::Labels(labels)) => (0..labels.len()).map(|row| labels.get(row).unwrap_or("").to_owned()).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

fn amounts(table: &Table, name: &str) -> Vec<Option<i64>> {
    match table.entities[0].column(name) {
        Some(AnyColumn::Amounts(amounts)) => (0..amounts.len()).map(|row| amounts.get(row).map(|amount| amount / 100)).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn every_vendors_export_is_known_with_its_columns() {
    let mut wrong = Vec::new();
    for (vendor, entity, text, fields) in EXPORTS.iter().chain(unseen::EXPORTS).chain(further::EXPORTS) {
        let table = read(text);
        let source = &table.source;
        let name = format!("{vendor} {entity} ({})", text.lines().next().unwrap().chars().take(40).collect::<String>());
        if source.vendor.as_deref() != Some(vendor) || source.entity.map(|entity| entity.name()) != Some(entity) {
            wrong.push(format!("{name} is {:?} {:?} by {:?}, else {:?}", source.vendor, source.entity, source.reasons, source.others));
        }
        // Few columns of a plain file make for more doubt than a vendor's signature.
        let sure = if *vendor == "generic" { 0.55 } else { 0.7 };
        if !(source.score > sure && source.score <= 1.0 && !source.reasons.is_empty()) {
            wrong.push(format!("{name}: {} by {:?}", source.score, source.reasons));
        }
        for pair in fields.split('|') {
            let (header, field) = pair.rsplit_once('=').unwrap();
            let column = source.mapping.iter().find(|column| column.column == header).unwrap_or_else(|| panic!("{name}: no column {header}"));
            if column.field.as_deref().unwrap_or("") != field {
                wrong.push(format!("{name}: {header} should be {field:?}, is {:?}", column.field));
            }
        }
        for doubt in &source.doubts {
            if doubt.question == "unreadable" || doubt.question == "survey_kind" {
                wrong.push(format!("{name}: {doubt:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn export(vendor: &str, entity: &str) -> Table {
    read(EXPORTS.iter().find(|export| (export.0, export.1) == (vendor, entity)).unwrap().2)
}

#[test]
fn vendors_words_for_won_and_lost_are_understood() {
    assert_eq!(labels(&export("teamleader", "deal"), "status"), ["won", "lost"]);
    assert_eq!(labels(&export("copper", "deal"), "status"), ["won", "lost"]);
    assert_eq!(labels(&export("close", "deal"), "status"), ["won", "open"]);
    // Odoo: won at 100 %, lost when archived at 0 %.
    assert_eq!(labels(&export("odoo", "deal"), "status"), ["won", "lost"]);
}

#[test]
fn an_archived_odoo_deal_is_lost_only_at_zero_percent() {
    let table = read(
        "Opportunity,Salesperson,Stage,Expected Revenue,Probability,Active\nA,Ana,Won,1,100,False\nB,Ana,New,1,20,False\nC,Ana,New,1,0,False\nD,Ana,New,1,20,True\n",
    );
    assert_eq!(labels(&table, "status"), ["won", "", "lost", "open"]);
}

#[test]
fn an_order_over_several_lines_is_one() {
    let table = export("shopify", "order");
    assert_eq!(
        (table.source.rows, table.source.used, table.source.rejected[0].reason.as_str(), table.source.rejected[0].first_rows.clone()),
        (3, 2, "order_line", vec![3])
    );
    assert_eq!(
        (labels(&table, "id"), amounts(&table, "amount"), table.lines.iter().collect()),
        (vec!["#1001".to_owned(), "#1002".to_owned()], vec![Some(12_500), Some(5_000)], vec![2, 4])
    );
    let table = export("woocommerce", "order");
    assert_eq!((table.source.rows, table.source.used, labels(&table, "id"), amounts(&table, "amount")), (3, 1, vec!["101".to_owned()], vec![Some(12_500)]));
}

#[test]
fn refunds_are_taken_off_and_failed_payments_are_none() {
    let table = read(EXPORTS.iter().find(|export| export.2.starts_with("id,Description,Created")).unwrap().2);
    assert_eq!((amounts(&table, "amount"), table.source.rejected[0].reason.as_str()), (vec![Some(70_000)], "not_paid"));
}

#[test]
fn groups_of_a_board_are_no_deals() {
    let table = export("monday", "deal");
    assert_eq!((table.source.used, labels(&table, "name")), (3, vec!["25 seats".to_owned(), "5 seats".to_owned(), "1 seat".to_owned()]));
}

#[test]
fn estimated_revenue_stands_in_where_the_actual_is_missing() {
    assert_eq!(amounts(&export("dynamics", "deal"), "amount"), [Some(1_200_000), Some(240_000)]);
}

#[test]
fn first_and_last_names_are_joined() {
    assert_eq!(labels(&export("mailchimp", "contact"), "name"), ["Ana Ruiz", "Jo Park"]);
}

#[test]
fn a_currency_stands_in_a_header_or_in_a_cell() {
    assert_eq!(labels(&export("meta_ads", "spend"), "currency"), ["EUR", "EUR"]);
    let table = read("Deal ID,Stage,Amount\n1,Won,\"€1,200.50\"\n2,Won,\"$ 300.00\"\n3,Won,40.00\n");
    assert_eq!(
        (labels(&table, "currency"), amounts(&table, "amount")),
        (vec!["EUR".to_owned(), "USD".to_owned(), String::new()], vec![Some(120_050), Some(30_000), Some(4_000)])
    );
    let table = read("Deal ID,Stage,Amount (cents)\n1,Won,12345\n2,Won,50\n");
    assert_eq!(amounts(&table, "amount"), [Some(12_345), Some(50)]);
}

#[test]
fn durations_count_from_the_beginning() {
    let table = read(EXPORTS.iter().find(|export| (export.0, export.1) == ("hubspot", "ticket")).unwrap().2);
    let at = |name: &str| table.entities[0].column(name).and_then(Times::of).unwrap().get(0).unwrap();
    assert_eq!((at("opened").until(at("first_response")), at("opened").until(at("closed"))), (2_530, 90_600));
}

#[test]
fn scores_alone_are_not_taken_for_a_recommendation() {
    let table = read("Customer ID,Rating,Survey Date\nc1,9,2025-01-14\nc2,6,2025-01-20\n");
    let doubt = table.source.doubts.iter().find(|doubt| doubt.question == "survey_kind").unwrap();
    assert_eq!((doubt.taken.as_str(), labels(&table, "kind")), ("none", vec!["none".to_owned(), "none".to_owned()]));
    let table = read("Customer ID,NPS,Survey Date\nc1,9,2025-01-14\nc2,6,2025-01-20\n");
    assert!(table.source.doubts.is_empty() && labels(&table, "kind") == ["nps", "nps"]);
}

#[test]
fn a_scale_of_a_survey_may_have_words_at_its_ends_and_its_question_may_be_asked_for() {
    let scores = |table: &Table| match table.entities[0].column("score") {
        Some(AnyColumn::Numbers(scores)) => (0..scores.len()).map(|row| scores.get(row)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let table = read(further::EXPORTS.iter().find(|export| export.0 == "surveymonkey").unwrap().2);
    assert_eq!((scores(&table), labels(&table, "kind")), (vec![Some(9.0), Some(0.0)], vec!["nps".to_owned(), "nps".to_owned()]));
    let table = read("Horodateur,Nom d'utilisateur,Quelle note donneriez-vous ? (0 à 10)\n14/01/2025 09:05:11,a@x.fr,9\n15/01/2025 21:05:11,b@x.fr,3\n");
    let doubt = table.source.doubts.iter().find(|doubt| doubt.question == "survey_kind").unwrap();
    assert_eq!((doubt.taken.as_str(), labels(&table, "kind")), ("none", vec!["none".to_owned(), "none".to_owned()]));
}

#[test]
fn totals_and_what_was_not_paid_are_set_aside_by_their_reasons() {
    for (vendor, reason, used) in
        [("meta_ads", "total", 2), ("woocommerce", "not_paid", 1), ("odoo", "not_paid", 1), ("ga4", "total", 2), ("google_ads", "total", 2)]
    {
        let exports = further::EXPORTS.iter().filter(|export| export.0 == vendor && export.1 != "deal");
        for table in exports.map(|export| read(export.2)) {
            assert_eq!((table.source.used, table.source.rejected[0].reason.as_str()), (used, reason), "{vendor}");
        }
    }
}

#[test]
fn a_grouped_report_is_filled_down_and_its_sums_are_left_out() {
    let table = read(
        "Stage  ↑,Opportunity Owner,Opportunity Name,Account Name,Amount,Close Date\nClosed Won,Ana,A,Northwind,100.00,3/28/2025\n,Ana,B,Contoso,50.00,3/29/2025\nSubtotal,,,,150.00,\nClosed Lost,Jo,C,Fabrikam,20.00,2/11/2025\nSubtotal,,,,20.00,\nTotal,,,,170.00,\n",
    );
    assert_eq!(table.source.vendor.as_deref(), Some("salesforce"));
    assert_eq!((table.source.used, labels(&table, "stage")), (3, vec!["Closed Won".to_owned(), "Closed Won".to_owned(), "Closed Lost".to_owned()]));
}

#[test]
fn the_title_under_a_report_is_no_record_and_is_counted() {
    let table = read(unseen::EXPORTS.iter().find(|export| export.2.contains("Generated By")).unwrap().2);
    assert_eq!((table.source.rows, table.source.used), (2, 2));
    let told = table.source.doubts.iter().find(|doubt| doubt.question == "footer_lines").unwrap();
    assert_eq!((told.taken.as_str(), told.options.join(" ")), ("5", "5 6 7 8 9".to_owned()));
}

#[test]
fn an_interface_counts_money_in_hundredths() {
    let text = "id,customer,status,start_date,ended_at,currency,plan.amount,plan.interval\nsub_1,cus_1,active,1704448800,,eur,4900,month\n";
    let table = read(text);
    assert_eq!(
        (table.source.vendor.as_deref(), amounts(&table, "amount"), labels(&table, "interval")),
        (Some("stripe"), vec![Some(4_900)], vec!["month".to_owned()])
    );
}
