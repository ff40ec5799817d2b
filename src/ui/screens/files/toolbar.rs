//! What can be done here: with the folder, or with what is selected.

use leptos::prelude::*;
use web_sys::FileList;

use super::commands;
use super::download;
use super::state::{Asked, FilesState, Load};
use super::upload::Uploader;
use crate::model::failure::Failure;
use crate::model::files::{Entry, Selection};
use crate::model::text::Problem;
use crate::ui::components::{Button, Emphasis, FileField, FilePicker, IconButton, IconName, Toolbar};
use crate::ui::context::use_text;
use crate::ui::start::device;

/// The toolbar: only what the rights and the selection allow is there.
#[component]
pub fn FilesToolbar(
    /// The screen's state.
    state: FilesState,
    /// Takes what is chosen.
    uploader: Uploader,
) -> impl IntoView {
    let text = use_text().tools();
    let selected = use_text().files.selected;
    let rights = state.rights;
    // Who may not even look will not be let in with a file.
    let writable = Memo::new(move |_| {
        rights.get().write
            && !state.load.with(|load| matches!(load, Load::Failed(failure) if is_refusal(failure)))
    });
    let chosen = Memo::new(move |_| state.selection.with(Selection::len));
    let downloadable = Memo::new(move |_| {
        let selected = state.selected();
        rights.get().read && (selected.len() > 1 || selected.iter().any(Entry::is_reachable))
    });
    // Several need a part of the page that must be there when the button is pressed: a browser asks for a place only then.
    let as_archive = Memo::new(move |_| {
        downloadable.get()
            && state.selected().iter().take(2).map(|it| if it.is_folder() { 2 } else { 1 }).sum::<u8>() > 1
    });
    Effect::new(move || {
        if as_archive.get() {
            download::prepare();
        }
    });
    let download = move |()| download::start(state, untrack(|| state.selected()));

    view! {
        <Toolbar label=text.toolbar>
            <Show when=move || writable.get()>
                <WriteButtons state uploader quiet=Signal::derive(move || { chosen.get() > 0 }) />
            </Show>
            <SyncButton state chosen />
            <Show when=move || { chosen.get() > 0 }>
                <Show when=move || downloadable.get()>
                    <Button label=text.download icon=IconName::Download on_press=download />
                </Show>
                <Show when=move || rights.get().delete>
                    <Button
                        label=text.delete
                        icon=IconName::Trash
                        on_press=move |()| commands::ask_to_delete(state)
                    />
                </Show>
                <span class="toolbar-count">
                    <span>{move || selected(chosen.get() as u64)}</span>
                    <IconButton
                        label=text.clear_selection
                        icon=IconName::Close
                        on_press=move |()| state.selection.update(Selection::clear)
                    />
                </span>
            </Show>
            {(state.workspace().is_guest)
                .then(|| {
                    let only_look = move || !rights.get().write && chosen.get() == 0;
                    view! { <p class="toolbar-note" hidden=move || !only_look()>{text.guest_note}</p> }
                })}
        </Toolbar>
    }
}

/// Folder sync, where the browser lets a page into a folder; with a selection the bar is about the selection.
#[component]
fn SyncButton(state: FilesState, chosen: Memo<usize>) -> impl IntoView {
    let label = use_text().sync().open;
    device::can_sync().then(|| {
        let may = move || {
            let rights = state.rights.get();
            chosen.get() == 0 && rights.list && (rights.read || rights.write)
        };
        let press = move |()| state.asked.set(Some(Asked::Sync));
        view! {
            <Show when=may>
                <Button label icon=IconName::Sync on_press=press />
            </Show>
        }
    })
}

fn is_refusal(failure: &Failure) -> bool {
    matches!(Problem::of(failure, false), Problem::AccessDenied)
}

/// Upload and new folder.
#[component]
fn WriteButtons(state: FilesState, uploader: Uploader, quiet: Signal<bool>) -> impl IntoView {
    let text = use_text().tools();
    let (files, folder) = (FilePicker::new(), FilePicker::new());
    let on_chosen = move |files: FileList| uploader.chosen(files);
    view! {
        <span class="toolbar-group" class:toolbar-group-quiet=move || quiet.get()>
            <Button
                label=text.upload
                icon=IconName::Upload
                emphasis=Emphasis::Primary
                on_press=move |()| if !uploader.pick() { files.open() }
            />
            <span class="toolbar-spare">
                <Button label=text.upload_folder icon=IconName::Folder on_press=move |()| folder.open() />
            </span>
            <Button
                label=text.new_folder
                icon=IconName::FolderPlus
                on_press=move |()| state.asked.set(Some(Asked::NewFolder))
            />
        </span>
        <FileField picker=files on_chosen />
        <FileField picker=folder folder=true on_chosen />
    }
}
