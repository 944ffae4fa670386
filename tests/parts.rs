//! The records behind every part of every figure: as many as the part says, whatever the figure.

use crm_kpi::read::{Finished, Hints, Reading};
use crm_kpi::report::{Figure, Kpi, Report};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{RecordsQuery, Workspace};

/// Names that are numbers of the figure itself and of no record: sizes of a fit, an attempt to stop after, a scale's direction, days, units of time.
const OF_NO_RECORD: &[(&str, &str)] = &[
    ("ltv.predicted", "fitted"),
    ("sales.win_chance", "closed"),
    ("contact.reply_rate_by_attempt", "stop_after"),
    ("ces", "high_is_easy"),
    ("service.closed_per_day", "denominator"),
    ("sales.quota_attainment", "grains"),
    ("sales.quota_attainment", "grains_under"),
];

fn query(settings: &Settings, kpi: &str, part: &str) -> RecordsQuery {
    RecordsQuery { settings: settings.clone(), kpi: kpi.to_owned(), part: part.to_owned(), limit: usize::MAX, ..RecordsQuery::default() }
}

struct Loaded {
    workspace: Workspace,
    settings: Settings,
}

impl Loaded {
    fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>, settings: &str) -> Loaded {
        let mut workspace = Workspace::new();
        for (name, bytes) in files {
            let mut reading = Reading::new(&name, Hints::default());
            reading.push(&bytes).expect("readable");
            match reading.finish().expect("a table") {
                Finished::Table(table) => workspace.put(*table, None),
                Finished::Again(_) => panic!("{name} should be read in one go"),
            };
        }
        Loaded { workspace, settings: Settings::from_json(settings).expect("settings") }
    }

    fn sample(settings: &str) -> Loaded {
        Loaded::of(crm_kpi::sample::sample(250, 11).into_iter().map(|file| (file.name, file.bytes)), settings)
    }

    fn shop() -> Loaded {
        Loaded::of(crm_kpi::sample::shop(600, 7).into_iter().map(|file| (file.name, file.bytes)), "{}")
    }

    fn report(&mut self) -> Report {
        self.workspace.report(&self.settings).expect("a report")
    }

    /// How many records are behind a part, and what they add: counts, and money in 1/10,000.
    fn behind(&mut self, kpi: &str, part: &str) -> (u64, i128) {
        let found = self.workspace.records(&query(&self.settings, kpi, part)).unwrap_or_else(|error| panic!("{kpi} {part}: {error}"));
        assert_eq!(found.rows.len() as u64, found.total);
        assert!(found.rows.iter().all(|row| row.line > 1 && !row.file.is_empty()), "{kpi} {part}: a record without its place");
        (found.total, found.rows.iter().map(|row| exact(row.adds).unwrap_or(0)).sum())
    }

    /// A part's records add up to its figure.
    fn holds(&mut self, kpi: &str, part: &str, figure: Option<Figure>) -> usize {
        let named = (kpi, part.split(['&', '@']).next().unwrap_or(part));
        let Some(wanted) = exact(figure).filter(|_| !OF_NO_RECORD.contains(&named)) else { return 0 };
        let (records, sum) = self.behind(kpi, part);
        // rounded once, over all of them
        let rounded = if kpi == "ltv.historic" { i128::from(records) } else { 0 };
        assert!((sum - wanted).abs() <= rounded, "{kpi} {part}: {sum}, not {wanted}");
        1
    }
}

/// A count, or money in 1/10,000; nothing else adds up.
fn exact(figure: Option<Figure>) -> Option<i128> {
    match figure? {
        Figure::Count(count) => Some(i128::from(count)),
        Figure::Money(money) => Some(money.0),
        _ => None,
    }
}

/// `R&D` in a part.
fn encoded(label: &Option<String>) -> String {
    label.as_deref().unwrap_or("").replace('%', "%25").replace('&', "%26")
}

fn is_counted(id: &str, kpi: &Kpi) -> bool {
    kpi.value.is_some() && !id.starts_with("quality.")
}

#[test]
fn every_count_and_every_sum_of_money_is_what_its_records_add_up_to() {
    assert!(all_add_up(Loaded::sample("{}")) > 100);
    assert!(all_add_up(Loaded::shop()) > 40);
}

fn all_add_up(mut loaded: Loaded) -> usize {
    let mut seen = 0;
    for (id, kpi) in loaded.report().kpis.iter().filter(|(id, kpi)| is_counted(id, kpi)) {
        let parts = [("numerator", kpi.numerator), ("denominator", kpi.denominator), ("value", kpi.value)];
        let measures = kpi.measures.iter().map(|(name, figure)| (name.as_str(), *figure));
        seen += parts.into_iter().chain(measures).map(|(name, figure)| loaded.holds(id, name, figure)).sum::<usize>();
        for variant in &kpi.variants {
            seen += loaded.holds(id, &format!("{}.numerator", variant.id), variant.numerator);
        }
    }
    seen
}

#[test]
fn a_record_counted_once_is_one_record() {
    let mut loaded = Loaded::sample("{}");
    let report = loaded.report();
    for (id, part) in
        [("churn.logo", "numerator"), ("churn.logo", "denominator"), ("sales.win_rate", "numerator"), ("nps", "promoters"), ("customers.new", "value")]
    {
        let kpi = &report.kpis[id];
        let figure = if part == "numerator" {
            kpi.numerator
        } else if part == "denominator" {
            kpi.denominator
        } else if part == "value" {
            kpi.value
        } else {
            kpi.measures[part]
        };
        assert_eq!(i128::from(loaded.behind(id, part).0), exact(figure).expect("a count"), "{id} {part}");
    }
    for part in ["start", "lost", "retained"] {
        let figure = if part == "start" { report.kpis["churn.logo"].denominator } else { report.kpis[&format!("customers.{part}")].value };
        assert_eq!(i128::from(loaded.behind("churn.logo", part).0), exact(figure).expect("a count"), "{part}");
    }
}

#[test]
fn what_is_used_and_what_is_left_out_are_all() {
    let mut loaded = Loaded::sample("{}");
    for (id, kpi) in loaded.report().kpis.iter().filter(|(_, kpi)| kpi.value.is_some()) {
        let [used, excluded, all] = ["used", "excluded", "all"].map(|part| loaded.behind(id, part).0);
        assert_eq!((used, used + excluded), (kpi.used, all), "{id}");
        for left in &kpi.excluded {
            assert_eq!(loaded.behind(id, &left.reason).0, left.rows, "{id} {}", left.reason);
        }
    }
}

#[test]
fn a_row_of_a_breakdown_and_a_point_of_a_series_have_their_records() {
    let mut loaded = Loaded::sample(r#"{"grain": "quarter", "by": ["owner", "country", "plan"]}"#);
    let mut seen = 0;
    for (id, kpi) in loaded.report().kpis.iter().filter(|(id, kpi)| is_counted(id, kpi)) {
        let own = id.as_str() == "churn.reasons" || id.as_str() == "sales.quota_attainment";
        for (dimension, rows) in kpi.breakdowns.iter().filter(|_| !own) {
            for row in rows {
                let label = encoded(&row.key);
                seen += loaded.holds(id, &format!("numerator&{dimension}={label}"), row.numerator);
                seen += loaded.holds(id, &format!("denominator&{dimension}={label}"), row.denominator);
            }
        }
        for point in &kpi.series {
            seen += loaded.holds(id, &format!("numerator@{}", point.start), point.numerator);
            seen += loaded.holds(id, &format!("value@{}", point.start), point.value);
        }
        seen += loaded.holds(id, "value@previous", kpi.previous.filter(|_| !kpi.series.is_empty()));
    }
    assert!(seen > 300, "only {seen} parts were asked for");
}

#[test]
fn a_stage_of_the_funnel_has_its_records() {
    for settings in ["{}", r#"{"funnel": {"attribution": "activity"}}"#, r#"{"funnel": {"mode": "strict"}}"#, r#"{"funnel": {"entity": "contact"}}"#] {
        let mut loaded = Loaded::sample(settings);
        let funnel = loaded.report().funnel.expect("a funnel");
        for stage in &funnel.stages {
            let parts =
                [("entered", stage.entered), ("advanced", stage.advanced), ("lost", stage.lost), ("open", stage.open), ("current", Some(stage.current))];
            let more = [("skipped", stage.skipped), ("regressions", stage.regressions), ("reentries", stage.reentries), ("stuck", Some(stage.stuck.count))];
            for (name, count) in parts.into_iter().chain(more) {
                loaded.holds("funnel", &format!("{name}&stage={}", stage.name), count.map(|count| Figure::Count(count as i64)));
            }
        }
        for (name, count) in [("won", funnel.won), ("lost", funnel.lost), ("open", funnel.open), ("regressed_records", funnel.regressed_records)] {
            assert_eq!(u128::from(loaded.behind("funnel", name).0), u128::from(count), "{name} {settings}");
        }
        for step in &funnel.moves {
            loaded.holds("funnel", &format!("moves&from={}&to={}", step.from, step.to), Some(Figure::Count(step.count as i64)));
        }
    }
}

#[test]
fn cells_of_cohorts_steps_of_survival_scores_and_campaigns_have_their_records() {
    let mut loaded = Loaded::sample("{}");
    let report = loaded.report();
    for cohort in &report.retention.expect("cohorts").cohorts {
        for (months, active) in cohort.active.iter().enumerate() {
            loaded.holds("retention.cohorts", &format!("active&cohort={}&months={months}", cohort.start), active.map(|n| Figure::Count(n as i64)));
        }
    }
    for point in &report.survival.expect("a curve").points {
        loaded.holds("survival", &format!("at_risk&t={}", point.t), Some(Figure::Count(point.at_risk as i64)));
        loaded.holds("survival", &format!("events&t={}", point.t), Some(Figure::Count(point.events as i64)));
    }
    for score in &report.nps.expect("answers").distribution {
        assert_eq!(loaded.behind("nps", &format!("value&score={}", score.score)).0, score.count);
    }
    for campaign in &report.campaigns.expect("campaigns") {
        let count = |count: Option<u64>| count.map(|count| Figure::Count(count as i64));
        let columns = [
            ("leads", count(campaign.leads)),
            ("mql", count(campaign.mql)),
            ("customers", count(campaign.customers)),
            ("spend", campaign.spend),
            ("revenue", campaign.revenue),
        ];
        columns.into_iter().for_each(|(name, figure)| {
            loaded.holds("campaigns", &format!("{name}&key={}", encoded(&campaign.key)), figure);
        });
    }
    let reasons = &report.kpis["sales.loss_reasons"].rows;
    assert!(reasons.len() > 3);
    for row in reasons {
        let group = row.group.as_ref().map_or(String::new(), |group| format!("&group={group}"));
        loaded.holds("sales.loss_reasons", &format!("count&key={}{group}", encoded(&row.key)), row.figures["count"]);
    }
}

#[test]
fn a_cell_may_be_asked_for_with_a_label_of_any_signs() {
    let deals = "deal_id,created_at,stage,closed_at,amount,owner\nD1,2024-01-02,Won,2024-02-01,10,R&D 100%\nD2,2024-01-03,Lost,2024-02-02,20,Bo\nD3,2024-01-04,Won,2024-02-03,30,\n";
    let mut loaded = Loaded::of([("deals.csv".to_owned(), deals.as_bytes().to_vec())], "{}");
    let mut ids = |part: &str| -> Vec<String> {
        let found = loaded.workspace.records(&query(&loaded.settings, "sales.win_rate", part)).expect("records");
        found.rows.into_iter().filter_map(|row| row.id).collect()
    };
    assert_eq!(ids("numerator&owner=R%26D 100%"), ["D1"]);
    assert_eq!(ids("numerator&owner="), ["D3"]);
    assert_eq!(ids("denominator&owner=Bo&owner="), ["D2", "D3"]);
    assert_eq!(ids("denominator@2024-02-01&owner=Bo"), ["D2"]);
    assert!(ids("denominator@2024-01-01").is_empty());
}

#[test]
fn a_row_of_the_breakdown_by_currency_is_in_its_own() {
    let deals = "deal_id,created_at,stage,closed_at,amount,currency\nD1,2024-01-02,Won,2024-02-01,10,EUR\nD2,2024-01-03,Won,2024-02-02,20,EUR\nD3,2024-01-04,Won,2024-02-03,30,USD\n";
    let mut loaded = Loaded::of([("deals.csv".to_owned(), deals.as_bytes().to_vec())], r#"{"by": ["currency"]}"#);
    let rows = loaded.report().kpis["sales.won_amount"].breakdowns["currency"].clone();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(loaded.holds("sales.won_amount", &format!("value&currency={}", encoded(&row.key)), row.value), 1);
    }
}

#[test]
fn pages_of_a_part_are_the_part_and_of_what_is_loaded() {
    let deals = |count: usize| -> (String, Vec<u8>) {
        let rows = (0..count).map(|i| format!("D{i},2024-01-02,Won,2024-02-01\n"));
        (format!("deals{count}.csv"), format!("deal_id,created_at,stage,closed_at\n{}", rows.collect::<String>()).into_bytes())
    };
    let mut loaded = Loaded::of([deals(25)], "{}");
    let page = |loaded: &mut Loaded, offset| {
        let query = RecordsQuery { offset, limit: 10, ..query(&loaded.settings, "sales.win_rate", "numerator") };
        loaded.workspace.records(&query).expect("records")
    };
    let pages: Vec<_> = [0, 10, 20].map(|offset| page(&mut loaded, offset)).into();
    let ids: Vec<_> = pages.iter().flat_map(|page| page.rows.iter().filter_map(|row| row.id.clone())).collect();
    assert_eq!((ids.len(), ids.first().map(String::as_str), ids.last().map(String::as_str)), (25, Some("D0"), Some("D24")));
    let (name, bytes) = deals(31);
    loaded.workspace.read(&name, &bytes, Hints::default()).expect("a table");
    assert_eq!(page(&mut loaded, 10).total, 31);
}

#[test]
fn a_part_that_is_none_is_refused_by_its_name() {
    let mut loaded = Loaded::sample("{}");
    for (kpi, part) in [
        ("churn.logo", "promoters"),
        ("sales.win_rate", "numerator@2024-02-15"),
        ("funnel", "lost&stage=Nowhere"),
        ("funnel", "whatever"),
        ("campaigns", "leads&key=Nobody"),
    ] {
        let error = loaded.workspace.records(&query(&loaded.settings, kpi, part)).expect_err(part);
        assert!(error.found.starts_with("part: "), "{error}");
    }
}

/// Every cell of the tables that figures have of their own, but for numbers of no record.
#[test]
fn a_cell_of_a_figure_s_own_table_has_its_records() {
    let mut loaded = Loaded::sample("{}");
    let mut seen = 0;
    for (id, kpi) in loaded.report().kpis.iter().filter(|(id, kpi)| is_counted(id, kpi)) {
        for row in &kpi.rows {
            let group = row.group.as_ref().map_or(String::new(), |_| format!("&group={}", encoded(&row.group)));
            for (column, figure) in &row.figures {
                seen += loaded.holds(id, &format!("{column}&key={}{group}", encoded(&row.key)), *figure);
            }
        }
    }
    assert!(seen > 50, "only {seen} cells were asked for");
}

#[test]
fn a_user_is_the_line_that_tells_of_it() {
    let users = "User Name,Team,Quota\nAna,North,100\nBo,South,200\nEve,North,\nAna,North,150\n";
    let deals = "Deal ID,Owner,Stage,Created,Closed,Amount\n1,Ana,Won,2024-01-01,2024-01-10,60\n2,Bo,Won,2024-01-01,2024-01-20,210\n3,Zed,Won,2024-01-01,2024-01-20,5\n";
    let calls = "Activity Type,Activity Date,Owner,Contact ID\nCall,2024-01-05,Ana,1\nCall,2024-01-06,Ana,2\nCall,2024-01-07,Zed,1\n";
    let files = [("users.csv", users), ("deals.csv", deals), ("activities.csv", calls)].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let mut loaded = Loaded::of(files, r#"{"period": {"start": "2024-01-01", "end": "2024-02-01"}, "as_of": "2024-01-31"}"#);
    let mut list = |kpi: &str, part: &str| -> Vec<(String, u64)> {
        let found = loaded.workspace.records(&query(&loaded.settings, kpi, part)).expect("records");
        found.rows.into_iter().map(|row| (row.file, row.line)).collect()
    };
    let at = |file: &str, line: u64| (file.to_owned(), line);
    // who is listed twice is the later line, who is not listed what they did last
    assert_eq!(list("adoption.active_users", "numerator"), [at("activities.csv", 4), at("users.csv", 5)]);
    assert_eq!(list("adoption.active_users", "denominator"), [at("activities.csv", 4), at("users.csv", 3), at("users.csv", 4), at("users.csv", 5)]);
    assert_eq!(list("sales.quota_attainment", "denominator"), [at("users.csv", 3), at("users.csv", 5)]);
    assert_eq!(list("sales.quota_attainment", "numerator"), [at("deals.csv", 2), at("deals.csv", 3)]);
    let kpis = loaded.report().kpis;
    let halves = |id: &str| (exact(kpis[id].numerator), exact(kpis[id].denominator));
    assert_eq!(halves("adoption.active_users"), (Some(2), Some(4)));
    assert_eq!(halves("sales.quota_attainment"), (Some(2_700_000), Some(3_500_000)));
}

#[test]
fn a_quota_under_a_filter_is_that_of_the_users_it_keeps() {
    let users = "User Name,Team,Quota\nAna,North,100\nBo,South,200\n";
    let deals = "Deal ID,Owner,Stage,Created,Closed,Amount,Country\n1,Ana,Won,2024-01-01,2024-01-10,60,FR\n2,Bo,Won,2024-01-01,2024-01-20,210,FR\n";
    let files = || [("users.csv", users), ("deals.csv", deals)].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let of = |filter: &str| {
        let settings = format!(r#"{{"period": {{"start": "2024-01-01", "end": "2024-02-01"}}, "as_of": "2024-01-31", "filters": {filter}}}"#);
        let kpi = Loaded::of(files(), &settings).report().kpis["sales.quota_attainment"].clone();
        (kpi.value.map(Figure::to_f64), kpi.reason)
    };
    assert_eq!(of("{}").0, Some(0.9));
    assert_eq!(of(r#"{"owner": ["Ana"]}"#).0, Some(0.6));
    assert_eq!(of(r#"{"team": ["South"]}"#).0, Some(1.05));
    // a quota is not of a country
    assert_eq!(of(r#"{"country": ["FR"]}"#), (None, Some("dimension_missing".to_owned())));
}

#[test]
fn records_come_in_the_order_of_any_column_and_in_pages_of_it() {
    let deals = "Deal ID,Deal Name,Owner,Stage,Created,Closed,Amount\nD9,Écran,Bo,Won,2024-01-02,2024-03-01,20\nD10,\"two\nlines\",Ana,Won,2024-01-01,2024-02-01,100\nD1,Zoo,,Won,2024-01-03,2024-04-01,\nD2,arbre,Ana,Won,2024-01-04,2024-02-01,9\n";
    let mut loaded = Loaded::of([("deals.csv".to_owned(), deals.as_bytes().to_vec())], "{}");
    let mut order = |sort: &str, offset: usize, limit: usize| -> Vec<u64> {
        let query = RecordsQuery { sort: sort.to_owned(), offset, limit, ..query(&loaded.settings, "sales.win_rate", "numerator") };
        let page = loaded.workspace.records(&query).expect("records");
        assert_eq!(page.total, 4);
        page.rows.iter().map(|row| row.line).collect()
    };
    // the header is line 1; a record with a cell of two lines is where it begins
    assert_eq!(order("", 0, 9), [2, 3, 5, 6]);
    for (sort, lines) in [
        ("amount", [6, 2, 3, 5]),
        ("-amount", [3, 2, 6, 5]),
        ("owner", [3, 6, 2, 5]),
        ("-owner", [2, 3, 6, 5]),
        ("name", [6, 2, 3, 5]),
        ("date", [3, 6, 2, 5]),
        ("-date", [5, 2, 3, 6]),
        ("-line", [6, 5, 3, 2]),
        ("-id", [2, 6, 3, 5]),
        ("file", [2, 3, 5, 6]),
        ("stage", [2, 3, 5, 6]),
        ("status", [2, 3, 5, 6]),
        ("adds", [2, 3, 5, 6]),
        ("chance", [2, 3, 5, 6]),
        ("reason", [2, 3, 5, 6]),
    ] {
        assert_eq!(order(sort, 0, 9), lines, "{sort}");
        assert_eq!([order(sort, 0, 3), order(sort, 3, 3)].concat(), lines, "{sort} in pages");
    }
    assert_eq!(order("", 1, 2), [3, 5]);
    let wrong = RecordsQuery { sort: "size".to_owned(), ..query(&loaded.settings, "sales.win_rate", "numerator") };
    assert!(loaded.workspace.records(&wrong).expect_err("no column").found.contains("sort: size"));
}

#[test]
fn a_row_of_a_breakdown_is_the_figure_under_its_filter() {
    let report = Loaded::sample(r#"{"by": ["owner", "team", "country", "plan", "campaign", "priority"]}"#).report();
    let mut seen = 0;
    for (dimension, label) in
        [("owner", "Camille Roux"), ("team", "France"), ("country", "France"), ("plan", "Growth"), ("campaign", "Salon Parcours"), ("priority", "Normal")]
    {
        let filtered = Loaded::sample(&format!(r#"{{"filters": {{"{dimension}": ["{label}"]}}}}"#)).report();
        for (id, kpi) in &report.kpis {
            let rows = kpi.breakdowns.get(dimension).map_or(&[][..], Vec::as_slice);
            let Some(row) = rows.iter().find(|row| row.key.as_deref() == Some(label)) else { continue };
            assert_eq!(row.value, filtered.kpis[id].value, "{id} of {label}");
            assert!(row.interval.is_none() || row.interval == filtered.kpis[id].interval, "{id} of {label}");
            seen += 1;
        }
    }
    assert!(seen > 150, "only {seen} rows were compared");
}
