//! The rows of a table as they are read and drawn, by hand: thousands of cells that never change.

use std::collections::VecDeque;

use web_sys::Element;

use crate::model::preview::csv::{Reader, Record, separator};
use crate::model::preview::text::Encoding;
use crate::model::text::Preview;
use crate::ui::browser::Decoder;
use crate::ui::dom::El;

/// How many cells come at once: a table is laid out as a whole.
const CELLS_STEP: usize = 4_000;
/// How many rows at most, however few their cells are.
const ROWS_STEP: usize = 500;

/// What has been read and not drawn.
pub struct Rows {
    decoder: Decoder,
    reader: Option<Reader>,
    records: VecDeque<Record>,
    is_head_drawn: bool,
    /// Rows drawn.
    drawn: usize,
}

impl Rows {
    /// `None` where the bytes are no text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let decoder = Encoding::of(bytes).and_then(|it| Decoder::new(it.label()))?;
        Some(Self { decoder, reader: None, records: VecDeque::new(), is_head_drawn: false, drawn: 0 })
    }

    /// Reads the next slice.
    pub fn read(&mut self, bytes: &[u8], is_last: bool, given: Option<char>) {
        let text = self.decoder.decode(bytes, is_last);
        let reader =
            self.reader.get_or_insert_with(|| Reader::new(given.unwrap_or_else(|| separator(&text))));
        self.records.extend(reader.push(&text));
        if is_last {
            self.records.extend(reader.finish());
        }
    }

    /// Whether the next slice is due.
    pub fn is_low(&self) -> bool {
        self.records.len() < ROWS_STEP
    }

    /// Whether there is a row to draw, beside the head.
    pub fn has_row(&self) -> bool {
        self.records.len() > usize::from(!self.is_head_drawn)
    }

    /// Ends a record that goes on behind all that is read of the file, where nothing else is there: its beginning is drawn.
    pub fn cut(&mut self) {
        if self.drawn == 0 && !self.has_row() {
            self.records.extend(self.reader.as_mut().and_then(Reader::finish));
        }
    }

    /// How many rows are drawn.
    pub const fn drawn(&self) -> usize {
        self.drawn
    }

    /// Whether some are read and not drawn.
    pub fn has_more(&self) -> bool {
        !self.records.is_empty()
    }

    /// Draws the next rows.
    pub fn add(&mut self, table: &Element, text: &Preview) {
        let columns = self.records.front().map_or(1, |record| record.fields.len().max(1));
        let take = (CELLS_STEP / columns).clamp(20, ROWS_STEP).min(self.records.len());
        let mut records: Vec<_> = self.records.drain(..take).collect();
        if !self.is_head_drawn && !records.is_empty() {
            self.is_head_drawn = true;
            let head = El::new("thead", "").children([row(&records.remove(0), "th", None, text)]);
            let _ = table.append_child(&head.into_element());
        }
        let first = self.drawn;
        self.drawn += records.len();
        let rows =
            records.iter().enumerate().map(|(at, record)| row(record, "td", Some(first + at + 1), text));
        let _ = table.append_child(&El::new("tbody", "").children(rows).into_element());
    }
}

fn row(record: &Record, tag: &str, number: Option<usize>, text: &Preview) -> El {
    let number = number.map(|it| it.to_string()).unwrap_or_default();
    let number = El::new("td", "preview-number").with("aria-hidden", "true").text(&number);
    let cell = |field: &String| match tag {
        "th" => El::new("th", "").with("scope", "col").with("dir", "auto").text(field),
        _ => El::new("td", "").with("dir", "auto").text(field),
    };
    let others = (record.others > 0)
        .then(|| El::new(tag, "preview-others").text(&(text.more_columns)(record.others as u64)));
    El::new("tr", "").children(std::iter::once(number).chain(record.fields.iter().map(cell)).chain(others))
}
