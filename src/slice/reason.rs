//! Why a record is not part of a figure, or a figure not part of a report. Ids are stable; words are the page's.

/// Reason id, as in the report.
pub type Reason = &'static str;

/// Created, started or answered after as_of.
pub const FUTURE: Reason = "future";
/// Its date lies outside the period.
pub const OUTSIDE_PERIOD: Reason = "outside_period";
/// Its date is empty or unreadable.
pub const NO_DATE: Reason = "no_date";
/// It has no amount.
pub const NO_AMOUNT: Reason = "no_amount";
/// Its currency has no rate.
pub const CURRENCY: Reason = "currency";
/// The same id comes again later.
pub const DUPLICATE: Reason = "duplicate";
/// Visits that another table of the same days tells by something else (by channel, by page).
pub const TOLD_ELSEWHERE: Reason = "told_elsewhere";
/// Not closed at as_of.
pub const OPEN: Reason = "open";
/// Closed at the state's day.
pub const CLOSED: Reason = "closed";
/// Lost, where the figure is over won ones.
pub const LOST: Reason = "lost";
/// Won, where the figure is over lost ones.
pub const WON: Reason = "won";
/// Closed before it was created.
pub const CLOSED_BEFORE_CREATED: Reason = "closed_before_created";
/// A contact that has not become a customer.
pub const NOT_CUSTOMER: Reason = "not_customer";
/// Created after as_of, or replaced by a later record.
pub const NOT_THERE: Reason = "not_there";
/// A key that matches nothing.
pub const ORPHAN: Reason = "orphan";
/// Entered before under another key.
pub const SAME_CUSTOMER: Reason = "same_customer";
/// An empty cell.
pub const EMPTY: Reason = "empty";
/// A cell that holds something else than what is asked for.
pub const UNREADABLE: Reason = "unreadable";
/// A contract whose renewal has not come, or whose days of grace have not passed.
pub const NOT_DUE: Reason = "not_due";
/// Nobody was asked: the record has no day of invitation.
pub const NOT_INVITED: Reason = "not_invited";
/// A score that the scale does not have.
pub const OUT_OF_RANGE: Reason = "out_of_range";
/// An answer to another kind of survey.
pub const OTHER_SURVEY: Reason = "other_survey";
/// Replaced by the same customer's later answer.
pub const EARLIER_ANSWER: Reason = "earlier_answer";
/// Of another pipeline.
pub const OTHER_PIPELINE: Reason = "other_pipeline";
/// Never in a stage of the list, and not won.
pub const UNKNOWN_STAGE: Reason = "unknown_stage";
/// Spend of another category.
pub const OTHER_CATEGORY: Reason = "other_category";
/// A subscription that ends on or before its start.
pub const ENDS_BEFORE_START: Reason = "ends_before_start";
/// An order that comes to less than nothing.
pub const RETURNED: Reason = "returned";
/// A record without the key that says whose it is.
pub const NO_CUSTOMER: Reason = "no_customer";
/// A contact that has not entered the stage.
pub const NOT_ENTERED: Reason = "not_entered";

/// Nothing to divide by.
pub const EMPTY_DENOMINATOR: Reason = "empty_denominator";
/// Computed once over all rows: the date column is not in the file.
pub const UNDATED: Reason = "undated";
/// No churn: a lifetime cannot be divided by it.
pub const NO_CHURN: Reason = "no_churn";
/// A filter or breakdown names a dimension that these records do not have.
pub const DIMENSION_MISSING: Reason = "dimension_missing";
/// In which stage deals were lost is not told.
pub const LOSS_STAGE_UNKNOWN: Reason = "loss_stage_unknown";
/// Nothing tells in which stage open deals stood on that day: the exported one is taken.
pub const STAGE_AS_EXPORTED: Reason = "stage_as_exported";
/// Nobody has a quota.
pub const NO_QUOTA: Reason = "no_quota";
/// What is needed is not loaded.
pub const NOT_LOADED: Reason = "not_loaded";
/// Half of the records have not ended yet.
pub const NOT_REACHED: Reason = "not_reached";
/// No calendar month lies wholly in the period.
pub const NO_COMPLETE_MONTH: Reason = "no_complete_month";
/// On a scale that others do not use: not to be compared with theirs.
pub const NOT_COMPARABLE: Reason = "not_comparable";
/// Too few records for what is asked.
pub const TOO_FEW: Reason = "too_few";
/// A model found no stable answer.
pub const NOT_CONVERGED: Reason = "not_converged";
/// Who buys more often also spends differently: the model does not hold.
pub const NOT_INDEPENDENT: Reason = "not_independent";
/// Tested on the latest months, a model missed by too much.
pub const HOLDOUT_FAILED: Reason = "holdout_failed";
/// From the last twelve months' orders, over twelve.
pub const FROM_ORDERS: Reason = "from_orders";
/// Bounces are sessions without engagement, as GA4 means them.
pub const BOUNCE_ENGAGED: Reason = "bounce_engaged";
/// Bounces are what the export means by them; as a rule, sessions of one page.
pub const BOUNCE_AS_EXPORTED: Reason = "bounce_as_exported";
/// No attempt to reach it.
pub const NO_TOUCH: Reason = "no_touch";
/// A customer before it was reached.
pub const CONVERTED: Reason = "converted";
/// Over all accounts: nobody is known as a customer.
pub const OVER_ACCOUNTS: Reason = "over_accounts";
/// Over all contacts: nobody is known as a customer.
pub const OVER_CONTACTS: Reason = "over_contacts";
/// Users are those seen in the data: no list of them is loaded.
pub const USERS_SEEN: Reason = "users_seen";
/// By stage and age alone: too few closed deals for a model, or none that passed its test.
pub const STAGE_AND_AGE: Reason = "stage_and_age";
/// Nothing was chosen to be compared.
pub const NOT_CHOSEN: Reason = "not_chosen";
