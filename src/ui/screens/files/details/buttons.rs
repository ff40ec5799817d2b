//! The buttons of the panel: what can be done with the entry.

use leptos::prelude::*;

use crate::model::files::Entry;
use crate::ui::components::{Button, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::screens::files::commands::has_versions;
use crate::ui::screens::files::download;
use crate::ui::screens::files::state::{FilesState, OpenDialog};

/// Downloads it: a file by itself, a folder as an archive.
pub fn download_button(state: FilesState, entry: &Entry) -> Option<impl IntoView> {
    let label = use_text().tools().download;
    let wanted = vec![entry.clone()];
    let allowed = state.rights.get().read && entry.is_reachable();
    if allowed && entry.is_folder() {
        download::prepare(state);
    }
    let press = move |()| download::start(state, wanted.clone());
    allowed.then(|| {
        view! { <Button label icon=IconName::Download size=Size::Small on_press=press /> }
    })
}

/// What a file was before, where that may be seen.
pub fn versions_button(state: FilesState, entry: &Entry) -> Option<impl IntoView> {
    let label = use_text().tools().versions;
    let Entry::File(file) = entry else { return None };
    let file = file.clone();
    let allowed = has_versions(state, &file);
    let press = move |()| state.open_dialog(OpenDialog::History(Some(file.clone())));
    allowed.then(|| view! { <Button label icon=IconName::Clock size=Size::Small on_press=press /> })
}

/// Makes it a favourite, or none. The part that knows which is fetched for it.
pub fn star_button(state: FilesState, entry: &Entry) -> Option<impl IntoView> {
    let (part, workspace) = (state.app().parts.personal, state.workspace());
    let text = use_text().tools();
    let id = entry.id().to_owned();
    if workspace.keeps_personal() {
        part.prefetch();
    }
    // The details may be of an entry that is not selected.
    let is_starred = Memo::new(move |_| part.get().is_some_and(|part| (part.has_star)(state, &id)));
    let label = Signal::derive(move || (if is_starred.get() { text.unstar } else { text.star }).to_owned());
    let id = entry.id().to_owned();
    let press = move |()| {
        let (id, is_starred) = (id.clone(), !is_starred.get_untracked());
        state.app().with_part(part, workspace.scope, move |part| (part.star_one)(state, &id, is_starred));
    };
    workspace.keeps_personal().then(|| {
        view! {
            <span class="personal-star" class:personal-starred=move || is_starred.get()>
                <Button label icon=IconName::Star size=Size::Small on_press=press />
            </span>
        }
    })
}

/// Whether a file of this device is the same.
pub fn verify_button(state: FilesState, entry: &Entry) -> Option<impl IntoView> {
    let label = use_text().details().verify;
    let Entry::File(file) = entry else { return None };
    let file = file.clone();
    let allowed = state.rights.get().read && entry.is_reachable();
    let press = move |()| state.open_dialog(OpenDialog::Verify(file.clone()));
    allowed.then(|| view! { <Button label icon=IconName::Check size=Size::Small on_press=press /> })
}
