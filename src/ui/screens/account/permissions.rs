//! Who you are to AWS, and for how long.
//!
//! `GetCallerIdentity` of STS: no policy can forbid it, so it also answers where everything else is denied.
//! That makes it the first thing to look at when access fails, and the role's ARN is what an admin needs for
//! a policy.

use std::time::Duration;

use leptos::prelude::*;

use super::fact::Fact;
use super::roles::RoleChoice;
use crate::client::session::CallerIdentity;
use crate::model::failure::Failure;
use crate::ui::components::{CopyIcon, ErrorPanel, Skeleton, SkeletonShape};
use crate::ui::context::{use_app, use_text};
use crate::ui::scope::Scope;

/// The role and the account behind the credentials, as STS reports them.
///
/// Asks again when the identity changes (tracked, by a memo), and after another role was taken.
#[component]
pub fn Permissions() -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    let answer = RwSignal::new(None::<Result<CallerIdentity, Failure>>);
    let load = move |()| {
        answer.set(None);
        let session = app.session();
        scope.spawn(async move { answer.set(Some(session.caller_identity().await)) });
    };
    // Another identity is another role.
    let identity = Memo::new(move |_| app.who.with(|who| who.identity().cloned()));
    Effect::new(move || {
        identity.track();
        load(());
    });
    let fact = move |copy: &'static str, of: fn(CallerIdentity) -> String| match answer.get() {
        Some(Ok(identity)) => {
            let value = of(identity);
            view! { <code>{value.clone()}</code> <CopyIcon label=copy value /> }.into_any()
        }
        Some(Err(_)) => text.account().unknown.into_any(),
        None => view! { <Skeleton shape=SkeletonShape::Long /> }.into_any(),
    };
    view! {
        <section class="panel" aria-labelledby="permissions-title">
            <h2 id="permissions-title">{text.account().permissions}</h2>
            <p class="panel-lead">{text.account().permissions_lead}</p>
            {move || match answer.get() {
                Some(Err(failure)) => {
                    view! { <ErrorPanel explanation=app.explain(&failure) on_retry=load /> }.into_any()
                }
                _ => ().into_any(),
            }}
            <dl class="facts" aria-busy=move || answer.with(Option::is_none).then_some("true")>
                <Fact name=text.account().role>{move || fact(text.account().copy_role, |identity| identity.arn)}</Fact>
                <Fact name=text.account().account>{move || fact(text.account().copy_account, |identity| identity.account)}</Fact>
                <Fact name=text.account().credentials hint=text.account().credentials_renew>
                    <Countdown />
                </Fact>
            </dl>
            <RoleChoice on_change=Callback::new(load) />
        </section>
    }
}

/// When the credentials end, second by second.
///
/// Once a second, by the session's corrected clock. `role="timer"` is not a live region: a screen reader
/// reads the time when asked, and not every second.
#[component]
fn Countdown() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let left = move || {
        let session = app.session();
        session.credentials_end().map(|end| (end - session.now()).max(0) / 1000)
    };
    let seconds = RwSignal::new(left());
    Scope::here().every(Duration::from_secs(1), move || seconds.set(left()));
    view! {
        <span class="countdown" role="timer">
            {move || match seconds.get() {
                Some(left) => (text.account().credentials_end_in)(left / 60, left % 60),
                None => text.account().unknown.to_owned(),
            }}
        </span>
    }
}
