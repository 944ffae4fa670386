//! Visits, e-mail, support cases.

use crate::{accounted, kpi, measure, near, number, report};

#[test]
fn e51_a_bounce_is_what_the_export_means_by_it() {
    let visits = "Date,Session source,Sessions,Active users,Views,Average engagement time per session,Bounce rate,Purchases\n2024-05-01,google,3,2,6,60,0.3333333333,1\n2024-05-02,mail,1,1,1,30,0,0\n";
    let ga4 = report(&[("traffic.csv", visits)], "{}");
    assert_eq!(number(kpi(&ga4, "traffic.sessions").value), 4.0);
    near(number(kpi(&ga4, "traffic.pages_per_session").value), 1.75, 1e-12);
    near(number(kpi(&ga4, "traffic.session_seconds").value), 52.5, 1e-9);
    near(number(kpi(&ga4, "traffic.bounce_rate").value), 0.25, 1e-4);
    assert_eq!(kpi(&ga4, "traffic.bounce_rate").reason.as_deref(), Some("bounce_engaged"));
    near(number(kpi(&ga4, "traffic.purchasers_rate").value), 1.0 / 3.0, 1e-12);
    let single =
        report(&[("traffic.csv", "Date,Source,Sessions,Pageviews,Bounces\n2024-05-01,google,3,6,2\n2024-05-02,mail,1,1,0\n")], r#"{"by": ["source"]}"#);
    let bounce = kpi(&single, "traffic.bounce_rate");
    near(number(bounce.value), 0.5, 1e-12);
    assert_eq!((bounce.reason.as_deref(), bounce.interval.is_none()), (Some("bounce_as_exported"), true));
    assert_eq!(bounce.breakdowns["source"].iter().map(|row| number(row.value)).collect::<Vec<_>>(), [2.0 / 3.0, 0.0]);
}

#[test]
fn visits_told_twice_by_something_else_are_counted_once() {
    let days = "Date,Sessions,Active users\n2024-05-01,3,2\n2024-05-02,1,1\n";
    let channels = "Date,Session default channel group,Sessions,Views\n2024-05-01,Direct,3,9\n2024-05-02,Paid Search,1,2\n";
    let countries = "Country,Active users\nFR,2\nBE,1\n";
    let told = report(&[("days.csv", days), ("channels.csv", channels), ("countries.csv", countries)], "{}");
    let totals = ["traffic.sessions", "traffic.users", "traffic.pageviews"].map(|id| number(kpi(&told, id).value));
    assert_eq!(totals, [4.0, 3.0, 11.0]);
    let sessions = kpi(&told, "traffic.sessions");
    assert_eq!(
        (accounted(sessions), sessions.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect::<Vec<_>>()),
        (6, vec![("told_elsewhere", 2)])
    );
    // The same table of another month goes on; so do other columns of other days.
    let june = "Date,Sessions,Active users\n2024-06-01,5,2\n";
    let july = "Date,Session source,Sessions,Active users\n2024-07-01,mail,7,2\n";
    assert_eq!(number(kpi(&report(&[("may.csv", days), ("june.csv", june), ("july.csv", july)], "{}"), "traffic.sessions").value), 16.0);
}

#[test]
fn visits_without_dates_are_one_period() {
    let report = report(&[("traffic.csv", "Source,Sessions,Pageviews\ngoogle,300,600\nmail,100,150\n")], "{}");
    let sessions = kpi(&report, "traffic.sessions");
    assert_eq!((number(sessions.value), sessions.reason.as_deref(), sessions.series.len()), (400.0, Some("undated"), 0));
    assert_eq!(kpi(&report, "traffic.visit_growth").needs[0].fields, ["date", "sessions"]);
    assert_eq!(kpi(&report, "traffic.bounce_rate").value, None);
}

#[test]
fn visits_grow_against_the_same_number_of_months_and_the_year_before() {
    let rows: String =
        [(2023, 100), (2024, 150)].iter().flat_map(|(year, sessions)| (1..=12).map(move |month| format!("{year}-{month:02}-01,{sessions}\n"))).collect();
    let report =
        report(&[("traffic.csv", &format!("Date,Sessions\n{rows}"))], r#"{"as_of": "2024-12-31", "period": {"start": "2024-07-01", "end": "2025-01-01"}}"#);
    let growth = kpi(&report, "traffic.visit_growth");
    assert_eq!((number(growth.value), measure(growth, "year_before")), (0.0, 0.5));
    assert_eq!(number(kpi(&report, "traffic.sessions").growth.map(crm_kpi::report::Figure::Number)), 0.0);
}

const MAILS: &str = "Campaign,Type,Start Date,Sent,Delivered,Opened,Clicked,Unsubscribed,Bounced\nSpring,E-mail,2024-03-04,1000,950,380,57,5,50\nSummer,E-mail,2024-06-03,2000,,760,38,10,100\nFair,Event,2024-05-01,,,,,,\nOld,E-mail,2020-06-03,500,500,250,50,0,0\n";

#[test]
fn mails_are_counted_over_those_delivered() {
    let orders = "order_id,customer_id,order_date,amount,campaign\n1,a,2024-03-10,20,Spring\n2,b,2024-03-11,20,Spring\n3,c,2024-07-01,20,Summer\n4,d,2024-07-02,20,Fair\n5,e,2024-07-02,20,\n";
    let report = report(&[("campaigns.csv", MAILS), ("orders.csv", orders)], r#"{"as_of": "2024-12-31"}"#);
    let rate = |id: &str| number(kpi(&report, id).value);
    near(rate("email.open_rate"), 1140.0 / 2850.0, 1e-12);
    near(rate("email.click_rate"), 95.0 / 2850.0, 1e-12);
    near(rate("email.click_to_open"), 95.0 / 1140.0, 1e-12);
    near(rate("email.unsubscribe_rate"), 15.0 / 2850.0, 1e-12);
    near(rate("email.bounce_rate"), 150.0 / 3000.0, 1e-12);
    near(rate("email.purchase_rate"), 3.0 / 2850.0, 1e-12);
    let open = kpi(&report, "email.open_rate");
    assert_eq!((open.used, accounted(open)), (2, 4));
    assert!(open.excluded.iter().any(|left| left.reason == "empty" && left.rows == 1));
}

#[test]
fn e50_opened_closed_and_waiting() {
    let mut tickets = String::from("Ticket ID,Opened,Closed,First Response,Owner,Status\n");
    let mut add = |id: String, opened: &str, closed: &str, first: &str, owner: &str| {
        tickets.push_str(&format!("{id},{opened},{closed},{first},{owner},{}\n", if closed.is_empty() { "Open" } else { "Closed" }))
    };
    // 20 waiting from before; 50 opened in the period, answered after two hours; 45 closed after six, by three people, three a day each
    for i in 0..20 {
        add(format!("w{i}"), "2024-04-20 09:00", "", "", "Ana");
    }
    for i in 0..50 {
        let day = 6 + i / 9 % 5;
        let closed = if i < 45 { format!("2024-05-{day:02} 15:00") } else { String::new() };
        add(format!("t{i}"), &format!("2024-05-{day:02} 09:00"), &closed, &format!("2024-05-{day:02} 11:00"), ["Ana", "Bo", "Cy"][i % 3]);
    }
    let report = report(&[("tickets.csv", &tickets)], r#"{"as_of": "2024-05-31", "period": {"start": "2024-05-01", "end": "2024-06-01"}}"#);
    let count = |id: &str| number(kpi(&report, id).value);
    assert_eq!((count("service.cases"), count("service.closed"), count("service.backlog")), (50.0, 45.0, 25.0));
    near(measure(kpi(&report, "service.closed"), "closure"), 0.9, 1e-12);
    near(measure(kpi(&report, "service.closed_per_day"), "per_agent_day"), 3.0, 1e-12);
    near(count("service.closed_per_day"), 45.0 / 31.0, 1e-12);
    assert_eq!((count("service.handled"), count("service.first_response_hours"), count("service.resolution_hours")), (50.0, 2.0, 6.0));
    for id in ["service.cases", "service.closed", "service.handled", "service.backlog", "service.resolution_hours"] {
        assert_eq!(accounted(kpi(&report, id)), 70, "{id}");
    }
    assert_eq!(kpi(&report, "service.backlog").used, 25);
}

#[test]
fn a_case_that_waits_is_last_seen_at_the_end_of_as_of_to_the_second() {
    // open for 33 hours at the end of May, and another closed after 34: nobody was left to close after 33
    let tickets = "Ticket ID,Opened,Closed,Status\n1,2024-05-30 15:00,,Open\n2,2024-05-01 08:00,2024-05-02 18:00,Closed\n";
    let resolution = report(&[("tickets.csv", tickets)], r#"{"as_of": "2024-05-31"}"#).kpis["service.resolution_hours"].clone();
    assert_eq!((number(resolution.value), measure(&resolution, "p90")), (34.0, 34.0));
}

#[test]
fn a_case_closed_after_as_of_still_waits() {
    let tickets = "Ticket ID,Opened,Closed,Status\n1,2024-05-01 08:00,2024-06-05 08:00,Closed\n2,2024-05-01 08:00,2024-05-01 14:00,Closed\n3,2024-05-20 08:00,,Open\n4,2024-06-10 08:00,,Open\n";
    let report = report(&[("tickets.csv", tickets)], r#"{"as_of": "2024-05-31"}"#);
    assert_eq!(number(kpi(&report, "service.backlog").value), 2.0);
    assert_eq!(number(kpi(&report, "service.cases").value), 3.0);
    let resolution = kpi(&report, "service.resolution_hours");
    assert_eq!((resolution.value, resolution.reason.as_deref()), (None, Some("not_reached")));
    assert_eq!(measure(resolution, "completed_median"), 6.0);
}
