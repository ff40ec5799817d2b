//! The menus of the banner, fetched when one is pressed: until then `frame` draws their buttons alone.

use leptos::prelude::*;

use super::chunks::chunk;
use super::components::{IconName, Menu, MenuItem};
use super::context::{use_app, use_text};
use super::later::Draw;
use super::managed::sign_out;
use crate::config::Language;
use crate::model::route::Route;

chunk! {
    /// Draws the menu of languages.
    pub fn language_menu -> Draw<()>, aside, menus_language, |()| view! { <LanguageMenu /> }.into_any()
}

chunk! {
    /// Draws the menu of someone signed in.
    pub fn account_menu -> Draw<()>, aside, menus_account, |()| view! { <AccountMenu /> }.into_any()
}

/// The page's languages.
#[component]
fn LanguageMenu() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let item = |language: Language| MenuItem {
        label: language.name().to_owned(),
        icon: if language == app.text.get_untracked().language { IconName::Check } else { IconName::Globe },
        danger: false,
        action: Callback::new(move |()| app.speak(language)),
    };
    view! { <Menu label=text.common.language icon=IconName::Globe items=Language::ALL.map(item).into() /> }
}

/// Where someone signed in goes from everywhere.
#[component]
fn AccountMenu() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let items = vec![
        MenuItem {
            label: text.common.account.to_owned(),
            icon: IconName::Person,
            danger: false,
            action: Callback::new(move |()| app.go(&Route::Account)),
        },
        MenuItem {
            label: text.common.sign_out.to_owned(),
            icon: IconName::SignOut,
            danger: false,
            action: Callback::new(move |()| sign_out(app)),
        },
    ];
    view! { <Menu label=text.common.account icon=IconName::Person items /> }
}
