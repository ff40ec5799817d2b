//! Keys that perform a command.

use leptos::ev::KeyboardEvent;

/// A key with or without the platform's command key (Ctrl, or ⌘ on a Mac).
///
/// Held in tables by the caller, both to compare with presses and to write in the list of shortcuts, so that
/// the list is never out of date. Shift is not part of it: `?` is a key of its own, whichever layout needs
/// Shift for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcut {
    key: std::borrow::Cow<'static, str>,
    command: bool,
}

impl Shortcut {
    /// The key alone.
    pub const fn plain(key: &'static str) -> Self {
        Self { key: std::borrow::Cow::Borrowed(key), command: false }
    }

    /// The key with Ctrl or ⌘.
    pub const fn command(key: &'static str) -> Self {
        Self { key: std::borrow::Cow::Borrowed(key), command: true }
    }

    /// What was pressed; letters without case.
    ///
    /// Alt is not read: with Alt a key belongs to the browser or to the layout.
    pub fn of(event: &KeyboardEvent) -> Self {
        let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
        Self { key: if command { key.to_ascii_lowercase() } else { key }.into(), command }
    }

    /// Whether these keys are meant. With Ctrl or ⌘ a key is compared without its case.
    ///
    /// Without a command key letters keep their case: those are for typing a name.
    pub fn fits(&self, pressed: &Self) -> bool {
        self.command == pressed.command
            && (self.key == pressed.key || (self.command && self.key.eq_ignore_ascii_case(&pressed.key)))
    }

    /// As it is written on keyboards: `Ctrl+A`.
    pub fn name(&self) -> String {
        let key = match &*self.key {
            "Escape" => "Esc",
            " " => "Space",
            key => key,
        };
        let is_word = key.len() > 1;
        match self.command {
            true if is_word => ["Ctrl+", key].concat(),
            true => ["Ctrl+", &key.to_ascii_uppercase()].concat(),
            false => key.to_owned(),
        }
    }
}
