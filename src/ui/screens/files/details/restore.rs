//! An archived file: how far its restoring is, and what can be done about it.
//!
//! The object is asked by a HEAD, which reads nothing of it: a listing does not say whether there is a copy. While one is being made
//! it is asked again each minute that the details are shown.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::restore_form::RestoreForm;
use crate::client::restore::{self, Archived, RestoreStatus};
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::ui::components::{Button, ErrorPanel, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Restoring takes minutes at least.
const AGAIN: Duration = Duration::from_mins(1);

/// What can be read, and from when.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Nothing.
    None,
    /// Nothing yet.
    UnderWay,
    /// A copy, until then.
    Until(i64),
}

/// Draws it for a file that is in an archive by its listing, or by what is `known` of its headers.
pub fn draw(state: FilesState, file: &File, known: Option<Archived>) -> AnyView {
    let (text, archived_note) = (use_text().restore(), use_text().details().archived_note);
    let scope = Scope::here();
    let key = StoredValue::new(file.key.clone());
    let told = RwSignal::new(known);
    let failed = RwSignal::new(None::<Failure>);
    let is_asking = RwSignal::new(false);
    let section = NodeRef::<html::Section>::new();
    let look = move || {
        scope.spawn(async move {
            let key = key.get_value();
            match restore::look(state.workspace().files().s3(), &key).await {
                Ok(archived) => told.set(Some(archived)),
                Err(failure) => failed.set(Some(failure)),
            }
        });
    };
    if known.is_none() {
        look();
    }
    let stage = Memo::new(move |_| match told.get().and_then(|it| it.status) {
        Some(RestoreStatus::UnderWay) => Stage::UnderWay,
        Some(RestoreStatus::Until(time)) if time > state.workspace().files().s3().now() => Stage::Until(time),
        _ => Stage::None,
    });
    scope.every(AGAIN, move || {
        if stage.get_untracked() == Stage::UnderWay {
            look();
        }
    });
    let may = move || state.rights.with(|rights| rights.restore);
    let says = move || match stage.get() {
        Stage::None if may() => archived_note.to_owned(),
        Stage::None => [archived_note, " ", text.ask_admin].concat(),
        Stage::UnderWay => text.under_way.to_owned(),
        Stage::Until(time) => (text.until)(&dates::written(time, Detail::Short, state.text().language)),
    };
    let close = move || {
        is_asking.set(false);
        scope.next_frame(move || drop(section.get_untracked().map(|section| section.focus())));
    };
    let on_closed = move |is_sent: bool| {
        close();
        if is_sent {
            look();
        }
    };
    let ask = move |()| {
        failed.set(None);
        is_asking.set(true);
    };
    let action = move || match stage.get() {
        Stage::UnderWay => {
            view! { <Button label=text.check size=Size::Small on_press=move |()| look() /> }.into_any()
        }
        // Which archive it is decides what can be chosen.
        _ if told.with(Option::is_none) || !may() => ().into_any(),
        at if is_asking.get() => {
            let archive = told.get().and_then(|it| it.archive);
            let has_copy = at != Stage::None;
            view! { <RestoreForm state key archive has_copy failed on_closed /> }.into_any()
        }
        Stage::None => view! { <Button label=text.restore size=Size::Small on_press=ask /> }.into_any(),
        Stage::Until(_) => view! { <Button label=text.prolong size=Size::Small on_press=ask /> }.into_any(),
    };
    let explained = move |failure: Failure| {
        let mut explanation = state.app().explain(&failure);
        if let Some(refusal) = restore::refusal(&failure) {
            explanation.sentences = (text.refusal)(refusal);
        }
        view! { <ErrorPanel explanation /> }
    };
    view! {
        <section class="details-restore" aria-label=text.title tabindex="-1" node_ref=section>
            <p class="details-note" role="status">{says}</p>
            {action}
            {move || failed.get().map(explained)}
        </section>
    }
    .into_any()
}
