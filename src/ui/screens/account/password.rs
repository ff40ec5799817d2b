//! "Change password".
//!
//! `ChangePassword` wants the access token and the current password, so a device left open cannot be used to
//! lock its owner out. Other sessions go on with their tokens; the hint offers "Sign out everywhere" for
//! that.

use leptos::prelude::*;

use super::change::Change;
use super::task::{Task, TaskDialog};
use crate::client::account::Password;
use crate::model::text::AuthProblem;
use crate::ui::components::{Emphasis, Field, TextField, UserName, require};
use crate::ui::context::use_text;
use crate::ui::screens::sign_in::{PasswordRules, require_new_password};

/// The dialog.
///
/// Checked here: both fields filled in, and different from each other. Everything else is the pool's:
/// `NotAuthorized` marks the current password, a weak or a former one marks the new.
#[component]
pub fn ChangePassword(
    /// What it changes.
    change: Change,
    /// The person wants out.
    on_close: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let words = text.security();
    let task = Task::new();
    let field = || (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let ((current, current_error), (new, new_error)) = (field(), field());
    let send = move |()| {
        let mut is_complete = require(current, current_error, words.password_missing);
        is_complete &= require_new_password(new, new_error, words.password_missing, text);
        if is_complete && current.get_untracked() == new.get_untracked() {
            new_error.set(words.same_password.to_owned());
            is_complete = false;
        }
        if !is_complete {
            return;
        }
        let account = change.account();
        let (old, new) = (Password::typed(&current.get_untracked()), Password::new(new.get_untracked()));
        task.run(async move {
            account.change_password(&old, &new).await?;
            change.done(words.password_changed);
            Ok(())
        });
    };
    view! {
        <TaskDialog
            title=words.change_password
            task
            button=words.change_password
            emphasis=Emphasis::Primary
            on_close
            on_send=Callback::new(send)
        >
            <UserName email=change.email() />
            <TextField
                name="current-password"
                label=words.current_password
                kind=Field::Password
                value=current
                error=current_error
                fault=task.blames(|failure| AuthProblem::of(failure) == Some(AuthProblem::CurrentPassword))
                autofocus=true
            />
            <div class="stack-tight">
                <TextField
                    name="new-password"
                    label=words.new_password
                    kind=Field::NewPassword
                    value=new
                    error=new_error
                    fault=task
                        .blames(|failure| {
                            matches!(
                                AuthProblem::of(failure),
                                Some(
                                    AuthProblem::WeakPassword
                                    | AuthProblem::PasswordSpaces
                                    | AuthProblem::PasswordTooLong
                                    | AuthProblem::PasswordUsedBefore,
                                )
                            )
                        })
                />
                <PasswordRules password=new refused=task.failure />
            </div>
            <p class="field-hint">{words.password_others}</p>
        </TaskDialog>
    }
}
