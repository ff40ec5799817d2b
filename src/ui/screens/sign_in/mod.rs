//! The sign-in screens: one step at a time, as `model::auth::flow` says. What is on the screen is a `Step`; a step
//! whose call is under way stays where it is, with its button busy.
//!
//! One file for each family of steps; `form`, `remark` and `links` are what they share.

mod attributes;
mod bind;
mod challenge;
mod choose;
mod code;
mod confirm;
mod credentials;
mod enter;
mod factors;
mod forgot;
mod form;
mod hold;
mod keep;
mod links;
mod new_password;
mod passkey;
mod prove;
mod providers;
mod remark;
mod rules;
mod set_up_totp;
mod shown;
mod sign_up;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use crate::client::account::Password;
use crate::model::device_name;
use crate::model::failure::Failure;
use crate::ui::context::{App, use_app};
use crate::ui::managed;
use crate::ui::parts::{PartValue, chunk};
use crate::ui::passkeys::PasskeyPrompt;

use shown::Shown;

pub use rules::{PasswordRules, require_new_password};

/// What the part of signing in has.
#[derive(Clone, Copy)]
pub struct SignInPart {
    /// Draws the whole screen.
    pub screen: fn() -> AnyView,
    /// Signs in with what the pool's pages led back with; else has the pool confirm a device that is not yet.
    pub start: fn(App, Option<String>),
    /// Proves the password of whoever is signed in.
    pub prove: fn(App, Password) -> LocalBoxFuture<'static, Result<bool, Failure>>,
    /// Proves by a passkey who is signed in; `Ok(false)` where the account has none that can be used here.
    pub prove_by_passkey: fn(App, PasskeyPrompt) -> LocalBoxFuture<'static, Result<bool, Failure>>,
}

const PART: &SignInPart = &SignInPart {
    screen: || view! { <SignInScreen /> }.into_any(),
    start: |app, returned| {
        if let Some(query) = returned {
            return managed::arrive(app, query);
        }
        let session = app.session();
        name_device(app);
        app.scope.spawn(async move { session.confirm_device().await });
    },
    prove: |app, password| prove::by_password(app, password).boxed_local(),
    prove_by_passkey: |app, prompt| prove::by_passkey(app, prompt).boxed_local(),
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, sign_in, sign_in_screen, PART
}

/// The step, inside the card ([`crate::ui::sign_in_card`]).
#[component]
pub fn SignInScreen() -> impl IntoView {
    let app = use_app();
    app.session().prepare();
    name_device(app);
    hold::ask_guest(app);
    let shown = Memo::new(move |_| app.flow.with(Shown::of));

    move || match shown.get() {
        Shown::Credentials => view! { <credentials::Credentials /> }.into_any(),
        Shown::SignUp => view! { <sign_up::SignUp /> }.into_any(),
        Shown::Confirm => view! { <confirm::Confirm /> }.into_any(),
        Shown::Forgot => view! { <forgot::Forgot /> }.into_any(),
        Shown::Reset => view! { <forgot::Reset /> }.into_any(),
        Shown::Code(challenge) => view! { <challenge::EnterCode challenge /> }.into_any(),
        Shown::Passkey(options) => view! { <passkey::UsePasskey options /> }.into_any(),
        Shown::Password => view! { <challenge::EnterPassword /> }.into_any(),
        Shown::Choose(challenge) => view! { <choose::Choose challenge /> }.into_any(),
        Shown::NewPassword(challenge) => view! { <new_password::NewPassword challenge /> }.into_any(),
        Shown::AwaitTotp => view! { <set_up_totp::AwaitTotp /> }.into_any(),
        Shown::SetUpTotp => view! { <set_up_totp::SetUpTotp /> }.into_any(),
        Shown::Enter => view! { <enter::Enter /> }.into_any(),
        Shown::Nothing => ().into_any(),
    }
}

fn name_device(app: App) {
    app.session().name_device(device_name::of(&window().navigator().user_agent().unwrap_or_default()));
}
