//! What customers say: the Net Promoter Score, effort, satisfaction, and who answers.

use crate::{accounted, kpi, measure, near, number, report};

fn answers(promoters: usize, passives: usize, detractors: usize) -> String {
    let mut text = String::from("customer_id,nps_score,answered_at\n");
    for (score, count) in [(10, promoters), (8, passives), (3, detractors)] {
        (0..count).for_each(|i| text.push_str(&format!("c{score}{i},{score},2024-05-0{}\n", i % 9 + 1)));
    }
    text
}

#[test]
fn e19_the_net_promoter_score_has_a_margin() {
    let report = report(&[("nps.csv", &answers(50, 30, 20))], "{}");
    let nps = report.nps.unwrap();
    assert_eq!(nps.score, Some(30.0));
    near(nps.margin.unwrap(), 15.31, 5e-3);
    let interval = report.kpis["nps"].interval.clone().unwrap();
    near(number(interval.low), 14.7, 0.05);
    near(number(interval.high), 45.3, 0.05);
    assert_eq!((nps.promoters, nps.passives, nps.detractors, nps.responses), (50, 30, 20, 100));
    let error = nps.margin.unwrap() / 196.0;
    let variance = error * error * nps.responses as f64;
    near(variance, 0.61, 1e-9);
    // divided by one answer less, as some do
    near(nps.margin.unwrap() * (100.0_f64 / 99.0).sqrt(), 15.38, 6e-3);
    assert_eq!(nps.distribution.iter().map(|count| count.count).collect::<Vec<_>>(), [0, 0, 0, 20, 0, 0, 0, 0, 30, 0, 50]);
}

#[test]
fn e20_a_small_sample_takes_the_adjusted_interval() {
    let report = report(&[("nps.csv", &answers(5, 3, 2))], "{}");
    let nps = kpi(&report, "nps");
    assert_eq!((number(nps.value), nps.small_sample), (30.0, true));
    let interval = nps.interval.clone().unwrap();
    near(number(interval.low), 23.1 - 42.1, 0.1);
    near(number(interval.high), 23.1 + 42.1, 0.1);
    near((number(interval.low) + number(interval.high)) / 2.0, 23.1, 0.05);
    near(report.nps.as_ref().unwrap().margin.unwrap(), 42.1, 0.05);
    // ten times as many answers, each like one of these: what Wald's interval was of ten
    let tenfold = crate::report(&[("nps.csv", &answers(50, 30, 20))], "{}").nps.unwrap();
    near(tenfold.margin.unwrap() * 10.0_f64.sqrt(), 48.4, 0.05);
}

#[test]
fn e21_five_promoters_do_not_prove_a_hundred() {
    let report = report(&[("nps.csv", &answers(5, 0, 0))], "{}");
    let interval = kpi(&report, "nps").interval.clone().unwrap();
    near(number(interval.low), 17.5, 0.05);
    assert_eq!((number(interval.high), number(kpi(&report, "nps").value)), (100.0, 100.0));
}

#[test]
fn e22_two_waves_do_not_differ_beyond_chance() {
    let mut text = String::from("customer_id,nps_score,answered_at,segment\n");
    for (wave, counts) in [("first", [50, 30, 20]), ("second", [90, 40, 20])] {
        for (score, count) in [10, 8, 3].into_iter().zip(counts) {
            (0..count).for_each(|i| text.push_str(&format!("{wave}{score}{i},{score},2024-05-01,{wave}\n")));
        }
    }
    let report = report(&[("nps.csv", &text)], r#"{"by": ["segment"]}"#);
    let rows = &kpi(&report, "nps").breakdowns["segment"];
    assert_eq!(
        rows.iter().map(|row| (row.key.as_deref(), row.denominator.map(|n| n.to_f64()))).collect::<Vec<_>>(),
        [(Some("second"), Some(150.0)), (Some("first"), Some(100.0))]
    );
    near(number(rows[0].value), 46.67, 5e-3);
    assert_eq!(number(rows[1].value), 30.0);
    let difference = number(rows[0].value) - number(rows[1].value);
    near(difference, 16.67, 5e-3);
    let half = |at: usize| rows[at].interval.as_ref().map(|ends| (number(ends.high) - number(ends.low)) / 2.0).unwrap();
    let error = half(0).hypot(half(1)) / 1.96;
    near(error, 9.77, 5e-3);
    near(difference / error, 1.71, 5e-3);
    rows.iter().for_each(|row| near(row.p.unwrap(), 0.088, 5e-4));
}

#[test]
fn e23_every_score_falls_in_one_band_and_what_is_none_is_said() {
    let text = "customer_id,nps_score,answered_at\nA,10,2024-05-01\nB,9.5,2024-05-01\nC,9,2024-05-01\nD,8,2024-05-01\nE,7,2024-05-01\nF,6.5,2024-05-01\nG,11,2024-05-01\nH,-1,2024-05-01\nI,,2024-05-01\nJ,N/A,2024-05-01\nK,quite likely,2024-05-01\n";
    let report = report(&[("nps.csv", text)], "{}");
    let nps = kpi(&report, "nps");
    near(number(nps.value), 33.3, 0.05);
    assert_eq!([measure(nps, "promoters"), measure(nps, "passives"), measure(nps, "detractors")], [3.0, 2.0, 1.0]);
    let left: Vec<(&str, u64)> = nps.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect();
    assert_eq!((nps.used, left), (6, vec![("empty", 2), ("out_of_range", 2), ("unreadable", 1)]));
    assert_eq!(report.nps.unwrap().distribution[6].count, 1);
}

#[test]
fn a_scale_from_one_is_marked_as_not_comparable() {
    let text = "customer_id,nps_score,answered_at\nA,0,2024-05-01\nB,1,2024-05-01\nC,9,2024-05-01\nD,10,2024-05-01\n";
    let report = report(&[("nps.csv", text)], r#"{"nps": {"scale": "1-10"}, "targets": [{"kpi": "nps", "value": 20}]}"#);
    let nps = kpi(&report, "nps");
    near(number(nps.value), 100.0 / 3.0, 1e-9);
    assert_eq!((nps.reason.as_deref(), nps.status.as_str(), accounted(nps)), (Some("not_comparable"), "none", 4));
}

#[test]
fn the_latest_answer_of_each_customer_replaces_the_others() {
    let text = "customer_id,nps_score,answered_at\nA,2,2024-05-01\nA,10,2024-05-20\nB,9,2024-05-03\n";
    let score = |answers: &str| {
        let report = report(&[("nps.csv", text)], &format!(r#"{{"nps": {{"answers": "{answers}"}}}}"#));
        let nps = kpi(&report, "nps");
        (number(nps.value).round(), accounted(nps), nps.variants[0].id.clone(), number(nps.variants[0].value).round())
    };
    assert_eq!(score("all"), (33.0, 3, "latest".to_owned(), 100.0));
    assert_eq!(score("latest"), (100.0, 3, "all".to_owned(), 33.0));
}

#[test]
fn the_latest_answer_is_that_of_each_period() {
    let text = "customer_id,nps_score,answered_at\nA,2,2024-04-01\nA,9,2024-04-20\nA,8,2024-05-20\nB,9,2024-05-03\n";
    let report =
        report(&[("nps.csv", text)], r#"{"as_of": "2024-05-31", "period": {"start": "2024-05-01", "end": "2024-06-01"}, "nps": {"answers": "latest"}}"#);
    let nps = kpi(&report, "nps");
    assert_eq!((number(nps.value), number(nps.previous), accounted(nps)), (50.0, 100.0, 4));
    let year = crate::report(&[("nps.csv", text)], r#"{"as_of": "2024-05-31", "nps": {"answers": "latest"}}"#);
    assert_eq!(kpi(&year, "nps").series.iter().filter_map(|point| point.value).map(|value| value.to_f64()).collect::<Vec<_>>(), [100.0, 50.0]);
    assert!(kpi(&year, "nps").excluded.iter().any(|left| left.reason == "earlier_answer" && left.rows == 2));
}

#[test]
fn of_those_asked_some_answered() {
    let text = "customer_id,nps_score,answered_at,invited_at\nA,9,2024-05-03,2024-05-01\nB,,,2024-05-01\nC,,,2024-05-02\nD,4,2024-06-02,2024-05-28\nE,10,2024-04-30,2024-04-20\nF,10,2024-05-08,\n";
    let report = report(&[("nps.csv", text)], r#"{"as_of": "2024-06-30", "period": {"start": "2024-05-01", "end": "2024-06-01"}}"#);
    let rate = kpi(&report, "nps.response_rate");
    assert_eq!((number(rate.value), number(rate.denominator), accounted(rate)), (0.5, 4.0, 6));
    let left: Vec<(&str, u64)> = rate.excluded.iter().map(|left| (left.reason.as_str(), left.rows)).collect();
    assert_eq!(left, [("not_invited", 1), ("outside_period", 1)]);
    assert_eq!(kpi(&report, "ces").needs.len(), 1);
}

fn scores(kind: &str, scores: &[u32]) -> String {
    let lines = scores.iter().enumerate().map(|(i, score)| format!("C{i},{score},2024-05-0{},{kind}\n", i % 9 + 1));
    format!("customer_id,score,response_date,survey_type\n{}", lines.collect::<String>())
}

#[test]
fn e25_effort_on_a_scale_of_seven() {
    let report = report(&[("effort.csv", &scores("CES", &[7, 7, 6, 5, 5, 4, 3, 2, 1, 6]))], "{}");
    let ces = kpi(&report, "ces");
    near(number(ces.value), 4.6, 1e-12);
    for (name, value) in [("easy", 0.6), ("top_2", 0.4), ("index", 10.0), ("ease", 60.0), ("scale", 7.0), ("high_is_easy", 1.0)] {
        near(measure(ces, name), value, 1e-12);
    }
    assert_eq!((report.settings.ces.scale, report.settings.ces.high_is_easy), (Some(7), Some(true)));
    assert_eq!((kpi(&report, "nps").needs.len(), report.nps.is_none()), (1, true));
}

#[test]
fn e26_effort_as_it_was_first_asked() {
    let report = report(&[("effort.csv", &scores("CES", &[1, 2, 2, 3, 5]))], "{}");
    let ces = kpi(&report, "ces");
    near(number(ces.value), 2.6, 1e-12);
    for (name, value) in [("inverted", 3.4), ("ease", 60.0), ("easy", 0.6), ("scale", 5.0), ("high_is_easy", 0.0)] {
        near(measure(ces, name), value, 1e-12);
    }
}

#[test]
fn satisfied_is_the_top_two_of_five() {
    let report = report(&[("answers.csv", &scores("CSAT", &[5, 5, 4, 3, 1, 6]))], "{}");
    let csat = kpi(&report, "csat");
    assert_eq!((number(csat.value), number(csat.denominator), accounted(csat)), (0.6, 5.0, 6));
}

#[test]
fn what_is_asked_may_stand_in_the_header() {
    let report = report(&[("answers.csv", "customer_id,CES Score,response_date\nA,7,2024-05-01\nB,6,2024-05-02\n")], "{}");
    assert_eq!((number(kpi(&report, "ces").value), kpi(&report, "nps").value), (6.5, None));
}
