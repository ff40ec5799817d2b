//! Searching all folders below the open one.

/// Searching all folders below the open one.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Find {
    /// The heading, by the name of the folder.
    pub title: fn(&str) -> String,
    /// The list's name for screen readers.
    pub grid: &'static str,
    pub folder: &'static str,
    /// So many found, of so many names looked through: while there are more, and at the end.
    pub running: fn(u64, u64) -> String,
    pub complete: fn(u64, u64) -> String,
    pub stopped: fn(u64, u64) -> String,
    /// Without a connection, and what happens then.
    pub offline: &'static str,
    pub stop: &'static str,
    pub go_on: &'static str,
    /// Leads back to the search in the open folder alone.
    pub this_folder: &'static str,
    pub nothing: &'static str,
    /// What can be typed.
    pub hint: &'static str,
    /// Opens the folder that a hit is in, with the hit selected.
    pub show_in_folder: &'static str,
    pub actions: &'static str,
    /// The form of filters, and its fields.
    pub filters: &'static str,
    pub kind: &'static str,
    pub size: &'static str,
    pub after: &'static str,
    pub before: &'static str,
    pub any: &'static str,
    /// A filter that was typed, and that the form has no choice for.
    pub typed: &'static str,
    /// By a size that is written already.
    pub more_than: fn(&str) -> String,
}
