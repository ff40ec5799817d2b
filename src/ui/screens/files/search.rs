//! The search box of the banner: shows only names that hold the words, in the folder that is open. The box itself is of the
//! first load; what is typed into it is heard once the screen is alive, also what was typed before.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::state::FilesState;
use crate::model::files::Arrangement;
use crate::model::route::Route;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::{use_app, use_text};

/// How long after the last letter the address follows. The list follows it.
const SETTLED: Duration = Duration::from_millis(120);

/// There only while a folder is.
#[component]
pub fn SearchBox() -> impl IntoView {
    let (app, text) = (use_app(), &use_text().files);
    let in_folder = Memo::new(move |_| app.route.with(|route| matches!(route, Route::Files(_))));
    move || {
        in_folder.get().then(|| {
            let searched = app.route.with_untracked(|route| match route {
                Route::Files(route) => route.arrangement.search.clone(),
                _ => String::new(),
            });
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
                        value=searched
                        node_ref=app.search
                    />
                </div>
            }
        })
    }
}

/// Lets the address follow what is typed into the box, and the box the address.
pub fn follow(state: FilesState) {
    let input = state.app().search;
    let arrange = move || {
        let Some(Some(input)) = input.try_get_untracked() else { return };
        let route = state.route.get_untracked();
        if route.arrangement.search != input.value() {
            state.arrange(Arrangement { search: input.value(), ..route.arrangement });
        }
    };
    let settle = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |_| {
        let next = set_timeout_with_handle(arrange, SETTLED).ok();
        let before = settle.try_update_value(|handle| std::mem::replace(handle, next)).flatten();
        before.iter().for_each(TimeoutHandle::clear);
    };
    // Told by the window, which is there before the box and after it.
    let heard = window_event_listener(ev::input, move |event| {
        if input.get_untracked().is_some_and(|input| event.target() == Some(input.into())) {
            typed(event);
        }
    });
    on_cleanup(move || heard.remove());
    Effect::new(move |before: Option<String>| {
        let searched = state.route.with(|route| route.arrangement.search.clone());
        let Some(input) = input.get() else { return searched };
        match before {
            None if input.value() != searched => arrange(), // typed before the screen was alive
            _ if input.value() != searched => input.set_value(&searched),
            _ => {}
        }
        searched
    });
}
