//! The frame around every screen, and which screen stands in it.

use leptos::prelude::*;

use super::components::{ErrorPanel, Skeleton, SkeletonShape};
use super::context::{App, MissingPart, Workspace, use_app, use_text, use_title};
use super::focus::{focus, keep_focus};
use super::frame::Banner;
use super::lazy::{lazy, missing_part};
use super::rail::Rail;
use super::screen::{Screen, lead_home};
use super::screens::files::FilesScreen;
use super::screens::not_found::NotFoundScreen;
use super::sign_in_card::SignInCard;
use crate::model::failure::Failure;
use crate::model::files::crumbs;
use crate::model::route::Route;

/// Everything on the page, drawn anew when the language changes: sentences need no signals then.
#[component]
pub fn Root(
    /// What the page shares.
    app: App,
) -> impl IntoView {
    provide_context(app);
    Effect::new(move || lead_home(app));
    move || {
        let text = app.text.get();
        provide_context(text);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", text.language.tag());
        }
        view! { <Frame /> }
    }
}

#[component]
fn Frame() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let screen = Memo::new(move |_| Screen::of(app));
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        // What waited had nothing to lose.
        if before.is_some_and(|before| before != Screen::Waiting && before != now) {
            app.scope.next_frame(keep_focus);
        }
        now
    });
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default(); // the fragment is the route
        if let Some(main) = document().get_element_by_id("main") {
            focus(&main);
        }
    };
    view! {
        <div class="frame">
            <a class="skip-link" href="#main" on:click=skip>
                {text.common.skip_to_content}
            </a>
            <Banner />
            <Rail />
            <main class="main" id="main" tabindex="-1">
                {move || {
                    let MissingPart { why, language, retry } = app.missing.get()?;
                    Some(missing_part(language, why, retry))
                }}
                {move || draw(app, screen.get())}
            </main>
            <div class="visually-hidden" role="status" aria-live="polite">
                {app.live_region()}
            </div>
        </div>
    }
}

/// Files and `NotFound` come with the core; the card of signing in draws its own part.
fn draw(app: App, screen: Screen) -> AnyView {
    match screen {
        Screen::Waiting => waiting(),
        Screen::Unreachable(failure) => view! { <Unreachable failure /> }.into_any(),
        Screen::SignIn => view! { <SignInCard /> }.into_any(),
        Screen::Files(workspace) => files(workspace),
        Screen::Account(_) => lazy(app.parts.account, |part| (part.screen)(), waiting),
        Screen::Check => lazy(app.parts.check, |part| (part.screen)(), waiting),
        Screen::Collection(workspace, it) => {
            lazy(app.parts.personal, move |part| (part.screen)(workspace, it), waiting)
        }
        Screen::NotFound => view! { <NotFoundScreen /> }.into_any(),
    }
}

fn files(workspace: Workspace) -> AnyView {
    let app = use_app();
    use_title(Signal::derive(move || app.route.with(|route| folder_name(app, route))));
    workspace.state().map(|state| view! { <FilesScreen state /> }).into_any()
}

/// The folder that is open, or the location where it is the top one.
fn folder_name(app: App, route: &Route) -> String {
    let Route::Files(route) = route else { return String::new() };
    match crumbs(&route.folder).pop() {
        Some(crumb) if !crumb.folder.is_root() => crumb.name,
        _ => {
            let config = app.config();
            let location = config.locations.iter().find(|it| it.id == route.location);
            location.map(|it| it.name.of(app.text.get_untracked().language).to_owned()).unwrap_or_default()
        }
    }
}

/// Why there is no identity to act for.
#[component]
fn Unreachable(failure: Failure) -> impl IntoView {
    let app = use_app();
    let explanation = app.explain(&failure);
    use_title(explanation.sentences.what);
    view! {
        <div class="column">
            <ErrorPanel explanation on_retry=move |()| app.session().retry() />
        </div>
    }
}

/// The shape of a folder, while nothing is known yet. `index.html` has the same.
fn waiting() -> AnyView {
    let text = use_text();
    view! {
        <div class="waiting" aria-busy="true">
            <span class="visually-hidden">{text.common.loading}</span>
            <Skeleton shape=SkeletonShape::Medium />
            <Skeleton shape=SkeletonShape::Long />
            <Skeleton shape=SkeletonShape::Long />
            <Skeleton shape=SkeletonShape::Long />
        </div>
    }
    .into_any()
}
