//! The commands of the Files screen, one value each: what a command is called, its icon and keys, when it is allowed,
//! what it does.
//!
//! Five places are drawn from this one table, so a new command is a new row here:
//!
//! | drawn by | shows the groups |
//! |---|---|
//! | `toolbar` | [`Group::Folder`], [`Group::Seldom`]; while something is selected [`Group::Selection`], [`Group::Mark`] |
//! | `work::row_menu` | [`Group::Row`], [`Group::Selection`] and [`Group::Mark`] |
//! | `select::on_key` | every command that has keys |
//! | the dialog "Keyboard shortcuts" | every command that has keys |
//! | the list of all commands (`work::palette`) | every command that is allowed |
//!
//! Not here: the keys that move or select (arrows, Home, Page Down, Space, typing a name), which are the grid's.

mod perform;

use leptos::prelude::*;

pub use perform::{listen, on_press, select_all};

use super::allowed::{has_selection, may_copy, may_download, may_move, may_paste, may_sync};
use super::download;
use super::folder_loader::Load;
use super::organize::Action;
use super::personal;
use super::state::{FilesState, OpenDialog};
use crate::model::failure::Failure;
use crate::model::files::{Entry, File, Shown};
use crate::model::text::{Problem, Tools};
use crate::ui::components::{IconName, Shortcut};

/// What a person can do here.
pub struct Command {
    /// The name on the button and in the menu, in the language of the page.
    pub label: fn(&Tools) -> &'static str,
    /// The icon beside the name.
    pub icon: IconName,
    /// The keys that perform the command on a row; empty where there are none. Delete has two: the keyboards of a Mac
    /// have no such key, and ⌘⌫ is what its file manager uses.
    pub keys: &'static [Shortcut],
    /// Where the command is drawn.
    pub group: Group,
    /// Whether the rights and the selection allow it now. Tracked. Of [`Group::Keyboard`] only the list of all commands asks:
    /// their keys are never the browser's.
    pub is_allowed: fn(FilesState) -> bool,
    /// Performs it. A key or a context menu has selected its row by then.
    pub run: fn(FilesState),
}

/// Where a command stands beside its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// In the toolbar while nothing is selected: about the folder.
    Folder,
    /// There too, as an icon alone where there is room for words on others: what is seldom wanted.
    Seldom,
    /// In the toolbar with a selection, and in a row's context menu: about what is selected.
    Selection,
    /// There too, as an icon alone beside the words.
    Mark,
    /// In a row's context menu alone.
    Row,
    /// On the keyboard alone.
    Keyboard,
}

/// The keys of the list of all commands, which work wherever the focus is: see [`listen`].
const PALETTE: Shortcut = Shortcut::command("k");

/// All commands, in the order in which they stand. Uploading has file fields of its own and is the toolbar's.
///
/// "Enter" on the row itself never reaches the table, since the grid opens the row by then. The command is here for the
/// context menu, the dialog "Keyboard shortcuts", and Enter on a control inside the row.
pub const COMMANDS: &[Command] = &[
    Command {
        label: |text| text.new_folder,
        icon: IconName::FolderPlus,
        keys: &[],
        group: Group::Folder,
        is_allowed: may_write,
        run: |state| state.open_dialog(OpenDialog::NewFolder),
    },
    Command {
        label: |text| text.new_text,
        icon: IconName::Pencil,
        keys: &[],
        group: Group::Seldom,
        is_allowed: |state| may_write(state) && state.rights.get().read,
        run: |state| state.open_dialog(OpenDialog::NewText),
    },
    Command {
        label: |text| text.paste,
        icon: IconName::Paste,
        keys: &[Shortcut::command("v")],
        group: Group::Folder,
        is_allowed: may_paste,
        run: |state| perform::organize(state, Action::Paste),
    },
    Command {
        label: |text| text.sync,
        icon: IconName::Sync,
        keys: &[],
        group: Group::Seldom,
        is_allowed: may_sync,
        run: |state| state.open_dialog(OpenDialog::Sync),
    },
    Command {
        label: |text| text.refresh,
        icon: IconName::Retry,
        keys: &[Shortcut::plain("F5")],
        group: Group::Seldom,
        is_allowed: |state| state.rights.get().list,
        run: perform::refresh,
    },
    Command {
        label: |text| text.deleted_files,
        icon: IconName::Trash,
        keys: &[],
        group: Group::Seldom,
        is_allowed: |state| state.rights.get().versions,
        run: |state| state.open_dialog(OpenDialog::History(None)),
    },
    Command {
        label: |text| text.view,
        icon: IconName::Layout,
        keys: &[],
        group: Group::Seldom,
        is_allowed: |state| state.rights.get().list,
        run: |state| state.open_dialog(OpenDialog::View),
    },
    Command {
        label: |text| text.open,
        icon: IconName::ChevronRight,
        keys: &[Shortcut::plain("Enter")],
        group: Group::Row,
        is_allowed: |state| state.selection.with(|selection| selection.len() == 1),
        run: perform::open_selected,
    },
    Command {
        label: |text| text.details,
        icon: IconName::Info,
        keys: &[Shortcut::command("i")],
        group: Group::Row,
        is_allowed: |state| state.selection.with(|selection| selection.len() == 1),
        run: perform::details,
    },
    Command {
        label: |text| text.download,
        icon: IconName::Download,
        keys: &[],
        group: Group::Selection,
        is_allowed: may_download,
        run: |state| download::start(state, untrack(|| state.selected())),
    },
    Command {
        label: |text| text.versions,
        icon: IconName::Clock,
        keys: &[],
        group: Group::Row,
        is_allowed: |state| selected_file(state).is_some_and(|file| has_versions(state, &file)),
        run: |state| state.open_dialog(OpenDialog::History(untrack(|| selected_file(state)))),
    },
    Command {
        label: |text| text.share,
        icon: IconName::Share,
        keys: &[],
        group: Group::Selection,
        is_allowed: |state| state.rights.get().read && shared(state).is_some(),
        run: perform::share,
    },
    Command {
        label: |text| text.rename,
        icon: IconName::Pencil,
        keys: &[Shortcut::plain("F2")],
        group: Group::Selection,
        is_allowed: |state| may_move(state) && state.selection.with(|selection| selection.len() == 1),
        run: |state| perform::organize(state, Action::Rename),
    },
    Command {
        label: |text| text.move_to,
        icon: IconName::Move,
        keys: &[],
        group: Group::Selection,
        is_allowed: may_move,
        run: |state| perform::organize(state, Action::MoveTo),
    },
    Command {
        label: |text| text.copy_to,
        icon: IconName::CopyTo,
        keys: &[],
        group: Group::Selection,
        is_allowed: may_copy,
        run: |state| perform::organize(state, Action::CopyTo),
    },
    Command {
        label: |text| text.duplicate,
        icon: IconName::CopyPlus,
        keys: &[Shortcut::command("d")],
        group: Group::Row,
        is_allowed: |state| may_copy(state) && state.rights.get().write,
        run: |state| perform::organize(state, Action::Duplicate),
    },
    Command {
        label: |text| text.cut,
        icon: IconName::Scissors,
        keys: &[Shortcut::command("x")],
        group: Group::Row,
        is_allowed: may_move,
        run: |state| perform::organize(state, Action::Cut),
    },
    Command {
        label: |text| text.copy,
        icon: IconName::Copy,
        keys: &[Shortcut::command("c")],
        group: Group::Row,
        is_allowed: may_copy,
        run: |state| perform::organize(state, Action::Copy),
    },
    Command {
        label: |text| text.star,
        icon: IconName::Star,
        keys: &[],
        group: Group::Mark,
        is_allowed: |state| personal::may_star(state) && !personal::is_starred(state),
        run: |state| personal::star(state, true),
    },
    Command {
        label: |text| text.unstar,
        icon: IconName::StarOff,
        keys: &[],
        group: Group::Mark,
        is_allowed: |state| personal::may_star(state) && personal::is_starred(state),
        run: |state| personal::star(state, false),
    },
    Command {
        label: |text| text.delete,
        icon: IconName::Trash,
        keys: &[Shortcut::plain("Delete"), Shortcut::command("Backspace")],
        group: Group::Selection,
        is_allowed: |state| state.rights.get().delete && has_selection(state),
        run: perform::delete,
    },
    Command {
        label: |text| text.undo,
        icon: IconName::Undo,
        keys: &[Shortcut::command("z")],
        group: Group::Keyboard,
        is_allowed: |state| {
            let parts = state.app().parts;
            parts.history.get().is_some() || parts.organize.get().is_some()
        },
        run: perform::undo,
    },
    Command {
        label: |text| text.select_all,
        icon: IconName::Check,
        keys: &[Shortcut::command("a")],
        group: Group::Keyboard,
        is_allowed: |state| !state.shown.with(Shown::is_empty),
        run: perform::select_all,
    },
    Command {
        label: |text| text.clear_selection,
        icon: IconName::Close,
        keys: &[Shortcut::plain("Escape")],
        group: Group::Keyboard,
        is_allowed: has_selection,
        run: perform::clear,
    },
    Command {
        label: |text| text.parent,
        icon: IconName::Folder,
        keys: &[Shortcut::plain("Backspace")],
        group: Group::Keyboard,
        is_allowed: |state| !state.route.with(|route| route.folder.is_root()),
        run: perform::go_up,
    },
    Command {
        label: |text| text.find,
        icon: IconName::Search,
        keys: &[Shortcut::plain("/")],
        group: Group::Keyboard,
        is_allowed: |_| true,
        run: perform::search,
    },
    Command {
        label: |text| text.palette,
        icon: IconName::ChevronRight,
        keys: &[PALETTE],
        group: Group::Keyboard,
        is_allowed: |_| true,
        run: |state| state.app().open_palette(),
    },
    Command {
        label: |text| text.shortcuts,
        icon: IconName::Info,
        keys: &[Shortcut::plain("?")],
        group: Group::Keyboard,
        is_allowed: |_| true,
        run: |state| state.open_dialog(OpenDialog::Shortcuts),
    },
];

/// The command of these keys; `None` leaves the key to the browser. Whether it is allowed, `select::on_key` asks, once the key's
/// own row has joined the selection.
pub fn of_keys(shortcut: &Shortcut) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.keys.iter().any(|keys| keys.fits(shortcut)))
}

/// Whether these keys are for one entry alone: the row that has the focus, whatever else is selected.
pub fn is_about_one(pressed: &Shortcut) -> bool {
    [Shortcut::plain("F2"), Shortcut::command("i")].iter().any(|keys| keys.fits(pressed))
}

/// Whether the person may write here. Who may not even look will not be let in with a file.
///
/// Tracked. The rights are the configuration's; S3 decides by its own policy. Where the two disagree the refused
/// listing shows it first, and an upload would be refused as well.
pub fn may_write(state: FilesState) -> bool {
    state.rights.get().write
        && !state.load.with(|load| matches!(load, Load::Failed(failure) if is_refusal(failure)))
}

/// The one file that is selected. Tracked.
fn selected_file(state: FilesState) -> Option<File> {
    match state.only_selected() {
        Some(Entry::File(file)) => Some(file),
        _ => None,
    }
}

/// The one file that is selected, where there can be a link to it: not to one in an archive. Tracked.
fn shared(state: FilesState) -> Option<File> {
    selected_file(state).filter(|file| !file.is_archived() && file.key.path().is_ok())
}

/// Whether earlier versions of a file can be seen. Tracked.
pub fn has_versions(state: FilesState, file: &File) -> bool {
    state.rights.get().versions && file.key.path().is_ok()
}

/// Whether S3 denied access, as opposed to a lost connection, which says nothing about rights.
fn is_refusal(failure: &Failure) -> bool {
    matches!(Problem::of(failure, false), Problem::AccessDenied)
}
