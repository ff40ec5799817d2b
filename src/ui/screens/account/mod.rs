//! "Account": who you are, to this site and to AWS, and the way out. One file for each section of the page; what they
//! ask of the services is not here.
//!
//! # What is where
//!
//! | section | file | for | calls |
//! |---|---|---|---|
//! | who the person is | `person` | everyone | none |
//! | files from before | `guest_claim` | users who were guests here | S3, in both names |
//! | password, second step, address | `security`, `change` and a file for each dialog | users | the user pool |
//! | passkeys, devices | `passkeys`, `devices` on `removable_list` | users | the user pool |
//! | role and credentials | `permissions`, `roles` | everyone | STS |
//! | credentials as text | `keys` | everyone | none beyond what the session has |
//! | ending sessions, the account | `sign_out`, `delete` | users | the user pool, S3 |
//!
//! Each section loads its own data and shows its own failure: a pool that refuses `ListDevices` does not take
//! the rest of the page along. Dialogs are built on `task`, which ends the request with the dialog.
//!
//! The part also carries `ConfigError`: that page is as rare as this one, and its sentences would weigh on
//! every first visit.

mod change;
mod delete;
mod devices;
mod email;
mod email_code;
mod fact;
mod gate;
mod guest_claim;
mod keys;
mod passkeys;
mod password;
mod permissions;
mod person;
mod removable_list;
mod roles;
mod security;
mod setting;
mod sign_out;
mod task;
mod two_step;

use leptos::prelude::*;

use crate::model::text::Text;
use crate::ui::browser::LoadError;
use crate::ui::context::{use_app, use_text, use_title};
use crate::ui::parts::{PartValue, chunk};

use crate::ui::screens::config_error::ConfigError;
use delete::DeleteAccount;
use devices::Devices;
use keys::Keys;
use passkeys::Passkeys;
use permissions::Permissions;
use person::Person;
use security::Security;
use sign_out::{SignIn, SignOut};

/// What the part "account" has.
#[derive(Clone, Copy)]
pub struct AccountPart {
    /// Draws the whole screen.
    pub screen: fn() -> AnyView,
    /// Draws the panel of the files that a guest left; the callback is called once files were copied.
    pub guest_claim: fn(Callback<()>) -> AnyView,
    /// Draws what stands in the app's place while config.json is missing or wrong: it is for whoever runs the site.
    pub config_error: fn(LoadError, &'static Text) -> AnyView,
}

const PART: &AccountPart = &AccountPart {
    screen: || view! { <AccountScreen /> }.into_any(),
    guest_claim: |on_change| view! { <guest_claim::GuestClaim on_change /> }.into_any(),
    config_error: |error, text| view! { <ConfigError error text /> }.into_any(),
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, account, account_screen, PART
}

/// The whole screen.
///
/// Sections appear and go with `is_user`, a memo: a new address or group changes `who`, but must not draw the
/// page anew under an open dialog. The heading has `tabindex="-1"`, so that the frame can lead the focus
/// there after a change of the screen.
#[component]
pub fn AccountScreen() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    use_title(text.account().title);
    let has_passkeys = passkeys::are_used(&app.config());
    let is_user = Memo::new(move |_| app.who.with(|who| who.user().is_some()));
    view! {
        <div class="column stack">
            <h1 tabindex="-1">{text.account().title}</h1>
            <Person />
            {move || is_user.get().then(|| view! { <guest_claim::GuestClaim on_change=Callback::new(|()| ()) /> })}
            {move || is_user.get().then(|| view! {
                <Security />
                {has_passkeys.then(|| view! { <Passkeys /> })}
                <Devices />
            })}
            <Permissions />
            <Keys />
            {move || {
                if is_user.get() {
                    view! { <SignOut /> <DeleteAccount /> }.into_any()
                } else {
                    view! { <SignIn /> }.into_any()
                }
            }}
        </div>
    }
}
