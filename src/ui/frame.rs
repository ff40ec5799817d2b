//! What stands around every screen: the banner above, the locations beside it.

use leptos::prelude::*;

use super::components::{Button, Emphasis, Icon, IconName, Mark, Menu, MenuItem, Skeleton};
use super::context::{use_app, use_text};
use super::managed::sign_out;
use super::screens::files::SearchBox;
use crate::config::Language;
use crate::model::auth::Who;
use crate::model::route::{Collection, FilesRoute, Route};

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

/// A guest may see who they are to AWS, and sign in.
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
            <Button
                label=text.common.sign_in
                emphasis=Emphasis::Primary
                on_press=move |()| app.go(&Route::SignIn)
            />
        }
    };
    move || (!is_signing_in.get()).then(links)
}

/// The locations that this person may see.
#[component]
pub fn Rail() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let is_signing_in = Memo::new(move |_| app.route.with(|route| *route == Route::SignIn));
    let is_coming = Memo::new(move |_| app.who.with(|who| *who == Who::Restoring));
    move || {
        if is_signing_in.get() {
            return None;
        }
        let Some(workspace) = app.workspace.get() else {
            // Keeps the place, so that nothing moves when the locations come. `index.html` has the same.
            return is_coming
                .get()
                .then(|| view! { <div class="rail rail-coming"><Skeleton /></div> }.into_any());
        };
        let config = app.config();
        let links: Vec<_> = config
            .locations
            .iter()
            .filter(|location| workspace.rights(location).list)
            .map(|location| {
                let id = location.id.clone();
                let is_here =
                    move || app.route.with(|route| matches!(route, Route::Files(at) if at.location == id));
                let is_own = location.is_own();
                view! {
                    <li>
                        <a
                            href=Route::Files(FilesRoute::location(&location.id)).href()
                            aria-current=move || is_here().then_some("page")
                        >
                            <Icon name=if is_own { IconName::Folder } else { IconName::Users } />
                            {location.name.clone()}
                        </a>
                    </li>
                }
            })
            .collect();
        let collection = |(it, label, icon): (Collection, &'static str, IconName)| {
            let is_here = move || app.route.with(|route| *route == Route::Collection(it));
            view! {
                <li>
                    <a href=Route::Collection(it).href() aria-current=move || is_here().then_some("page")>
                        <Icon name=icon />
                        {label}
                    </a>
                </li>
            }
        };
        let collections = workspace.keeps_personal().then(|| {
            [
                (Collection::Favourites, text.common.favourites, IconName::Star),
                (Collection::Recent, text.common.recent, IconName::Clock),
            ]
            .map(collection)
        });
        let rail = view! {
            <nav class="rail" aria-label=text.common.locations>
                <ul>{links} {collections}</ul>
            </nav>
        };
        Some(rail.into_any())
    }
}
