//! Previews of files.

use crate::model::preview::Refused;

/// What the viewer of a file says.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Preview {
    /// The dialog's name, by the file's.
    pub title: fn(&str) -> String,
    /// Which file of how many: "3 of 24".
    pub position: fn(u64, u64) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    /// While nothing of the file is there yet.
    pub loading: &'static str,
    /// As large as its pixels, or as large as the window.
    pub full_size: &'static str,
    pub fit: &'static str,
    /// Width and height in pixels.
    pub pixels: fn(u64, u64) -> String,
    /// Why a file is not shown. Sizes are written by the page.
    pub refused: fn(Refused, fn(u64) -> String) -> String,
    /// The object has other bytes than those shown.
    pub changed: &'static str,
    pub empty: &'static str,
    pub more: &'static str,
    /// How much of the whole is shown, as sizes.
    pub shown_of: fn(&str, &str) -> String,
    /// The same, and no more is shown.
    pub shown_at_most: fn(&str, &str) -> String,
    /// The region that holds the text.
    pub content: &'static str,
    /// The two ways to see a file that is text of a known form.
    pub formatted: &'static str,
    pub source: &'static str,
    /// In a table, for a record with more fields than are shown.
    pub more_columns: fn(u64) -> String,
    /// How many files an archive has, and their size once unpacked.
    pub members: fn(u64, &str) -> String,
    /// Of a file within an archive.
    pub encrypted: &'static str,
    /// Of a task in a list that is done; and of one that is not.
    pub done: &'static str,
    pub not_done: &'static str,
    /// How many rows or values are shown, where the rest is left out.
    pub first_rows: fn(u64) -> String,
    /// Below the values of a JSON file that could be read, where it is wrong behind them.
    pub not_json: &'static str,
    /// Below a PDF: not every browser shows one.
    pub pdf_hint: &'static str,
}
