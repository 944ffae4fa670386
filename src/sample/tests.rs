use super::{SampleFile, Truth, sample, truth};
use std::collections::{BTreeMap, BTreeSet};

/// Records of a file by header. No cell holds a line break.
fn records(files: &[SampleFile], name: &str) -> Vec<BTreeMap<String, String>> {
    let file = files.iter().find(|file| file.name.contains(name)).unwrap();
    let text = std::str::from_utf8(&file.bytes).unwrap();
    let cells = |line: &str| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        cells.push(cell);
        cells
    };
    let mut lines = text.lines().map(cells);
    let header = lines.next().unwrap();
    lines
        .map(|row| {
            assert_eq!(row.len(), header.len(), "{name}");
            header.iter().cloned().zip(row).collect()
        })
        .collect()
}

fn fnv(files: &[SampleFile]) -> u64 {
    files
        .iter()
        .flat_map(|file| file.name.bytes().chain(file.bytes.iter().copied()))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn helvia() -> (Vec<SampleFile>, Truth) {
    (sample(1200, 42), truth(1200, 42))
}

#[test]
fn a_seed_has_one_set_of_bytes_on_every_platform_and_for_ever() {
    let files = sample(1200, 42);
    assert_eq!(files, sample(1200, 42));
    assert_eq!(format!("{:016x}", fnv(&files)), HASH);
    assert_ne!(fnv(&sample(1200, 43)), fnv(&files));
}

#[test]
fn any_number_of_deals_can_be_asked_for() {
    for deals in [0, 1, 7, 5000] {
        let files = sample(deals, 7);
        assert_eq!(files.len(), 13);
        assert_eq!(records(&files, "all-deals").len(), deals);
        assert_eq!(truth(deals, 7).deals, deals as u64);
    }
}

#[test]
fn dates_lie_in_both_years_and_deals_move_on_working_days() {
    let (files, _) = helvia();
    let both_years = "2023-01-01".."2025-01-01";
    for (name, columns) in [
        ("stage_history", &["changed_at"][..]),
        ("nps", &["date"]),
        ("subscriptions", &["end_date"]),
        ("all-deals", &["Create Date"]),
        ("all-contacts", &["Create Date", "Became a Customer Date", "Became a Lead Date"]),
    ] {
        for record in records(&files, name) {
            for column in columns {
                let date = record[*column].as_str();
                assert!(date.is_empty() || both_years.contains(&date), "{name} {column} {date}");
            }
        }
    }
    assert!(records(&files, "subscriptions").iter().all(|row| row["end_date"].is_empty() || row["start_date"] < row["end_date"]));
    assert!(records(&files, "subscriptions").iter().all(|row| ("2019-09-01".."2025-01-01").contains(&row["start_date"].as_str())));
    let weekday = |text: &str| (crate::calendar::Day::parse(&text[..10]).unwrap().0 + 3).rem_euclid(7);
    assert!(records(&files, "stage_history").iter().all(|row| weekday(&row["changed_at"]) < 5));
}

#[test]
fn ids_are_unique_and_keys_find_their_record() {
    let (files, _) = helvia();
    let ids = |name: &str, column: &str| {
        let all: Vec<String> = records(&files, name).into_iter().map(|row| row[column].clone()).collect();
        let unique: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(all.len(), unique.len(), "{name} {column}");
        unique
    };
    let (deals, contacts) = (ids("all-deals", "Record ID"), ids("all-contacts", "Record ID"));
    ids("all-contacts", "Email");
    assert!(records(&files, "stage_history").iter().all(|row| deals.contains(&row["deal_id"])));
    assert!(records(&files, "all-deals").iter().all(|row| contacts.contains(&row["Associated Contact IDs"])));
    let customers: BTreeSet<String> = records(&files, "subscriptions").into_iter().map(|row| row["customer_id"].clone()).collect();
    assert!(records(&files, "nps").iter().all(|row| customers.contains(&row["customer_id"])));
    let won = records(&files, "all-deals").into_iter().filter(|row| row["Deal Stage"] == "Closed Won");
    assert!(won.into_iter().all(|row| customers.contains(&row["Associated Company IDs"])));
}

#[test]
fn the_history_agrees_with_the_deals() {
    let (files, _) = helvia();
    let mut moves: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for row in records(&files, "stage_history") {
        moves.entry(row["deal_id"].clone()).or_default().push(row);
    }
    for deal in records(&files, "all-deals") {
        let moves = &moves[&deal["Record ID"]];
        assert_eq!((&moves[0]["from_stage"], &moves[0]["changed_at"]), (&String::new(), &deal["Create Date"]));
        assert_eq!(moves[moves.len() - 1]["to_stage"], deal["Deal Stage"]);
        for pair in moves.windows(2) {
            assert_eq!(pair[0]["to_stage"], pair[1]["from_stage"]);
            assert!(pair[0]["changed_at"] < pair[1]["changed_at"]);
        }
        let last = |stage: &str| moves.iter().rev().find(|row| row["to_stage"] == stage).map_or("", |row| row["changed_at"].as_str());
        for stage in super::deals::STAGES {
            assert_eq!(deal[&format!("Date entered \"{stage} (Sales Pipeline)\"")], last(stage), "{}", deal["Record ID"]);
        }
        if deal["Deal Stage"].starts_with("Closed") {
            assert_eq!(deal["Close Date"], last(&deal["Deal Stage"]));
        }
    }
}

#[test]
fn the_truth_is_what_the_files_say() {
    let (files, truth) = helvia();
    let deals = records(&files, "all-deals");
    let count = |stage: &str| deals.iter().filter(|deal| deal["Deal Stage"] == stage).count() as u64;
    assert_eq!((count("Closed Won"), count("Closed Lost")), (truth.outcomes["won"], truth.outcomes["lost"]));
    for (year, amount) in &truth.won_amount {
        let won = deals.iter().filter(|deal| deal["Deal Stage"] == "Closed Won" && deal["Close Date"].starts_with(&year.to_string()));
        assert_eq!(won.map(|deal| deal["Amount"].parse::<f64>().unwrap() as i64).sum::<i64>(), *amount);
    }
    let answers = |low: i64, high: i64| {
        records(&files, "nps").iter().filter(|row| row["date"].starts_with("2024") && (low..=high).contains(&row["score"].parse().unwrap())).count() as u64
    };
    assert_eq!([answers(9, 10), answers(7, 8), answers(0, 6)], truth.nps_2024);
    let subscriptions = records(&files, "subscriptions");
    let active = |day: &str| -> BTreeSet<&String> {
        subscriptions
            .iter()
            .filter(|row| row["start_date"].as_str() <= day && (row["end_date"].is_empty() || row["end_date"].as_str() > day))
            .map(|row| &row["customer_id"])
            .collect()
    };
    let (start, end) = (active("2023-12-31"), active("2024-12-31"));
    assert_eq!((start.difference(&end).count() as u64, start.len() as u64), (truth.logo_churn[&2024].part, truth.logo_churn[&2024].of));
    assert_eq!(end.len() as u64, truth.customers);
    let mrr: f64 = subscriptions.iter().filter(|row| row["end_date"].is_empty()).map(|row| row["mrr"].parse::<f64>().unwrap()).sum();
    assert_eq!(mrr as i64, truth.mrr);
    let spend = records(&files, "spend").into_iter().filter(|row| row["month"].starts_with("2024") && row["category"] != "retention");
    assert_eq!(spend.map(|row| row["amount"].parse::<f64>().unwrap() as i64).sum::<i64>(), truth.acquisition_spend_2024);
}

#[test]
fn business_grows_by_a_fifth_and_the_demo_loses_most_and_got_slower() {
    let (_, truth) = helvia();
    assert!((0.18..0.20).contains(&truth.won_amount_growth), "{}", truth.won_amount_growth);
    assert_eq!(truth.most_lost_in, "Demo");
    assert!(truth.stages.iter().all(|(name, share)| *name == "Demo" || share.rate() > truth.stages["Demo"].rate() + 0.1));
    let [before, since] = truth.demo_median_days.map(Option::unwrap);
    assert!(since > 1.4 * before, "{before} {since}");
}

#[test]
fn the_fair_wins_more_and_advertising_less_and_one_owner_sells_little() {
    let (_, truth) = helvia();
    let [fair, ads, others] = truth.fair_ads_others;
    for (left, right) in [(fair, others), (ads, others)] {
        assert!(crate::stats::two_proportion_z(left.part, left.of, right.part, right.of).unwrap() < 0.05);
    }
    assert!(fair.rate() > 1.4 * others.rate() && ads.rate() < 0.8 * others.rate());
    let least = truth.won_amount_2024_by_owner.iter().min_by_key(|owner| *owner.1).unwrap();
    assert_eq!(*least.0, truth.struggling);
    let rest = truth.won_amount_2024_by_owner.iter().filter(|owner| *owner.0 != truth.struggling);
    assert!(rest.clone().all(|owner| *owner.1 > super::QUOTA_2024) && *least.1 < super::QUOTA_2024, "{:?}", truth.won_amount_2024_by_owner);
}

#[test]
fn a_sixth_of_the_customers_leaves_mostly_small_and_unhappy_ones() {
    let (_, truth) = helvia();
    assert!((0.15..0.175).contains(&truth.logo_churn[&2024].rate()));
    assert!(truth.logo_churn[&2023].rate() < 0.13);
    assert!(truth.logo_churn_2024_by_plan["Starter"].rate() > 2.0 * truth.logo_churn_2024_by_plan["Growth"].rate());
    assert!(truth.left_for_price_2024 >= 15);
    for [detractors, others] in [truth.churn_2024_detractors_others, truth.churn_2024_answered_detractors_others] {
        let ratio = detractors.rate() / others.rate();
        assert!((1.7..2.3).contains(&ratio), "{ratio}");
    }
    assert!((19.0..25.0).contains(&truth.nps_2024_score), "{}", truth.nps_2024_score);
    assert!(truth.returned >= 2);
}

#[test]
fn a_customer_is_worth_a_little_over_three_times_its_cost_but_that_is_not_established() {
    let (_, truth) = helvia();
    let [low, high] = truth.ltv_cac_interval.unwrap();
    assert!((3.0..3.4).contains(&truth.ltv_cac.unwrap()));
    assert!(low < 3.0 && 3.0 < high, "{low} {high}");
}

#[test]
fn a_few_open_deals_are_stuck_and_some_moved_back() {
    let (files, truth) = helvia();
    let overdue =
        records(&files, "all-deals").into_iter().filter(|deal| !deal["Deal Stage"].starts_with("Closed") && deal["Close Date"].as_str() < "2024-12-31");
    assert_eq!(overdue.count(), 2);
    assert!((0.05..0.08).contains(&truth.stuck.rate()), "{:?}", truth.stuck);
    assert!(truth.regressed > 20);
}

#[test]
fn the_main_stories_hold_for_other_seeds() {
    for seed in 0..20 {
        let truth = truth(1200, seed);
        let [fair, ads, others] = truth.fair_ads_others;
        assert_eq!(truth.most_lost_in, "Demo", "{seed}");
        assert!(fair.rate() > others.rate() && ads.rate() < others.rate(), "{seed}");
        assert!((0.14..0.19).contains(&truth.logo_churn[&2024].rate()), "{seed}");
        assert!((8.0..34.0).contains(&truth.nps_2024_score), "{seed} {}", truth.nps_2024_score);
        let [low, high] = truth.ltv_cac_interval.unwrap();
        assert!(low < 3.0 && 3.0 < high, "{seed}");
    }
}

#[test]
fn the_page_about_the_sample_says_the_truth() {
    let (files, truth) = helvia();
    let page = include_str!("../../docs/sample.md");
    let thousands = |amount: i64| format!("{},{:03}", amount / 1000, amount % 1000);
    let pair = |share: super::Share| format!("{} of {}", share.part, share.of);
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let one = |days: Option<f64>| format!("{:.1}", days.unwrap());
    let [low, high] = truth.ltv_cac_interval.unwrap();
    let said = [
        format!("{} won, {} lost, {} open", truth.outcomes["won"], truth.outcomes["lost"], truth.outcomes["open"]),
        format!("{} € in 2023, {} € in 2024: +{}", thousands(truth.won_amount[&2023]), thousands(truth.won_amount[&2024]), percent(truth.won_amount_growth)),
        format!("{} pass the demo ({};", pair(truth.stages["Demo"]), percent(truth.stages["Demo"].rate())),
        format!("took {} days (median) before July 2024, {} since", one(truth.demo_median_days[0]), one(truth.demo_median_days[1])),
        format!(
            "fair {}, Google and LinkedIn Ads {}, all others {}",
            pair(truth.fair_ads_others[0]),
            pair(truth.fair_ads_others[1]),
            pair(truth.fair_ads_others[2])
        ),
        format!(
            "{} won {} € in 2024; the target was {} € each",
            truth.struggling,
            thousands(truth.won_amount_2024_by_owner[truth.struggling]),
            thousands(super::QUOTA_2024)
        ),
        format!(
            "{} in 2024 ({}), {} in 2023 ({})",
            pair(truth.logo_churn[&2024]),
            percent(truth.logo_churn[&2024].rate()),
            pair(truth.logo_churn[&2023]),
            percent(truth.logo_churn[&2023].rate())
        ),
        format!(
            "{} Starter customers left in 2024, {} on Growth; {} subscriptions",
            pair(truth.logo_churn_2024_by_plan["Starter"]),
            pair(truth.logo_churn_2024_by_plan["Growth"]),
            truth.left_for_price_2024
        ),
        format!("{} detractors against {} others", pair(truth.churn_2024_detractors_others[0]), pair(truth.churn_2024_detractors_others[1])),
        format!("{} against {} |", pair(truth.churn_2024_answered_detractors_others[0]), pair(truth.churn_2024_answered_detractors_others[1])),
        format!("{} promoters, {} passives, {} detractors: +{:.1}", truth.nps_2024[0], truth.nps_2024[1], truth.nps_2024[2], truth.nps_2024_score),
        format!("LTV/CAC {:.2} (margin 1), between {low:.2} and {high:.2}", truth.ltv_cac.unwrap()),
        format!("| {}; two of them forgotten", pair(truth.stuck)),
        format!("{} deals moved back at least once; {} customers left and came back", truth.regressed, truth.returned),
        format!("| {} moves |", thousands(records(&files, "stage_history").len() as i64)),
        format!("| {} |", thousands(records(&files, "all-contacts").len() as i64)),
        format!("| {} |", records(&files, "spend").len()),
        format!("Associated Company IDs` | {} |", records(&files, "subscriptions").len()),
        format!("every quarter | {} |", records(&files, "nps").len()),
    ];
    for sentence in said {
        assert!(page.contains(&sentence), "not in docs/sample.md: {sentence}");
    }
}

/// FNV-1a over names and bytes of all files.
const HASH: &str = "c88a644ebb75967b";
