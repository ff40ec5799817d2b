//! What stands around every screen: the banner above, the locations beside it.

use leptos::prelude::*;

use super::chunks::Fetched;
use super::components::{Button, Emphasis, Icon, IconName, Mark, Skeleton, closed_menu};
use super::context::{use_app, use_text};
use super::later::{Draw, Later};
use super::menus::{account_menu, language_menu};
use super::picture::picture;
use super::screens::files::SearchBox;
use crate::model::auth::Who;
use crate::model::route::{FilesRoute, Route};

/// The title, and who is here.
#[component]
pub fn Banner() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
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
                {menu(text.common.language, IconName::Globe, language_menu)}
                {move || match app.who.get() {
                    Who::User(_) => menu(text.common.account, IconName::Person, account_menu).into_any(),
                    Who::Guest { .. } => view! { <GuestEnd /> }.into_any(),
                    _ => ().into_any(),
                }}
            </div>
        </header>
    }
}

/// A menu of the banner: its button now, its list when it is pressed.
fn menu(label: &'static str, icon: IconName, fetch: fn() -> Fetched<Draw<()>>) -> impl IntoView {
    picture(Later::new(fetch, ()), ".menu", move || closed_menu(label, icon))
}

/// A guest may see who they are to AWS, and sign in.
#[component]
fn GuestEnd() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    move || {
        (app.route.get() != Route::SignIn).then(|| {
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
        })
    }
}

/// The locations that this person may see.
#[component]
pub fn Rail() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    move || {
        if app.route.with(|route| *route == Route::SignIn) {
            return None;
        }
        let Some(workspace) = app.workspace.get() else {
            // Keeps the place, so that nothing moves when the locations come. `index.html` has the same.
            let is_coming = app.who.with(|who| *who == Who::Restoring);
            return is_coming.then(|| view! { <div class="rail rail-coming"><Skeleton /></div> }.into_any());
        };
        let links: Vec<_> = app
            .config()
            .locations
            .iter()
            .filter(|location| workspace.rights(location).list)
            .map(|location| {
                let id = location.id.clone();
                let is_here =
                    move || app.route.with(|route| matches!(route, Route::Files(at) if at.location == id));
                let is_own = location.prefix.contains("{identity_id}");
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
        Some(
            view! {
                <nav class="rail" aria-label=text.common.locations>
                    <ul>{links}</ul>
                </nav>
            }
            .into_any(),
        )
    }
}
