//! Statistics: one formula a file. Whole numbers in, floats only at the end, `None` instead of NaN or infinity.
//! Every transcendental function comes from `libm`, so that a figure has the same bits natively and in wasm.

mod benjamini_hochberg;
mod beta;
mod bg_nbd;
pub mod binomial;
mod chi_square;
mod counted;
mod gamma_gamma;
mod guard;
mod hypergeometric;
mod log_rank;
mod logistic;
mod mean;
mod nelder_mead;
mod newcombe;
pub mod normal;
mod nps;
mod sample_size;
mod shifted_beta_geometric;
pub mod student;
mod survival;
mod two_proportions;
mod wilson;

pub use benjamini_hochberg::benjamini_hochberg;
pub use bg_nbd::{BgNbd, History};
pub use chi_square::chi_square_upper;
pub use counted::Counted;
pub use gamma_gamma::GammaGamma;
pub use guard::{Holdout, Refusal};
pub use log_rank::{LogRank, log_rank};
pub use logistic::{Cases, Logistic, Skill};
pub use mean::{Mean, mean_interval};
pub use newcombe::newcombe;
pub use nps::{NetPromoter, net_promoter, net_promoter_z};
pub use sample_size::sample_size;
pub use shifted_beta_geometric::ShiftedBetaGeometric;
pub use survival::{Curve, Lifetimes, Step};
pub use two_proportions::two_proportion_z;
pub use wilson::wilson;

/// Whether two floats agree to a relative (under 1: absolute) tolerance.
#[cfg(test)]
pub(crate) fn near(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance * right.abs().max(1.0)
}
