//! The search box of the banner: shows only names that hold the words, in the folder that is open.
//!
//! The words are in the address, so a search can be shared and survives a reload. Searching sends no request: the
//! listing is here already, and S3 has no search. Subfolders are searched by Enter and by a button of its own, which take
//! a step in the history; what is found there the part `find` draws.
//!
//! The box is a landmark (`role="search"`), and has its own module beside the screen because the banner draws it; the
//! screen finds it again as `App::search`, to give it the focus when a search is cleared.

use std::time::Duration;

use leptos::prelude::*;

use crate::model::files::Arrangement;
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Button, Icon, IconName};
use crate::ui::context::{App, Workspace, use_app, use_text};
use crate::ui::scope::Scope;

/// How long after the last letter the address follows: 120 ms, less than a pause in typing. The list follows the
/// address, and sorting anew at each letter would be felt in a long folder.
const SETTLED: Duration = Duration::from_millis(120);

/// There only while a folder is.
#[component]
pub fn SearchBox() -> impl IntoView {
    let app = use_app();
    let in_folder = Memo::new(move |_| app.route.with(|route| matches!(route, Route::Files(_))));
    move || in_folder.get().then(|| view! { <Field app /> })
}

/// The box is written only where it differs from the address: writing the same words would send the caret to the end.
/// Each letter starts a timer, and only the timer of the last one acts; timers end with the box.
#[component]
fn Field(app: App) -> impl IntoView {
    let text = &use_text().files;
    let scope = Scope::here();
    let searched = Memo::new(move |before: Option<&String>| {
        app.route.with(|route| match route {
            Route::Files(route) => route.arrangement.search.clone(),
            _ => before.cloned().unwrap_or_default(),
        })
    });
    // The box follows the address: back and forward, and a search that is cleared elsewhere.
    Effect::new(move || {
        let searched = searched.get();
        if let Some(input) = app.search.get().filter(|input| input.value() != searched) {
            input.set_value(&searched);
        }
    });
    let typed = StoredValue::new(0_u32);
    let on_input = move |_| {
        let now = typed.get_value().wrapping_add(1);
        typed.set_value(now);
        scope.after(SETTLED, move || {
            if typed.get_value() == now {
                search(app, false);
            }
        });
    };
    view! {
        <form
            class="search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                typed.set_value(0); // what was typed is in the address with this
                search(app, true);
            }
        >
            <Icon name=IconName::Search />
            <input
                class="search-input"
                type="search"
                aria-label=text.search
                placeholder=text.search_hint
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                dir="auto"
                value=searched.get_untracked()
                node_ref=app.search
                on:input=on_input
            />
            {move || everywhere_button(app)}
        </form>
    }
}

/// Searches all folders below too. There only while there are words that are looked for in one folder. Tracked.
pub fn everywhere_button(app: App) -> Option<AnyView> {
    let is_offered = app.route.with(|route| match route {
        Route::Files(FilesRoute { arrangement, .. }) => {
            !arrangement.everywhere && !arrangement.search.is_empty()
        }
        _ => false,
    });
    let label = use_text().files.everywhere;
    is_offered.then(|| {
        view! { <Button label icon=IconName::Folder on_press=move |()| search(app, true) /> }.into_any()
    })
}

/// Has the address say what is typed, and where that is looked for.
///
/// Without a step in the history, but for the one into all folders: Back leads out of there. The keyboard begins at the first
/// row again, whatever row it was at before.
fn search(app: App, everywhere: bool) {
    let (Route::Files(route), Some(input)) = (app.route.get_untracked(), app.search.get_untracked()) else {
        return;
    };
    let (search, before) = (input.value(), &route.arrangement);
    let everywhere = (everywhere || before.everywhere) && !search.is_empty();
    let arrangement = Arrangement { search, everywhere, ..before.clone() };
    if *before != arrangement {
        if let Some(state) = app.workspace.get_untracked().and_then(Workspace::state) {
            state.focus.active.set(0);
        }
        let is_step = everywhere && !before.everywhere;
        let route = Route::Files(FilesRoute { arrangement, ..route });
        if is_step { app.go(&route) } else { app.replace(&route) }
    }
}
