//! How a folder is shown: by which column, which way, and which names.

/// A column to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By name, numbers as numbers.
    #[default]
    Name,
    /// By size; folders have none and stay in the order of their names.
    Size,
    /// By the time of the last change; likewise.
    Modified,
    /// By what the name says that it is, and then by the extension.
    Kind,
}

/// Where folders stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Folders {
    /// Before all files.
    #[default]
    First,
    /// Among them, by the same order.
    Mixed,
}

/// Which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Smallest, oldest, A first.
    #[default]
    Ascending,
    /// Largest, newest, Z first.
    Descending,
}

impl Order {
    /// The other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    /// `ordering`, this way round.
    pub(super) const fn apply(self, ordering: std::cmp::Ordering) -> std::cmp::Ordering {
        match self {
            Self::Ascending => ordering,
            Self::Descending => ordering.reverse(),
        }
    }
}

/// Sorting and search together, as the address bar has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Arrangement {
    /// The column.
    pub sort: Sort,
    /// The way.
    pub order: Order,
    /// Words that each name shown must hold, in any order and case; empty shows all.
    pub search: String,
    /// Whether all folders below are searched too; never without words.
    pub everywhere: bool,
}

impl Arrangement {
    /// What a click on a column's head asks for: this column, or the other way round when it is sorted by it already.
    ///
    /// The search stays. A column sorted by for the first time begins ascending.
    #[must_use]
    pub fn by(&self, column: Sort) -> Self {
        let order = if self.sort == column { self.order.reversed() } else { Order::default() };
        Self { sort: column, order, ..self.clone() }
    }
}
