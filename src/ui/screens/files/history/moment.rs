//! The field for a moment: the folder as it was then, in the person's own time.

use js_sys::Date;
use leptos::prelude::*;

use super::state::Trash;
use crate::ui::components::{Button, Size};
use crate::ui::context::use_text;

/// Draws the field, and the way back to the deleted files while a moment is shown.
///
/// The browser's own field for date and time: it has a calendar, and is read by every screen reader.
pub fn field(trash: Trash) -> AnyView {
    let text = use_text().history();
    // The list is drawn anew after a question, and the field with it.
    let value = RwSignal::new(trash.moment.get_untracked().map(local).unwrap_or_default());
    let on_change = move |event| {
        value.set(event_target_value(&event));
        trash.show(value.with_untracked(|value| parse(value)));
    };
    let back = move |()| {
        value.set(String::new());
        trash.show(None);
    };
    view! {
        <div class="field history-moment">
            <label class="field-label" for="history-moment">{text.moment}</label>
            <div class="row">
                <input
                    class="field-input"
                    id="history-moment"
                    type="datetime-local"
                    aria-describedby="history-moment-hint"
                    prop:value=value
                    on:change=on_change
                />
                {move || {
                    trash
                        .moment
                        .get()
                        .map(|_| view! { <Button label=text.back_to_deleted size=Size::Small on_press=back /> })
                }}
            </div>
            <p class="field-hint" id="history-moment-hint">{text.moment_hint}</p>
        </div>
    }
    .into_any()
}

/// A value without a zone is local time.
fn parse(value: &str) -> Option<i64> {
    let time = Date::parse(value);
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds of a date")]
    time.is_finite().then_some(time as i64)
}

/// A time as the field writes it: `2026-11-21T12:40`.
#[allow(clippy::cast_precision_loss, reason = "exact below 2^53 ms")]
fn local(time: i64) -> String {
    let date = Date::new(&(time as f64).into());
    let local = time as f64 - date.get_timezone_offset() * 60_000.0;
    let text: String = Date::new(&local.into()).to_iso_string().into();
    text.get(..16).unwrap_or_default().to_owned()
}
