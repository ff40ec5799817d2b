//! "Passkeys": those of the account, a new one, and one less. The pool has no call that renames one, and says nothing of it here
//! but where the names come from.
//!
//! | step | who |
//! |---|---|
//! | `StartWebAuthnRegistration` gives the options | the user pool |
//! | the dialog makes a key pair | the browser, or the person's device |
//! | `CompleteWebAuthnRegistration` takes the public key | the user pool |
//!
//! A deleted passkey stays on the person's device, where only they can remove it; the pool refuses it from
//! then on.

use futures_util::FutureExt;
use leptos::prelude::*;

use super::gate::Gate;
use super::removable_list::{Item, Kind, RemovableList};
use super::task::{Task, trouble};
use crate::client::account::Passkey;
use crate::config::{Config, SignInMethod};
use crate::ui::components::{Button, IconName};
use crate::ui::context::{App, use_text};
use crate::ui::dates::{Detail, written};
use crate::ui::passkeys::{PasskeyPrompt, is_available};

/// Whether people of this site can sign in with one: in the page's own form, or on the pool's pages.
pub fn are_used(config: &Config) -> bool {
    config.user_pool.sign_in == SignInMethod::Choice || config.user_pool.managed.is_some()
}

/// The panel.
///
/// Existing passkeys are listed in every browser; only "Create" needs one that has them. A prompt that is
/// open ends with the panel.
#[component]
pub fn Passkeys() -> impl IntoView {
    let words = use_text().passkeys();
    let list = RemovableList::new(Kind {
        id: "passkeys-title",
        icon: IconName::Key,
        title: words.title,
        lead: words.lead,
        hint: words.named_by,
        none: words.none,
        here: "",
        remove_label: words.delete,
        remove_label_of: words.delete_this,
        question: words.delete_title,
        question_lead: words.delete_lead,
        removed: words.deleted,
        is_absent: |_| false,
        load: |app, account| {
            async move {
                let passkeys = account.passkeys().await?;
                Ok(passkeys.into_iter().map(|it| item(app, it)).collect())
            }
            .boxed_local()
        },
        remove: |account, id| async move { account.delete_passkey(&id).await }.boxed_local(),
    });
    let task = Task::new();
    let prompt = PasskeyPrompt::here();
    let gate = Gate::new();
    let create = move || {
        list.begin();
        let account = list.account();
        task.run(async move {
            let made = prompt.create(account.begin_passkey().await?).await?;
            account.add_passkey(&made).await?;
            list.done(words.created);
            Ok(())
        });
    };
    let more = if is_available() {
        view! {
            {trouble(task)}
            <div class="row">
                <Button label=words.create icon=IconName::Key busy=task.busy on_press=move |()| gate.pass(create) />
            </div>
            {gate.view()}
        }
        .into_any()
    } else {
        view! { <p class="field-hint">{words.no_support}</p> }.into_any()
    };
    list.view(more)
}

fn item(app: App, passkey: Passkey) -> Item {
    let text = app.text.get_untracked();
    let words = text.passkeys();
    let name = if passkey.name.is_empty() { words.unnamed.to_owned() } else { passkey.name };
    let lead = (words.made)(&written(passkey.created, Detail::Short, text.language));
    Item { key: passkey.id, name, lead, is_here: false }
}
