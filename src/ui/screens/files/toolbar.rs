//! What can be done here: with the folder, or with what is selected. The buttons are the table's (`commands`);
//! uploading has file fields beside them.
//!
//! A button that the rights or the selection do not allow is absent and not disabled: waiting would not bring it, and a
//! disabled button takes no focus to say why. With a selection the folder's commands make room for the selection's.

use leptos::prelude::*;
use web_sys::FileList;

use super::commands::{COMMANDS, Command, Group, may_write};
use super::state::FilesState;
use super::{download, drop};
use crate::model::files::Selection;
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, FileField, IconButton, IconName, Toolbar};
use crate::ui::context::use_text;

/// The toolbar: only what the rights and the selection allow is there.
///
/// A pointer over it or the focus in it fetches the part "work": the time until the press is mostly enough. A guest who
/// may only look is told so, as long as nothing else stands there.
#[component]
pub fn FilesToolbar(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().tools();
    let chosen = Memo::new(move |_| state.selection.with(Selection::len));
    let writable = Memo::new(move |_| may_write(state));
    let meant = move || state.app().parts.work.prefetch();
    archives_at_hand(state, chosen);
    view! {
        <Toolbar label=text.toolbar>
            <span
                class="toolbar-group"
                class:toolbar-group-quiet=move || { chosen.get() > 0 }
                on:pointerover=move |_| meant()
                on:focusin=move |_| meant()
            >
                <Show when=move || writable.get()>
                    <UploadButtons state />
                </Show>
                {buttons(state, Group::Folder)} {buttons(state, Group::Seldom)}
            </span>
            <Show when=move || { chosen.get() > 0 }>
                <span class="toolbar-group" on:pointerover=move |_| meant() on:focusin=move |_| meant()>
                    {buttons(state, Group::Selection)} {buttons(state, Group::Mark)}
                </span>
                <span class="toolbar-count">
                    <span>{move || (use_text().files.selected)(chosen.get() as u64)}</span>
                    <IconButton
                        label=text.clear_selection
                        icon=IconName::Close
                        on_press=move |()| state.selection.update(Selection::clear)
                    />
                </span>
            </Show>
            {state
                .workspace()
                .is_guest
                .then(|| {
                    let only_look = move || !state.rights.get().write && chosen.get() == 0;
                    view! { <p class="toolbar-note" hidden=move || !only_look()>{text.guest_note}</p> }
                })}
        </Toolbar>
    }
}

/// The commands of a group, each while it is allowed.
fn buttons(state: FilesState, group: Group) -> Vec<AnyView> {
    let button = |command: &'static Command| {
        let label = (command.label)(use_text().tools());
        let is_allowed = Memo::new(move |_| (command.is_allowed)(state));
        let is_seldom = matches!(command.group, Group::Seldom | Group::Mark);
        view! {
            <Show when=move || is_allowed.get()>
                <span class="toolbar-command" class:toolbar-seldom=is_seldom title=is_seldom.then_some(label)>
                    <Button label icon=command.icon on_press=move |()| (command.run)(state) />
                </span>
            </Show>
        }
        .into_any()
    };
    COMMANDS.iter().filter(|command| command.group == group).map(button).collect()
}

/// Several files, or a folder, are downloaded by a part that must be there when the button is pressed: a browser asks for a
/// place to save to only then.
///
/// `showSaveFilePicker` wants a press of the last seconds (a transient user activation), which may be over while the
/// part is fetched.
fn archives_at_hand(state: FilesState, chosen: Memo<usize>) {
    Effect::new(move || {
        let is_folder = || state.only_selected().is_some_and(|entry| entry.is_folder());
        if state.rights.get().read && (chosen.get() > 1 || (chosen.get() == 1 && is_folder())) {
            download::prepare(state);
        }
    });
}

/// Asks for files to upload to the folder that is open now.
///
/// By the browser's own dialog where there is one (`showOpenFilePicker`): its handles can be kept in `IndexedDB`, so that a
/// later page goes on with an upload without asking for the file. Elsewhere by a hidden file field, which must be clicked
/// while the press counts.
pub fn choose_files(state: FilesState) {
    if !browser::can_pick() {
        return state.pickers.0.open();
    }
    let folder = state.folder.get_untracked();
    state.workspace().scope.spawn(async move {
        if let Some(picked) = browser::pick().await {
            drop::add(state, folder, picked);
        }
    });
}

/// Upload, files or a folder: a folder always by a hidden file field.
#[component]
fn UploadButtons(state: FilesState) -> impl IntoView {
    let text = use_text().tools();
    let (files, folder) = state.pickers;
    let on_chosen = move |files: FileList| {
        state.workspace().scope.run(move || drop::upload(state, browser::from_field(&files)));
    };
    view! {
        <Button
            label=text.upload
            icon=IconName::Upload
            emphasis=Emphasis::Primary
            on_press=move |()| choose_files(state)
        />
        <span class="toolbar-spare">
            <Button label=text.upload_folder icon=IconName::Folder on_press=move |()| folder.open() />
        </span>
        <FileField picker=files on_chosen />
        <FileField picker=folder folder=true on_chosen />
    }
}
