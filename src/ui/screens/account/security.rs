//! "Security": what opens the account, and the dialogs that change it.
//!
//! Nothing is asked of the pool here beyond `GetUser`; each dialog does its own call. A failure of that one
//! call shows in place of the rows: buttons for settings that are not known would lead to wrong questions.

use leptos::prelude::*;

use super::change::{Change, OpenDialog};
use super::email::{ChangeEmail, VerifyEmail};
use super::gate::Gate;
use super::password::ChangePassword;
use super::setting::{Badge, setting};
use super::two_step::{SetUp, TurnOff};
use crate::client::account::Profile;
use crate::ui::components::{Button, ErrorPanel, Icon, IconName, Size, Skeleton, SkeletonShape};
use crate::ui::context::{use_app, use_text};

/// The panel, for someone who is signed in.
///
/// The dialogs stand beside the panel, not within: a reload that draws the rows anew leaves an open dialog as
/// it is.
#[component]
pub fn Security() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.security();
    let change = Change::new(app);
    let close = Callback::new(move |()| change.close());
    let gate = Gate::new();
    view! {
        <section class="panel" aria-labelledby="security-title">
            <h2 id="security-title">{words.title}</h2>
            {move || {
                let done = change.done.get();
                (!done.is_empty()).then(|| view! { <p class="note note-good"><Icon name=IconName::Check /><span>{done}</span></p> })
            }}
            {move || match change.profile.get() {
                Some(Err(failure)) => view! { <ErrorPanel explanation=app.explain_auth(&failure) on_retry=move |()| change.reload() /> }.into_any(),
                Some(Ok(profile)) => rows(change, gate, Some(&profile)),
                None => rows(change, gate, None),
            }}
        </section>
        {gate.view()}
        {move || change.open_dialog.get().map(|dialog| match dialog {
            OpenDialog::SetUp { replaces } => view! { <SetUp change replaces on_close=close /> }.into_any(),
            OpenDialog::TurnOff => view! { <TurnOff change on_close=close /> }.into_any(),
            OpenDialog::Password => view! { <ChangePassword change on_close=close /> }.into_any(),
            OpenDialog::Email => view! { <ChangeEmail change on_close=close /> }.into_any(),
            OpenDialog::Verify => view! { <VerifyEmail change on_close=close /> }.into_any(),
        })}
    }
}

/// The three rows; their places while the account is not known yet.
///
/// `aria-busy` while the profile is missing. Password needs no profile, so its button is there at once.
fn rows(change: Change, gate: Gate, profile: Option<&Profile>) -> AnyView {
    let words = use_text().security();
    let waiting = || view! { <Skeleton shape=SkeletonShape::Long /> }.into_any();
    let open = move |label: &'static str, dialog: OpenDialog| {
        view! {
            <Button
                label
                size=Size::Small
                on_press=move |()| match dialog {
                    OpenDialog::TurnOff | OpenDialog::Email | OpenDialog::SetUp { replaces: true } => gate.pass(move || change.open(dialog)),
                    // The others ask for the password, or take nothing from anyone.
                    _ => change.open(dialog),
                }
            />
        }
    };
    let (badge, lead, buttons) = match profile {
        None => (None, waiting(), ().into_any()),
        Some(profile) if profile.authenticator => (
            Some(Badge { word: words.on, is_good: true }),
            words.two_step_on.into_any(),
            (
                open(words.set_up_again, OpenDialog::SetUp { replaces: true }),
                open(words.turn_off, OpenDialog::TurnOff),
            )
                .into_any(),
        ),
        Some(profile) => (
            Some(if profile.other_step {
                Badge { word: words.on, is_good: true }
            } else {
                Badge { word: words.off, is_good: false }
            }),
            if profile.other_step { words.two_step_other } else { words.two_step_off }.into_any(),
            open(words.set_up, OpenDialog::SetUp { replaces: false }).into_any(),
        ),
    };
    let two_step = setting(IconName::Shield, words.two_step, badge, lead, buttons);
    let password = setting(
        IconName::Lock,
        words.password,
        None,
        words.password_lead.into_any(),
        open(words.change_password, OpenDialog::Password).into_any(),
    );
    let (badge, lead, buttons) = match profile {
        None => (None, waiting(), ().into_any()),
        Some(profile) => {
            let verified = profile.email_verified;
            let word = if verified { words.verified } else { words.not_verified };
            let lead = view! {
                <bdi class="setting-value">{profile.email.clone()}</bdi>
                " "
                {if verified { words.email_lead } else { words.not_verified_lead }}
            };
            let verify =
                (!verified && !profile.email.is_empty()).then(|| open(words.verify, OpenDialog::Verify));
            (
                Some(Badge { word, is_good: verified }),
                lead.into_any(),
                (verify, open(words.change_email, OpenDialog::Email)).into_any(),
            )
        }
    };
    let email = setting(IconName::Mail, words.email, badge, lead, buttons);
    view! { <div class="settings" aria-busy=profile.is_none().then_some("true")>{two_step} {password} {email}</div> }
        .into_any()
}
