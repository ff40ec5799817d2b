//! A panel that lists passkeys or devices of an account, each with a button that removes it after a question. The caller gives
//! the words and the calls ([`Kind`]).
//!
//! The two panels differ in words and calls alone, so they are one component with a table ([`Kind`]) and not
//! two with the same bugs.
//!
//! | state of `items` | what is shown | left by |
//! |---|---|---|
//! | `None` | a skeleton | the answer |
//! | an error | the failure, with "Try again" | which goes to `None` |
//! | empty | the sentence of an empty list | a reload |
//! | some | the rows | a removal, which reloads |

mod kind;
mod panel;

use leptos::prelude::*;

use crate::client::account::AccountClient;
use crate::model::failure::Failure;
use crate::ui::context::{App, use_app};
use crate::ui::scope::Scope;

pub use kind::{Item, Kind};

/// A list on the screen.
///
/// All signals belong to the panel's owner. `to_remove` is the question that is open.
#[derive(Clone, Copy)]
pub struct RemovableList {
    app: App,
    /// Of the panel, which outlives its question.
    scope: Scope,
    kind: Kind,
    items: RwSignal<Option<Result<Vec<Item>, Failure>>>,
    to_remove: RwSignal<Option<Item>>,
    done: RwSignal<&'static str>,
}

impl RemovableList {
    /// Being loaded.
    ///
    /// Call it in a component's body: the list takes the app from the context and its scope from the owner.
    pub fn new(kind: Kind) -> Self {
        let list = Self {
            app: use_app(),
            scope: Scope::here(),
            kind,
            items: RwSignal::new(None),
            to_remove: RwSignal::new(None),
            done: RwSignal::new(""),
        };
        list.load();
        list
    }

    /// The account.
    pub fn account(self) -> AccountClient {
        AccountClient::new(self.app.session())
    }

    /// Shows what there is now.
    ///
    /// What is shown stays until the answer is there.
    fn load(self) {
        let work = (self.kind.load)(self.app, self.account());
        self.scope.spawn(async move { self.items.set(Some(work.await)) });
    }

    /// Removes the note of the last success, before another action.
    pub fn begin(self) {
        self.done.set("");
    }

    /// Closes the question after a success, announces it, and reloads the list.
    pub fn done(self, words: &'static str) {
        self.to_remove.set(None);
        self.done.set(words);
        self.app.announce(words);
        self.load();
    }
}
