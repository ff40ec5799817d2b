//! The way down to where the person is.

use leptos::prelude::*;

use super::{Icon, IconName};

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
pub fn breadcrumb(label: &'static str, steps: Vec<Step>) -> AnyView {
    let last = steps.len().saturating_sub(1);
    let item = |(at, Step { name, href })| {
        let (here, title) = (at == last, name.clone());
        view! {
            <li class="breadcrumb-step">
                {(at > 0).then(|| view! { <Icon name=IconName::ChevronRight /> })}
                <a
                    href=href
                    title=title
                    id=here.then_some("breadcrumb-here")
                    aria-current=here.then_some("page")
                >
                    <bdi>{name}</bdi>
                </a>
            </li>
        }
    };
    let items: Vec<_> = steps.into_iter().enumerate().map(item).collect();
    view! {
        <nav class="breadcrumb" aria-label=label>
            <ol role="list">{items}</ol>
        </nav>
    }
    .into_any()
}
