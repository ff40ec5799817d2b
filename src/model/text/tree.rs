//! The tree of folders beside the list.

/// The tree of folders.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Tree {
    /// What the tree is called.
    pub folders: &'static str,
    /// In place of folders beyond those shown: leads to the list.
    pub more: &'static str,
    /// In place of folders that could not be read; a press tries again.
    pub failed: &'static str,
}
