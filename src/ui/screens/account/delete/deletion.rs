//! The work of "Delete account": counting the files, deleting them, and the end of the account.
//!
//! Closing the page in the middle leaves an account with fewer files; beginning again goes on with the rest.
//! Only folders that are this person's alone are touched, and only where the configuration lets users delete.

use leptos::prelude::*;

use crate::client::account::{AccountClient, Holdings, Prefix, Remains, Removal, measure, remove_files};
use crate::model::failure::Failure;
use crate::model::route::Route;
use crate::ui::browser;
use crate::ui::context::{App, Workspace, use_app};
use crate::ui::scope::Scope;
use crate::ui::screens::account::task::{Task, finish};

/// A deletion, as far as it is.
///
/// Belongs to the dialog; the last step, the account itself, runs in the page's scope.
#[derive(Clone, Copy)]
pub struct Deletion {
    /// For the dialog's views.
    pub app: App,
    scope: Scope,
    /// Busy while anything is deleted: the dialog then ignores Esc, its close button and Cancel.
    pub task: Task,
    /// What the folders hold; `None` while that is counted.
    pub holdings: RwSignal<Option<Result<Holdings, Failure>>>,
    /// How many files and versions are deleted; `None` before the first.
    pub deleted: RwSignal<Option<u64>>,
    /// What S3 did not delete.
    pub remaining: RwSignal<Option<Removal>>,
}

impl Deletion {
    /// Of the current owner. Counts what the folders hold, for as long as the dialog is open.
    pub fn new() -> Self {
        let deletion = Self {
            app: use_app(),
            scope: Scope::here(),
            task: Task::new(),
            holdings: RwSignal::new(None),
            deleted: RwSignal::new(None),
            remaining: RwSignal::new(None),
        };
        deletion.count();
        // It discards unfinished uploads.
        deletion.app.parts.work.prefetch();
        deletion
    }

    /// How many uploads are under way: they end with the account.
    pub fn uploads_under_way(self) -> u64 {
        let Some(workspace) = self.app.workspace.get_untracked() else { return 0 };
        let totals = workspace.transfers().totals();
        (totals.waiting + totals.asking + totals.active + totals.paused) as u64
    }

    /// Lists the folders to their bottom: a request for each thousand files. A failure shows as "unknown",
    /// and stops nothing.
    fn count(self) {
        let Some(workspace) = self.app.workspace.get_untracked() else { return };
        let (files, folders) = (workspace.files(), own_folders(self.app));
        self.scope.spawn(async move { self.holdings.set(Some(measure(&files, &folders).await)) });
    }

    /// Deletes the files if asked to, then the account. Files that S3 refuses to delete stop the deletion: trying again takes the
    /// account.
    ///
    /// Uploads are held for as long as files are deleted, and go on if the account stays. `DeleteUser` ends
    /// the session; the address is then led to the sign-in form.
    pub fn begin(self, files_first: bool) {
        let (app, account) = (self.app, AccountClient::new(self.app.session()));
        if files_first {
            self.remaining.set(None);
        }
        self.task.run(async move {
            let workspace = app.workspace.get_untracked();
            if let (Some(workspace), Some(part)) = (workspace, app.parts.work.get()) {
                (part.on_end)(app, workspace); // what becomes of uploads is said, whether or not the account stays
            }
            // Until the end of all: an upload would put files back, and nobody could go on with one.
            let _cleared = workspace.map(|it| it.transfers().clear());
            if files_first && let Some(workspace) = workspace {
                let show = |gone| self.deleted.set(Some(gone));
                let removal = remove_files(&workspace.files(), &own_folders(app), show).await?;
                if !removal.refused.is_empty() || removal.remains != Remains::Nothing {
                    self.deleted.set(None);
                    self.remaining.set(Some(removal));
                    return Ok(());
                }
            }
            // The screen ends with the account, in the middle of this call.
            let delete = async move {
                let identity = workspace.map(Workspace::identity).unwrap_or_default();
                let discard = match (workspace, app.parts.work.get()) {
                    (Some(workspace), Some(part)) => Some((part.discard_later)(app, workspace).await),
                    _ => None, // the bucket's lifecycle rule removes what is unfinished
                };
                account.delete().await?;
                app.replace(&Route::SignIn); // its remark says that the account is gone
                if let Some(discard) = discard {
                    discard.await;
                }
                browser::forget_notes(&identity).await;
                Ok(())
            };
            finish(app, delete).await
        });
    }
}

/// The folders that are this person's alone.
fn own_folders(app: App) -> Vec<Prefix> {
    let identity = app.who.with_untracked(|who| who.identity().map(ToString::to_string));
    let Some(identity) = identity else { return Vec::new() };
    let config = app.config();
    let own = config.locations.iter().filter(|it| it.is_own() && it.users.delete);
    own.map(|it| it.prefix_for(&identity)).collect()
}
