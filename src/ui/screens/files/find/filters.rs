//! Filters as a small form. Each choice is written into the search box as the word that could have been typed there, so that
//! the form and the box always say the same.

use leptos::prelude::*;

use super::state::Search;
use crate::model::files::Arrangement;
use crate::model::files::kind::Kind;
use crate::model::find::{Day, Limit, Slot, kind_word};
use crate::ui::context::use_text;

/// Kinds to choose from.
const KINDS: [Kind; 7] =
    [Kind::Image, Kind::Video, Kind::Audio, Kind::Document, Kind::Archive, Kind::Code, Kind::Folder];
/// Sizes to choose from: the word, and more than how many bytes it means.
const SIZES: [(&str, u64); 4] =
    [(">1MB", 1 << 20), (">10MB", 10 << 20), (">100MB", 100 << 20), (">1GB", 1 << 30)];

/// The form.
#[component]
pub fn Filters(
    /// The search.
    search: Search,
) -> impl IntoView {
    let (text, files, details) = (use_text().find(), &use_text().files, use_text().details());
    let kinds = KINDS.map(|kind| (kind_word(kind), (details.kind)(kind).to_owned())).to_vec();
    let kind = move || match search.query.with(|query| query.limit(Slot::Kind).cloned()) {
        Some(Limit::Kind(kind)) => Some(kind_word(kind)),
        _ => None,
    };
    let sizes = SIZES.map(|(word, bytes)| (word, (text.more_than)(&(files.bytes)(bytes)))).to_vec();
    let size = move || match search.query.with(|query| query.limit(Slot::Size).cloned()) {
        Some(Limit::Size(range)) => {
            let known = SIZES.iter().find(|(_, bytes)| range == (bytes + 1..=u64::MAX));
            Some(known.map_or(TYPED, |(word, _)| *word))
        }
        _ => None,
    };
    view! {
        <fieldset class="find-filters">
            <legend class="visually-hidden">{text.filters}</legend>
            {choice("find-kind", text.kind, kinds, Memo::new(move |_| kind()), move |word| {
                let filter = word.map(|word| ["kind:", &word].concat());
                set(search, Slot::Kind, filter.as_deref());
            })}
            {choice("find-size", text.size, sizes, Memo::new(move |_| size()), move |word: Option<String>| set(search, Slot::Size, word.as_deref()))}
            {date(search, text.after, Slot::After, "after:")}
            {date(search, text.before, Slot::Before, "before:")}
        </fieldset>
    }
}

/// Stands for a filter that was typed and that the form has no choice for.
const TYPED: &str = "typed";

fn choice(
    id: &'static str,
    label: &'static str,
    choices: Vec<(&'static str, String)>,
    chosen: Memo<Option<&'static str>>,
    on_change: impl Fn(Option<String>) + 'static,
) -> AnyView {
    let (any, typed) = (use_text().find().any, use_text().find().typed);
    let options: Vec<_> = choices
        .into_iter()
        .map(|(word, label)| {
            view! { <option value=word selected=move || chosen.get() == Some(word)>{label}</option> }
        })
        .collect();
    let unlisted =
        Memo::new(move |_| chosen.get().filter(|word| *word == TYPED || *word == kind_word(Kind::Other)));
    view! {
        <div class="find-filter">
            <label for=id>{label}</label>
            <select
                id=id
                class="field-input"
                on:change=move |event| {
                    let word = event_target_value(&event);
                    if word != TYPED {
                        on_change((!word.is_empty()).then_some(word));
                    }
                }
            >
                <option value="" selected=move || chosen.get().is_none()>
                    {any}
                </option>
                {options}
                {move || unlisted.get().map(|_| view! { <option value=TYPED selected=true>{typed}</option> })}
            </select>
        </div>
    }
    .into_any()
}

fn date(search: Search, label: &'static str, slot: Slot, word: &'static str) -> AnyView {
    let id = if slot == Slot::After { "find-after" } else { "find-before" };
    let value = move || match search.query.with(|query| query.limit(slot).cloned()) {
        Some(Limit::After(day) | Limit::Before(day)) => written(day),
        _ => String::new(),
    };
    view! {
        <div class="find-filter">
            <label for=id>{label}</label>
            <input
                id=id
                class="field-input"
                type="date"
                prop:value=value
                on:change=move |event| {
                    let day = event_target_value(&event);
                    let filter = (!day.is_empty()).then(|| [word, &day].concat());
                    set(search, slot, filter.as_deref());
                }
            />
        </div>
    }
    .into_any()
}

/// As a date field has it: `2026-01-31`.
fn written(Day { year, month, day }: Day) -> String {
    let two = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&year.to_string(), "-", &two(month), "-", &two(day)].concat()
}

/// Has the address, and with it the search box, say a filter. Where nothing is asked for any more, the folder itself is shown.
fn set(search: Search, slot: Slot, filter: Option<&str>) {
    let before = search.state.route.with_untracked(|route| route.arrangement.clone());
    let words = search.query.with_untracked(|query| query.with(&before.search, slot, filter));
    let everywhere = !words.is_empty();
    search.state.arrange(Arrangement { search: words, everywhere, ..before });
}
