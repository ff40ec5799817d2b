//! What only the object itself tells: its media type, storage class, metadata and tags. Asked for once somebody unfolds it.

use leptos::{html, prelude::*};

use super::change::Change;
use super::restore;
use crate::client::properties::{self, Properties};
use crate::client::restore::Archived;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::ui::components::{Button, ErrorPanel, Size};
use crate::ui::context::use_text;
use crate::ui::focus::focus_first;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// What unfolds it.
const SUMMARY: &str = ".details-more > summary";
/// "Change…", behind the facts.
const BUTTON: &str = ".details-more > div > .button";
/// The first field of the form; a button where it has none.
const FORM: &str = ".details-change :is(input, button)";

/// Draws what unfolds. The answer is kept as long as the details of this file are shown.
pub fn draw(state: FilesState, file: &File) -> AnyView {
    let (text, scope) = (use_text().details(), Scope::here());
    let shown = StoredValue::new(file.clone());
    let told = RwSignal::new(None::<Result<Properties, Failure>>);
    let is_changing = RwSignal::new(false);
    let element = NodeRef::<html::Details>::new();
    let ask = move || {
        scope.spawn(async move {
            told.set(None);
            let key = shown.with_value(|file| file.key.clone());
            told.set(Some(properties::read(state.workspace().files().s3(), &key).await));
        });
    };
    let unfolded = move || {
        let is_open = element.get().is_some_and(|element| element.open());
        let is_known = told.with_untracked(|told| matches!(told, Some(Ok(_))));
        if is_open && !is_known {
            ask();
        }
    };
    // The element stays as it is when another file, or another content of this one, is drawn into it: no event tells that it is open.
    Effect::new(unfolded);
    // What had the focus goes with the form. The drawing may go as well: the file is another one once it is changed.
    let lead = move |to: &'static str| state.workspace().scope.next_frame(move || focus_first(to));
    let may_change = move || state.rights.with(|rights| rights.read && rights.write);
    let facts = move || match told.get() {
        None => view! { <p class="details-note">{text.asking}</p> }.into_any(),
        Some(Err(failure)) => view! { <ErrorPanel explanation=state.app().explain(&failure) /> }.into_any(),
        Some(Ok(properties)) if is_changing.get() => {
            let file = shown.get_value();
            let on_changed = move |()| {
                is_changing.set(false);
                ask();
                lead(SUMMARY);
            };
            let on_close = move |()| {
                is_changing.set(false);
                lead(BUTTON);
            };
            view! { <Change state file properties on_close on_changed /> }.into_any()
        }
        Some(Ok(properties)) => {
            let button = may_change().then(|| {
                let press = move |()| {
                    is_changing.set(true);
                    lead(FORM);
                };
                view! { <Button label=text.change size=Size::Small on_press=press /> }
            });
            view! {
                {shown.with_value(|file| facts(state, file, properties))}
                {button}
            }
            .into_any()
        }
    };
    view! {
        <details class="details-more" node_ref=element on:toggle=move |_| untrack(unfolded)>
            <summary>{text.more}</summary>
            <div aria-live="polite">{facts}</div>
        </details>
    }
    .into_any()
}

/// The facts that the bucket's CORS rules let a page read; S3 names no class where it is the standard one.
fn facts(state: FilesState, file: &File, properties: Properties) -> AnyView {
    let text = use_text().details();
    let Properties { headers, tags } = properties;
    let header = |name| headers.get(name).map(str::to_owned);
    let class = header("x-amz-storage-class").unwrap_or_else(|| "STANDARD".to_owned());
    // Which tier an object of INTELLIGENT_TIERING is in, the listing has not said.
    let archive = headers.archive.filter(|_| !file.is_archived()).map(|archive| {
        restore::draw(state, file, Some(Archived { archive: Some(archive), status: headers.restore }))
    });
    let tags = tags.unwrap_or_default().into_iter().map(|tag| [&tag.key, " = ", &tag.value].concat());
    let metadata = headers.metadata().map(|(name, value)| [name, " = ", value].concat());
    let rows = [
        (text.media_type, header("content-type")),
        (text.cache_control, header("cache-control")),
        (text.storage_class, Some(class)),
        (text.version, headers.version.clone()),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(label, value)| Some((label, value?)))
        .chain(tags.map(|tag| (text.tags, tag)))
        .chain(metadata.map(|pair| (text.metadata, pair)));
    let mut last = "";
    let row = |(label, value): (&'static str, String)| {
        // One term for all that it names.
        let is_new = std::mem::replace(&mut last, label) != label;
        view! {
            {is_new.then(|| view! { <dt>{label}</dt> })}
            <dd class="facts-code">
                <bdi>{value}</bdi>
            </dd>
        }
    };
    view! {
        <dl class="facts">{rows.map(row).collect::<Vec<_>>()}</dl>
        {archive}
    }
    .into_any()
}

/// The list has the object as it is now, and draws its details anew.
pub async fn arrive(state: FilesState, file: &File) {
    let listed = properties::listed(state.workspace().files().s3(), &file.key).await;
    state.app().announce(state.text().details().changed);
    if let Ok(Some(file)) = listed {
        state.keep_place(|listing| listing.uploaded(&file));
    }
}
