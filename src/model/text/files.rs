//! What the core of the Files screen says. Numbers and sizes are written by the language too.

/// What the core of the Files screen says; its tools have [`super::Tools`].
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Files {
    pub search: &'static str,
    /// Inside the empty field.
    pub search_hint: &'static str,
    /// Searches all folders below the open one too.
    pub everywhere: &'static str,
    pub breadcrumb: &'static str,
    /// How many entries are selected.
    pub selected: fn(u64) -> String,
    /// "Select all", and one entry by its name.
    pub select_all: &'static str,
    pub select: fn(&str) -> String,
    /// The button of an entry's menu, by the entry's name.
    pub actions: fn(&str) -> String,
    /// The list's name for screen readers.
    pub grid: &'static str,
    pub name: &'static str,
    pub size: &'static str,
    pub modified: &'static str,
    /// Marks a file that must be restored from an archive before it can be read.
    pub archived: &'static str,
    /// How many entries a folder has; then, how many were found by a search.
    /// Folders and files together; the total of the listing so far, while pages still come.
    pub count: fn(u64) -> String,
    pub found: fn(u64) -> String,
    /// Marks a folder as it was at a time, shown without a connection; of a long one only so many entries are there.
    pub as_of: fn(&str, Option<u64>) -> String,
    /// A size in bytes, short: `1.4 MiB`.
    /// Every other size on the page comes from here: one rounding, down, everywhere.
    pub bytes: fn(u64) -> String,
}
