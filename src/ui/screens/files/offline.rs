//! A folder without a connection: as this device has kept it, and marked so.
//!
//! | | |
//! |---|---|
//! | kept | each folder that was read to its end, where the session is kept on this device: a guest's, or of who stays signed in |
//! | shown | where the browser is offline, at once; where no answer comes, in place of the failure |
//! | read again | when the network is back, or by "Try again" |
//! | forgotten | with the user's session (`ui::workspace`), the guest or the account; before the next person's first is kept |
//! | | by a page that finds nobody signed in (`ui::start`): the page before may have been closed too early |
//!
//! A session of the tab keeps nothing here, and takes nothing away: what is kept outlives the tab, and is the device's person's.

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::FilesState;
use crate::client::ports::Scope;
use crate::model::files::kept::{MOST_ENTRIES, from_text, to_text};
use crate::model::files::{Listing, Page, Prefix};
use crate::ui::browser;
use crate::ui::components::{Button, Icon, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{Detail, written};

/// Keeps the folder as it was just read.
pub fn keep(state: FilesState, folder: &Prefix) {
    if state.app().session().scope_of_notes() == Scope::Device {
        let text = state.listing.with_untracked(to_text);
        let workspace = state.workspace();
        workspace.scope.spawn(browser::keep_folder(workspace.identity(), key(state, folder), text));
    }
}

/// What this device has kept of a folder, and when it was read.
pub async fn kept(state: FilesState, folder: &Prefix) -> Option<(i64, Page)> {
    let (at, text) = browser::kept_folder(key(state, folder)).await?;
    Some((at, from_text(&text, folder)?))
}

/// Whose folder it is, in which bucket, and which.
fn key(state: FilesState, folder: &Prefix) -> String {
    [&state.workspace().identity(), "\n", &state.app().config().bucket.name, "\n", folder.as_str()].concat()
}

/// Reads the folder anew as soon as the browser is online, where what is shown is not from there.
pub fn read_again_once_online(state: FilesState) {
    StoredValue::new_local(browser::on_network(move |online| {
        if online && state.kept_at.get_untracked().is_some() {
            state.reload.notify();
        }
    }));
}

/// What marks a folder that was kept. Tracked.
pub fn mark(state: FilesState) -> Option<String> {
    let at = state.kept_at.get()?;
    #[allow(clippy::cast_precision_loss, reason = "exact below 2^53 ms, the year 287396")]
    let is_today =
        Date::new(&JsValue::from_f64(at as f64)).to_date_string() == Date::new_0().to_date_string();
    let text = state.text();
    let time = written(at, if is_today { Detail::Time } else { Detail::Short }, text.language);
    let most = (!state.listing.with_untracked(Listing::is_complete)).then_some(MOST_ENTRIES as u64);
    Some((text.files.as_of)(&time, most))
}

/// The mark above the rows.
#[component]
pub fn Mark(state: FilesState) -> impl IntoView {
    let common = &use_text().common;
    move || {
        mark(state).map(|mark| {
            view! {
                <div class="files-notice">
                    <Icon name=IconName::Info />
                    <p>{mark}</p>
                    <Button
                        label=common.try_again
                        icon=IconName::Retry
                        size=Size::Small
                        on_press=move |()| state.reload.notify()
                    />
                </div>
            }
        })
    }
}
