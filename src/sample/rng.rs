//! SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every platform.

/// A stream of numbers.
pub(super) struct Rng(u64);

impl Rng {
    /// One of several independent streams of a seed.
    pub fn new(seed: u64, stream: u64) -> Rng {
        let mut rng = Rng(seed ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03));
        rng.next();
        rng
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from 0 to below `end`; 0 for an `end` under 1.
    pub fn below(&mut self, end: i64) -> i64 {
        ((u128::from(self.next()) * end.max(0) as u128) >> 64) as i64
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.below(1000) < per_mille
    }

    /// A place in a list of weights, as often as its weight says.
    pub fn pick(&mut self, weights: &[i64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        weights
            .iter()
            .position(|weight| {
                left -= weight;
                left < 0
            })
            .unwrap_or(0)
    }

    /// One of a list.
    pub fn one<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> Option<&'a T> {
        list.get(self.below(list.len() as i64) as usize).copied()
    }

    /// Minutes of a two-step (Erlang) waiting time with a mean of so many minutes.
    pub fn wait(&mut self, mean: i64) -> i64 {
        let mut exponential = || -libm::log(((self.next() >> 11) + 1) as f64 / 9_007_199_254_740_992.0);
        let sum = exponential() + exponential();
        (sum * mean as f64 / 2.0).floor() as i64
    }
}
