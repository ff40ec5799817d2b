//! What the panel shows of an entry.

use leptos::{html, prelude::*};

use super::buttons::{download_button, star_button, verify_button, versions_button};
use super::{more, restore, size};
use crate::model::files::kind::{Kind, extension};
use crate::model::files::{Entry, File, Selection};
use crate::model::grid::drawn_name;
use crate::ui::components::{CopyButton, Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::row::icon_of;
use crate::ui::screens::files::state::FilesState;

/// The details of the one entry that is selected or open.
#[component]
pub fn Details(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().details();
    let entry = Memo::new(move |_| state.detailed());
    let is_open = move || state.route.with(|route| route.open.is_some());
    // Whoever opens an entry goes on in its details; details that follow a selection leave the focus where it is.
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get().filter(|_| is_open() && state.opened.get_value()) {
            state.opened.set_value(false);
            state.workspace().scope.next_frame(move || drop(heading.focus()));
        }
    });
    let close = move |()| {
        let row = untrack(|| entry.get()).and_then(|entry| state.row_of(entry.id()));
        state.selection.update(Selection::clear);
        state.open(None);
        if let Some(row) = row {
            state.focus.go(row);
        }
    };
    move || {
        let entry = entry.get()?;
        Some(view! {
            <aside
                class="details"
                class:details-open=is_open
                aria-label=use_text().tools().details
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        close(());
                    }
                }
            >
                <div class="details-head">
                    <Icon name=icon_of(Kind::of(&entry)) />
                    <h2 tabindex="-1" node_ref=heading>
                        <bdi>{drawn_name(entry.name())}</bdi>
                    </h2>
                    <IconButton label=text.close_details icon=IconName::Close on_press=close />
                </div>
                {facts(state, &entry)}
            </aside>
        })
    }
}

/// Kind, facts of a file, and address as a description list, then what can be done. The address is `s3://bucket/key`,
/// as the command line of AWS takes it. An entry that no browser can request says so in place of its buttons.
fn facts(state: FilesState, entry: &Entry) -> AnyView {
    let text = use_text().details();
    let kind = (text.kind)(Kind::of(entry));
    let kind = extension(entry.name())
        .filter(|_| !entry.is_folder())
        .map_or_else(|| kind.to_owned(), |extension| [kind, " (", &extension.to_uppercase(), ")"].concat());
    let bucket = state.app().config().bucket.name.clone();
    let address = ["s3://", &bucket, "/", entry.id()].concat();
    let (file, more, archive) = match entry {
        Entry::File(file) => (Some(file_facts(state, file)), more_of(state, file), archive_of(state, file)),
        Entry::Folder(folder) => (size::of_folder(state, folder), None, None),
    };
    let note = (!entry.is_reachable()).then_some(text.nothing_to_open);
    view! {
        {archive}
        <dl class="facts">
            <dt>{text.kind_label}</dt>
            <dd>{kind}</dd>
            {file}
            <dt>{text.address}</dt>
            <dd class="facts-code">
                <bdi>{address.clone()}</bdi>
            </dd>
        </dl>
        {more}
        <div class="row" on:pointerover=move |_| state.app().parts.work.prefetch()>
            {download_button(state, entry)}
            {verify_button(state, entry)}
            {versions_button(state, entry)}
            {star_button(state, entry)}
            <CopyButton label=text.copy_address value=address />
        </div>
        {note.map(|note| view! { <p class="details-note">{note}</p> })}
    }
    .into_any()
}

/// What can be asked for where the person may read, of a name that a browser can ask for.
fn more_of(state: FilesState, file: &File) -> Option<AnyView> {
    let may_ask = state.rights.get().read && file.key.path().is_ok();
    may_ask.then(|| more::draw(state, file))
}

/// What an archived file takes. Where its headers cannot be asked for, the listing's word is all that there is.
fn archive_of(state: FilesState, file: &File) -> Option<AnyView> {
    let may_ask = state.rights.get().read && file.key.path().is_ok();
    let note = || {
        let words = [use_text().details().archived_note, " ", use_text().restore().ask_admin].concat();
        view! { <p class="details-note">{words}</p> }.into_any()
    };
    file.is_archived().then(|| if may_ask { restore::draw(state, file, None) } else { note() })
}

fn file_facts(state: FilesState, file: &File) -> AnyView {
    let text = use_text().details();
    let files = &use_text().files;
    let (size, exact) = ((files.bytes)(file.size), (text.bytes_exact)(file.size));
    let written = dates::written(file.modified, Detail::Exact, state.text().language);
    view! {
        <dt>{files.size}</dt>
        <dd>
            {size}
            {(file.size >= 1024).then(|| view! { <span class="facts-more">{[" (", &exact, ")"].concat()}</span> })}
        </dd>
        <dt>{files.modified}</dt>
        <dd>
            <time datetime=dates::machine_readable(file.modified)>{written}</time>
        </dd>
        {file
            .etag
            .as_ref()
            .map(|etag| view! { <dt>{text.etag}</dt> <dd class="facts-code">{etag.to_string().trim_matches('"').to_owned()}</dd> })}
    }
    .into_any()
}
