//! The browser's part of managed login: leaving for the pool's own sign-in pages, taking what they lead back with out of the
//! address, and signing out, which goes through them where there are any. Signing out needs no part of the page.
//!
//! # Leaving and coming back
//!
//! 1. [`depart`]: the session writes down a state and a PKCE verifier for this tab, and the page goes to the
//!    pool's domain.
//! 2. The pool leads back to this page's own address with `?code=…&state=…`, or with `?error=…&state=…`.
//! 3. [`take_return`]: takes the query out of the address before the configuration is loaded.
//! 4. [`arrive`]: the session redeems the code; the address then goes on to the route that was left in step
//!    1.
//!
//! The protocol itself (RFC 6749, RFC 7636) is in `client::session` and `model`; here are the window's
//! location and history.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::address;
use super::context::App;
use crate::config::Persistence;
use crate::model::route::Route;

/// Signs out as [`leave`] does, once it is known what shall become of uploads and downloads under way.
pub fn sign_out(app: App) {
    ask_first(
        app,
        Rc::new(move || match (app.parts.personal.loaded(), app.workspace.get_untracked()) {
            (Some(part), Some(workspace)) => (part.flush)(app, workspace, leave),
            _ => leave(app),
        }),
    );
}

/// Ends the session by `end`: at once, or where uploads or downloads would end with it, once the person has said what shall become
/// of them. Not at all where they would rather stay. Where something is under way the part that asks is there; signing out needs none.
pub fn ask_first(app: App, end: Rc<dyn Fn()>) {
    match app.parts.work.loaded() {
        Some(work) => (work.ask_first)(app, end),
        None => end(),
    }
}

/// Signs out without a question, and goes to what is left to see: the locations of guests, or the sign-in form; or first to the
/// pool's pages, to be signed out of them.
pub fn leave(app: App) {
    if app.config().user_pool.managed.is_some() {
        return leave_through_pages(app);
    }
    app.session().sign_out();
    app.replace(&Route::Home);
}

/// What the pool's pages led back with, without its `?`. It leaves the address and the history at once: nothing else shall read it.
///
/// Only a query with `state` and with `code` or `error` counts: whatever else somebody has put behind the
/// page's address is left alone. The history entry is replaced, so "back" does not redeem a spent code. The
/// address says `#/sign-in` then, where a failure is shown.
pub fn take_return() -> Option<String> {
    let location = window().location();
    let query = location.search().ok()?;
    let is_return = query.contains("state=") && (query.contains("code=") || query.contains("error="));
    let query = query.strip_prefix('?').filter(|_| is_return)?.to_owned();
    let clean = [&location.pathname().ok()?, "#/sign-in"].concat();
    window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&clean)).ok()?;
    Some(query)
}

/// Goes to the pool's pages, straight to one of its providers where one is named.
///
/// `keep` is written down with the departure, because the tick box is gone when the person returns. From the
/// sign-in form the way back is home; from elsewhere it is the route that asked. Without pages in the
/// configuration nothing happens.
pub fn depart(app: App, provider: Option<&str>, keep: Persistence) {
    let here = match app.route.get_untracked() {
        Route::SignIn => Route::Home.href(),
        route => route.href(),
    };
    if let Some(away) = app.session().depart(&page(), provider, keep, &here) {
        let _ = window().location().assign(&away);
    }
}

/// Signs in with what they led back with.
///
/// In the page's scope: the code can be redeemed once, so no change of the screen may abort the call. Where
/// it fails, the session's remark says why and the address stays.
pub fn arrive(app: App, query: String) {
    let session = app.session();
    app.scope.spawn(async move {
        if let Some(route) = session.arrive(&page(), &query).await {
            address::replace(&route);
        }
    });
}

/// Signs out here, and of the pool's pages where the session came from them.
fn leave_through_pages(app: App) {
    let session = app.session();
    app.scope.spawn(async move {
        let away = session.leave_through(&page()).await;
        address::replace(&Route::Home.href());
        if let Some(away) = away {
            let _ = window().location().assign(&away);
        }
    });
}

/// This page's own address: what the app client knows as its callback and sign-out URL.
///
/// Without query and fragment, since Cognito compares callback addresses character by character.
fn page() -> String {
    let location = window().location();
    [location.origin().unwrap_or_default(), location.pathname().unwrap_or_default()].concat()
}
