//! Signing out, here and everywhere; for a guest, the button to sign in.
//!
//! Signing out here is the session's and needs no question: the person can sign in again. Everywhere is
//! `GlobalSignOut`: it revokes refresh tokens, while credentials that other devices hold stay good until they
//! expire, at most an hour. The dialog says so.

use std::rc::Rc;

use leptos::prelude::*;

use super::setting::setting;
use super::task::{Task, TaskDialog};
use crate::model::route::Route;
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, IconName, Size};
use crate::ui::context::{Workspace, use_app, use_text};
use crate::ui::managed::{ask_first, leave, sign_out};
use crate::ui::scope::Scope;

/// The buttons of a guest: to sign in, where there are accounts, and to be forgotten.
#[component]
pub fn SignIn() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.identities();
    let forget = move |()| {
        let identity = app.workspace.get_untracked().map(Workspace::identity).unwrap_or_default();
        app.session().forget_guest();
        app.announce(words.guest_forgotten);
        app.scope.spawn(async move { browser::forget_notes(&identity).await });
    };
    view! {
        <section class="panel" aria-labelledby="guest-title">
            <h2 id="guest-title">{words.forget_guest}</h2>
            <p class="panel-lead">{words.forget_guest_lead}</p>
            <div class="row">
                {app.config().has_accounts().then(|| view! {
                    <Button
                        label=text.common.sign_in
                        emphasis=Emphasis::Primary
                        on_press=move |()| app.go(&Route::SignIn)
                    />
                })}
                <Button label=words.forget_guest on_press=forget />
            </div>
        </section>
    }
}

/// Signs out here, or everywhere.
#[component]
pub fn SignOut() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.leaving();
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    let here = setting(
        IconName::SignOut,
        words.here,
        None,
        text.account().session_lead.into_any(),
        view! { <Button label=text.common.sign_out size=Size::Small on_press=move |()| sign_out(app) /> }
            .into_any(),
    );
    let everywhere = setting(
        IconName::Globe,
        words.all_devices,
        None,
        words.everywhere_lead.into_any(),
        view! { <Button label=words.everywhere size=Size::Small on_press=move |()| asking.set(true) /> }
            .into_any(),
    );
    view! {
        <section class="panel" aria-labelledby="session-title">
            <h2 id="session-title">{words.sessions}</h2>
            <div class="settings">{here} {everywhere}</div>
        </section>
        {move || asking.get().then(|| view! { <Everywhere on_close=close /> })}
    }
}

/// First the pool, then this device: where the pool cannot be reached nobody is signed out, and the dialog
/// says why.
#[component]
fn Everywhere(on_close: Callback<()>) -> impl IntoView {
    let (app, words) = (use_app(), use_text().leaving());
    let (task, scope) = (Task::new(), Scope::here());
    let end = move || {
        task.run(async move {
            app.session().end_all_sessions().await?;
            leave(app);
            Ok(())
        });
    };
    let send = move |()| ask_first(app, Rc::new(move || scope.run(end)));
    view! {
        <TaskDialog
            title=words.everywhere_title
            task
            button=words.everywhere
            emphasis=Emphasis::Danger
            on_close
            on_send=Callback::new(send)
        >
            <p>{words.everywhere_what}</p>
            <p class="field-hint">{words.everywhere_hour}</p>
        </TaskDialog>
    }
}
