//! Tables of text: the first rows, and more when asked for. The first record is the head.

use std::collections::VecDeque;

use leptos::{html, prelude::*};
use web_sys::Element;

use super::opened::{Opened, Outcome};
use crate::model::files::Entry;
use crate::model::preview::csv::{Reader, Record, separator};
use crate::model::preview::text::Encoding;
use crate::model::preview::{Refused, TEXT_MOST, TEXT_STEP};
use crate::model::text::Preview;
use crate::ui::browser::Decoder;
use crate::ui::components::Button;
use crate::ui::context::use_text;
use crate::ui::dom::El;

/// How many cells come at once: a table is laid out as a whole.
const CELLS_STEP: usize = 4_000;
/// How many rows at most, however few their cells are.
const ROWS_STEP: usize = 500;

/// What has been read and not drawn.
struct Reading {
    decoder: Decoder,
    reader: Option<Reader>,
    records: VecDeque<Record>,
    is_head_drawn: bool,
    /// Rows drawn.
    rows: usize,
}

/// The table. `given` is its separator; without it the first line tells.
pub fn draw(at: Opened, given: Option<char>) -> AnyView {
    let (text, size) = (use_text().preview(), at.source().size());
    let page = NodeRef::<html::Table>::new();
    let reading = StoredValue::new_local(None::<Reading>);
    let (read, rows, has_more) = (RwSignal::new(0_u64), RwSignal::new(0_usize), RwSignal::new(false));
    let is_busy = RwSignal::new(false);
    let more = move || {
        is_busy.set(true);
        at.scope.spawn(async move {
            let from = read.get_untracked();
            let is_due = reading.with_value(|it| it.as_ref().is_none_or(|it| it.records.len() < ROWS_STEP));
            if is_due && from < size.min(TEXT_MOST) {
                match at.source().read(from..from + TEXT_STEP).await {
                    Ok(bytes) => {
                        if from == 0 {
                            reading.set_value(Reading::of(&bytes));
                        }
                        let now = from + bytes.len() as u64;
                        let is_last = now >= size || bytes.is_empty();
                        reading.update_value(|it| {
                            if let Some(it) = it {
                                it.read(&bytes, is_last, given);
                            }
                        });
                        read.set(if is_last { size } else { now });
                    }
                    Err(why) => return at.fail(why),
                }
            }
            is_busy.set(false);
            let Some(page) = page.get_untracked() else { return };
            let mut drawn = None;
            reading.update_value(|it| {
                drawn = it.as_mut().map(|it| {
                    it.add(&page, text);
                    (it.rows, !it.records.is_empty())
                });
            });
            let Some((now, is_left)) = drawn else { return at.outcome.set(Outcome::None(Refused::Broken)) };
            rows.set(now);
            has_more.set(is_left || read.get_untracked() < size.min(TEXT_MOST));
            at.outcome.set(Outcome::Shown);
        });
    };
    more();
    let rest = move || {
        let bytes = use_text().files.bytes;
        let is_cut = !has_more.get() && read.get() < size;
        let said = if is_cut {
            (text.shown_at_most)(&bytes(read.get()), &bytes(size))
        } else {
            (text.first_rows)(rows.get() as u64)
        };
        (has_more.get() || is_cut).then(|| {
            let button = has_more
                .get()
                .then(|| view! { <Button label=text.more busy=is_busy on_press=move |()| more() /> });
            view! {
                <div class="preview-rest">
                    <p>{said}</p>
                    {button}
                </div>
            }
        })
    };
    let name = Entry::File(at.file()).name().to_owned();
    view! {
        <div
            class="preview-page preview-page-wide" hidden=move || at.outcome.with(|it| *it != Outcome::Shown)
            tabindex="0" role="region" aria-label=[text.content, ": ", &name].concat() data-sideways=""
        >
            <table class="preview-table" node_ref=page></table>
            {rest}
        </div>
    }
    .into_any()
}

impl Reading {
    /// `None` where the bytes are no text.
    fn of(bytes: &[u8]) -> Option<Self> {
        let decoder = Encoding::of(bytes).and_then(|it| Decoder::new(it.label()))?;
        Some(Self { decoder, reader: None, records: VecDeque::new(), is_head_drawn: false, rows: 0 })
    }

    fn read(&mut self, bytes: &[u8], is_last: bool, given: Option<char>) {
        let text = self.decoder.decode(bytes, is_last);
        let reader =
            self.reader.get_or_insert_with(|| Reader::new(given.unwrap_or_else(|| separator(&text))));
        self.records.extend(reader.push(&text));
        if is_last {
            self.records.extend(reader.finish());
        }
    }

    /// Draws the next rows.
    fn add(&mut self, table: &Element, text: &Preview) {
        let columns = self.records.front().map_or(1, |record| record.fields.len().max(1));
        let take = (CELLS_STEP / columns).clamp(20, ROWS_STEP).min(self.records.len());
        let mut records: Vec<_> = self.records.drain(..take).collect();
        if !self.is_head_drawn && !records.is_empty() {
            self.is_head_drawn = true;
            let head = El::new("thead", "").children([row(&records.remove(0), "th", None, text)]);
            let _ = table.append_child(&head.into_element());
        }
        let first = self.rows;
        self.rows += records.len();
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
