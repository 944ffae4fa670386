//! Structs that add up field by field.

/// Declares a struct of what adds up over parts: counts, money, counted durations.
///
/// ```
/// columns::sums! {
///     /// Deals.
///     Sums {
///         /// Won.
///         won: u64,
///         /// Lost.
///         lost: u64,
///     }
/// }
/// let mut all = Sums { won: 2, lost: 1 };
/// all += Sums { won: 1, lost: 0 };
/// assert_eq!(all, Sums { won: 3, lost: 1 });
/// ```
#[macro_export]
macro_rules! sums {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: $name) {
                $(self.$field += other.$field;)*
            }
        }
    };
}
