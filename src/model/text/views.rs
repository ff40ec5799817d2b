//! How the list looks: the menu "View".

/// The menu "View".
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Views {
    pub rows: &'static str,
    pub compact: &'static str,
    pub gallery: &'static str,
    /// The group of columns that can be left out.
    pub columns: &'static str,
    /// What a file is by its name: the column.
    pub kind: &'static str,
    pub folders_first: &'static str,
}
