//! The way from the location down to the folder, and how much is in it.

use crate::model::files::{Crumb, crumbs};
use crate::model::route::{FilesRoute, Route};
use crate::model::text::Text;
use crate::ui::components::{Step, breadcrumb};
use crate::ui::plain::El;

/// The way to `route`, whose location is called `top`, above `shown` rows.
pub fn way(text: &Text, route: &FilesRoute, top: &str, shown: usize) -> El {
    let text = &text.files;
    let step = |crumb: Crumb| Step {
        name: if crumb.folder.is_root() { top.to_owned() } else { crumb.name },
        href: Route::Files(route.go(crumb.folder)).href(),
    };
    let steps: Vec<Step> = crumbs(&route.folder).into_iter().map(step).collect();
    let name = steps.last().map(|step| step.name.as_str()).unwrap_or_default();
    let count = if route.arrangement.search.is_empty() { text.count } else { text.found };
    let count = if shown > 0 { count(shown as u64) } else { String::new() };
    El::new("div", "files-way").children([
        El::new("h1", "visually-hidden").children([El::new("bdi", "").text(name)]),
        breadcrumb(text.breadcrumb, &steps),
        El::new("span", "files-count").text(&count),
    ])
}
