//! The search box of the banner: shows only names that hold the words, in the folder that is open.
//!
//! The words are in the address, so a search can be shared and survives a reload. Searching sends no request: the
//! listing is here already, and S3 has no search. Subfolders are not searched.
//!
//! The box is a landmark (`role="search"`), and has its own module beside the screen because the banner draws it; the
//! screen finds it again as `App::search`, to give it the focus when a search is cleared.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::model::files::Arrangement;
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Icon, IconName};
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
                search(app, app.search);
            }
        });
    };
    view! {
        <div class="search" role="search">
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
        </div>
    }
}

/// Has the address say what is typed.
///
/// Without a step in the history. The keyboard begins at the first row again, whatever row it was at before.
fn search(app: App, input: NodeRef<html::Input>) {
    let (Route::Files(route), Some(input)) = (app.route.get_untracked(), input.get_untracked()) else {
        return;
    };
    if route.arrangement.search != input.value() {
        let arrangement = Arrangement { search: input.value(), ..route.arrangement.clone() };
        if let Some(state) = app.workspace.get_untracked().and_then(Workspace::state) {
            state.focus.active.set(0);
        }
        app.replace(&Route::Files(FilesRoute { arrangement, ..route }));
    }
}
