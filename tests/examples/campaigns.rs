//! What campaigns cost and brought: attribution, ROMI, cost per lead.

use crate::{accounted, kpi, measure, near, number, report, variant};
use crm_kpi::report::{CampaignRow, Report};

fn campaign<'a>(report: &'a Report, name: &str) -> &'a CampaignRow {
    let rows = report.campaigns.as_ref().expect("campaigns");
    rows.iter().find(|row| row.key.as_deref() == Some(name)).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn e41_return_on_marketing_by_margin_by_revenue_and_roas() {
    let deals = "deal_id,created_at,stage,amount,close_date,campaign\n1,2024-03-01,Won,12000,2024-04-01,Fair\n2,2024-03-01,Won,8000,2024-04-10,Fair\n3,2024-03-01,Won,5000,2024-04-10,\n4,2024-03-01,Lost,9000,2024-04-10,Fair\n";
    let spend = "month,category,campaign,amount\n2024-03,acquisition,Fair,11000\n2024-03,marketing,,400\n2024-03,sales,,7000\n";
    let report = report(&[("deals.csv", deals), ("spend.csv", spend)], r#"{"gross_margin": 0.6, "as_of": "2024-12-31"}"#);
    let romi = kpi(&report, "marketing.romi");
    near(number(romi.value), 0.6 * 20_000.0 / 11_400.0 - 1.0, 1e-12);
    near(number(romi.value), 0.0526, 1e-4);
    near(number(variant(romi, "revenue")), 0.7544, 1e-4);
    near(number(variant(romi, "roas")), 1.754, 1e-3);
    assert_eq!((romi.interval.is_none(), measure(romi, "margin"), accounted(romi)), (true, 12_000.0, 3));
    assert_eq!(number(romi.denominator), 11_400.0);
    let fair = campaign(&report, "Fair");
    assert_eq!((number(fair.revenue), number(fair.spend), fair.customers), (20_000.0, 11_000.0, Some(2)));
    near(fair.romi.unwrap(), 12_000.0 / 11_000.0 - 1.0, 1e-12);
}

#[test]
fn without_spend_there_is_no_return() {
    let deals = "deal_id,created_at,stage,amount,close_date,campaign\n1,2024-03-01,Won,12000,2024-04-01,Fair\n";
    let spend = "month,category,amount\n2024-03,sales,100\n";
    let report = report(&[("deals.csv", deals), ("spend.csv", spend)], "{}");
    assert_eq!((kpi(&report, "marketing.romi").value, kpi(&report, "marketing.romi").reason.as_deref()), (None, Some("empty_denominator")));
    let unknown =
        crate::report(&[("deals.csv", "deal_id,created_at,stage,amount,close_date\n1,2024-03-01,Won,12000,2024-04-01\n"), ("spend.csv", spend)], "{}");
    assert_eq!(kpi(&unknown, "marketing.romi").needs[0].fields, ["campaign"]);
}

#[test]
fn e42_touches_share_a_deal_evenly_and_add_up_to_it() {
    let contacts = "contact_id,email,created_at,campaign\nc1,a@a.example,2024-01-01,A\n";
    let deals =
        "deal_id,contact_id,created_at,stage,amount,close_date,campaign\n1,c1,2024-02-01,Won,10000,2024-04-01,B;C;D\n2,,2024-02-01,Won,0.01,2024-04-01,B;C;D\n";
    let revenue = |how: &str| {
        let report = report(&[("contacts.csv", contacts), ("deals.csv", deals)], &format!(r#"{{"campaign_attribution": "{how}"}}"#));
        ["A", "B", "C", "D"].map(|name| number(campaign(&report, name).revenue))
    };
    assert_eq!(revenue("first"), [10_000.0, 0.01, 0.0, 0.0]);
    assert_eq!(revenue("last"), [0.0, 0.0, 0.0, 10_000.01]);
    let even = revenue("even");
    assert_eq!(even[0], 2500.0);
    near(even.iter().sum::<f64>(), 10_000.01, 1e-9);
    near(revenue("u_shaped").iter().sum::<f64>(), 10_000.01, 1e-9);
    let alone = |how: &str, campaigns: &str| {
        let deals = format!("deal_id,contact_id,created_at,stage,amount,close_date,campaign\n1,c1,2024-02-01,Won,10000,2024-04-01,{campaigns}\n");
        let report = report(&[("contacts.csv", contacts), ("deals.csv", &deals)], &format!(r#"{{"campaign_attribution": "{how}"}}"#));
        let mut rows: Vec<(String, f64)> =
            report.campaigns.expect("campaigns").iter().map(|row| (row.key.clone().unwrap_or_default(), number(row.revenue))).collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        rows.into_iter().filter(|row| !row.0.is_empty()).map(|row| row.1).collect::<Vec<f64>>()
    };
    assert_eq!(alone("even", "B;C;D"), [2500.0; 4]);
    assert_eq!(alone("u_shaped", "B;C;D"), [4000.0, 1000.0, 1000.0, 4000.0]);
    assert_eq!(alone("u_shaped", "B"), [5000.0; 2], "two touches share it");
    assert_eq!(alone("u_shaped", "A"), [10_000.0]);
}

#[test]
fn a_touch_after_closing_counts_for_nothing() {
    let contacts = "contact_id,email,created_at,campaign\nc1,a@a.example,2024-05-01,Late\n";
    let deals = "deal_id,contact_id,created_at,stage,amount,close_date,campaign\n1,c1,2024-02-01,Won,10000,2024-04-01,Early\n";
    let report = report(&[("contacts.csv", contacts), ("deals.csv", deals)], r#"{"campaign_attribution": "last"}"#);
    assert_eq!(number(campaign(&report, "Early").revenue), 10_000.0);
    assert_eq!(number(campaign(&report, "Late").revenue), 0.0);
}

#[test]
fn a_campaigns_own_cost_counts_only_where_no_spend_names_it() {
    let campaigns = "Campaign ID,Name,Type,StartDate,EndDate,ActualCost,Responses\n1,Fair,Event,2024-03-01,2024-03-10,1000,80\n2,Webinar,Online,2024-05-01,2024-05-31,310,40\n3,Old,Online,2020-05-01,2020-05-31,99,1\n";
    let deals = "deal_id,created_at,stage,amount,close_date,campaign\n1,2024-02-01,Won,4000,2024-04-01,Fair\n2,2024-02-01,Won,1000,2024-06-01,Webinar\n";
    let spend = "date,category,campaign,amount\n2024-03-02,marketing,Fair,1690\n";
    let settings = r#"{"as_of": "2024-12-31"}"#;
    let both = report(&[("campaigns.csv", campaigns), ("deals.csv", deals), ("spend.csv", spend)], settings);
    assert_eq!((number(campaign(&both, "Fair").spend), number(campaign(&both, "Webinar").spend)), (1690.0, 310.0));
    near(number(kpi(&both, "marketing.romi").value), 5000.0 / 2000.0 - 1.0, 1e-12);
    assert_eq!(number(kpi(&both, "marketing.campaigns_run").value), 2.0);
    assert_eq!(number(kpi(&both, "marketing.responses_per_campaign").value), 60.0);
    assert_eq!(number(kpi(&both, "marketing.revenue_per_campaign").value), 2500.0);
    assert_eq!(campaign(&both, "Fair").responses, Some(80));
    let own =
        report(&[("campaigns.csv", campaigns), ("deals.csv", deals)], r#"{"as_of": "2024-12-31", "period": {"start": "2024-03-06", "end": "2024-05-11"}}"#);
    // half of the fair's ten days and ten of the webinar's 31
    assert_eq!(number(kpi(&own, "marketing.romi").denominator), 500.0 + 100.0);
}

#[test]
fn leads_follow_their_campaign_and_a_month_of_spend_its_days() {
    let mut contacts = String::from("contact_id,email,created_at,campaign,lifecycle_stage,became_a_customer_date\n");
    for i in 0..40 {
        let (campaign, won) = if i < 20 { ("Fair", i < 8) } else { ("Ads", i < 22) };
        let (stage, at) = if won { ("Customer", format!("2024-04-{:02}", 11 + i % 5)) } else { ("Lead", String::new()) };
        contacts.push_str(&format!("c{i},p{i}@a.example,2024-04-01,{campaign},{stage},{at}\n"));
    }
    let spend = "month,category,campaign,amount\n2024-04,marketing,Fair,300\n2024-04,marketing,Ads,600\n";
    let report = report(
        &[("contacts.csv", &contacts), ("spend.csv", spend)],
        r#"{"as_of": "2024-04-30", "grain": "week", "period": {"start": "2024-04-01", "end": "2024-05-01"}}"#,
    );
    let (fair, ads) = (campaign(&report, "Fair"), campaign(&report, "Ads"));
    assert_eq!((fair.leads, fair.customers, fair.conversion, fair.quality_rank), (Some(20), Some(8), Some(0.4), Some(1)));
    assert_eq!((ads.leads, ads.converted, ads.quality_rank, ads.median_days), (Some(20), Some(2), Some(2), None));
    assert_eq!((number(fair.cost_per_lead), number(fair.cac)), (15.0, 37.5));
    let cost = kpi(&report, "marketing.cost_per_lead");
    assert_eq!((number(cost.value), number(cost.series[0].numerator)), (22.5, 210.0));
}
