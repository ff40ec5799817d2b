//! Dates as the person's browser writes them. Making a formatter is slow, so each is made once and kept.
//!
//! `Intl.DateTimeFormat` writes them, so the page carries no calendar and no time zones. A list of a thousand
//! files asks for a thousand dates: with one kept formatter for each language and detail that is a call each,
//! and not a look into the browser's locale data.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::config::Language;

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Day and minute, short: a column.
    Short,
    /// The minute of a day that needs no name.
    Time,
    /// Day, second and time zone.
    /// A tooltip or the details panel, where the reader compares with a log.
    Exact,
}

thread_local! {
    static FORMATTERS: RefCell<Vec<(Language, Detail, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Writes a time (milliseconds since the epoch) in the page's language and the person's time zone.
///
/// Empty where the browser refuses the number, as beyond the years that a `Date` has. Not tracked.
#[allow(clippy::cast_precision_loss, reason = "exact below 2^53 ms, the year 287396")]
pub fn written(time: i64, detail: Detail, language: Language) -> String {
    let format = FORMATTERS.with_borrow_mut(|all| {
        if let Some((.., format)) = all.iter().find(|(l, d, _)| (*l, *d) == (language, detail)) {
            return format.clone();
        }
        let format = formatter(detail, language);
        all.push((language, detail, format.clone()));
        format
    });
    let date = Date::new(&JsValue::from_f64(time as f64));
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// The machine's form, for `<time datetime>`: `2026-11-21T03:40:00.000Z`.
#[allow(clippy::cast_precision_loss, reason = "as above")]
pub fn machine_readable(time: i64) -> String {
    Date::new(&JsValue::from_f64(time as f64)).to_iso_string().into()
}

/// The browser's own regional form of the page's language (`en-GB` on an English page), or the language alone.
///
/// An English page in Britain should write 21 Nov and not Nov 21; which region the person has, only the
/// browser's own list of languages says.
fn formatter(detail: Detail, language: Language) -> Function {
    let tag = language.tag();
    let languages = web_sys::window().map(|it| it.navigator().languages()).unwrap_or_default();
    let regional =
        languages.iter().find(|it| it.as_string().and_then(|it| Language::from_tag(&it)) == Some(language));
    let options = Object::new();
    let set = |name: &str, value: &str| drop(Reflect::set(&options, &name.into(), &value.into()));
    match detail {
        Detail::Time => set("timeStyle", "short"),
        Detail::Short => {
            set("dateStyle", "medium");
            set("timeStyle", "short");
        }
        Detail::Exact => {
            set("dateStyle", "full");
            set("timeStyle", "long");
        }
    }
    DateTimeFormat::new(&Array::of1(&regional.unwrap_or_else(|| tag.into())), options.unchecked_ref())
        .format()
}
