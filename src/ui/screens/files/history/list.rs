//! The dialog "Deleted files", which also shows the folder as it was at a moment.

use leptos::{html, prelude::*};

use super::state::{Stage, Trash};
use super::{moment, purge, row};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel, VirtualRows};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Lists what can be brought back below the folder that is open.
///
/// A stage takes the place of the one before, and with it goes the button that had the focus: the focus is led to the body of
/// the dialog then, from where Tab goes on.
#[component]
pub fn DeletedFiles(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().history();
    let trash = Trash::new(state);
    let body = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<bool>| {
        let is_reading = trash.stage.with(|stage| matches!(stage, Stage::Reading(_)));
        // While the first listing is read the focus is where the dialog has put it.
        if let Some(body) = body.get_untracked().filter(|_| before == Some(false)) {
            state.workspace().scope.next_frame(move || drop(body.focus()));
        }
        is_reading
    });
    let close = move |()| trash.close();
    view! {
        <Dialog title=text.title on_close=close>
            <div class="sync history" tabindex="-1" node_ref=body>
                {move || match trash.stage.get() {
                    Stage::Reading(found) => reading((text.reading)(found)),
                    Stage::Choosing => view! { <Choosing trash /> }.into_any(),
                    Stage::Asking => purge::ask(trash),
                    Stage::Purging(gone) => reading((text.purging)(gone)),
                    Stage::Failed(failure) => {
                        let explanation = state.app().explain(&failure);
                        view! { <ErrorPanel explanation on_retry=move |()| trash.read() /> }.into_any()
                    }
                }}
            </div>
        </Dialog>
    }
}

/// How far something is that has no end in sight.
pub fn reading(told: String) -> AnyView {
    view! {
        <p>{told.clone()}</p>
        <progress class="progress" aria-label=told />
    }
    .into_any()
}

/// The list, and what can be done with it.
#[component]
fn Choosing(trash: Trash) -> impl IntoView {
    let text = use_text().history();
    let name = untrack(|| trash.state.folder_name());
    let count = Memo::new(move |_| trash.rows.with(|rows| rows.counts().1));
    let list = move || {
        // Each moment has rows of its own.
        let is_then = trash.moment.get().is_some();
        if count.get() == 0 {
            let none = if is_then { text.none_then } else { text.none_deleted };
            return view! { <p class="sync-nothing">{none}</p> }.into_any();
        }
        trash.rows.track();
        let label = if is_then { text.list_then } else { text.list };
        view! {
            <All trash />
            <VirtualRows
                role="list"
                label=Signal::stored(label.to_owned())
                scrolls=true
                count
                row=move |at| row::draw(trash, at, count.get_untracked())
            />
        }
        .into_any()
    };
    view! {
        <p class="dialog-note">{(text.lead)(&name)}</p>
        {moment::field(trash)}
        {list}
        <Actions trash />
    }
}

/// The box that chooses all, and how many there are.
#[component]
fn All(trash: Trash) -> impl IntoView {
    let text = use_text().history();
    let (differ, all) = trash.rows.with_untracked(super::state::Rows::counts);
    let told = match trash.moment.get_untracked() {
        None => (text.count_deleted)(all as u64),
        Some(_) => (text.count_then)(differ as u64, (all - differ) as u64),
    };
    let is_all = move || trash.picks.with(crate::model::history::Picks::is_all);
    view! {
        <div class="history-all">
            <label class="checkbox-label sync-path">
                <input
                    type="checkbox"
                    disabled=differ == 0
                    prop:checked=is_all
                    on:change=move |event| {
                        let picked = event_target_checked(&event);
                        trash.picks.update(|picks| picks.set_all(picked));
                    }
                />
                {text.select_all}
            </label>
            <span class="dialog-note">{told}</span>
        </div>
    }
}

/// "Bring back" where writing is allowed, "Delete for good…" where that is.
#[component]
fn Actions(trash: Trash) -> impl IntoView {
    let (text, common) = (use_text().history(), &use_text().common);
    let rights = trash.state.rights.get_untracked();
    let chosen = Memo::new(move |_| trash.picks.with(crate::model::history::Picks::len));
    let disabled = Signal::derive(move || chosen.get() == 0);
    let label = Signal::derive(move || (text.restore)(chosen.get() as u64));
    let purges = move || rights.purge && trash.moment.get().is_none();
    view! {
        <DialogActions>
            <Button label=common.close on_press=move |()| trash.close() />
            {move || {
                let press = move |()| trash.stage.set(Stage::Asking);
                purges().then(|| view! { <Button label=text.purge disabled on_press=press /> })
            }}
            {rights
                .write
                .then(|| {
                    let press = move |()| trash.restore();
                    view! { <Button label emphasis=Emphasis::Primary disabled on_press=press /> }
                })}
        </DialogActions>
    }
}
