//! Who you are to this site.

use leptos::prelude::*;

use super::fact::Fact;
use crate::model::auth::Who;
use crate::ui::components::CopyIcon;
use crate::ui::context::{use_app, use_text};

/// Who you are to this site.
///
/// Tracks `who` as a whole: the panel is short and holds no field, so drawing it anew after a change of the
/// address disturbs nobody. The identity ID is shown because it names the person's folder in the bucket,
/// which an admin may need to find.
#[component]
pub fn Person() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    // Where there are no accounts a guest is not told to sign in.
    let as_guest_hint = if app.config().has_accounts() { text.account().as_guest_hint } else { "" };
    move || {
        let (title, hint, email, groups) = match app.who.get() {
            Who::User(user) => (text.account().as_user, "", Some(user.email), user.groups.join(", ")),
            _ => (text.account().as_guest, as_guest_hint, None, String::new()),
        };
        let identity = app.who.with(|who| who.identity().map(ToString::to_string)).unwrap_or_default();
        view! {
            <section class="panel" aria-labelledby="person-title">
                <h2 id="person-title">{title}</h2>
                {(!hint.is_empty()).then(|| view! { <p class="panel-lead">{hint}</p> })}
                <dl class="facts">
                    {email.map(|email| view! { <Fact name=text.account().email>{email}</Fact> })}
                    {(!groups.is_empty()).then(|| view! { <Fact name=text.account().groups>{groups}</Fact> })}
                    <Fact name=text.account().identity hint=text.account().identity_hint>
                        <code>{identity.clone()}</code>
                        <CopyIcon label=text.account().copy_identity value=identity />
                    </Fact>
                </dl>
            </section>
        }
    }
}
