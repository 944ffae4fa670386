//! Lists made of iterators in one way. The standard `collect` and `extend` are three functions for each pair of iterator and list,
//! made for speed: 7 KB of the download. Where a loop is hot it stands in `columns`.

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

/// Appends what an iterator gives.
pub trait PushAll<T> {
    /// All items in their order.
    fn push_all(&mut self, items: impl IntoIterator<Item = T>);
}

impl<T> PushAll<T> for Vec<T> {
    #[inline]
    fn push_all(&mut self, items: impl IntoIterator<Item = T>) {
        items.into_iter().for_each(|item| self.push(item));
    }
}
