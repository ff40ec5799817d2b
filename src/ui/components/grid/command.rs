//! What a person asks of a grid.
//!
//! The grid says which row and how; whether a tap opens or selects, whether a folder opens or a file is
//! shown, the caller decides.

/// What a person asks of a row, by its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridCommand {
    /// Select it.
    Select(usize, Pick),
    /// Open it: Enter, a double click.
    Open(usize),
    /// A finger touched it.
    ///
    /// Apart from `Select`, because a tap cannot hold Shift: the caller opens, or toggles once something is
    /// selected.
    Tap(usize),
}

/// How a row joins the selection.
///
/// The three of every file manager: a plain press, one with Ctrl or ⌘, one with Shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Alone.
    Only,
    /// In, or out again.
    Toggle,
    /// With all rows from the last one picked.
    Extend,
}
