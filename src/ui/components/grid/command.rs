//! What a person asks of a grid.

/// What a person asks of a row, by its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridCommand {
    /// Select it.
    Select(usize, Pick),
    /// Open it: Enter, a double click.
    Open(usize),
    /// A finger touched it.
    Tap(usize),
}

/// How a row joins the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Alone.
    Only,
    /// In, or out again.
    Toggle,
    /// With all rows from the last one picked.
    Extend,
}
