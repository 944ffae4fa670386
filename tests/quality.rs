//! Data quality over files that have every fault once.
#![allow(clippy::unwrap_used)]

use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::Report;
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, RecordsQuery, Workspace};

const CONTACTS: &str = "Contact ID,Name,Email,Phone,Company,Create Date\n\
c1,Ana Ruiz,ana@n.example,,Northwind,2024-01-10\n\
c2,Ana Ruis,,,Northwind,2024-01-11\n\
c3,Jo Park,jo@c.example,06 12 34 56 78,Contoso,2024-02-01\n\
c4,J. Park,,+33 6 12 34 56 78,,2024-03-01\n\
c5,Li Wei,LI@w.example,,Wide,2024-04-01\n\
c6,Ed Far,ed@f.example,,Far,2031-01-01\n";
const DEALS: &str = "Deal ID,Deal Name,Contact ID,Stage,Amount,Create Date,Close Date\n\
1,Pro,c1,Won,100,2024-01-12,2024-02-01\n\
2,Pro,c2,Won,100,2024-01-12,2024-02-02\n\
3,Team,c3,Lost,abc,2024-02-10,2024-02-05\n\
4,Basic,c9,Won,50,2024-03-01,2024-03-05\n";
const SUBSCRIPTIONS: &str = "Customer ID,Start Date,End Date,MRR\n\
c1,2024-01-01,2024-06-15,10\n\
c2,2024-01-01,,10\n\
c3,2024-01-01,,20\n\
c5,2024-01-01,,20\n\
c5,2024-05-01,2024-05-01,1\n";
const SURVEYS: &str = "Customer ID,NPS,Survey Date\nc1,10,2024-05-01\nc2,0,2024-06-01\nc3,9,2024-06-02\nc5,11,2024-06-03\n";

fn workspace() -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in [("contacts.csv", CONTACTS), ("deals.csv", DEALS), ("subscriptions.csv", SUBSCRIPTIONS), ("nps.csv", SURVEYS)] {
        let mut reading = Reading::new(name, Hints::default());
        reading.push(text.as_bytes()).unwrap();
        assert!(matches!(workspace.add(reading, None).unwrap(), Added::Source(_)), "{name}");
    }
    workspace
}

fn settings() -> Settings {
    Settings::from_json(r#"{"as_of": "2024-12-31", "now": "2025-01-15", "period": {"start": "2024-02-01", "end": "2025-01-01"}}"#).unwrap()
}

fn report() -> Report {
    workspace().report(&settings()).unwrap()
}

#[test]
fn each_fault_is_counted_and_lists_its_records() {
    let quality = report().quality.unwrap();
    let mut found: Vec<(String, u64)> = quality
        .defects
        .iter()
        .map(|defect| (format!("{}.{}.{}", defect.entity.name(), defect.field.clone().unwrap_or_default(), defect.fault), defect.rows))
        .collect();
    found.sort();
    let expected = [
        ("contact..same_customer", 2),
        ("contact.created.future", 1),
        ("deal.amount.unreadable", 1),
        ("deal.closed.closed_before_created", 1),
        ("deal.contact_id.orphan", 1),
        ("subscription.end.ends_before_start", 1),
        ("survey.score.out_of_range", 1),
    ];
    assert_eq!(found, expected.map(|(name, rows)| (name.to_owned(), rows)));
    assert_eq!((quality.records, quality.defective), (19, 7));
    for (part, lines) in [("deal.amount.unreadable", vec![4]), ("contact..same_customer", vec![3, 5]), ("deal.contact_id.orphan", vec![5])] {
        let records = workspace()
            .records(&RecordsQuery { settings: settings(), kpi: "quality.invalid".into(), part: part.into(), limit: 10, ..Default::default() })
            .unwrap();
        assert_eq!(records.rows.iter().map(|row| row.line).collect::<Vec<_>>(), lines, "{part}");
    }
}

#[test]
fn figures_of_quality_are_shares_of_what_is_loaded() {
    let report = report();
    let value = |id: &str| report.kpis[id].value.map(|value| value.to_f64());
    assert_eq!(value("quality.duplicates"), Some(2.0 / 6.0));
    assert_eq!(value("quality.invalid"), Some(4.0 / 19.0));
    assert_eq!(value("quality.orphans"), Some(1.0 / 19.0));
    assert_eq!(value("quality.score"), Some(100.0 * (1.0 - 7.0 / 19.0)));
    assert_eq!((report.kpis["quality.score"].used, report.kpis["quality.score"].series.len()), (19, 0));
}

#[test]
fn groups_are_shown_with_their_evidence() {
    let quality = report().quality.unwrap();
    let contacts = &quality.duplicates[0];
    let shown: Vec<(Vec<String>, &str)> = contacts.listed.iter().map(|group| (group.records.clone(), group.evidence[0].by.as_str())).collect();
    assert_eq!(shown, [(vec!["c1".to_owned(), "c2".to_owned()], "name"), (vec!["c3".to_owned(), "c4".to_owned()], "phone")]);
}

#[test]
fn figures_stand_with_and_without_customers_entered_twice() {
    let quality = report().quality.unwrap();
    let of = |id: &str| quality.effects.iter().find(|effect| effect.kpi == id).map(|effect| (effect.with, effect.without)).unwrap();
    // Four customers of which one left; c1 and c2 are one, which stays.
    assert_eq!(of("churn.logo"), (Some(0.25), Some(0.0)));
    // 10, 0 and 9; of c1 and c2 the later answer.
    assert_eq!(of("nps"), (Some(100.0 / 3.0), Some(0.0)));
    // Deals 1 and 2 are one.
    assert_eq!(of("sales.win_rate"), (Some(0.75), Some(2.0 / 3.0)));
    assert_eq!(of("leads.created"), (Some(3.0), Some(2.0)));
}

#[test]
fn the_demo_firm_has_no_faults() {
    let mut workspace = Workspace::new();
    for file in crm_kpi::sample::sample(600, 7) {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).unwrap();
        workspace.add(reading, None).unwrap();
    }
    let quality = workspace.report(&Settings::default()).unwrap().quality.unwrap();
    assert!(quality.records > 2_000 && quality.defects.is_empty(), "{:?}", quality.defects);
}

#[test]
fn a_key_of_a_company_that_contacts_name_is_no_orphan() {
    let mut workspace = Workspace::new();
    let contacts = "Contact ID,Name,Email,Account ID,Create Date\nc1,Ana Ruiz,ana@n.example,a7,2024-01-10\n";
    let subscriptions = "Customer ID,Start Date,End Date,MRR\na7,2024-01-01,,10\na9,2024-01-01,,10\n";
    for (name, text) in [("contacts.csv", contacts), ("subscriptions.csv", subscriptions)] {
        let mut reading = Reading::new(name, Hints::default());
        reading.push(text.as_bytes()).unwrap();
        workspace.add(reading, None).unwrap();
    }
    let report = workspace.report(&Settings::default()).unwrap();
    assert_eq!(report.kpis["quality.orphans"].numerator, Some(crm_kpi::report::Figure::Count(1)), "only a9 is nobody");
}

#[test]
fn e52_seven_rows_are_five_customers_and_four_where_tags_of_addresses_do_not_count() {
    let duplicates = |more: &str| {
        let rows = format!(
            "Contact ID,Name,Email,Phone,Company,Create Date\n1,Ana Ruiz,ana@n.example,,Northwind,2024-01-01\n2,A. Ruiz, ANA@n.example,,,2024-01-01\n3,Jo Park,jo@c.example,06 12 34 56 78,Contoso,2024-01-01\n4,Park,,+33 6 12 34 56 78,,2024-01-01\n5,Zoë,zoe@e.example,,,2024-01-01\n6,Li,li@w.example,,,2024-01-01\n7,Li,li+crm@w.example,,,2024-01-01\n{more}"
        );
        let mut workspace = Workspace::new();
        let mut reading = Reading::new("contacts.csv", Hints::default());
        reading.push(rows.as_bytes()).unwrap();
        workspace.add(reading, None).unwrap();
        workspace.report(&settings()).unwrap().kpis["quality.duplicates"].clone()
    };
    let near = |found: Option<crm_kpi::report::Figure>, printed: f64| assert!((found.unwrap().to_f64() - printed).abs() < 5e-4, "{found:?} is not {printed}");
    let found = duplicates("");
    near(found.value, 0.286);
    let count = |figure: Option<crm_kpi::report::Figure>| figure.unwrap().to_f64();
    assert_eq!(count(found.denominator) - count(found.numerator), 5.0);
    assert_eq!(count(found.measures["groups"]), 2.0);
    assert_eq!(found.variants[0].id, "plus_tags");
    near(found.variants[0].value, 0.429);
    // a row with the e-mail of one group and the phone of the other makes one of both
    let bridged = duplicates("8,Somebody,ana@n.example,0612345678,,2024-01-01\n");
    assert_eq!((count(bridged.measures["groups"]), count(bridged.denominator) - count(bridged.numerator)), (1.0, 4.0));
}
