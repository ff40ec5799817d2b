//! The form that changes what stands beside an object's bytes: media type, `Cache-Control`, tags.

use leptos::prelude::*;

use crate::client::properties::{self, Properties, Tag, can_change_headers, is_sendable};
use crate::model::edit::tags::{MOST_TAGS, checked};
use crate::model::failure::{ErrorKind, Failure};
use crate::model::files::File;
use crate::model::text::Details;
use crate::ui::components::{Button, Emphasis, ErrorPanel, Size, TextField};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::details::more::arrive;
use crate::ui::screens::files::state::FilesState;

const TYPE: &str = "content-type";
const CACHE: &str = "cache-control";

/// The form. What was not changed is not written.
#[component]
pub fn Change(
    /// The screen.
    state: FilesState,
    /// The object.
    file: File,
    /// What it has now.
    properties: Properties,
    /// The person does not want to.
    #[prop(into)]
    on_close: Callback<()>,
    /// It is changed.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let (text, common, scope) = (use_text().details(), &use_text().common, Scope::here());
    let Properties { headers, tags } = &properties;
    let of = |name| RwSignal::new(headers.get(name).unwrap_or_default().to_owned());
    let (media_type, cache) = (of(TYPE), of(CACHE));
    let may_copy = can_change_headers(file.size) && !file.is_archived();
    // A row for each tag that there may be: what is shown is never made by a press.
    let row = |at: usize| {
        let tag = tags.as_ref().and_then(|tags| tags.get(at)).cloned().unwrap_or_default();
        (RwSignal::new(tag.key), RwSignal::new(tag.value))
    };
    let rows = StoredValue::new((0..MOST_TAGS).map(row).collect::<Vec<_>>());
    let count = RwSignal::new(tags.as_ref().map_or(0, Vec::len));
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let is_other = RwSignal::new(false);
    let given = move || {
        let tag =
            |(key, value): &(RwSignal<String>, RwSignal<String>)| Tag { key: key.get(), value: value.get() };
        checked(&rows.with_value(|rows| rows.iter().map(tag).collect::<Vec<_>>()))
    };
    let is_good = |value: &str| value.is_empty() || is_sendable(value);
    let error_of = move |signal: RwSignal<String>, may_be_empty: bool| {
        Signal::derive(move || {
            let value = signal.get();
            let is_wrong = !is_good(value.trim()) || !may_be_empty && value.trim().is_empty();
            if is_wrong { text.header_error.to_owned() } else { String::new() }
        })
    };
    let (type_error, cache_error) = (error_of(media_type, false), error_of(cache, true));
    let has_tags = tags.is_some();
    let read = StoredValue::new((file, properties));
    let save = move || {
        let Ok(tags) = untrack(given) else { return };
        if busy.get_untracked() || untrack(|| may_copy && !(type_error.get() + &cache_error.get()).is_empty())
        {
            return;
        }
        busy.set(true);
        failed.set(None);
        is_other.set(false);
        scope.spawn(async move {
            let (file, before) = read.get_value();
            let mut after = Properties { tags: before.tags.as_ref().map(|_| tags), ..before.clone() };
            if may_copy {
                after.headers.set(TYPE, media_type.get_untracked().trim());
                after.headers.set(CACHE, cache.get_untracked().trim());
            }
            let s3 = state.workspace().files().s3().clone();
            let done = properties::change(&s3, &file.key, &before, &after).await;
            busy.set(false);
            match done {
                Ok(true) => {
                    // The form goes, and this with it; the rest is the workspace's.
                    state.workspace().scope.spawn(async move { arrive(state, &file).await });
                    on_changed.run(());
                }
                Ok(false) => is_other.set(true),
                Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => is_other.set(true),
                Err(failure) => failed.set(Some(failure)),
            }
        });
    };
    let tag_fields = move || rows.with_value(|rows| tag_fields(rows, count.get(), text));
    view! {
        <form
            class="stack details-change"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            {if may_copy {
                view! {
                    <TextField name="media-type" label=text.media_type value=media_type error=type_error autofocus=true />
                    <TextField name="cache-control" label=text.cache_control value=cache error=cache_error />
                    <p class="details-note">{text.change_hint}</p>
                }
                    .into_any()
            } else {
                view! { <p class="details-note">{text.too_large_to_change}</p> }.into_any()
            }}
            {has_tags.then(|| view! {
                {tag_fields}
                {move || given().err().map(|error| view! { <p class="field-error">{(text.tag_error)(&error)}</p> })}
                <Show when=move || { count.get() < MOST_TAGS }>
                    <Button label=text.add_tag size=Size::Small on_press=move |()| count.update(|count| *count += 1) />
                </Show>
            })}
            {move || is_other.get().then(|| view! { <p role="alert">{text.changed_meanwhile}</p> })}
            {move || failed.get().map(|it| view! { <ErrorPanel explanation=state.app().explain(&it) /> })}
            <div class="row">
                <Button label=common.cancel size=Size::Small on_press=on_close />
                <Button label=text.save size=Size::Small emphasis=Emphasis::Primary submit=true busy />
            </div>
        </form>
    }
}

/// A key and a value for each tag, side by side.
fn tag_fields(rows: &[(RwSignal<String>, RwSignal<String>)], count: usize, text: &Details) -> Vec<AnyView> {
    let field = |(at, (key, value)): (usize, &(RwSignal<String>, RwSignal<String>))| {
        let number = (at + 1).to_string();
        let label = |word: &str| [word, " ", &number].concat();
        view! {
            <div class="change-tag">
                <TextField name=["tag-key-", &number].concat() label=label(text.tag_key) value=*key />
                <TextField name=["tag-value-", &number].concat() label=label(text.tag_value) value=*value />
            </div>
        }
        .into_any()
    };
    rows.iter().take(count).enumerate().map(field).collect()
}
