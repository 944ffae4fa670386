//! Who is still a customer among those who buy: the chance by customer, under the fit of `ltv.predicted`.

use super::{Figure, Kpi, Predicted, PredictedCustomer};
use crate::calendar::Day;
use crate::collect::CollectVec;
use crate::kpi::purchases::{alive, fitted, weeks};
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::histories::buyer;

/// Customers listed, at most.
const LISTED: usize = 50;
/// Under this chance a customer is listed as being lost.
const DOUBTFUL: f64 = 0.5;

/// The view of a slice, where the figure has a value and comes from purchases.
pub fn view(slice: &Slice, kpi: Option<&Kpi>) -> Option<Predicted> {
    let kpi = kpi.filter(|kpi| kpi.value.is_some())?;
    let fit = fitted(&|name| kpi.measures.get(name).copied().flatten())?;
    let (customers, data) = (&slice.world.customers, &slice.world.data);
    let mut found = Predicted { deciles: vec![0; 10], ..Predicted::default() };
    let mut doubtful = Vec::new();
    for customer in &slice.part.customers {
        let history = buyer(slice, *customer, Day(0));
        let alive = alive(slice, &fit, *customer);
        found.customers += 1;
        found.expected_alive += alive;
        found.deciles[((alive * 10.0) as usize).min(9)] += 1;
        if alive < DOUBTFUL {
            let ordered = customers.stretches.ordered(*customer, Day(i32::MIN), slice.world.as_of);
            let row = customers.stretches.of(*customer).first().map_or(usize::MAX, |stretch| stretch.row as usize);
            doubtful.push((ordered, data.orders.customer_id.get(row).unwrap_or(""), history, alive, customers.stretches.first(*customer)));
        }
    }
    doubtful = sorted_by(doubtful, &|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.doubtful = doubtful.len() as u64;
    let listed = doubtful.into_iter().take(LISTED).map(|(ordered, id, history, alive, first)| PredictedCustomer {
        id: id.to_owned(),
        orders: u64::from(history.repeats) + 1,
        ordered: Some(Figure::Money(ordered)),
        last: first.plus(history.last).to_string(),
        alive,
        next_year: fit.expected(history.repeats, weeks(history.last), weeks(history.age), 365.25 / 7.0),
    });
    found.at_risk = listed.collect_vec();
    Some(found)
}
