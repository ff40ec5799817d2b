//! How the list looks: the menu "View".

use crate::model::files::StorageClass;

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
    /// Where a file is kept: the column.
    pub class: &'static str,
    pub class_of: fn(StorageClass) -> &'static str,
    pub folders_first: &'static str,
    pub tree: &'static str,
}
