//! "Change email" and "Verify your email": the address. The dialog for the code follows in `email_code`.
//!
//! Two calls are behind it. `UpdateUserAttributes` sets the address and sends a code; whether the new address
//! counts at once or only after the code is the pool's setting, so `counts` is read from the account
//! afterwards. `GetUserAttributeVerificationCode` sends a code to the address that counts.

use leptos::prelude::*;

use super::change::Change;
use super::email_code::{MailedCode, code_step};
use super::task::{Task, TaskDialog};
use crate::client::account::EmailChange;
use crate::model::text::AuthProblem;
use crate::ui::components::{Button, Emphasis, Field, Size, TextField, require};
use crate::ui::context::{App, use_app, use_text};

/// Asks for another address, and then for the code that went to it.
#[component]
pub fn ChangeEmail(
    /// What it changes.
    change: Change,
    /// The person wants out.
    on_close: Callback<()>,
) -> impl IntoView {
    let (app, words) = (use_app(), use_text().security());
    let task = Task::new();
    let code_sent = RwSignal::new(None::<MailedCode>);
    let (email, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // The call that changes the address also resends the code, while the new address does not count yet.
    let ask = move || {
        let (account, email) = (change.account(), email.get_untracked().trim().to_owned());
        async move {
            let to = account.change_email(&email).await?;
            if to.counts {
                change.load();
            }
            if to.counts && to.sent_to.is_none() {
                change.done(words.email_changed);
            } else {
                sent(app, code_sent, to);
            }
            Ok(())
        }
    };
    let send = move |()| {
        if require(email, error, words.email_missing) {
            task.run(ask());
        }
    };
    move || {
        match code_sent.get() {
        Some(code_sent) => code_step(
            change,
            code_sent,
            on_close,
            Callback::new(move |task: Task| task.run(ask())),
            words.email_changed,
        ),
        None => view! {
            <TaskDialog
                title=words.change_email
                task
                button=words.send_code
                emphasis=Emphasis::Primary
                on_close
                on_send=Callback::new(send)
            >
                <p>{words.change_email_lead}</p>
                <TextField
                    name="new-email"
                    label=words.new_email
                    kind=Field::Email
                    value=email
                    error
                    fault=task
                        .blames(|failure| {
                            matches!(
                                AuthProblem::of(failure),
                                Some(AuthProblem::EmailTaken | AuthProblem::NotAnEmail | AuthProblem::AttributeFixed)
                            )
                        })
                    autofocus=true
                />
                <div class="row">
                    <Button
                        label=words.have_code
                        emphasis=Emphasis::Quiet
                        size=Size::Small
                        on_press=move |()| code_sent.set(Some(MailedCode::Earlier))
                    />
                </div>
            </TaskDialog>
        }
        .into_any(),
    }
    }
}

/// Sends a code to the address that counts now, and asks for it.
#[component]
pub fn VerifyEmail(
    /// What it changes.
    change: Change,
    /// The person wants out.
    on_close: Callback<()>,
) -> impl IntoView {
    let (app, words) = (use_app(), use_text().security());
    let task = Task::new();
    let code_sent = RwSignal::new(None::<MailedCode>);
    let ask = move || {
        let (account, to) = (change.account(), change.email());
        async move {
            let sent_to = account.send_email_code().await?;
            sent(app, code_sent, EmailChange { to, sent_to, counts: true });
            Ok(())
        }
    };
    task.run(ask());
    move || match code_sent.get() {
        Some(code_sent) => code_step(
            change,
            code_sent,
            on_close,
            Callback::new(move |task: Task| task.run(ask())),
            words.email_verified,
        ),
        None => view! {
            <TaskDialog
                title=words.verify_title
                task
                button=words.send_code
                emphasis=Emphasis::Primary
                on_close
                on_send=Callback::new(move |()| task.run(ask()))
            >
                <p>{words.not_verified_lead}</p>
            </TaskDialog>
        }
        .into_any(),
    }
}

fn sent(app: App, code_sent: RwSignal<Option<MailedCode>>, to: EmailChange) {
    if code_sent.with_untracked(Option::is_some) {
        app.announce(app.text.get_untracked().security().sent_again);
    } else {
        code_sent.set(Some(MailedCode::To(to)));
    }
}
