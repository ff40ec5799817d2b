//! Two-step verification on, off, and with another app.
//!
//! `AssociateSoftwareToken` gives a key, `VerifySoftwareToken` proves that the app has it, and
//! `SetUserMFAPreference` turns the second step on or off. The first of these replaces nothing: an app in use
//! keeps working until the second has succeeded, so closing the dialog is always safe.

use leptos::prelude::*;

use super::change::Change;
use super::task::{Task, TaskDialog};
use crate::client::account::{Code, TotpSecret};
use crate::model::totp;
use crate::ui::components::{
    CopyButton, Emphasis, Field, QrCode, Skeleton, SkeletonShape, TextField, require,
};
use crate::ui::context::{use_app, use_text};

/// The key to scan or copy, and a field for the app's first code. An app that is in use stays so until then.
///
/// The key is asked for when the dialog opens. While there is none, the button says "Try again" and asks once
/// more. The key is in a signal of this dialog, and gone with it.
#[component]
pub fn SetUp(
    /// What it changes.
    change: Change,
    /// Whether the new app replaces one in use.
    replaces: bool,
    /// The person wants out.
    on_close: Callback<()>,
) -> impl IntoView {
    let words = use_text().security();
    let task = Task::new();
    let secret = RwSignal::new(None::<TotpSecret>);
    let (code, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let request_key = move || {
        let account = change.account();
        task.run(async move {
            secret.set(Some(account.new_authenticator().await?));
            Ok(())
        });
    };
    request_key();
    let send = move |()| {
        let account = change.account();
        if secret.with_untracked(Option::is_none) {
            request_key();
        } else if require(code, error, words.code_missing) {
            let code = Code::typed(&code.get_untracked());
            task.run(async move {
                account.confirm_authenticator(&code).await?;
                change.done(words.turned_on);
                Ok(())
            });
        }
    };
    let button = Signal::derive(move || {
        if secret.with(Option::is_some) { words.turn_on } else { use_text().common.try_again }.to_owned()
    });
    view! {
        <TaskDialog
            title=words.set_up_title
            task
            button
            emphasis=Emphasis::Primary
            on_close
            on_send=Callback::new(send)
        >
            <p>{if replaces { words.set_up_again_lead } else { words.set_up_lead }}</p>
            {move || secret.get().map_or_else(
                || view! { <Skeleton shape=SkeletonShape::Long /> }.into_any(),
                |secret| key(change, &secret),
            )}
            <TextField
                name="app-code"
                label=words.app_code
                kind=Field::Code
                value=code
                error
                fault=task.blames_code()
            />
        </TaskDialog>
    }
}

/// The key, as an image and in letters.
fn key(change: Change, secret: &TotpSecret) -> AnyView {
    let words = use_text().security();
    let address = totp::address(&use_app().config().title, &change.email(), secret);
    view! {
        <div class="totp-key">
            <QrCode text=address.clone() label=words.qr_alt />
            <p class="field-label">{words.key}</p>
            <p>
                <code>{totp::in_groups(secret)}</code>
            </p>
            <p class="field-hint">{words.key_hint}</p>
            <div class="row">
                <CopyButton label=words.copy_key value=secret.expose().to_owned() />
                <a class="button button-small button-quiet" href=address>
                    {words.open_app}
                </a>
            </div>
        </div>
    }
    .into_any()
}

/// Asks before the second step goes.
///
/// A pool that requires a second step has it set up again at the next sign-in. The page cannot know the
/// pool's setting, so the dialog says both.
#[component]
pub fn TurnOff(
    /// What it changes.
    change: Change,
    /// The person wants out.
    on_close: Callback<()>,
) -> impl IntoView {
    let words = use_text().security();
    let task = Task::new();
    let send = move |()| {
        let account = change.account();
        task.run(async move {
            account.use_authenticator(false).await?;
            change.done(words.turned_off);
            Ok(())
        });
    };
    view! {
        <TaskDialog
            title=words.off_title
            task
            button=words.turn_off
            emphasis=Emphasis::Danger
            on_close
            on_send=Callback::new(send)
        >
            <p>{words.off_lead}</p>
            <p class="field-hint">{words.off_required}</p>
        </TaskDialog>
    }
}
