//! The Results Runway, and two groups compared.

use crate::{kpi, measure, near, number, report};
use crm_kpi::report::{Report, RunwayLine};

fn line<'a>(report: &'a Report, key: &str) -> &'a RunwayLine {
    report.runway.as_ref().expect("a runway").lines.iter().find(|line| line.key == key).unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn e18_attainment_bias_wape_and_the_year_at_this_pace() {
    let rest: String = (4..=12).map(|month| format!("traffic.sessions,{},2024-{month:02}\n", 2400.0 / 9.0)).collect();
    let targets = format!("KPI,Target,Period\ntraffic.sessions,100,2024-01\ntraffic.sessions,200,2024-02\ntraffic.sessions,300,2024-03\n{rest}");
    let traffic = "Date,Sessions\n2024-01-01,90\n2024-02-01,220\n2024-03-01,270\n2024-04-01,11\n";
    let report =
        report(&[("traffic.csv", traffic), ("targets.csv", &targets)], r#"{"as_of": "2024-04-10", "period": {"start": "2024-01-01", "end": "2025-01-01"}}"#);
    let visits = line(&report, "visits");
    assert_eq!((visits.basis.as_str(), visits.actual), ("loaded", 580));
    near(visits.attainment.unwrap_or(0.0), 580.0 / 600.0, 1e-12);
    near(visits.bias.unwrap_or(0.0), -20.0 / 600.0, 1e-12);
    near(visits.wape.unwrap_or(0.0), 0.10, 1e-12);
    near(visits.forecast.unwrap_or(0.0), 3000.0, 1e-9);
    near(visits.year_end.unwrap_or(0.0), 2900.0, 1e-9);
    let gaps: Vec<Option<f64>> = visits.months.iter().take(4).map(|month| month.gap).collect();
    assert_eq!(gaps, [Some(-10.0), Some(20.0), Some(-30.0), None]);
    assert_eq!(visits.months[2].cumulated_gap, Some(-20.0));
    let of_actual = |month: &crm_kpi::report::RunwayMonth| month.gap.unwrap_or(0.0).abs() / month.actual.unwrap_or(0) as f64;
    near(visits.months.iter().take(3).map(of_actual).sum::<f64>() / 3.0, 0.1044, 5e-5);
    near(visits.months[0].attainment.unwrap_or(0.0), 0.9, 1e-12);
    assert!(visits.months[3].partial && visits.months[3].actual == Some(11) && visits.months[4].actual.is_none());
}

#[test]
fn e18_a_forecast_of_nothing_has_no_attainment() {
    let targets = "KPI,Target,Period\ntraffic.sessions,0,2024-01\ntraffic.sessions,100,2024-02\n";
    let settings = r#"{"as_of": "2024-02-29", "period": {"start": "2024-01-01", "end": "2025-01-01"}}"#;
    let report = report(&[("traffic.csv", "Date,Sessions\n2024-01-01,5\n2024-02-01,90\n"), ("targets.csv", targets)], settings);
    let months = &line(&report, "visits").months;
    assert_eq!((months[0].forecast, months[0].gap, months[0].attainment), (Some(0.0), Some(5.0), None));
    assert_eq!(months[1].attainment, Some(0.9));
}

/// Every month so many visits, of which 300 in 10,000 become leads and so on: E16's chain, a hundredth of it a month.
fn chain(year: i32, visits: u32, leads: u32, customers: u32) -> (String, String) {
    let (mut traffic, mut contacts) = (String::new(), String::new());
    for month in 1..=12 {
        traffic.push_str(&format!("{year}-{month:02}-01,{visits}\n"));
        for lead in 0..leads {
            let (stage, at) = if lead < customers { ("Customer", format!("{year}-{month:02}-20")) } else { ("Lead", String::new()) };
            contacts.push_str(&format!("{year}-{month}-{lead},l{year}x{month}x{lead}@a.example,{year}-{month:02}-05,{stage},{at}\n"));
        }
    }
    (traffic, contacts)
}

#[test]
fn a_forecast_is_built_from_the_year_before_and_the_second_year_from_the_first() {
    let ((old_visits, old_leads), (visits, leads)) = (chain(2023, 1000, 10, 2), chain(2024, 1200, 6, 3));
    let traffic = format!("Date,Sessions\n{old_visits}{visits}");
    let contacts = format!("contact_id,email,created_at,lifecycle_stage,became_a_customer_date\n{old_leads}{leads}");
    let settings = r#"{"as_of": "2024-12-31", "runway": {"growth": 0.1, "goals": {}}}"#;
    let report = report(&[("traffic.csv", &traffic), ("contacts.csv", &contacts)], settings);
    let (visits, leads, customers) = (line(&report, "visits"), line(&report, "leads"), line(&report, "customers"));
    near(visits.forecast.unwrap_or(0.0), 13_200.0, 1e-6);
    near(leads.forecast.unwrap_or(0.0), 132.0, 1e-6);
    near(customers.forecast.unwrap_or(0.0), 26.4, 1e-6);
    assert_eq!((visits.actual, leads.actual, customers.actual), (14_400, 72, 36));
    near(customers.attainment.unwrap_or(0.0), 36.0 / 26.4, 1e-9);
    assert_eq!(visits.seasonality, vec![Some(1.0); 12]);
    // 1,200 × 1.1 visits a month at 0.5 % and a half
    near(customers.second_year[0].unwrap_or(0.0), 3.3, 1e-9);
    let steps = &report.runway.as_ref().expect("a runway").steps;
    let first = steps.iter().find(|step| step.from == "visits" && step.to == "leads").expect("the first step");
    near(first.actual.unwrap_or(0.0), 0.005, 1e-12);
    near(first.before.unwrap_or(0.0), 0.01, 1e-12);
    // a point more of 13,200 visits is 132 leads, half of whom buy
    near(first.worth.unwrap_or(0.0), 66.0, 1e-6);
}

#[test]
fn e45_two_groups_compared() {
    let mut deals = String::from("deal_id,created_at,stage,close_date,campaign\n");
    for i in 0..200 {
        let (campaign, won) = if i < 40 { ("Fast", i < 12) } else { ("Slow", i < 64) };
        deals.push_str(&format!("{i},2024-05-01,{},2024-06-01,{campaign}\n", if won { "Won" } else { "Lost" }));
    }
    let settings = r#"{"as_of": "2024-06-30", "experiment": {"by": "campaign", "a": "Slow", "b": "Fast", "kpi": "sales.close_rate"}}"#;
    let compared = report(&[("deals.csv", &deals)], settings);
    let found = kpi(&compared, "experiment");
    near(number(found.value), 0.15, 1e-12);
    let interval = found.interval.clone().expect("an interval");
    near(number(interval.low), 0.015, 5e-4);
    near(number(interval.high), 0.311, 5e-4);
    near(measure(found, "p"), 0.027, 5e-4);
    assert_eq!((measure(found, "uplift"), measure(found, "sample_size")), (1.0, 121.0));
    let unchosen = report(&[("deals.csv", &deals)], "{}");
    assert_eq!((kpi(&unchosen, "experiment").value, kpi(&unchosen, "experiment").reason.as_deref()), (None, Some("not_chosen")));
}
