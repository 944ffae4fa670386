//! `sales.quota_attainment`: won / quota, by owner: amounts where there are quotas of amounts, else counts, else the rate.

use super::outcome::Outcome;
use super::parts::{Asked, Member, Parts};
use super::sums::Groups;
use super::{Direction, Facts, Kpi, Metric, Needs, Perspective, Timing, Unit, Words, win_rate, won_amount, won_count};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::reason::NO_QUOTA;
use crate::slice::sellers::Aims;
use crate::slice::{Slice, alone};

/// The KPI.
pub static KPI: Kpi<Groups> = Kpi::new(
    Facts {
        id: "sales.quota_attainment",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "owner"] }],
        words: Words {
            name: both! { en: "Quota attainment", fr: "Atteinte des objectifs" },
            about: both! { en: "What was won against the sellers’ quotas. Who was under target in three of the last six units of time needs coaching.", fr: "Ce qui a été gagné rapporté aux objectifs des vendeurs. Qui est sous l’objectif trois fois sur les six dernières unités de temps a besoin d’accompagnement." },
            formula: both! { en: "{numerator} won ÷ {denominator} to win = {value}; {needs_coaching} sellers need coaching", fr: "{numerator} gagnés ÷ {denominator} à gagner = {value} ; {needs_coaching} vendeurs à accompagner" },
        },
    },
    Population::Won,
    sums,
    outcome,
)
.beside(&[Entity::User])
.parts(&Parts { list, ..Parts::NONE });

/// Places of a seller's integers; quotas and the rate in 1/10,000, −1 for none.
const WON: usize = 0;
const CLOSED: usize = 1;
const AMOUNT: usize = 2;
const QUOTA_COUNT: usize = 3;
const QUOTA_AMOUNT: usize = 4;
const RATE: usize = 5;
const UNDER: usize = 6;
const GRAINS: usize = 7;
const COACHING: usize = 8;

fn sums(slice: &Slice) -> Groups {
    let mut groups = Groups::default();
    let aims = Aims { count: won_count::KPI.id(), amount: won_amount::KPI.id(), rate: win_rate::KPI.id() };
    let fixed = |quota: Option<f64>| quota.map_or(-1, |quota| (quota * 10_000.0).round() as i128);
    for seller in slice.sellers(aims) {
        let (count, amount, rate) = (fixed(seller.quota_count), fixed(seller.quota_amount), fixed(seller.target_rate));
        let (won, closed, under, grains) = (seller.won.into(), seller.closed.into(), seller.under.into(), seller.grains.into());
        let all = [won, closed, seller.amount, count, amount, rate, under, grains, seller.needs_coaching().into()];
        groups.add(Some(&seller.name), None, &all);
    }
    groups
}

fn ratio(part: i128, whole: i128) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Won, to win, and their ratio: amounts, else counts, else the share won against the share to win.
fn attained(sums: &[i128]) -> (Option<f64>, Option<Figure>, Option<Figure>) {
    let count = |n: i128| Figure::Number(n as f64 / 10_000.0);
    if sums[QUOTA_AMOUNT] > 0 {
        (ratio(sums[AMOUNT], sums[QUOTA_AMOUNT]), Some(Figure::Money(Money(sums[AMOUNT]))), Some(Figure::Money(Money(sums[QUOTA_AMOUNT]))))
    } else if sums[QUOTA_COUNT] > 0 {
        (ratio(sums[WON] * 10_000, sums[QUOTA_COUNT]), Some(Figure::Count(sums[WON] as i64)), Some(count(sums[QUOTA_COUNT])))
    } else {
        let rate = ratio(sums[WON], sums[CLOSED]);
        (rate.filter(|_| sums[RATE] > 0).map(|rate| rate * 10_000.0 / sums[RATE] as f64), rate.map(Figure::Number), Some(count(sums[RATE])))
    }
}

fn outcome(sums: &Groups, _settings: &Settings) -> Outcome {
    let sellers: Vec<&Vec<i128>> = sums.0.values().collect_vec();
    let by = [QUOTA_AMOUNT, QUOTA_COUNT].into_iter().find(|place| sellers.iter().any(|seller| seller[*place] > 0));
    let mut total = vec![0; COACHING + 1];
    for seller in sellers.iter().filter(|seller| by.is_none_or(|place| seller[place] > 0)) {
        total.iter_mut().zip(seller.iter()).for_each(|(sum, more)| *sum += (*more).max(0));
    }
    total[RATE] /= sellers.len().max(1) as i128;
    let (value, numerator, denominator) = attained(&total);
    let coaching = sellers.iter().filter(|seller| seller[COACHING] > 0).count();
    let rows = sums.0.iter().map(|((name, _), seller)| {
        let known = |place: usize, figure: Figure| Some(figure).filter(|_| seller[place] >= 0);
        let figures = [
            ("attainment", attained(seller).0.map(Figure::Number)),
            ("won_count", Some(Figure::Count(seller[WON] as i64))),
            ("quota_count", known(QUOTA_COUNT, Figure::Number(seller[QUOTA_COUNT] as f64 / 10_000.0))),
            ("count_attainment", ratio(seller[WON] * 10_000, seller[QUOTA_COUNT]).map(Figure::Number)),
            ("won_amount", Some(Figure::Money(Money(seller[AMOUNT])))),
            ("quota_amount", known(QUOTA_AMOUNT, Figure::Money(Money(seller[QUOTA_AMOUNT])))),
            ("amount_attainment", ratio(seller[AMOUNT], seller[QUOTA_AMOUNT]).map(Figure::Number)),
            ("win_rate", ratio(seller[WON], seller[CLOSED]).map(Figure::Number)),
            ("target_win_rate", known(RATE, Figure::Number(seller[RATE] as f64 / 10_000.0))),
            ("grains_under", Some(Figure::Count(seller[UNDER] as i64))),
            ("grains", Some(Figure::Count(seller[GRAINS] as i64))),
            ("needs_coaching", Some(Figure::Count(seller[COACHING] as i64))),
        ];
        TableRow::of(name.clone(), None, &figures)
    });
    let mut outcome = Outcome {
        value: value.map(Figure::Number),
        numerator,
        denominator,
        rows: rows.collect_vec(),
        by: Some(("owner", "attainment")),
        reason: value.is_none().then_some(NO_QUOTA),
        ..Outcome::default()
    };
    outcome.measure("needs_coaching", Some(Figure::Count(coaching as i64)));
    outcome
}

/// Numbers that are sums over sellers.
const OF_SELLERS: [&str; 5] = ["denominator", "needs_coaching", "quota_amount", "quota_count", "target_win_rate"];

/// The sellers that a number is of: what each of them is to win, whether they need coaching.
fn list(slice: &Slice, asked: &Asked) -> Option<Vec<Member>> {
    let name = *OF_SELLERS.iter().find(|name| **name == asked.name)?;
    let whole = KPI.of(slice);
    let cell = |row: &TableRow, column: &str| row.figures.get(column).copied().flatten().filter(|figure| figure.to_f64() > 0.0);
    let told = |column: &&str| whole.rows.iter().any(|row| cell(row, column).is_some());
    let column = if name == "denominator" { ["quota_amount", "quota_count", "target_win_rate"].into_iter().find(told).unwrap_or(name) } else { name };
    let rows = whole.rows.iter().filter(|row| asked.key.as_ref().is_none_or(|key| *key == row.key));
    let sellers = rows.filter_map(|row| {
        let adds = cell(row, column)?;
        let (entity, user) = slice.world.data.user(row.key.as_deref()?)?;
        Some(Member { unit: alone::Unit::Row(entity, user), adds: Some(adds).filter(|_| column != "target_win_rate") })
    });
    Some(sellers.collect_vec())
}
