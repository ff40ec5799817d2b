//! The rows of a screen.

use leptos::prelude::*;

use super::entry::Row;
use super::state::Personal;
use crate::model::files::fold::sorted;
use crate::model::files::natural::sort_key;
use crate::model::personal::{Recent, Spot};
use crate::model::route::Collection;
use crate::ui::context::use_text;

/// What a screen shows, in its order: favourites by name, folders first; recents by time. Tracked.
pub fn spots(personal: Personal, collection: Collection) -> Vec<Recent> {
    personal.document.with(|document| match collection {
        Collection::Recent => document.recents(),
        Collection::Favourites => {
            let mut spots = document.favourites();
            spots.sort_by_cached_key(|spot| (!spot.is_folder(), sort_key(&sorted(spot.name())), spot.key()));
            spots.into_iter().map(|spot| Recent { spot, did: None, at: 0 }).collect()
        }
    })
}

/// Draws the rows. One that stays keeps its element, so that the focus stays in it.
pub fn draw(personal: Personal, collection: Collection) -> AnyView {
    let label = match collection {
        Collection::Favourites => use_text().common.favourites,
        Collection::Recent => use_text().common.recent,
    };
    // Where the row that had the focus goes, the one that takes its place has it. With the last row the list goes too, and all that
    // is its own: what is called then asks the document.
    let on_remove = Callback::new(move |spot: Spot| {
        let at = untrack(|| spots(personal, collection)).iter().position(|it| it.spot == spot);
        let scope = personal.state.workspace().scope;
        scope.next_frame(move || {
            let rows = document().query_selector_all(".personal-list a").ok();
            let Some(rows) = rows.filter(|rows| rows.length() > 0) else {
                let heading = document().query_selector("#main h1[tabindex]").ok().flatten();
                return heading.iter().for_each(crate::ui::focus::focus);
            };
            let at = u32::try_from(at.unwrap_or(0)).unwrap_or(0).min(rows.length() - 1);
            if let Some(row) = rows.get(at) {
                crate::ui::focus::focus(wasm_bindgen::JsCast::unchecked_ref(&row));
            }
        });
    });
    view! {
        <ul class="personal-list" aria-label=label>
            <For
                each=move || spots(personal, collection)
                key=|recent| (recent.spot.clone(), recent.at)
                children=move |recent| view! { <Row personal collection recent on_remove /> }
            />
        </ul>
    }
    .into_any()
}
