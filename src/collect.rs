//! Lists made of iterators in one way. The standard `collect` is three functions for each pair of iterator and list, made for
//! speed: 6 KB of the download. Where a loop is hot it stands in `columns`.

/// Makes a list of what an iterator gives.
pub trait CollectVec: Iterator + Sized {
    /// All items in their order.
    #[inline]
    fn collect_vec(self) -> Vec<Self::Item> {
        let mut all = Vec::new();
        self.for_each(|item| all.push(item));
        all
    }
}

impl<I: Iterator> CollectVec for I {}
