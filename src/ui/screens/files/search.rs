//! The search box of the banner: shows only names that hold the words, in the folder that is open.

use std::time::Duration;

use leptos::prelude::*;

use crate::model::files::Arrangement;
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Icon, IconName};
use crate::ui::context::{use_app, use_text};

/// How long after the last letter the address follows. The list follows it.
const SETTLED: Duration = Duration::from_millis(120);

/// There only while a folder is.
#[component]
pub fn SearchBox() -> impl IntoView {
    let (app, text) = (use_app(), &use_text().files);
    let in_folder = Memo::new(move |_| app.route.with(|route| matches!(route, Route::Files(_))));
    let searched = Memo::new(move |_| match app.route.get() {
        Route::Files(route) => route.arrangement.search,
        _ => String::new(),
    });
    let typed = RwSignal::new(String::new());
    Effect::new(move || typed.set(searched.get()));
    let search = leptos::leptos_dom::helpers::debounce(SETTLED, move |words: String| {
        if let Route::Files(route) = app.route.get_untracked() {
            let arrangement = Arrangement { search: words, ..route.arrangement.clone() };
            app.replace(&Route::Files(FilesRoute { arrangement, ..route }));
        }
    });
    let search = StoredValue::new_local(search);

    move || {
        in_folder.get().then(|| {
            view! {
                <form class="search" role="search" on:submit=|event| event.prevent_default()>
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
                        prop:value=typed
                        on:input=move |event| {
                            let words = event_target_value(&event);
                            typed.set(words.clone());
                            search.update_value(|search| search(words));
                        }
                    />
                </form>
            }
        })
    }
}
