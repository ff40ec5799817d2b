//! The path to the folder, and how much is in it.
//!
//! The heading of the screen is here too, for those who go from heading to heading: to the eye the last step of the
//! path is the heading already. Names are in `<bdi>`, so that one written from right to left does not turn its
//! neighbours around.

use leptos::prelude::*;

use super::state::FilesState;
use crate::model::files::{Crumb as Step, Shown, crumbs};
use crate::model::route::Route;
use crate::ui::components::{Breadcrumb, Crumb};
use crate::ui::context::use_text;

/// The path to the folder, and how much is in it.
///
/// The number counts the rows shown and grows page by page; with a search it says how many were found. Nothing is said
/// of none, as the empty state below has more to say. The last step takes the focus where a folder has no rows.
#[component]
pub fn Path(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = &use_text().files;
    let path = Memo::new(move |_| {
        let top = state.location_name();
        let route = state.route.get();
        let crumb = |crumb: Step| Crumb {
            name: if crumb.folder.is_root() { top.clone() } else { crumb.name },
            href: Route::Files(route.go(crumb.folder)).href(),
        };
        crumbs(&route.folder).into_iter().map(crumb).collect::<Vec<_>>()
    });
    let name = move || path.with(|path| path.last().map(|crumb| crumb.name.clone()));
    let count = move || {
        let is_searched = state.route.with(|route| !route.arrangement.search.is_empty());
        let count = if is_searched { text.found } else { text.count };
        Some(state.shown.with(Shown::len)).filter(|shown| *shown > 0).map(|shown| count(shown as u64))
    };
    view! {
        <div class="files-path">
            <h1 class="visually-hidden">
                <bdi>{name}</bdi>
            </h1>
            <Breadcrumb label=text.breadcrumb crumbs=path />
            <span class="files-count">{count}</span>
        </div>
    }
}
