//! What stands above every screen.

use leptos::prelude::*;

use super::components::{Button, Emphasis, Icon, IconName, Mark, Menu, MenuItem};
use super::context::{use_app, use_text};
use super::managed::sign_out;
use super::screens::files::SearchBox;
use crate::config::Language;
use crate::model::auth::Who;
use crate::model::route::Route;

/// Who the banner is for. Comparing keeps the menus that are open when only the address or a group in `who`
/// has changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visitor {
    Unknown,
    Guest,
    User,
}

/// The title, and who is here.
#[component]
pub fn Banner() -> impl IntoView {
    let app = use_app();
    let visitor = Memo::new(move |_| {
        app.who.with(|who| match who {
            Who::User(_) => Visitor::User,
            Who::Guest { .. } => Visitor::Guest,
            _ => Visitor::Unknown,
        })
    });
    view! {
        <header class="banner">
            <a class="banner-title" href="#/">
                <Mark />
                <span>{app.config().title.clone()}</span>
            </a>
            <div class="banner-middle">
                <SearchBox />
            </div>
            <div class="banner-end">
                {move || app.parts.work.get().map(|work| (work.banner)(app))}
                <LanguageMenu />
                {move || match visitor.get() {
                    Visitor::User => view! { <AccountMenu /> }.into_any(),
                    Visitor::Guest => view! { <GuestEnd /> }.into_any(),
                    Visitor::Unknown => ().into_any(),
                }}
            </div>
        </header>
    }
}

/// The page's languages.
#[component]
fn LanguageMenu() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let item = |language: Language| MenuItem {
        label: language.name().to_owned(),
        icon: if language == text.language { IconName::Check } else { IconName::Globe },
        action: Callback::new(move |()| app.speak(language)),
    };
    view! { <Menu label=text.common.language icon=IconName::Globe items=Language::ALL.map(item).into() /> }
}

/// Where someone signed in goes from everywhere.
#[component]
fn AccountMenu() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let item = |label: &str, icon, action| MenuItem { label: label.to_owned(), icon, action };
    let items = vec![
        item(text.common.account, IconName::Person, Callback::new(move |()| app.go(&Route::Account))),
        item(text.common.sign_out, IconName::SignOut, Callback::new(move |()| sign_out(app))),
    ];
    view! { <Menu label=text.common.account icon=IconName::Person items /> }
}

/// A guest may see who they are to AWS, and sign in where there are accounts.
#[component]
fn GuestEnd() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let is_signing_in = Memo::new(move |_| app.route.with(|route| *route == Route::SignIn));
    let links = move || {
        view! {
            <a
                class="button button-icon"
                href=Route::Account.href()
                aria-label=text.common.guest
                title=text.common.guest
            >
                <Icon name=IconName::Person />
            </a>
            {app.config().has_accounts().then(|| view! {
                <Button
                    label=text.common.sign_in
                    emphasis=Emphasis::Primary
                    on_press=move |()| app.go(&Route::SignIn)
                />
            })}
        }
    };
    move || (!is_signing_in.get()).then(links)
}
