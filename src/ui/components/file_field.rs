//! A hidden file field that a button opens.
//!
//! The browser opens its chooser for an `input type=file` alone, and only during a press. The field cannot be
//! styled, so it is `hidden` and a button of the page clicks it.

use leptos::{html, prelude::*};
use web_sys::FileList;

use crate::ui::scope::Scope;

/// Asks the browser for files: one or many, or a whole folder. Press [`FilePicker::open`] from a button.
///
/// Made by whoever has the button, and handed to [`FileField`] as a prop; the two may be far apart in the
/// page.
#[derive(Clone, Copy)]
pub struct FilePicker(NodeRef<html::Input>);

impl Default for FilePicker {
    fn default() -> Self {
        Self::new()
    }
}

impl FilePicker {
    /// One that is not in the page yet; [`FileField`] puts it there.
    pub fn new() -> Self {
        Self(NodeRef::new())
    }

    /// Opens the browser's chooser; only while the person presses something.
    pub fn open(self) {
        if let Some(input) = self.0.get_untracked() {
            input.click();
        }
    }
}

/// The field of a picker. The button that opens it speaks for it, so it is hidden and has no name of its own.
///
/// `webkitdirectory` is set as an attribute, since no view has it as a property; with it the browser gives
/// every file below the folder, and empty folders are lost. The value is emptied after each choice: without
/// that, the same file twice would fire no `change`.
#[component]
pub fn FileField(
    /// Who opens it.
    picker: FilePicker,
    /// Whether a whole folder is chosen.
    #[prop(optional)]
    folder: bool,
    /// Called with the chosen files.
    #[prop(into)]
    on_chosen: Callback<FileList>,
) -> impl IntoView {
    let scope = Scope::here();
    Effect::new(move || {
        if let Some(input) = picker.0.get().filter(|_| folder) {
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    view! {
        <input
            type="file"
            multiple
            hidden
            tabindex="-1"
            node_ref=picker.0
            on:change=move |event| {
                let input = event_target::<web_sys::HtmlInputElement>(&event);
                if let Some(files) = input.files() {
                    // The browser's chooser can outlive the field.
                    scope.run(|| on_chosen.run(files));
                }
                // The same file may be chosen again.
                input.set_value("");
            }
        />
    }
}
