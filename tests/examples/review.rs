//! The scorecard, the review and the team: they name what was planted, and nothing where nothing was.

use crate::{measure, number};
use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::{Report, Review, ReviewItem};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;

fn of_sample(settings: &str) -> Report {
    of_firm(1200, settings)
}

fn of_firm(deals: usize, settings: &str) -> Report {
    let mut workspace = Workspace::new();
    for file in crm_kpi::sample::sample(deals, 42) {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).expect("readable");
        workspace.add(reading, None).expect("a table");
    }
    workspace.report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

fn item<'a>(review: &'a Review, kpi: &str, key: &str) -> Option<&'a ReviewItem> {
    review.items.iter().find(|item| item.kpi == kpi && item.key.as_deref() == Some(key))
}

const ALL: &str = r#""period": {"start": "2023-01-01", "end": "2025-01-01"}"#;

#[test]
fn the_review_names_the_stories_of_the_sample() {
    let report = of_sample(&format!("{{{ALL}}}"));
    let review = report.review.expect("a review");
    let demo = item(&review, "funnel.median_days", "Demo").expect("the demo got slower");
    assert!(!demo.better && number(demo.change) > 2.0 && demo.standard_errors > 3.0, "{demo:?}");
    let fair = item(&review, "sales.win_rate", "Salon Parcours").expect("the fair wins more");
    assert!(fair.better && fair.against == "rest" && fair.standard_errors > 3.0, "{fair:?}");
    let sorted = review.items.windows(2).all(|pair| pair[0].standard_errors.abs() >= pair[1].standard_errors.abs());
    assert!(sorted && review.items.len() <= 30);
    let year = of_sample(r#"{"period": {"start": "2024-01-01", "end": "2025-01-01"}}"#).review.expect("a review");
    let starter = item(&year, "churn.logo", "Starter").expect("Starter customers leave");
    assert!(!starter.better && starter.dimension.as_deref() == Some("plan"), "{starter:?}");
}

#[test]
fn with_twice_the_deals_the_review_names_every_story_that_is_planted_in_parts() {
    let review = of_firm(2500, &format!("{{{ALL}}}")).review.expect("a review");
    let truth = crm_kpi::sample::truth(2500, 42);
    let stories = [
        ("funnel.median_days", "Demo", false),
        ("sales.win_rate", "Salon Parcours", true),
        ("sales.win_rate", "Google Ads – Logiciel CRM", false),
        ("sales.win_rate", "LinkedIn Ads – Sales leaders", false),
        ("sales.win_rate", truth.struggling, false),
        ("churn.logo", "Starter", false),
    ];
    for (kpi, key, better) in stories {
        let found = item(&review, kpi, key).unwrap_or_else(|| panic!("{kpi} of {key} is not named in {:?}", review.items));
        assert_eq!((found.better, found.standard_errors.abs() > 3.0), (better, true), "{found:?}");
    }
    let of_campaigns = review.items.iter().filter(|item| item.dimension.as_deref() == Some("campaign"));
    assert_eq!(of_campaigns.count(), 3, "no other campaign is named: {:?}", review.items);
}

#[test]
fn the_scorecard_advises_about_the_stories_of_the_sample() {
    let targets: Vec<String> = crm_kpi::sample::truth(1200, 42)
        .won_amount_2024_by_owner
        .keys()
        .map(|owner| format!(r#"{{"kpi": "sales.won_amount", "value": 60000, "period": "2024", "owner": "{owner}"}}"#))
        .collect();
    let report =
        of_sample(&format!(r#"{{"period": {{"start": "2024-01-01", "end": "2025-01-01"}}, "grain": "quarter", "targets": [{}]}}"#, targets.join(", ")));
    let scorecard = report.scorecard.as_ref().expect("a scorecard");
    let about = |rule: &str| scorecard.advice.iter().filter(|advice| advice.rule == rule).filter_map(|advice| advice.subject.clone()).collect::<Vec<_>>();
    assert_eq!(about("leak"), ["Demo"]);
    assert!(about("coaching").contains(&crm_kpi::sample::truth(1200, 42).struggling.to_owned()), "{:?}", scorecard.advice);
    assert!(about("invest").contains(&"Salon Parcours".to_owned()), "{:?}", scorecard.advice);
    assert!(!about("stuck").is_empty());
    let ltv = scorecard.rows.iter().find(|row| row.kpi == "ltv_cac").expect("a row");
    assert_eq!((ltv.perspective.as_str(), ltv.status.as_str(), ltv.status_rule.as_str()), ("financial", "likely", "met_within_interval"));
    let perspectives: Vec<&str> = scorecard.rows.iter().map(|row| row.perspective.as_str()).collect();
    assert!(perspectives.is_sorted_by_key(|name| ["financial", "customer", "process", "learning"].iter().position(|known| known == name)));
    assert!(scorecard.rows.iter().any(|row| row.kind == "lead") && scorecard.rows.iter().any(|row| row.kind == "lag"));
    let attainment = crate::kpi(&report, "sales.quota_attainment");
    assert!(measure(attainment, "needs_coaching") >= 1.0);
    let team = report.team.expect("a team");
    let struggling = team.iter().find(|row| row.owner.as_deref() == Some(crm_kpi::sample::truth(1200, 42).struggling)).expect("a row");
    assert!(struggling.attainment.is_some_and(|share| share < 0.6) && struggling.needs_coaching == Some(true), "{struggling:?}");
    assert_eq!(number(struggling.won_amount), 31_848.0);
    assert!(team.windows(2).all(|pair| pair[1].owner.is_none() || number(pair[0].won_amount) >= number(pair[1].won_amount)));
}

/// Deals of one kind: chances and lengths are the same for all owners, sources and months.
fn dull(seed: u64) -> [(&'static str, String); 2] {
    let mut state = seed;
    let mut below = move |n: u64| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % n
    };
    let day = |offset: u64| crm_kpi::calendar::Day::parse("2023-01-01").expect("a day").plus(offset as i32).to_string();
    let (mut deals, mut moves) =
        (String::from("deal_id,created_at,stage,closed_at,amount,owner,source\n"), String::from("deal_id,from_stage,to_stage,changed_at\n"));
    for i in 0..900 {
        let created = below(730);
        let (mut at, mut stage, mut lost) = (created, 0, false);
        let stages = ["New", "Demo", "Proposal", "Won"];
        moves.push_str(&format!("D{i},,New,{}\n", day(at)));
        while stage < 3 && at < 731 {
            at += 3 + below(12);
            lost = below(100) < 30;
            if at >= 731 {
                lost = false;
                break;
            }
            let to = if lost { "Lost" } else { stages[stage + 1] };
            moves.push_str(&format!("D{i},{},{to},{}\n", stages[stage], day(at)));
            if lost {
                break;
            }
            stage += 1;
        }
        let closed = if lost || stage == 3 { day(at) } else { String::new() };
        let name = if lost { "Lost" } else { stages[stage] };
        let (owner, source) = (["Ana", "Bo", "Cy"][below(3) as usize], ["Web", "Fair"][below(2) as usize]);
        deals.push_str(&format!("D{i},{},{name},{closed},{},{owner},{source}\n", day(created), 500 + below(1000)));
    }
    [("deals.csv", deals), ("stage_history.csv", moves)]
}

/// Customers of one kind, who leave by the same chance every month whatever their plan, and answer alike.
fn dull_customers(seed: u64) -> [(&'static str, String); 2] {
    let mut state = seed;
    let mut below = move |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let first = crm_kpi::calendar::Day::parse("2022-01-01").expect("a day");
    let (mut plans, mut answers) =
        (String::from("customer_id,start_date,end_date,mrr,plan,country\n"), String::from("customer_id,nps_score,answered_at,segment\n"));
    for i in 0..900 {
        let start = first.plus(below(1095) as i32);
        let stay = (0..36).find(|_| below(100) < 3).map(|months| start.plus_months(months + 1)).filter(|end| end.to_string().as_str() < "2025-01-01");
        let (plan, country) = (["Small", "Large"][below(2) as usize], ["FR", "DE", "GB"][below(3) as usize]);
        plans.push_str(&format!("c{i},{start},{},50,{plan},{country}\n", stay.map(|end| end.to_string()).unwrap_or_default()));
        for _ in 0..below(3) {
            answers.push_str(&format!("c{i},{},{},{}\n", below(11), first.plus(below(1095) as i32), ["A", "B"][below(2) as usize]));
        }
    }
    [("subscriptions.csv", plans), ("nps.csv", answers)]
}

#[test]
fn nothing_is_named_where_customers_are_all_alike() {
    for seed in 1..=6 {
        let files = dull_customers(seed);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let report = crate::report(&files, r#"{"as_of": "2024-12-31", "period": {"start": "2024-01-01", "end": "2025-01-01"}}"#);
        assert!(report.kpis["churn.logo"].breakdowns["plan"].len() == 2 && report.kpis["nps"].breakdowns["segment"].len() == 2);
        assert_eq!(report.review.expect("a review").items, [], "seed {seed}");
    }
}

#[test]
fn one_success_among_none_is_no_news() {
    let mut deals = String::from("deal_id,created_at,stage,closed_at,owner\n");
    for i in 0..1424 {
        let (owner, stage) = (if i < 87 { "Ana" } else { "Bo" }, if i == 0 { "Won" } else { "Lost" });
        deals.push_str(&format!("{i},2024-03-01,{stage},2024-05-02,{owner}\n"));
    }
    let report = crate::report(&[("deals.csv", &deals)], r#"{"as_of": "2024-12-31", "by": ["owner"]}"#);
    assert!(report.kpis["sales.win_rate"].breakdowns["owner"][0].p.is_some_and(|p| p < 0.001), "beyond chance by the formula");
    assert_eq!(report.review.expect("a review").items.iter().filter(|item| item.against == "rest").count(), 0);
}

#[test]
fn nothing_is_named_where_nothing_happened() {
    for seed in 1..=6 {
        let files = dull(seed);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let report = crate::report(&files, r#"{"as_of": "2024-12-31", "period": {"start": "2024-01-01", "end": "2025-01-01"}}"#);
        assert_eq!(report.review.expect("a review").items, [], "seed {seed}");
        let advice = report.scorecard.expect("a scorecard").advice;
        assert!(advice.iter().all(|advice| advice.rule == "stuck"), "seed {seed}: {advice:?}");
    }
}

/// Deals that take five days in one year and forty in the next; what was moved when stands beside them.
fn slower() -> (String, String) {
    let day = |offset: i32| crm_kpi::calendar::Day::parse("2023-01-01").expect("a day").plus(offset).to_string();
    let (mut deals, mut moves) =
        (String::from("deal_id,created_at,stage,closed_at,owner,customer_id\n"), String::from("deal_id,from_stage,to_stage,changed_at\n"));
    for (i, start) in (0..600).step_by(4).enumerate() {
        let days = if start < 365 { 5 } else { 40 };
        deals.push_str(&format!("D{i},{},Won,{},{},C{i}\n", day(start), day(start + days), ["Ana", "Bo"][i % 2]));
        moves.push_str(&format!("D{i},,Demo,{}\nD{i},Demo,Won,{}\n", day(start), day(start + days)));
    }
    (deals, moves)
}

#[test]
fn how_long_a_stage_takes_is_reviewed_where_a_history_tells_it_and_not_guessed_from_how_long_the_deal_took() {
    let (deals, moves) = slower();
    let settings = format!("{{{ALL}}}");
    let times = |files: &[(&str, &str)]| {
        let review = crate::report(files, &settings).review.expect("a review");
        review.items.into_iter().filter(|item| item.kpi == "funnel.median_days").map(|item| (item.key, item.better)).collect::<Vec<_>>()
    };
    assert_eq!(times(&[("deals.csv", &deals), ("stage_history.csv", &moves)]), [(Some("Demo".to_owned()), false)]);
    assert_eq!(times(&[("deals.csv", &deals)]), []);
}

#[test]
fn an_owner_has_a_freshness_where_activities_are_loaded_and_an_unknown_one_where_none_are() {
    let (deals, _) = slower();
    let activities = "activity_date,contact_id,type,owner\n2024-12-30,C140,Call,Ana\n2024-09-30,C141,Call,Bo\n";
    let freshness = |files: &[(&str, &str)]| {
        let team = crate::report(files, &format!(r#"{{"as_of": "2024-12-31", {ALL}}}"#)).team.expect("a team");
        ["Ana", "Bo"].map(|owner| team.iter().find(|row| row.owner.as_deref() == Some(owner)).expect("a row").freshness)
    };
    assert_eq!(freshness(&[("deals.csv", &deals)]), [None, None]);
    let [ana, bo] = freshness(&[("deals.csv", &deals), ("activities.csv", activities)]);
    assert!(ana.is_some_and(|share| share > 0.0), "{ana:?}");
    assert_eq!(bo, Some(0.0));
}
