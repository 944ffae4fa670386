//! Activities: freshness, touches, replies, response time, outreach; and who uses the CRM.

use crate::{accounted, kpi, measure, near, number, report};
use crm_kpi::calendar::Day;
use crm_kpi::report::Kpi;

const AS_OF: &str = r#"{"as_of": "2024-06-30", "period": {"start": "2024-01-01", "end": "2024-07-01"}}"#;

fn days_before(days: i32) -> Day {
    Day::parse("2024-06-30").expect("a day").plus(-days)
}

#[test]
fn e46_future_activities_refresh_nothing() {
    let customers: String = (1..=6).map(|i| format!("c{i},2023-01-01,100\n")).collect();
    let mut activities = String::from("activity_date,contact_id,type,owner\n");
    for (customer, days) in [(1, 3), (2, 20), (2, 200), (3, 60), (4, 120), (5, -10)] {
        activities.push_str(&format!("{},c{customer},Call,Ana\n", days_before(days)));
    }
    let report = report(&[("subscriptions.csv", &format!("customer_id,start_date,mrr\n{customers}")), ("activities.csv", &activities)], AS_OF);
    let fresh = kpi(&report, "contact.freshness");
    near(number(fresh.value), 1.0 / 3.0, 1e-12);
    let buckets = ["within_7", "from_8_to_30", "from_31_to_90", "over_90", "never"].map(|name| measure(fresh, name));
    assert_eq!(buckets, [1.0, 1.0, 1.0, 1.0, 2.0]);
    assert_eq!((accounted(fresh), fresh.reason.as_deref()), (6, None));
}

#[test]
fn a_customer_is_fresh_by_its_contacts_and_its_deals() {
    let files = [
        ("accounts.csv", "account_id,account_name,industry\na1,Acme,Steel\na2,Blue,Wood\na3,Cyan,Glass\n"),
        ("contacts.csv", "contact_id,email,account_id,created_at\np1,x@acme.example,a1,2023-01-01\n"),
        ("deals.csv", "deal_id,account_id,created_at,stage,close_date\nd1,a2,2023-02-01,Won,2023-03-01\n"),
        ("subscriptions.csv", "customer_id,start_date,mrr\na1,2023-01-01,100\na2,2023-03-01,100\na3,2023-03-01,100\n"),
        ("activities.csv", "activity_date,contact_id,deal_id,type,owner\n2024-06-28,p1,,Call,Ana\n2024-06-01,,d1,E-mail,Bo\n"),
    ];
    let report = report(&files, AS_OF);
    let fresh = kpi(&report, "contact.freshness");
    assert_eq!(["within_7", "from_8_to_30", "never"].map(|name| measure(fresh, name)), [1.0, 1.0, 1.0]);
}

#[test]
fn a_customer_of_whom_deals_alone_tell_is_fresh_by_any_of_its_deals() {
    let activities = "activity_date,deal_id,type,owner\n2024-06-28,d2,Call,Ana\n2024-06-01,d3,Call,Ana\n";
    let deals = "deal_id,account_id,created_at,stage,close_date\nd1,Acme,2023-02-01,Won,2023-03-01\nd2,Acme,2024-05-01,Demo,\nd3,Blue,2023-02-01,Won,2023-03-01\n\
        d4,Cyan,2023-02-01,Won,2023-03-01\nd5,Dune,2024-05-01,Demo,\n";
    let buckets = |files: &[(&str, &str)]| {
        let report = report(files, AS_OF);
        ["within_7", "from_8_to_30", "never"].map(|name| measure(kpi(&report, "contact.freshness"), name))
    };
    assert_eq!(buckets(&[("deals.csv", deals), ("activities.csv", activities)]), [1.0, 1.0, 1.0]);
    let subscriptions = "customer_id,start_date,mrr\nAcme,2023-01-01,100\nBlue,2023-03-01,100\nCyan,2023-03-01,100\n";
    let files = [("deals.csv", deals), ("activities.csv", activities), ("subscriptions.csv", subscriptions)];
    assert_eq!(buckets(&files), [1.0, 1.0, 1.0], "customers of subscriptions whose key the deals have");
}

/// Contacts p0… with so many outbound calls on following days; a reply follows the attempt of that number; won after the attempt of that number.
fn attempts(list: &[(usize, Option<usize>, Option<usize>)]) -> (String, String) {
    let mut contacts = String::from("contact_id,email,created_at,lifecycle_stage,became_a_customer_date\n");
    let mut activities = String::from("activity_date,contact_id,type,direction,replied,owner\n");
    let start = Day::parse("2024-02-01").expect("a day");
    for (i, (count, replied, won)) in list.iter().enumerate() {
        let (stage, at) = won.map_or(("Lead", String::new()), |won| ("Customer", start.plus(won as i32).to_string()));
        contacts.push_str(&format!("p{i},p{i}@a.example,{start},{stage},{at}\n"));
        for attempt in 1..=*count {
            let yes = if *replied == Some(attempt) { "yes" } else { "no" };
            activities.push_str(&format!("{},p{i},Call,Outbound,{yes},Ana\n", start.plus(attempt as i32)));
        }
    }
    (contacts, activities)
}

#[test]
fn e47_the_unconverted_are_censored_at_their_count() {
    let list: Vec<_> = [(2, true), (3, true), (3, true), (5, true), (8, true), (4, false), (6, false)]
        .into_iter()
        .map(|(count, won)| (count + usize::from(won), None, won.then_some(count)))
        .collect();
    let (contacts, activities) = attempts(&list);
    let report = report(&[("contacts.csv", &contacts), ("activities.csv", &activities)], AS_OF);
    let touches = kpi(&report, "contact.touches_to_conversion");
    assert_eq!((number(touches.value), measure(touches, "completed_median"), measure(touches, "open_median")), (5.0, 3.0, 5.0));
    assert_eq!((touches.used, accounted(touches)), (7, 7));
}

#[test]
fn e48_a_zero_of_thirty_is_no_reason_to_stop() {
    // 100 approached: 12 of 100, 8 of 80, 3 of 60, 1 of 40, 0 of 30; the rest was not tried further
    let mut list = Vec::new();
    let mut add = |count: usize, replied: Option<usize>, times: usize| (0..times).for_each(|_| list.push((count, replied, None)));
    add(1, Some(1), 12);
    add(1, None, 8);
    add(2, Some(2), 8);
    add(2, None, 12);
    add(3, Some(3), 3);
    add(3, None, 17);
    add(4, Some(4), 1);
    add(4, None, 9);
    add(5, None, 30);
    let (contacts, activities) = attempts(&list);
    let report = report(&[("contacts.csv", &contacts), ("activities.csv", &activities)], AS_OF);
    let replies = kpi(&report, "contact.reply_rate_by_attempt");
    let rates = [1, 2, 3, 4, 5].map(|attempt| measure(replies, &format!("attempt_{attempt}")));
    assert_eq!(rates, [0.12, 0.1, 0.05, 0.025, 0.0]);
    near(number(replies.value), 0.24, 1e-12);
    near(measure(replies, "chained"), 1.0 - 0.88 * 0.9 * 0.95 * 0.975, 1e-12);
    near(measure(replies, "chained"), 0.266, 1e-3);
    assert_eq!(replies.measures["stop_after"], None);
    let bound = |of: &Kpi| crm_kpi::stats::wilson(0, measure(of, "reached_5") as u64, 0.95).expect("an interval").1;
    near(bound(replies), 0.114, 5e-4);
    // ten times as many of each: a bound of 1.3 % is under half of 12 %, and the fourth attempt's, of 3.9 %, is too: stop after three;
    // with four more answers to the fourth it is not: stop after four
    let tenfold: Vec<_> = (0..10).flat_map(|_| list.clone()).collect();
    let stop = |list: &[(usize, Option<usize>, Option<usize>)]| {
        let (contacts, activities) = attempts(list);
        crate::report(&[("contacts.csv", &contacts), ("activities.csv", &activities)], AS_OF)
    };
    let many = stop(&tenfold);
    assert_eq!(measure(kpi(&many, "contact.reply_rate_by_attempt"), "stop_after"), 3.0);
    near(bound(kpi(&many, "contact.reply_rate_by_attempt")), 0.0126, 5e-5);
    assert_eq!(measure(kpi(&many, "contact.disengaged"), "silent"), 300.0);
    let answered: Vec<_> = tenfold.into_iter().chain((0..10).map(|_| (4, Some(4), None))).collect();
    assert_eq!(measure(kpi(&stop(&answered), "contact.reply_rate_by_attempt"), "stop_after"), 4.0);
}

#[test]
fn e43_and_e44_the_time_to_a_first_answer() {
    let mut contacts = String::from("contact_id,email,created_at\n");
    let mut activities = String::from("activity_date,contact_id,type,direction,owner\n");
    for (i, minutes) in [Some(3), Some(8), Some(20), Some(45), Some(90), Some(600), None, None].into_iter().enumerate() {
        contacts.push_str(&format!("p{i},p{i}@a.example,2024-05-06 09:00\n"));
        // what the robot sends at once is no answer
        activities.push_str(&format!("2024-05-06 09:00:30,p{i},Automated e-mail,Outbound,\n"));
        if let Some(minutes) = minutes {
            activities.push_str(&format!("2024-05-06 {:02}:{:02},p{i},Call,Outbound,Ana\n", 9 + minutes / 60, minutes % 60));
        }
    }
    contacts.push_str("f,f@a.example,2024-05-03 17:30\n");
    activities.push_str("2024-05-06 09:15,f,Call,Outbound,Ana\n");
    let files = [("contacts.csv", contacts.as_str()), ("activities.csv", activities.as_str())];
    let answers = |period: &str| report(&files, &format!(r#"{{"as_of": "2024-06-30", "period": {period}}}"#)).kpis["contact.response_time"].clone();
    let monday = answers(r#"{"start": "2024-05-06", "end": "2024-05-07"}"#);
    assert_eq!((number(monday.value), measure(&monday, "completed_median")), (2700.0, 1950.0));
    assert_eq!(["answered", "within_5_min", "within_20_min", "within_1_h", "never"].map(|name| measure(&monday, name)), [0.75, 0.125, 0.375, 0.5, 0.25]);
    near(measure(&monday, "within_1_h") / measure(&monday, "answered"), 0.667, 5e-4);
    assert_eq!((number(monday.target), monday.unit.as_str()), (1200.0, "seconds"));
    let friday = answers(r#"{"start": "2024-05-03", "end": "2024-05-04"}"#);
    assert_eq!((number(friday.value), measure(&friday, "business_median")), (3825.0 * 60.0, 45.0 * 60.0));
}

#[test]
fn e45_fast_answers_and_conversion_go_together() {
    let mut contacts = String::from("contact_id,email,created_at,lifecycle_stage,became_a_customer_date\n");
    let mut activities = String::from("activity_date,contact_id,type,direction,owner\n");
    for i in 0..200 {
        let (minute, won) = if i < 40 { (10, i < 12) } else { (50, i < 64) };
        let (stage, at) = if won { ("Customer", "2024-05-20") } else { ("Lead", "") };
        contacts.push_str(&format!("p{i},p{i}@a.example,2024-05-06 09:00,{stage},{at}\n"));
        activities.push_str(&format!("2024-05-06 09:{minute},p{i},Call,Outbound,Ana\n"));
    }
    let report = report(&[("contacts.csv", &contacts), ("activities.csv", &activities)], AS_OF);
    let speed = kpi(&report, "contact.response_time");
    assert_eq!((measure(speed, "conversion_fast"), measure(speed, "conversion_slow")), (0.3, 0.15));
    let (fast, slow) = (measure(speed, "conversion_fast"), measure(speed, "conversion_slow"));
    near(fast / slow, 2.0, 1e-12);
    near(fast / (1.0 - fast) / (slow / (1.0 - slow)), 2.43, 5e-3);
    near(fast - slow, 0.15, 1e-12);
    near(measure(speed, "difference_low"), 0.015, 5e-4);
    near(measure(speed, "difference_high"), 0.311, 5e-4);
    near(measure(speed, "p"), 0.027, 5e-4);
    let outreach = kpi(&report, "contact.outreach_conversion");
    assert_eq!((number(outreach.value), number(outreach.denominator)), (0.18, 200.0));
}

#[test]
fn every_activity_with_somebody_who_is_counted_is_used_where_only_activities_tell() {
    let activities = "Activity ID,Contact ID,Type,Direction,Outcome,Date\nA1,Bo,call,outgoing,,2024-03-01\nA2,Bo,call,outgoing,connected,2024-03-05\nA3,Cy,email,outgoing,,2024-02-01\nA4,Cy,email,outgoing,,2024-03-02\n";
    let report = report(&[("activities.csv", activities)], r#"{"as_of":"2024-03-31","period":{"start":"2024-03-01","end":"2024-04-01"}}"#);
    let (first, reached) = (kpi(&report, "contact.reply_rate_by_attempt"), kpi(&report, "contact.outreach_conversion"));
    assert_eq!((number(first.denominator), first.used), (1.0, 2), "Bo, named by two activities; Cy was first approached in February");
    assert_eq!((number(reached.denominator), reached.used), (2.0, 4), "both were reached in March");
}

#[test]
fn outreach_counts_for_thirty_days() {
    let contacts = "contact_id,email,created_at,lifecycle_stage,became_a_customer_date,unsubscribed\na,a@a.example,2024-01-02,Customer,2024-02-20,no\nb,b@a.example,2024-01-02,Customer,2024-05-20,no\nc,c@a.example,2024-01-02,Customer,2024-01-20,no\nd,d@a.example,2024-01-02,Lead,,yes\n";
    let activities = "activity_date,contact_id,type,direction,owner\n2024-02-01,a,Call,Outbound,Ana\n2024-02-01,b,Call,Outbound,Ana\n2024-02-01,c,Call,Outbound,Ana\n2024-02-01,d,Bounced e-mail,Outbound,Ana\n";
    let report = report(&[("contacts.csv", contacts), ("activities.csv", activities)], AS_OF);
    let outreach = kpi(&report, "contact.outreach_conversion");
    assert_eq!((number(outreach.numerator), number(outreach.denominator), accounted(outreach)), (1.0, 3.0, 4));
    assert!(outreach.excluded.iter().any(|left| left.reason == "converted" && left.rows == 1));
    let gone = kpi(&report, "contact.disengaged");
    assert_eq!((number(gone.value), measure(gone, "unsubscribed"), measure(gone, "bounced")), (1.0, 1.0, 0.0));
}

#[test]
fn e49_who_logs_in_is_not_who_works() {
    let users = "user_name,team,last_login\nAna,North,2024-06-10\nBo,North,2024-06-12\nCy,South,2024-06-20\nDi,South,2024-06-02\nEl,South,2024-03-02\n";
    let mut activities = String::from("activity_date,deal_id,type,owner,logged_at\n");
    // three of five work; on the ten days 1.125 of them a day
    for (day, owner) in [(1, "Ana"), (1, "Bo"), (2, "Ana"), (3, "Cy"), (4, "Ana"), (5, "Bo"), (6, "Cy"), (7, "Ana"), (8, "Bo")] {
        activities.push_str(&format!("2024-06-{day:02} 09:00,d{},Call,{owner},2024-06-{day:02} 12:00\n", day % 3 + 1));
    }
    let deals = "deal_id,created_at,stage,close_date,amount,owner,source\nd1,2024-01-05,Open,,10,Ana,web\nd2,2024-01-05,Open,,,Bo,\nd3,2024-01-05,Open,,10,Cy,web\nd4,2024-01-05,Open,,10,,web\n";
    let settings = r#"{"as_of": "2024-06-30", "stale_days": 30, "period": {"start": "2024-06-01", "end": "2024-06-09"}}"#;
    let report = report(&[("users.csv", users), ("activities.csv", &activities), ("deals.csv", deals)], settings);
    let active = kpi(&report, "adoption.active_users");
    assert_eq!((number(active.value), measure(active, "logins")), (0.6, 0.8));
    near(measure(active, "stickiness"), 9.0 / 8.0 / 3.0, 1e-12);
    near(measure(active, "stickiness"), 0.375, 1e-12);
    assert_eq!(measure(kpi(&report, "adoption.stale_opportunities"), "touched"), 0.75);
    assert_eq!(number(kpi(&report, "adoption.stale_opportunities").value), 1.0);
    assert_eq!(number(kpi(&report, "adoption.actions_per_user").value), 9.0 / 5.0);
    assert_eq!(number(kpi(&report, "adoption.logging_delay_hours").value), 3.0);
    let whole = crate::report(&[("deals.csv", deals)], r#"{"as_of": "2024-06-30", "by": ["owner"]}"#);
    let filled = kpi(&whole, "adoption.completeness_by_owner");
    // amount, source and owner are asked for, and a close date: the file has the column
    assert_eq!((number(filled.numerator), number(filled.denominator)), (9.0, 16.0));
    assert_eq!(filled.breakdowns["owner"].iter().find(|row| row.key.as_deref() == Some("Bo")).map(|row| number(row.value)), Some(0.25));
    let unlisted = crate::report(&[("activities.csv", &activities)], settings);
    assert_eq!(kpi(&unlisted, "adoption.active_users").reason.as_deref(), Some("users_seen"));
}

#[test]
fn activities_that_name_no_deal_do_not_tell_which_deals_were_touched() {
    let deals = "deal_id,contact_id,created_at,stage,close_date\nd1,p1,2024-01-05,Open,\nd2,p2,2024-01-05,Open,\n";
    let activities = "activity_date,contact_id,type,owner\n2024-06-10,p1,Call,Ana\n";
    let report = report(&[("deals.csv", deals), ("activities.csv", activities)], AS_OF);
    let stale = kpi(&report, "adoption.stale_opportunities");
    assert_eq!((measure(stale, "open"), stale.measures["touched"]), (2.0, None));
}

#[test]
fn an_outcome_in_words_says_whether_somebody_replied() {
    let replied = ["Connected", "Joint", "Réponse reçue", "Answered", "Completed", "Not interested", "Refus", "oui", "A répondu"];
    let silent = [
        "No answer",
        "Busy",
        "Left voicemail",
        "Left live message",
        "Pas de réponse",
        "Occupé",
        "Messagerie",
        "Répondeur",
        "Wrong number",
        "Non abouti",
        "no",
        "Scheduled",
        "",
    ];
    for (words, rate) in [(replied.as_slice(), 1.0), (silent.as_slice(), 0.0)] {
        for outcome in words {
            let calls = format!("call_date,contact_id,direction,call_outcome,agent\n2024-02-01,p1,Outbound,{outcome},Ana\n");
            let report = report(&[("calls.csv", &calls)], AS_OF);
            near(number(kpi(&report, "contact.reply_rate_by_attempt").value), rate, 1e-12);
        }
    }
}
