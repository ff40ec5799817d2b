//! "Account": who you are, to this site and to AWS, and the way out.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::session::CallerIdentity;
use crate::model::auth::Who;
use crate::model::failure::Failure;
use crate::model::route::Route;
use crate::ui::chunks::chunk;
use crate::ui::components::{Button, CopyButton, Emphasis, ErrorPanel, IconName, Skeleton, SkeletonShape};
use crate::ui::context::{use_app, use_text, use_title};
use crate::ui::later::Draw;

chunk! {
    /// Draws the whole screen.
    pub fn account -> Draw<()>, account, account_screen, |()| view! { <AccountScreen /> }.into_any()
}

/// The whole screen.
#[component]
pub fn AccountScreen() -> impl IntoView {
    let text = use_text();
    use_title(text.account.title);
    view! {
        <div class="column stack">
            <h1 tabindex="-1">{text.account.title}</h1>
            <Person />
            <Permissions />
            <ThisSession />
        </div>
    }
}

/// Who you are to this site.
#[component]
fn Person() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    move || {
        let (title, hint, email, groups) = match app.who.get() {
            Who::User(user) => (text.account.as_user, "", Some(user.email), user.groups.join(", ")),
            _ => (text.account.as_guest, text.account.as_guest_hint, None, String::new()),
        };
        let identity = app.who.with(|who| who.identity().map(ToString::to_string)).unwrap_or_default();
        view! {
            <section class="panel" aria-labelledby="person-title">
                <h2 id="person-title">{title}</h2>
                {(!hint.is_empty()).then(|| view! { <p class="panel-lead">{hint}</p> })}
                <dl class="facts">
                    {email.map(|email| view! { <Fact name=text.account.email>{email}</Fact> })}
                    {(!groups.is_empty()).then(|| view! { <Fact name=text.account.groups>{groups}</Fact> })}
                    <Fact name=text.account.identity hint=text.account.identity_hint>
                        <code>{identity.clone()}</code>
                        <CopyButton value=identity />
                    </Fact>
                </dl>
            </section>
        }
    }
}

/// Who you are to AWS, asked of AWS itself.
#[component]
fn Permissions() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let answer = RwSignal::new(None::<Result<CallerIdentity, Failure>>);
    let ask = move |()| {
        answer.set(None);
        let session = app.session();
        spawn_local(async move {
            let identity = session.caller_identity().await;
            let _ = answer.try_set(Some(identity)); // the person may have left the screen
        });
    };
    // Another identity is another role.
    let identity = Memo::new(move |_| app.who.with(|who| who.identity().cloned()));
    Effect::new(move || {
        identity.track();
        ask(());
    });
    let fact = move |of: fn(CallerIdentity) -> String| match answer.get() {
        Some(Ok(identity)) => {
            let value = of(identity);
            view! { <code>{value.clone()}</code> <CopyButton value /> }.into_any()
        }
        Some(Err(_)) => text.account.unknown.into_any(),
        None => view! { <Skeleton shape=SkeletonShape::Long /> }.into_any(),
    };
    view! {
        <section class="panel" aria-labelledby="permissions-title">
            <h2 id="permissions-title">{text.account.permissions}</h2>
            <p class="panel-lead">{text.account.permissions_lead}</p>
            {move || match answer.get() {
                Some(Err(failure)) => {
                    view! { <ErrorPanel explanation=app.explain(&failure) on_retry=ask /> }.into_any()
                }
                _ => ().into_any(),
            }}
            <dl class="facts" aria-busy=move || answer.with(Option::is_none).then_some("true")>
                <Fact name=text.account.role>{move || fact(|identity| identity.arn)}</Fact>
                <Fact name=text.account.account>{move || fact(|identity| identity.account)}</Fact>
                <Fact name=text.account.credentials hint=text.account.credentials_renew>
                    <Countdown />
                </Fact>
            </dl>
        </section>
    }
}

/// When the credentials end, second by second.
#[component]
fn Countdown() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let left = move || {
        let session = app.session();
        session.credentials_end().map(|end| (end - session.now()).max(0) / 1000)
    };
    let seconds = RwSignal::new(left());
    if let Ok(tick) = set_interval_with_handle(move || seconds.set(left()), Duration::from_secs(1)) {
        on_cleanup(move || tick.clear());
    }
    view! {
        <span class="countdown" role="timer">
            {move || match seconds.get() {
                Some(left) => (text.account.credentials_end_in)(left / 60, left % 60),
                None => text.account.unknown.to_owned(),
            }}
        </span>
    }
}

/// The way out; for a guest, the way in.
#[component]
fn ThisSession() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    move || {
        if app.who.with(|who| who.user().is_none()) {
            return view! {
                <div class="row">
                    <Button
                        label=text.common.sign_in
                        emphasis=Emphasis::Primary
                        on_press=move |()| app.go(&Route::SignIn)
                    />
                </div>
            }
            .into_any();
        }
        view! {
            <section class="panel" aria-labelledby="session-title">
                <h2 id="session-title">{text.account.session}</h2>
                <p class="panel-lead">{text.account.session_lead}</p>
                <div class="row">
                    <Button
                        label=text.account.sign_out
                        icon=IconName::SignOut
                        on_press=move |()| app.sign_out()
                    />
                </div>
            </section>
        }
        .into_any()
    }
}

/// A name and its value.
#[component]
fn Fact(
    /// What is told.
    name: &'static str,
    /// What it means; empty for nothing.
    #[prop(optional)]
    hint: &'static str,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>
                <div class="fact-value">{children()}</div>
                {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
            </dd>
        </div>
    }
}
