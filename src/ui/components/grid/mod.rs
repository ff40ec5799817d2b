//! A grid of rows, by keyboard, mouse and finger. It knows indices: the caller draws cells, and decides what a command does.

mod command;
mod focus;
mod header;
mod pointer;
mod shortcut;

use leptos::prelude::*;

pub use command::{GridCommand, Pick};
pub use focus::GridFocus;
pub use header::{ColumnHeader, Sorted};
pub use pointer::now;
pub use shortcut::Shortcut;

use super::VirtualRows;
use crate::model::grid::{Step, TypeAhead, destination};

/// The grid. Its rows are 1 + `count`, with the head.
#[component]
pub fn Grid(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The place of the keyboard.
    focus: GridFocus,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Whether more rows are to come.
    #[prop(into)]
    growing: Signal<bool>,
    /// Whether a row is selected.
    #[prop(into)]
    selected: Callback<usize, bool>,
    /// A row's name in lower case: typing its beginning leads there.
    #[prop(into)]
    name: Callback<usize, String>,
    /// Draws the cells of a row.
    #[prop(into)]
    cells: Callback<usize, AnyView>,
    /// Hears what is asked.
    #[prop(into)]
    on_command: Callback<GridCommand>,
    /// Hears a key on a row that is none of the grid's; says whether it is the caller's.
    #[prop(into)]
    on_key: Callback<(Shortcut, usize), bool>,
    /// Hears that a row's context menu is asked for, and where the pointer is.
    #[prop(into)]
    on_menu: Callback<(usize, (i32, i32))>,
    /// The cells of the head: [`ColumnHeader`]s.
    children: Children,
) -> impl IntoView {
    let GridFocus { root, active, window, scale, measure, .. } = focus;
    focus.hold();
    let row = move |at: usize| {
        view! {
            <div
                class="grid-row"
                role="row"
                data-row=at.to_string()
                aria-rowindex=(at + 2).to_string()
                aria-selected=move || if selected.run(at) { "true" } else { "false" }
                tabindex=move || if active.get() == at { "0" } else { "-1" }
            >
                {cells.run(at)}
            </div>
        }
        .into_any()
    };
    let (last_touched, last_press, word) =
        (StoredValue::new(false), StoredValue::new(None), StoredValue::new(TypeAhead::default()));
    let in_word = move || word.with_value(|word| word.under_way(pointer::now()));
    let spell = move |character: &str, at| {
        word.write_value().push(character, pointer::now(), at, count.get_untracked(), |row| name.run(row))
    };

    view! {
        <div
            class="grid"
            role="grid"
            aria-label=move || label.get()
            aria-multiselectable="true"
            aria-busy=move || growing.get().then_some("true")
            aria-rowcount=move || if growing.get() { "-1".to_owned() } else { (count.get() + 1).to_string() }
            node_ref=root
            on:keydown=move |event| {
                if pointer::row_of(&event).is_none() {
                    return;
                }
                // Not the row of the event: of two quick presses the second comes before the focus has moved.
                let at = active.get_untracked();
                let per_line = window.get_untracked().per_line();
                if let Some(to) = Step::from_key(&event.key(), per_line) {
                    event.prevent_default();
                    if let Some(to) = destination(to, at, count.get_untracked(), focus.page(), per_line) {
                        if event.shift_key() {
                            on_command.run(GridCommand::Select(to, Pick::Extend));
                        }
                        focus.go(to);
                    }
                } else if matches!(event.key().as_str(), "?" | "/") && on_key.run((Shortcut::of(&event), at)) {
                    event.prevent_default();
                } else if let Some(character) = pointer::typed(&event, in_word()) {
                    event.prevent_default();
                    if let Some(to) = spell(&character, at) {
                        focus.go(to);
                    }
                } else if let Some(command) = pointer::keyed(&event, at) {
                    event.prevent_default();
                    word.set_value(TypeAhead::default());
                    on_command.run(command);
                } else if on_key.run((Shortcut::of(&event), at)) {
                    event.prevent_default();
                    word.set_value(TypeAhead::default());
                }
            }
            on:focusin=move |event| {
                if let Some(at) = pointer::row_of(&event) {
                    active.set(at);
                }
            }
            on:contextmenu=move |event| {
                match pointer::asked(&event, last_touched.get_value()) {
                    Some((at, true)) => on_command.run(GridCommand::Select(at, Pick::Toggle)),
                    Some((at, false)) => on_menu.run((at, (event.client_x(), event.client_y()))),
                    None => return,
                }
                event.prevent_default();
            }
            on:pointerdown=move |event| last_touched.set_value(event.pointer_type() == "touch")
            on:click=move |event| {
                let _ = pointer::menu_of(&event).map(|asked| on_menu.run(asked));
                if let Some(command) = pointer::pressed(&event, last_touched.get_value()) {
                    let (command, press) = pointer::second(&event, command, last_press.get_value());
                    last_press.set_value(press);
                    on_command.run(command);
                }
            }
        >
            <div class="grid-head" role="rowgroup">
                <div class="grid-row" role="row" aria-rowindex="1">
                    {children()}
                </div>
            </div>
            <VirtualRows role="rowgroup" count kept=Signal::derive(move || Some(active.get())) window scale measure row />
        </div>
    }
}
