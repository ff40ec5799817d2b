//! The list of all commands.

/// The list of all commands.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Palette {
    /// In the empty field.
    pub hint: &'static str,
    /// No command has what is typed.
    pub nothing: &'static str,
    /// So many commands, for screen readers.
    pub count: fn(u64) -> String,
    /// What the commands are about, by a name or by how many are selected.
    pub about: fn(&str) -> String,
    /// By the name of a column.
    pub sort_by: fn(&str) -> String,
    /// By the name of a location.
    pub go_to: fn(&str) -> String,
    /// By the name of a language.
    pub language: fn(&str) -> String,
}
