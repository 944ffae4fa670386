//! The integers of a KPI: a struct of counts, money and counted durations that adds up field by field.

macro_rules! sums {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: $name) { $(self.$field += other.$field;)* }
        }
    };
}

pub(crate) use sums;
