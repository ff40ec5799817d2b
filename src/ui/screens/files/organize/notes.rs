//! Above the list: what was cut or copied, and how the last job ended, with its undoing.

use leptos::prelude::*;

use super::clipboard;
use super::state::Organizing;
use crate::ui::components::{Button, Icon, IconButton, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Both notes; nothing while there is nothing to tell. They are announced when they come, and are no live region.
#[component]
pub fn Notes(
    /// The screen's state.
    state: FilesState,
    /// The part's state.
    organizing: Organizing,
) -> impl IntoView {
    let text = use_text().organize();
    let may_paste = Memo::new(move |_| state.rights.get().write);
    view! {
        {move || {
            let clip = organizing.clip.get()?;
            Some(
                view! {
                    <div class="organize-note">
                        <Icon name=IconName::Copy />
                        <p>{clipboard::described(state, &clip)}</p>
                        <Show when=move || may_paste.get()>
                            <Button
                                label=text.paste_here
                                size=Size::Small
                                on_press=move |()| {
                                    clipboard::paste(state, organizing);
                                    state.focus_rows();
                                }
                            />
                        </Show>
                        <IconButton
                            label=text.clear_clip
                            icon=IconName::Close
                            on_press=move |()| {
                                organizing.clip.set(None);
                                state.focus_rows();
                            }
                        />
                    </div>
                },
            )
        }}
        {move || {
            let outcome = organizing.outcome.get()?;
            let undo = outcome.undo.map(|way_back| {
                let press = move |()| {
                    organizing.undo(state, way_back.clone());
                    state.focus_rows();
                };
                view! { <Button label=text.undo size=Size::Small on_press=press /> }
            });
            Some(
                view! {
                    <div class="organize-note organize-note-well">
                        <Icon name=IconName::Check />
                        <p>{outcome.text}</p>
                        {undo}
                        <IconButton
                            label=use_text().common.close
                            icon=IconName::Close
                            on_press=move |()| {
                                organizing.outcome.set(None);
                                state.focus_rows();
                            }
                        />
                    </div>
                },
            )
        }}
    }
}
