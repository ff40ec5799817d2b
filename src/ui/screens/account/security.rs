//! "Security": what opens the account, and the dialogs that change it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::email::{ChangeEmail, VerifyEmail};
use super::password::ChangePassword;
use super::setting::{Badge, setting};
use super::task::explain;
use super::two_step::{SetUp, TurnOff};
use crate::client::account::{Account, Profile};
use crate::model::failure::Failure;
use crate::ui::components::{Button, ErrorPanel, Icon, IconName, Size, Skeleton, SkeletonShape};
use crate::ui::context::{App, use_app, use_text};

/// A dialog that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    SetUp { again: bool },
    TurnOff,
    Password,
    Email,
    Verify,
}

/// What the dialogs share with the panel.
#[derive(Clone, Copy)]
pub struct Change {
    app: App,
    profile: RwSignal<Option<Result<Profile, Failure>>>,
    asked: RwSignal<Option<Asked>>,
    done: RwSignal<&'static str>,
}

impl Change {
    /// The account.
    pub fn account(self) -> Account {
        Account::new(self.app.session())
    }

    /// The address that counts now; empty while it is not known.
    pub fn email(self) -> String {
        self.profile.with_untracked(|it| match it {
            Some(Ok(profile)) => profile.email.clone(),
            _ => String::new(),
        })
    }

    /// Closes the dialog.
    pub fn close(self) {
        let _ = self.asked.try_set(None);
    }

    /// It is done: closes the dialog, says so, and shows the account as it is now.
    pub fn done(self, words: &'static str) {
        self.close();
        let _ = self.done.try_set(words);
        self.app.announce(words);
        self.load();
    }

    /// Shows the account as it is now.
    pub fn load(self) {
        let account = self.account();
        spawn_local(async move {
            let now = account.profile().await;
            let _ = self.profile.try_set(Some(now)); // the person may have left the screen
        });
    }
}

/// The panel, for someone who is signed in.
#[component]
pub fn Security() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.security();
    let change =
        Change { app, profile: RwSignal::new(None), asked: RwSignal::new(None), done: RwSignal::new("") };
    change.load();
    let close = Callback::new(move |()| change.close());
    let again = move |()| {
        change.profile.set(None);
        change.load();
    };
    view! {
        <section class="panel" aria-labelledby="security-title">
            <h2 id="security-title">{words.title}</h2>
            {move || {
                let done = change.done.get();
                (!done.is_empty()).then(|| view! { <p class="note note-good"><Icon name=IconName::Check /><span>{done}</span></p> })
            }}
            {move || match change.profile.get() {
                Some(Err(failure)) => view! { <ErrorPanel explanation=explain(app, &failure) on_retry=again /> }.into_any(),
                Some(Ok(profile)) => rows(change, Some(&profile)),
                None => rows(change, None),
            }}
        </section>
        {move || change.asked.get().map(|asked| match asked {
            Asked::SetUp { again } => view! { <SetUp change again on_close=close /> }.into_any(),
            Asked::TurnOff => view! { <TurnOff change on_close=close /> }.into_any(),
            Asked::Password => view! { <ChangePassword change on_close=close /> }.into_any(),
            Asked::Email => view! { <ChangeEmail change on_close=close /> }.into_any(),
            Asked::Verify => view! { <VerifyEmail change on_close=close /> }.into_any(),
        })}
    }
}

/// The three rows; their places while the account is not known yet.
fn rows(change: Change, profile: Option<&Profile>) -> AnyView {
    let words = use_text().security();
    let waiting = || view! { <Skeleton shape=SkeletonShape::Long /> }.into_any();
    let open = move |label: &'static str, asked: Asked| {
        view! {
            <Button
                label
                size=Size::Small
                on_press=move |()| {
                    change.done.set("");
                    change.asked.set(Some(asked));
                }
            />
        }
    };
    let (badge, lead, buttons) = match profile {
        None => (None, waiting(), ().into_any()),
        Some(profile) if profile.authenticator => (
            Some(Badge { word: words.on, is_good: true }),
            words.two_step_on.into_any(),
            (open(words.set_up_again, Asked::SetUp { again: true }), open(words.turn_off, Asked::TurnOff))
                .into_any(),
        ),
        Some(profile) => (
            Some(if profile.other_step {
                Badge { word: words.on, is_good: true }
            } else {
                Badge { word: words.off, is_good: false }
            }),
            if profile.other_step { words.two_step_other } else { words.two_step_off }.into_any(),
            open(words.set_up, Asked::SetUp { again: false }).into_any(),
        ),
    };
    let two_step = setting(IconName::Shield, words.two_step, badge, lead, buttons);
    let password = setting(
        IconName::Lock,
        words.password,
        None,
        words.password_lead.into_any(),
        open(words.change_password, Asked::Password).into_any(),
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
            let verify = (!verified && !profile.email.is_empty()).then(|| open(words.verify, Asked::Verify));
            (
                Some(Badge { word, is_good: verified }),
                lead.into_any(),
                (verify, open(words.change_email, Asked::Email)).into_any(),
            )
        }
    };
    let email = setting(IconName::Mail, words.email, badge, lead, buttons);
    view! { <div class="settings" aria-busy=profile.is_none().then_some("true")>{two_step} {password} {email}</div> }
        .into_any()
}
