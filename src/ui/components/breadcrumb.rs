//! The way down to where the person is.

use super::{IconName, icon};
use crate::ui::plain::El;

/// A step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

/// The steps, outermost first, under an accessible name; the last one is here. Its id, `breadcrumb-here`, is a place for
/// the focus to go.
pub fn breadcrumb(label: &str, steps: &[Step]) -> El {
    let item = |(at, Step { name, href }): (usize, &Step)| {
        let here = at + 1 == steps.len();
        let link = El::new("a", "")
            .with("href", href)
            .with("title", name)
            .with_some("id", here.then_some("breadcrumb-here"))
            .with_some("aria-current", here.then_some("page"))
            .children([El::new("bdi", "").text(name)]);
        let arrow = (at > 0).then(|| icon(IconName::ChevronRight));
        El::new("li", "breadcrumb-step").children(arrow).children([link])
    };
    let list = El::new("ol", "").with("role", "list").children(steps.iter().enumerate().map(item));
    El::new("nav", "breadcrumb").with("aria-label", label).children([list])
}
