//! Orders told by their lines: the price of one and how many; and what was sent back.

use crate::{kpi, measure, number, report, workspace};
use crm_kpi::report::{Figure, Report};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::RecordsQuery;

const LINES: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
501,A1,Lantern,6,12/1/2024 8:26,2.55,17850,United Kingdom
501,A2,Bottle,2,12/1/2024 8:26,3.39,17850,United Kingdom
502,A1,Lantern,10,12/13/2024 8:28,1.85,13047,France
C503,A1,Lantern,-2,12/14/2024 9:41,2.55,17850,United Kingdom
504,A3,Cup,1.5,12/15/2024 9:41,0.0333,17850,United Kingdom
505,A3,Cup,3,12/16/2024 9:41,1.25,,United Kingdom
C506,A3,Cup,-1,12/17/2024 9:41,20.00,15311,United Kingdom
";
const DECEMBER: &str = r#"{"period": {"start": "2024-12-01", "end": "2025-01-01"}}"#;

fn money(figure: Option<Figure>) -> String {
    match figure {
        Some(Figure::Money(money)) => money.to_string(),
        other => panic!("{other:?} is no money"),
    }
}

fn left(report: &Report, id: &str) -> Vec<(String, u64)> {
    kpi(report, id).excluded.iter().map(|left| (left.reason.clone(), left.rows)).collect()
}

#[test]
fn lines_of_quantity_and_unit_price_add_up_to_orders_and_returns_to_none() {
    let report = report(&[("retail.csv", LINES)], DECEMBER);
    // 15.30 + 6.78, 18.50, 0.04995 rounded to 1/10,000, 3.75
    assert_eq!(number(kpi(&report, "orders.count").value), 4.0);
    assert_eq!(left(&report, "orders.count"), [("returned".to_owned(), 2)]);
    // less 5.10 and 20.00 that were sent back
    assert_eq!(money(kpi(&report, "orders.revenue").value), "19.28");
    assert_eq!((kpi(&report, "orders.revenue").used, left(&report, "orders.revenue")), (7, vec![]));
    let average = kpi(&report, "orders.average_value");
    assert!((number(average.value) - (15.30 + 6.78 + 18.50 + 0.05 + 3.75) / 4.0).abs() < 1e-9);
    // 17850 came back on the 15th; the credit note of the 14th is no purchase
    let again = kpi(&report, "orders.repeat_rate");
    assert_eq!((number(again.numerator), number(again.denominator)), (1.0, 4.0));
    assert_eq!(measure(kpi(&report, "orders.revenue"), "orders"), 4.0);
    // who only sent something back is no customer
    assert_eq!(number(kpi(&report, "customers.new").value), 2.0);
    assert_eq!(left(&report, "customers.new"), [("no_customer".to_owned(), 1), ("returned".to_owned(), 2)]);
}

#[test]
fn what_was_sent_back_is_taken_from_what_its_customer_is_worth() {
    let report = report(&[("retail.csv", LINES)], DECEMBER);
    // (15.30 + 6.78 − 5.10 + 0.05 + 18.50) over two customers
    assert!((number(kpi(&report, "ltv.historic").value) - 35.53 / 2.0).abs() < 1e-9);
}

#[test]
fn a_line_opens_the_row_of_the_file() {
    let query = |kpi: &str, part: &str| RecordsQuery {
        settings: Settings::from_json(DECEMBER).expect("settings"),
        kpi: kpi.into(),
        part: part.into(),
        limit: 10,
        ..RecordsQuery::default()
    };
    let mut workspace = workspace(&[("retail.csv", LINES)]);
    let mut lines = |kpi: &str, part: &str| workspace.records(&query(kpi, part)).expect("records").rows.iter().map(|row| row.line).collect::<Vec<_>>();
    assert_eq!(lines("orders.count", "returned"), [5, 8]);
    // an order by its first line
    assert_eq!(lines("orders.revenue", "value"), [2, 4, 5, 6, 7, 8]);
    assert_eq!(lines("orders.revenue", "value&country=France"), [4]);
}

#[test]
fn an_amount_of_the_line_goes_before_its_price_and_quantity() {
    for (header, total) in [
        ("Order ID,Order Date,Customer,Qty,Unit Price,Line Total", "25"),
        ("Numéro de commande,Date de commande,Client,Quantité,Prix unitaire,Montant", "25"),
        ("Order ID,Order Date,Customer,Quantity Ordered,Price Each,Comment", "30"),
        ("Numéro de facture,Date de facture,Client,Qté,PU HT,Remarque", "30"),
    ] {
        let (one, other) = if total == "25" { ("20", "5") } else { ("fragile", "") };
        let text = format!("{header}\n1,2024-12-01,Ann,2,10,{one}\n2,2024-12-02,Bob,1,10,{other}\n");
        let report = report(&[("orders.csv", &text)], DECEMBER);
        assert_eq!(money(kpi(&report, "orders.revenue").value), total, "{header}");
    }
}
