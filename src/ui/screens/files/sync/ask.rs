//! The first stage: which way, with what, and which folder.
//!
//! The folder comes last, and its button asks the browser at once: what the browser asks for (to read, or to write too)
//! depends on the direction.

use leptos::prelude::*;

use super::state::SyncState;
use crate::model::sync::Direction;
use crate::ui::components::{Button, Checkbox, DialogActions, Emphasis, Icon, IconName};
use crate::ui::context::use_text;

/// Draws it. Only directions that the rights allow are offered; the last folder can be compared again without choosing
/// it.
///
/// The refusal is an alert whose box is there from the beginning, as an alert that comes with its words is not always
/// read.
pub fn draw(sync: SyncState) -> AnyView {
    let (text, common) = (use_text().sync(), &use_text().common);
    let rights = sync.state().rights.get_untracked();
    let name = untrack(|| sync.state().folder_name());
    let known = sync.folder_here();
    let again = (!known.is_empty()).then(|| {
        view! { <Button label=text.compare_again on_press=move |()| sync.scan() /> }
    });
    let directions = [
        (Direction::Up, rights.write),
        (Direction::Down, rights.read),
        (Direction::Both, rights.read && rights.write),
    ];
    let directions: Vec<_> = directions
        .into_iter()
        .filter(|(_, may)| *may)
        .map(|(direction, _)| {
            view! {
                <label class="sync-direction">
                    <input
                        type="radio"
                        name="sync-direction"
                        prop:checked=move || sync.direction.get() == direction
                        on:change=move |_| sync.direction.set(direction)
                    />
                    <span class="sync-direction-name">{(text.of_direction)(direction)}</span>
                    <span class="sync-direction-hint">{(text.hint_of_direction)(direction)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <p>{(text.lead)(&name)}</p>
        <fieldset class="sync-directions">
            <legend class="visually-hidden">{text.direction}</legend>
            {directions}
        </fieldset>
        <div>
            <Checkbox name="sync-delete" label=text.delete hint=text.delete_hint checked=sync.delete />
            <Checkbox name="sync-contents" label=text.contents hint=text.contents_hint checked=sync.contents />
        </div>
        <p class="sync-refused" role="alert">
            {move || sync.is_refused().then(|| view! { <Icon name=IconName::Alert /> <span>{text.refused}</span> })}
        </p>
        <DialogActions>
            <Button label=common.cancel on_press=move |()| sync.close() />
            {again}
            <Button
                label=text.choose
                icon=IconName::Folder
                emphasis=Emphasis::Primary
                on_press=move |()| sync.choose()
            />
        </DialogActions>
    }
    .into_any()
}
