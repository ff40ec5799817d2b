//! What stands beside every screen: the locations, and what the person has gathered from all of them.

use leptos::prelude::*;

use super::components::{Icon, IconName, Skeleton};
use super::context::{use_app, use_text};
use super::focus::reveal;
use crate::model::auth::Who;
use crate::model::route::{Collection, FilesRoute, Route};

/// The locations that this person may see, favourites and recents.
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
                            {location.name.of(text.language).to_owned()}
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
            // A phone's row of links scrolls. The browser leaves one as it is that has the focus and is seen in part.
            <nav
                class="rail"
                aria-label=text.common.locations
                on:focusin=move |event| reveal(&event_target(&event))
            >
                <ul>{links} {collections}</ul>
            </nav>
        };
        Some(rail.into_any())
    }
}
