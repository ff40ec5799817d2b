//! What a row has beside its first columns: its kind, its storage class, and in a gallery its picture.

use leptos::prelude::*;

use super::marquee;
use super::picture::tile;
use super::pictures::Pictures;
use crate::model::files::kind::{Kind, extension};
use crate::model::files::{Column, Entry, Sort};
use crate::ui::browser::Observing;
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::listing::column_header;
use crate::ui::screens::files::state::FilesState;

/// The heads of further columns. While the list stands, the room for its rows is watched, and the pictures of its folder are kept.
pub fn head(state: FilesState) -> AnyView {
    let scope = Scope::here();
    let observing = StoredValue::new_local(None);
    Effect::new(move || {
        let rows = document().query_selector(".listing .virtual-rows").ok().flatten();
        let measure = move || scope.run(|| state.focus.measure.notify());
        observing.set_value(rows.map(|rows| Observing::size_of(&rows, measure)));
    });
    Effect::new(move || {
        state.folder.track();
        Pictures::forget(state);
    });
    on_cleanup(move || Pictures::forget(state));
    marquee::listen(state);
    let text = use_text().views();
    let kind = move || {
        let is_shown = state.view.get().shows(Column::Kind);
        is_shown.then(|| column_header(state, Sort::Kind, text.kind, "kind"))
    };
    let class = move || {
        let is_shown = state.view.get().shows(Column::Class);
        is_shown.then(|| view! { <div class="grid-cell grid-class" role="columnheader">{text.class}</div> })
    };
    view! {
        {kind}
        {class}
    }
    .into_any()
}

/// The cells of a row.
pub fn cells(state: FilesState, entry: Memo<Option<Entry>>) -> AnyView {
    let (text, views) = (use_text().details(), use_text().views());
    let words = move || {
        entry.with(|entry| {
            let entry = entry.as_ref()?;
            let kind = (text.kind)(Kind::of(entry));
            let extension = extension(entry.name()).filter(|_| !entry.is_folder());
            Some(match extension {
                Some(extension) => [kind, " (", &extension.to_uppercase(), ")"].concat(),
                None => kind.to_owned(),
            })
        })
    };
    let kind = move || {
        let is_shown = state.view.get().shows(Column::Kind);
        is_shown.then(|| view! { <div class="grid-cell grid-kind" role="gridcell">{words}</div> })
    };
    let of_class = move || {
        entry.with(|entry| match entry {
            Some(Entry::File(file)) => Some((views.class_of)(file.class)),
            _ => None,
        })
    };
    let class = move || {
        let is_shown = state.view.get().shows(Column::Class);
        is_shown.then(|| view! { <div class="grid-cell grid-class" role="gridcell">{of_class}</div> })
    };
    view! {
        {kind}
        {class}
        {tile(state, entry)}
    }
    .into_any()
}
