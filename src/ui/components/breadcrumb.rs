//! The folders from the location down to where the person is.
//!
//! Each crumb is a real link: it can be opened in another tab, and the browser shows where it leads. The list
//! is `ol` in a named `nav`, so a screen reader says how deep the folder is; the last link has
//! `aria-current="page"`. `role="list"` is repeated because Safari drops the role of a list without bullets.

use leptos::prelude::*;

use super::{Icon, IconName};

/// One folder of the path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Crumb {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

/// The folders, outermost first; the last one is here. Its id, `breadcrumb-here`, is a target for the focus. A folder that
/// stays keeps its element, and so the focus.
///
/// Rows are keyed by index and crumb. A move into a subfolder adds one element at the end and touches no
/// other.
#[component]
pub fn Breadcrumb(
    /// The accessible name.
    label: &'static str,
    /// The folders.
    #[prop(into)]
    crumbs: Signal<Vec<Crumb>>,
) -> impl IntoView {
    let numbered = move || crumbs.get().into_iter().enumerate().collect::<Vec<_>>();
    let item = move |(at, Crumb { name, href }): (usize, Crumb)| {
        let title = name.clone();
        let is_here = Memo::new(move |_| crumbs.with(|crumbs| at + 1 >= crumbs.len()));
        view! {
            <li class="breadcrumb-step">
                {(at > 0).then(|| view! { <Icon name=IconName::ChevronRight /> })}
                <a
                    href=href
                    title=title
                    id=move || is_here.get().then_some("breadcrumb-here")
                    aria-current=move || is_here.get().then_some("page")
                >
                    <bdi>{name}</bdi>
                </a>
            </li>
        }
    };
    view! {
        <nav class="breadcrumb" aria-label=label>
            <ol role="list">
                <For each=numbered key=Clone::clone children=item />
            </ol>
        </nav>
    }
}
