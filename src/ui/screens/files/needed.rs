//! When the part "work" is needed without a press: an upload or a move of an earlier visit waits, what is shown has grown old, or
//! another app has shared files with the installed page.

use js_sys::Date;
use leptos::prelude::*;

use super::state::FilesState;
use crate::client::ports::{Scope, UPLOADS_OF_TAB};
use crate::model::organize::record::STORED_AS;
use crate::ui::browser;

/// Fetches the part "work", which reads the folder again, when somebody comes back to the tab after long.
pub fn for_who_comes_back(state: FilesState) {
    StoredValue::new_local(browser::on_visibility(move |is_visible| {
        if !is_visible {
            state.left_at.set_value(Date::now());
        } else if state.is_left_for_long() {
            state.app().parts.work.prefetch();
        }
    }));
}

/// Whether another app's files led here: `static/sw.js` has kept them, and says so in the address.
pub fn is_share() -> bool {
    window().location().search().is_ok_and(|query| query == "?shared")
}

/// Fetches the part "work" where another app's files wait to be uploaded.
pub fn for_shared_files(state: FilesState) {
    if is_share() {
        state.app().parts.work.prefetch();
    }
}

/// Fetches the part "work" where an upload, or a move, of an earlier visit waits to be finished.
pub fn for_unfinished_uploads(state: FilesState) {
    let (app, workspace) = (state.app(), state.workspace());
    let config = app.config();
    if !workspace.may_write_somewhere(&config) {
        return;
    }
    if config.bucket.lists_uploads {
        return app.parts.work.prefetch(); // only a listing can tell
    }
    workspace.scope.spawn(async move {
        let store = workspace.files().s3().ports().store.clone();
        let is_noted = [(Scope::Tab, UPLOADS_OF_TAB), (Scope::Tab, STORED_AS), (Scope::Device, STORED_AS)]
            .into_iter()
            .any(|(scope, key)| store.get(scope, key).is_some());
        if is_noted || browser::has_notes().await {
            app.parts.work.prefetch();
        }
    });
}
