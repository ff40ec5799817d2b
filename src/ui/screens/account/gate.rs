//! "Is this you?": what could take the account from its owner is done only shortly after a proof of who is there. A page that was
//! left open is no proof.

use leptos::prelude::*;

use super::passkeys::are_used;
use super::task::{Task, TaskDialog};
use crate::client::account::Password;
use crate::model::failure::ErrorKind;
use crate::ui::components::{Button, Emphasis, Field, IconName, TextField, UserName, require};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::managed;
use crate::ui::passkeys::{PasskeyPrompt, is_available};
use crate::ui::scope::Scope;

/// Lets something be done at once, or after the question. Of the panel that has it.
#[derive(Clone, Copy)]
pub struct Gate {
    app: App,
    scope: Scope,
    /// What waits for the answer.
    waiting: RwSignal<Option<Callback<()>>>,
}

impl Gate {
    /// Of the current owner.
    pub fn new() -> Self {
        Self { app: use_app(), scope: Scope::here(), waiting: RwSignal::new(None) }
    }

    /// Does it now, or once the person has proved who they are.
    pub fn pass(self, then: impl Fn() + Send + Sync + 'static) {
        if self.app.session().is_proof_stale() {
            self.scope.run(move || self.waiting.set(Some(Callback::new(move |()| then()))));
        } else {
            then();
        }
    }

    fn close(self) {
        self.waiting.set(None);
    }

    fn open(self) {
        if let Some(then) = self.waiting.get_untracked() {
            self.close();
            then.run(());
        }
    }

    /// The question, while it is asked.
    pub fn view(self) -> impl IntoView {
        move || {
            self.waiting.get().map(|_| match self.app.session().managed_keep() {
                Some(keep) => {
                    let away = Callback::new(move |()| managed::depart(self.app, None, keep));
                    view! { <AskPages gate=self away /> }.into_any()
                }
                None => view! { <Ask gate=self /> }.into_any(),
            })
        }
    }
}

/// Asks for the password, or a passkey where people sign in with one.
#[component]
fn Ask(gate: Gate) -> impl IntoView {
    let (app, words) = (gate.app, use_text().security());
    let (task, prompt, scope) = (Task::new(), PasskeyPrompt::here(), Scope::here());
    app.parts.sign_in.prefetch();
    let (password, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let email = app.who.with_untracked(|who| who.user().map(|user| user.email.clone())).unwrap_or_default();
    let close = Callback::new(move |()| gate.close());
    // The arithmetic of a password's proof is in the part of signing in.
    let send = move |()| {
        if require(password, error, words.password_missing) {
            app.with_part(app.parts.sign_in, scope, move |part| {
                let proof = (part.prove)(app, Password::new(password.get_untracked()));
                task.run(async move {
                    if proof.await? {
                        gate.open();
                    } else {
                        error.set(words.prove_no_password.to_owned());
                    }
                    Ok(())
                });
            });
        }
    };
    let by_passkey = move |()| {
        app.with_part(app.parts.sign_in, scope, move |part| {
            let proof = (part.prove_by_passkey)(app, prompt);
            task.run(async move {
                if proof.await? {
                    gate.open();
                } else {
                    error.set(words.prove_no_passkey.to_owned());
                }
                Ok(())
            });
        });
    };
    let has_passkeys = are_used(&app.config()) && is_available();
    view! {
        <TaskDialog
            title=words.prove_title
            task
            button=words.prove_button
            emphasis=Emphasis::Primary
            on_close=close
            on_send=Callback::new(send)
        >
            <p>{words.prove_lead}</p>
            <UserName email />
            <TextField
                name="prove-password"
                label=words.current_password
                kind=Field::Password
                value=password
                error
                fault=task.blames(|failure| failure.kind() == ErrorKind::NotAuthorized)
                autofocus=true
            />
            {has_passkeys.then(|| view! {
                <div class="row">
                    <Button label=words.prove_passkey icon=IconName::Key on_press=by_passkey />
                </div>
            })}
        </TaskDialog>
    }
}

/// Leads to the pool's own pages: they alone know how this person proves who they are.
#[component]
fn AskPages(gate: Gate, away: Callback<()>) -> impl IntoView {
    let words = use_text().security();
    view! {
        <TaskDialog
            title=words.prove_title
            task=Task::new()
            button=words.prove_away
            emphasis=Emphasis::Primary
            on_close=Callback::new(move |()| gate.close())
            on_send=away
        >
            <p>{words.prove_away_lead}</p>
        </TaskDialog>
    }
}
