//! What a list of removable things is told by its caller: words, and the calls that load and remove.

use futures_util::future::LocalBoxFuture;

use crate::client::account::AccountClient;
use crate::model::failure::Failure;
use crate::ui::components::IconName;
use crate::ui::context::App;

/// What a panel lists, and its words.
///
/// Function pointers and not closures: a kind is `Copy`, captures nothing, and gets what it needs as
/// arguments.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Names the panel's heading in the document.
    pub id: &'static str,
    /// Stands before each.
    pub icon: IconName,
    /// The heading.
    pub title: &'static str,
    /// What these things are for.
    pub lead: &'static str,
    /// A line below the list; empty for none.
    pub hint: &'static str,
    /// Stands in an empty list.
    pub none: &'static str,
    /// Says that a thing is the one in use here.
    pub here: &'static str,
    /// The label of the button that removes an item.
    pub remove_label: &'static str,
    /// The button's accessible name, with the item's.
    /// Buttons that all say "Remove" could not be told apart in a list of buttons.
    pub remove_label_of: fn(&str) -> String,
    /// The question's heading.
    pub question: &'static str,
    /// What it means for the one of this name.
    pub question_lead: fn(&str) -> String,
    /// It is done.
    pub removed: &'static str,
    /// Whether a failure to load says that there are no such things here at all: nothing is shown then.
    pub is_absent: fn(&Failure) -> bool,
    /// Asks the service for all of them.
    pub load: fn(App, AccountClient) -> Loading,
    /// Has the service take one away.
    /// Removing what is gone already counts as done; the panel sees to that.
    pub remove: fn(AccountClient, String) -> LocalBoxFuture<'static, Result<(), Failure>>,
}

/// All of them, to come.
pub type Loading = LocalBoxFuture<'static, Result<Vec<Item>, Failure>>;

/// One of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// Names it to the service.
    /// A credential's ID or a device's key. Never shown.
    pub key: String,
    /// Names it to the person.
    pub name: String,
    /// The line below the name.
    pub lead: String,
    /// Whether it is the one in use here.
    /// Marked, and removable all the same.
    pub is_here: bool,
}
