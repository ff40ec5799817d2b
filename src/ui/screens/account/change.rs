//! What the panel "Security" and the dialogs that it opens share: the account, and which dialog is open. Neither is drawn here.

use leptos::prelude::*;

use crate::client::account::{AccountClient, Profile};
use crate::model::failure::Failure;
use crate::ui::context::App;
use crate::ui::scope::Scope;

/// A dialog that can be open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OpenDialog {
    SetUp { replaces: bool },
    TurnOff,
    Password,
    Email,
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
    /// Of an account that is dialog for now.
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
    pub fn email(self) -> String {
        self.profile.with_untracked(|it| match it {
            Some(Ok(profile)) => profile.email.clone(),
            _ => String::new(),
        })
    }

    /// Opens a dialog.
    pub fn open(self, dialog: OpenDialog) {
        self.done.set("");
        self.open_dialog.set(Some(dialog));
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.open_dialog.set(None);
    }

    /// Closes the dialog after a success, announces it, and reloads the account.
    pub fn done(self, words: &'static str) {
        self.close();
        self.done.set(words);
        self.app.announce(words);
        self.load();
    }

    /// Loads the account after a failure.
    pub fn reload(self) {
        self.profile.set(None);
        self.load();
    }

    /// Shows the account as it is now.
    pub fn load(self) {
        let account = self.account();
        self.scope.spawn(async move { self.profile.set(Some(account.profile().await)) });
    }
}
