//! The dialog "Keyboard shortcuts": what the keys do in the list, from the table of commands.

use leptos::prelude::*;

use crate::ui::components::{Dialog, Shortcut};
use crate::ui::context::use_text;
use crate::ui::screens::files::commands::COMMANDS;
use crate::ui::screens::files::state::FilesState;

/// The list.
///
/// A description list: keys as terms, what they do as descriptions. The keys of the grid itself (arrows, Space, typing
/// a name) are those of every list, and are not explained.
#[component]
pub fn Shortcuts(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().tools();
    let rows = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| {
        let keys = command.keys.iter().map(|key| view! { <kbd>{key.name()}</kbd> }).collect::<Vec<_>>();
        view! {
            <dt>{(command.label)(text)}</dt>
            <dd>{keys}</dd>
        }
    });
    let save = Shortcut::command("s");
    view! {
        <Dialog title=text.shortcuts on_close=move |()| state.dialog.set(None)>
            <dl class="shortcuts">
                {rows.collect::<Vec<_>>()}
                <dt>{use_text().changes().save_text}</dt>
                <dd>
                    <kbd>{save.name()}</kbd>
                </dd>
            </dl>
        </Dialog>
    }
}
