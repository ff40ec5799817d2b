//! Work of an earlier visit: its notes decide whether the part that goes on with it is fetched.

use super::state::FilesState;
use crate::client::ports::{Scope, UPLOADS_OF_TAB};
use crate::model::organize::record::STORED_AS;
use crate::ui::browser;

/// Fetches the part "work" where an upload, or a move, of an earlier visit waits to be finished.
pub fn fetch_work(state: FilesState) {
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
