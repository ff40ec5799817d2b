//! The code that was mailed to an address: the second dialog of "Change email" and "Verify your email".

use leptos::prelude::*;

use super::change::Change;
use super::task::{Task, TaskDialog};
use crate::client::account::{Code, EmailChange};
use crate::ui::components::{Button, Emphasis, Field, Size, TextField, require};
use crate::ui::context::use_text;

/// A code that is to be entered.
#[derive(Clone)]
pub enum MailedCode {
    /// Sent just now.
    To(EmailChange),
    /// Sent before this page was loaded: where to is not known, so it cannot be sent again either.
    Earlier,
}

/// The dialog for the code; it says which address counts until then.
///
/// `resend` is given this dialog's task, so a refusal appears here and the button is busy meanwhile. `done`
/// is what is announced at the end. A wrong code leaves the dialog open with the field marked.
pub fn code_step(
    change: Change,
    code_sent: MailedCode,
    on_close: Callback<()>,
    resend: Callback<Task>,
    done: &'static str,
) -> AnyView {
    let words = use_text().security();
    let task = Task::new();
    let (code, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let to = match code_sent {
        MailedCode::To(to) => Some(to),
        MailedCode::Earlier => None,
    };
    let email = to.as_ref().map(|it| it.to.clone());
    let send = move |()| {
        if require(code, error, words.code_missing) {
            let (account, email, code) =
                (change.account(), email.clone(), Code::typed(&code.get_untracked()));
            task.run(async move {
                account.verify_email(email.as_deref(), &code).await?;
                change.done(done);
                Ok(())
            });
        }
    };
    let can_resend = to.is_some();
    let lead = match to {
        None => words.code_sent_before.to_owned(),
        Some(EmailChange { to, sent_to, counts }) => {
            let counts =
                if counts { words.new_counts.to_owned() } else { (words.old_counts)(&change.email()) };
            [(words.code_sent_to)(&sent_to.unwrap_or(to)), counts].concat()
        }
    };
    view! {
        <TaskDialog
            title=words.verify_title
            task
            button=words.verify
            emphasis=Emphasis::Primary
            on_close
            on_send=Callback::new(send)
        >
            <p>{lead}</p>
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
            {can_resend
                .then(|| {
                    view! {
                        <div class="row">
                            <Button
                                label=words.send_again
                                emphasis=Emphasis::Quiet
                                size=Size::Small
                                on_press=move |()| resend.run(task)
                            />
                        </div>
                    }
                })}
        </TaskDialog>
    }
    .into_any()
}
