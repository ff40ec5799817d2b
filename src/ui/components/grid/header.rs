//! The head of a column.

use leptos::prelude::*;

use crate::ui::components::{Icon, IconName};

/// How the rows are ordered by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// Not by this one.
    No,
    /// Smallest, oldest, A first.
    Ascending,
    /// Largest, newest, Z first.
    Descending,
}

impl Sorted {
    /// What `aria-sort` says.
    pub const fn aria(self) -> &'static str {
        match self {
            Self::No => "none",
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    /// What stands after the column's name.
    pub const fn icon(self) -> Option<IconName> {
        match self {
            Self::No => None,
            Self::Ascending => Some(IconName::SortUp),
            Self::Descending => Some(IconName::SortDown),
        }
    }
}

/// The head of a column that sorts by it when it is pressed.
///
/// The button inside the header is what Tab reaches; `aria-sort` is on the header, where a screen reader
/// looks for it when it reads a cell. Pressing again turns the order around; which order comes first is the
/// caller's rule.
#[component]
pub fn ColumnHeader(
    /// What the column holds.
    #[prop(into)]
    label: Signal<String>,
    /// How the rows are ordered by it.
    #[prop(into)]
    sorted: Signal<Sorted>,
    /// Its place: `name`, `size`, …; the style has a column of this name.
    area: &'static str,
    /// Hears a press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <div class=["grid-cell grid-", area].concat() role="columnheader" aria-sort=move || sorted.get().aria()>
            <button type="button" class="grid-sort" on:click=move |_| on_press.run(())>
                <span>{move || label.get()}</span>
                {move || sorted.get().icon().map(|name| view! { <Icon name /> })}
            </button>
        </div>
    }
}
