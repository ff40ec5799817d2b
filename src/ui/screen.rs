//! Which screen the address and the session ask for, and where an address without a screen leads.
//!
//! [`Screen::of`] is a pure reading of three signals, and [`lead_home`] the one place that redirects. A
//! screen never checks by itself whether the person may see it.

use leptos::prelude::*;

use super::context::{App, Workspace};
use crate::config::Location;
use crate::model::auth::{Departure, Who};
use crate::model::failure::Failure;
use crate::model::route::{Collection, FilesRoute, Route};

/// What stands in the frame. Comparing keeps a screen that is there already; a screen with a workspace is another one with
/// another workspace, so nothing of an identity is left on the screen when the identity changes.
///
/// | state | entered when | left when |
/// |---|---|---|
/// | `Waiting` | the page starts; an identity is being fetched | the session has an answer |
/// | `Unreachable` | no identity could be had | "Try again", or the browser is online again |
/// | `SignIn` | nobody is signed in, or the route asks for it | the person is in, or goes elsewhere |
/// | `Files` | a route to a folder, and an identity | another route or identity |
/// | `Account` | its route, for users and guests | another route, or signing out |
/// | `Check` | its route, whoever is here and whatever fails | another route |
/// | `Collection` | its routes, for whoever has an identity | another route or identity |
/// | `NotFound` | a route without a meaning | another route |
#[derive(Clone, PartialEq)]
pub enum Screen {
    /// Something is looked at first: a stored session, a guest's identity, the first location.
    Waiting,
    /// There is no identity, and why.
    Unreachable(Failure),
    /// The steps of signing in and up.
    SignIn,
    /// A folder of this workspace.
    Files(Workspace),
    /// Who the person is, to the site and to AWS.
    Account(Option<Workspace>),
    /// The examination of the set-up.
    Check,
    /// Favourites, or what was used last.
    Collection(Workspace, Collection),
    /// An address that means nothing.
    NotFound,
}

impl Screen {
    /// Whoever may not be where they want to go signs in there: the address stays, and they arrive. So does whoever's session has
    /// ended, though a guest may be there: the form says what happened.
    pub fn of(app: App) -> Self {
        let route = app.route.get();
        let is_user = app.who.with(|who| matches!(who, Who::User(_)));
        match (route, app.who.get(), app.workspace.get()) {
            (Route::NotFound, ..) => Self::NotFound,
            (Route::Check, ..) => Self::Check,
            (Route::SignIn, ..) if !is_user && app.config().has_accounts() => Self::SignIn,
            (_, Who::SignedOut(_) | Who::Guest { departure: Departure::SessionEnded, .. }, _) => Self::SignIn,
            (_, Who::Unreachable(failure), _) => Self::Unreachable(failure),
            (Route::Account, Who::User(_) | Who::Guest { .. }, workspace) => Self::Account(workspace),
            (Route::Files(route), Who::Guest { .. }, _) if is_for_users(app, &route) => Self::SignIn,
            (Route::Files(_), _, Some(workspace)) => Self::Files(workspace),
            (Route::Collection(it), _, Some(workspace)) => Self::Collection(workspace, it),
            _ => Self::Waiting,
        }
    }
}

/// Whether a route leads to a location that guests may not see and users may.
fn is_for_users(app: App, route: &FilesRoute) -> bool {
    let config = app.config();
    let location = config.locations.iter().find(|it| it.id == route.location);
    location.is_some_and(|location| !location.guests.list && location.users.list) && config.has_accounts()
}

/// From `#/`, from a location that the configuration does not know, and from the sign-in form once signed in, to the first
/// location that the person may see; without one, to what a user has all the same.
///
/// Runs in an effect of the root, so it tracks what it reads. Replaces the address instead of adding a step:
/// "back" would otherwise lead to the address that redirects. Does nothing before there is a workspace, since
/// only its rights say which location is first.
pub fn lead_home(app: App) {
    let is_user = app.who.with(|who| who.user().is_some());
    let config = app.config();
    let wants_home = app.route.with(|route| match route {
        // "Continue as guest" leads here.
        Route::Home => {
            app.session().stay_guest();
            true
        }
        Route::SignIn => is_user || !config.has_accounts(),
        Route::Files(route) => config.locations.iter().all(|it| it.id != route.location),
        _ => false,
    });
    let Some(workspace) = app.workspace.get().filter(|_| wants_home) else { return };
    let first = config.locations.iter().find(|location: &&Location| workspace.rights(location).list);
    let nowhere = if is_user || !config.has_accounts() { Route::Account } else { Route::SignIn };
    app.replace(&first.map_or(nowhere, |location| Route::Files(FilesRoute::location(&location.id))));
}
