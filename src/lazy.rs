//! A value that is made when it is first looked at.

use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, OnceLock, PoisonError};

type Make<T> = Box<dyn FnOnce() -> T + Send>;

/// Made once, by whoever looks first. Looking from within its own making is a deadlock: what is made looks only at what was there before.
pub struct Lazy<T> {
    value: OnceLock<T>,
    make: Mutex<Option<Make<T>>>,
}

impl<T> Lazy<T> {
    /// Made by `make`, at most once.
    pub fn new(make: impl FnOnce() -> T + Send + 'static) -> Lazy<T> {
        Lazy { value: OnceLock::new(), make: Mutex::new(Some(Box::new(make))) }
    }
}

impl<T: Default> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let make = self.make.lock().unwrap_or_else(PoisonError::into_inner).take();
            make.map_or_else(T::default, |make| make())
        })
    }
}

impl<T: Default + 'static> Default for Lazy<T> {
    fn default() -> Lazy<T> {
        Lazy::new(T::default)
    }
}

impl<T: fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.value.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn it_is_made_once_and_only_when_looked_at() {
        let made = Arc::new(AtomicU32::new(0));
        let counter = made.clone();
        let lazy = Lazy::new(move || counter.fetch_add(1, Ordering::Relaxed) + 7);
        assert_eq!(made.load(Ordering::Relaxed), 0);
        assert_eq!((*lazy, *lazy), (7, 7));
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }
}
