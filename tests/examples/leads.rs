//! The lead chain: entries, cohorts, their inverses, and visits beside them.

use crate::{accounted, kpi, measure, near, number, report};

/// Contacts of one day by how far they came.
fn contacts(counts: [usize; 5]) -> String {
    let names = ["Lead", "MQL", "SQL", "Opportunity", "Customer"];
    let mut text = String::from("contact_id,email,created_at,lifecycle_stage,Became MQL Date,Became SQL Date,Became Opportunity Date,Became Customer Date\n");
    let days = ["2024-03-02", "2024-03-09", "2024-03-12", "2024-03-20"];
    for (furthest, stage) in names.iter().enumerate() {
        let more = counts.get(furthest + 1).copied().unwrap_or(0);
        for i in 0..counts[furthest] - more {
            let dates: Vec<&str> = days.iter().enumerate().map(|(at, day)| if at < furthest { *day } else { "" }).collect();
            text.push_str(&format!("{stage}{i},{stage}{i}@example.com,2024-03-01,{stage},{}\n", dates.join(",")));
        }
    }
    text
}

const MARCH: &str = r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#;

#[test]
fn e16_the_rates_of_the_chain_multiply_to_the_whole() {
    let traffic = "date,sessions\n2024-03-05,4000\n2024-03-20,6000\n2024-02-01,999\n";
    let report = report(&[("contacts.csv", &contacts([300, 120, 48, 24, 6])), ("traffic.csv", traffic)], MARCH);
    let value = |id: &str| number(kpi(&report, id).value);
    let counts = ["traffic.sessions", "leads.created", "leads.mql", "leads.sql", "leads.opportunity", "leads.customer"].map(value);
    assert_eq!(counts, [10_000.0, 300.0, 120.0, 48.0, 24.0, 6.0]);
    near(value("chain.visitor_to_lead"), 0.03, 1e-12);
    near(value("chain.visitor_to_mql"), 0.012, 1e-12);
    near(value("chain.lead_to_mql"), 0.4, 1e-12);
    near(value("chain.mql_to_sql"), 0.4, 1e-12);
    near(value("chain.sql_to_opportunity"), 0.5, 1e-12);
    near(value("chain.opportunity_to_customer"), 0.25, 1e-12);
    near(value("chain.lead_to_customer"), 0.02, 1e-12);
    near(value("leads.to_close"), 0.02, 1e-12);
    near(measure(kpi(&report, "leads.to_close"), "inverse"), 50.0, 1e-9);
    let steps = ["visitor_to_lead", "lead_to_mql", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer"];
    let overall: f64 = steps.iter().map(|step| value(&format!("chain.{step}"))).product();
    near(overall, 0.0006, 1e-12);
    near(overall, value("leads.customer") / value("traffic.sessions"), 1e-12);
    near(10.0 / overall, 16_667.0, 0.5);
    assert_eq!(kpi(&report, "chain.visitor_to_lead").interval, None);
    assert!(kpi(&report, "chain.lead_to_mql").interval.is_some());
    for id in ["leads.created", "leads.mql", "leads.customer", "chain.lead_to_mql", "leads.to_close"] {
        assert_eq!(accounted(kpi(&report, id)), 300, "{id}");
    }
    assert!(!kpi(&report, "chain.quote_to_customer").needs.is_empty(), "nothing tells of quotes");
}

#[test]
fn e17_a_rate_has_its_inverse_and_its_activity_beside_it() {
    let report = report(&[("contacts.csv", &contacts([120, 120, 18, 0, 0]))], MARCH);
    let rate = kpi(&report, "chain.mql_to_sql");
    near(number(rate.value), 0.15, 1e-12);
    near(measure(rate, "inverse"), 6.67, 5e-3);
    near(measure(rate, "activity"), 0.15, 1e-12);
}

#[test]
fn a_contact_past_a_stage_has_entered_it_when_it_entered_the_next() {
    let text = "contact_id,created_at,lifecycle_stage,Became SQL Date\nA,2024-01-01,Customer,2024-02-10\nB,2024-01-01,Lead,\nC,2024-01-01,Opportunity,\nD,2024-01-01,MQL,\n";
    let report = report(&[("contacts.csv", text)], r#"{"as_of": "2024-03-31", "period": {"start": "2024-02-01", "end": "2024-03-01"}}"#);
    assert_eq!(number(kpi(&report, "leads.mql").value), 1.0, "A became MQL when it became SQL, at the latest");
    assert_eq!(number(kpi(&report, "leads.sql").value), 1.0);
    let sql = kpi(&report, "leads.sql");
    assert!(sql.excluded.iter().any(|left| left.reason == "no_date" && left.rows == 1), "{:?}", sql.excluded);
    assert!(sql.excluded.iter().any(|left| left.reason == "not_entered" && left.rows == 2), "{:?}", sql.excluded);
}

#[test]
fn opportunity_quote_and_customer_are_taken_from_deals_where_contacts_do_not_say() {
    let contacts = "contact_id,created_at\nA,2024-03-01\nB,2024-03-01\nC,2024-03-01\nD,2024-03-01\n";
    let deals = "deal_id,contact_id,created_at,stage,quote_sent,closed_at\n1,A,2024-03-05,Won,2024-03-08,2024-03-20\n2,B,2024-03-06,Proposal,2024-03-09,\n3,C,2024-04-02,New,,\n4,A,2024-03-25,Lost,,2024-03-28\n";
    let hints = r#"{"as_of": "2024-03-31", "period": {"start": "2024-03-01", "end": "2024-04-01"}}"#;
    let report = crate::report_mapped(&[("contacts.csv", contacts, &[]), ("deals.csv", deals, &[("quote_sent", "quoted")])], hints);
    let count = |id: &str| number(kpi(&report, id).value);
    assert_eq!([count("leads.created"), count("leads.opportunity"), count("leads.quoted"), count("leads.customer")], [4.0, 2.0, 2.0, 1.0]);
    assert!(!kpi(&report, "leads.sql").needs.is_empty(), "nothing tells of SQL");
    near(number(kpi(&report, "chain.quote_to_customer").value), 0.5, 1e-12);
}

#[test]
fn what_makes_a_stage_is_a_rule_of_the_settings() {
    let text =
        "contact_id,created_at,lifecycle_stage,source,Became SQL Date\nA,2024-03-01,Hot,Web,2024-03-10\nB,2024-03-01,Hot,Fair,\nC,2024-03-01,Cold,Fair,\n";
    let count = |lifecycle: &str| {
        let settings = format!(r#"{{"as_of": "2024-03-31", "period": {{"start": "2024-03-01", "end": "2024-04-01"}}, "lifecycle": {lifecycle}}}"#);
        let report = report(&[("contacts.csv", text)], &settings);
        (kpi(&report, "leads.mql").used, kpi(&report, "leads.mql").value.map(|value| value.to_f64()))
    };
    assert_eq!(count(r#"{"mql": {"field": "lifecycle_stage", "in": ["Hot"]}}"#).1, Some(1.0), "B is hot, nobody knows since when");
    assert_eq!(count(r#"{"mql": {"field": "lifecycle_stage", "in": ["Hot"], "or": [{"field": "source", "in": ["Web"]}]}}"#), (1, Some(1.0)));
    assert_eq!(count(r#"{"mql": {"and": [{"field": "lifecycle_stage", "in": ["Hot"]}, {"entered": "Became SQL Date"}]}}"#), (1, Some(1.0)));
    assert_eq!(count(r#"{"mql": {"or": [{"entered": "created"}, {"field": "source", "in": ["Web"]}]}}"#), (3, Some(3.0)));
}

#[test]
fn a_rule_that_names_what_is_not_there_is_refused_by_name() {
    let refused = |lifecycle: &str| {
        let text = "contact_id,email,created_at\nA,a@example.com,2024-03-01\n";
        let settings = crm_kpi::settings::Settings::from_json(&format!(r#"{{"lifecycle": {lifecycle}}}"#)).unwrap();
        crate::workspace(&[("contacts.csv", text)]).report(&settings).unwrap_err().to_string()
    };
    assert!(refused(r#"{"mql": {"field": "color", "in": ["red"]}}"#).contains("color"));
    assert!(refused(r#"{"hot": {"entered": "created"}}"#).contains("hot"));
    assert!(refused(r#"{"mql": {}}"#).contains("empty"));
}
