//! The dialog that chooses a folder: a small browser of folders alone, in the places that the person may write to.
//!
//! Buttons and no tree: a folder's folders are listed when it is opened, and the path above leads back. The focus follows to the
//! path, whose last step is the folder that is open; from there names that are typed lead on (`keys`).

mod browser;
mod keys;
mod list;
mod new_folder;

use leptos::prelude::*;

use super::apply::send;
use super::state::Organizing;
use crate::model::files::Entry;
use crate::model::organize::{Verb, roots};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;
use browser::Browser;

/// Asks where to, and begins.
#[component]
pub fn Target(
    /// The screen's state.
    state: FilesState,
    /// The part's state.
    organizing: Organizing,
    /// What becomes of the originals.
    verb: Verb,
    /// What goes.
    entries: Vec<Entry>,
) -> impl IntoView {
    let (text, common) = (use_text().organize(), &use_text().common);
    let browser = Browser::new(state);
    let is_making = RwSignal::new(false);
    let what = match entries.as_slice() {
        [one] => (text.one)(one.name()),
        all => (text.items)(all.len() as u64),
    };
    let entries = StoredValue::new(entries);
    let close = move |()| {
        organizing.dialog.set(None);
        state.focus_rows_after_dialog();
    };
    // What cannot be is said before it is tried. A copy into its own folder stands beside its original.
    let refusal = Memo::new(move |_| {
        let folder = browser.folder.get()?;
        entries.with_value(|entries| roots(verb, entries, &folder)).err()
    });
    let is_place = Memo::new(move |_| browser.folder.with(Option::is_some));
    let go = move |()| {
        let Some(folder) = browser.folder.get_untracked() else { return };
        if entries.with_value(|entries| send(state, organizing, verb, entries, &folder)) {
            close(());
        }
    };
    let may_go = move || is_place.get_untracked() && refusal.with_untracked(Option::is_none);
    let take = move || {
        if may_go() {
            go(());
        }
    };
    browser.focus();
    view! {
        <Dialog title=(text.target_title)(verb, &what) on_close=close>
            <div class="chooser-all" id=browser::AROUND tabindex="-1" on:keydown=keys::handler(browser, take)>
                {list::draw(state, browser)}
            </div>
            <p class="dialog-note" role="status">
                {move || refusal.get().map(|refusal| (text.refusal)(&refusal))}
            </p>
            <Show when=move || is_making.get() && is_place.get()>
                {new_folder::draw(state, browser, is_making)}
            </Show>
            <DialogActions>
                <Show when=move || is_place.get() && !is_making.get()>
                    <Button
                        label=use_text().tools().new_folder
                        icon=IconName::FolderPlus
                        emphasis=Emphasis::Quiet
                        on_press=move |()| is_making.set(true)
                    />
                </Show>
                <Button label=common.cancel on_press=close />
                <Button
                    label=(text.here)(verb)
                    emphasis=Emphasis::Primary
                    disabled=Signal::derive(move || !is_place.get() || refusal.with(Option::is_some))
                    on_press=go
                />
            </DialogActions>
        </Dialog>
    }
}
