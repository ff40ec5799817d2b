//! "Change email" and "Verify your email": the address, then the code that went to it.

use leptos::prelude::*;

use super::change::Change;
use super::task::{Task, TaskDialog};
use crate::client::account::{Code, EmailChange};
use crate::model::text::Problem;
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
    let asked = RwSignal::new(None::<EmailChange>);
    let (email, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // For a new address that does not count yet, asking again is what sends another code there.
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
                sent(app, asked, to);
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
        match asked.get() {
        Some(to) => code_step(
            change,
            to,
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
                            matches!(Problem::of(failure, false), Problem::AccountExists | Problem::NotAnEmail)
                        })
                    autofocus=true
                />
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
    let asked = RwSignal::new(None::<EmailChange>);
    let ask = move || {
        let (account, to) = (change.account(), change.email());
        async move {
            let sent_to = account.send_email_code().await?;
            sent(app, asked, EmailChange { to, sent_to, counts: true });
            Ok(())
        }
    };
    task.run(ask());
    move || match asked.get() {
        Some(to) => code_step(
            change,
            to,
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

/// A code was sent. Where one was asked for before, the form stays as it is: what is typed there may be this very code, which
/// can be faster than the answer.
fn sent(app: App, asked: RwSignal<Option<EmailChange>>, to: EmailChange) {
    if asked.with_untracked(Option::is_some) {
        app.announce(app.text.get_untracked().security().sent_again);
    } else {
        asked.set(Some(to));
    }
}

/// The code, and which address counts until it is given.
fn code_step(
    change: Change,
    to: EmailChange,
    on_close: Callback<()>,
    again: Callback<Task>,
    done: &'static str,
) -> AnyView {
    let words = use_text().security();
    let task = Task::new();
    let (code, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let email = to.to.clone();
    let send = move |()| {
        if require(code, error, words.code_missing) {
            let (account, email, code) =
                (change.account(), email.clone(), Code::typed(&code.get_untracked()));
            task.run(async move {
                account.verify_email(&email, &code).await?;
                change.done(done);
                Ok(())
            });
        }
    };
    let sent_to = to.sent_to.unwrap_or(to.to);
    let counts = if to.counts { words.new_counts.to_owned() } else { (words.old_counts)(&change.email()) };
    let resend = move |()| again.run(task);
    view! {
        <TaskDialog
            title=words.verify_title
            task
            button=words.verify
            emphasis=Emphasis::Primary
            on_close
            on_send=Callback::new(send)
        >
            <p>{(words.code_sent_to)(&sent_to)} " " {counts}</p>
            <TextField
                name="email-code"
                label=words.code
                kind=Field::Code
                hint=words.code_hint
                value=code
                error
                fault=task.blames_code()
                autofocus=true
            />
            <div class="row">
                <Button label=words.send_again emphasis=Emphasis::Quiet size=Size::Small on_press=resend />
            </div>
        </TaskDialog>
    }
    .into_any()
}
