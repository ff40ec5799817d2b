//! What the panel "Security" and the dialogs that it opens share: the account, and which dialog is open. Neither is drawn here.
//!
//! [`Change`] lives with the panel and is handed to each dialog. A dialog ends by [`Change::done`] or
//! [`Change::close`], and both only set a signal: the panel stops rendering the dialog, which ends its task.

use leptos::prelude::*;

use crate::client::account::{AccountClient, Profile};
use crate::model::failure::Failure;
use crate::ui::context::App;
use crate::ui::scope::Scope;

/// A dialog that can be open.
///
/// Each is left by closing, or by its success; none leads to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OpenDialog {
    /// Another authenticator app, or the first. `replaces`: one is in use, and stays so until the new one has
    /// proved itself.
    SetUp { replaces: bool },
    /// Asks before the second step goes.
    TurnOff,
    /// The current password and a new one.
    Password,
    /// Another address, then the code that went there.
    Email,
    /// A code to the address that counts now.
    Verify,
}

/// What the dialogs share with the panel.
#[derive(Clone, Copy)]
pub struct Change {
    app: App,
    /// Of the panel, which outlives its dialogs.
    scope: Scope,
    /// The account as it was last heard; `None` while it is not known.
    pub profile: RwSignal<Option<Result<Profile, Failure>>>,
    /// The dialog that is open.
    pub open_dialog: RwSignal<Option<OpenDialog>>,
    /// What was done last, in words.
    pub done: RwSignal<&'static str>,
}

impl Change {
    /// No dialog is open; the account is asked for at once.
    pub fn new(app: App) -> Self {
        let change = Self {
            app,
            scope: Scope::here(),
            profile: RwSignal::new(None),
            open_dialog: RwSignal::new(None),
            done: RwSignal::new(""),
        };
        change.load();
        change
    }

    /// The account.
    pub fn account(self) -> AccountClient {
        AccountClient::new(self.app.session())
    }

    /// The address that counts now; empty while it is not known.
    ///
    /// Not tracked: a dialog about one address must not change under the person's hands.
    pub fn email(self) -> String {
        self.profile.with_untracked(|it| match it {
            Some(Ok(profile)) => profile.email.clone(),
            _ => String::new(),
        })
    }

    /// Opens a dialog.
    ///
    /// Removes the note of the last success: it would look like the outcome of this dialog.
    pub fn open(self, dialog: OpenDialog) {
        self.done.set("");
        self.open_dialog.set(Some(dialog));
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.open_dialog.set(None);
    }

    /// Closes the dialog after a success, announces it, and reloads the account.
    ///
    /// The old rows stay until the answer is there, so nothing flickers. The note is announced, because the
    /// focus is back on the button that opened the dialog, away from the note.
    pub fn done(self, words: &'static str) {
        self.close();
        self.done.set(words);
        self.app.announce(words);
        self.load();
    }

    /// Loads the account after a failure.
    ///
    /// Unlike [`Change::load`], which keeps what is shown, skeletons stand in meanwhile.
    pub fn reload(self) {
        self.profile.set(None);
        self.load();
    }

    /// Shows the account as it is now.
    ///
    /// One `GetUser`, in the panel's scope. Of two at a time the later answer is shown; both are recent, so
    /// no order is kept.
    pub fn load(self) {
        let account = self.account();
        self.scope.spawn(async move { self.profile.set(Some(account.profile().await)) });
    }
}
