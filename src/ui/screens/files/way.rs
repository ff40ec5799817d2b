//! The way from the location down to the folder, and how much is in it.

use leptos::prelude::*;

use crate::model::files::{Crumb, crumbs};
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Step, breadcrumb};
use crate::ui::context::use_text;

/// The way to `route`, whose location is called `top`, above `shown` rows.
pub fn way(route: &FilesRoute, top: &str, shown: usize) -> AnyView {
    let text = &use_text().files;
    let step = |crumb: Crumb| Step {
        name: if crumb.folder.is_root() { top.to_owned() } else { crumb.name },
        href: Route::Files(route.go(crumb.folder)).href(),
    };
    let steps: Vec<Step> = crumbs(&route.folder).into_iter().map(step).collect();
    let name = steps.last().map(|step| step.name.clone());
    let count = if route.arrangement.search.is_empty() { text.count } else { text.found };
    let count = (shown > 0).then(|| count(shown as u64));
    view! {
        <div class="files-way">
            <h1 class="visually-hidden">
                <bdi>{name}</bdi>
            </h1>
            {breadcrumb(text.breadcrumb, steps)}
            <span class="files-count">{count}</span>
        </div>
    }
    .into_any()
}
