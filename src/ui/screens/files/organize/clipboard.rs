//! What was cut or copied, until it is pasted. The page's own: nothing of it is in the system's clipboard, whose files are uploads.

use leptos::prelude::*;

use super::apply::send;
use super::state::{Clip, Organizing};
use crate::model::files::{Entry, Prefix};
use crate::model::organize::{Root, Verb};
use crate::ui::screens::files::state::FilesState;

/// So many names are told.
const NAMES_TOLD: usize = 3;

/// Whether something was cut or copied. Tracked.
pub fn has_clip(state: FilesState) -> bool {
    Organizing::of(state).is_some_and(|organizing| organizing.clip.with(Option::is_some))
}

/// Remembers it, and says so.
pub fn take(state: FilesState, organizing: Organizing, clip: Clip) {
    state.app().announce(described(state, &clip));
    organizing.outcome.set(None);
    organizing.clip.set(Some(clip));
}

/// What was cut or copied, in a line.
pub fn described(state: FilesState, clip: &Clip) -> String {
    let names: Vec<_> = clip.entries.iter().take(NAMES_TOLD).map(Entry::name).collect();
    let more = if clip.entries.len() > NAMES_TOLD { ", …" } else { "" };
    let names = [&names.join(", "), more].concat();
    (state.text().organize().clip)(clip.verb, clip.entries.len() as u64, &names)
}

/// Goes on to mean what it meant, where something of it has moved meanwhile: itself, or a folder around it.
pub fn follow(organizing: Organizing, moved: &[Root]) {
    let Some(mut clip) = organizing.clip.get_untracked() else { return };
    let before = clip.clone();
    for entry in &mut clip.entries {
        for root in moved {
            match entry {
                Entry::File(file) => file.key = root.target(&file.key).unwrap_or_else(|| file.key.clone()),
                Entry::Folder(folder) => {
                    if let (true, Some(below)) =
                        (root.is_folder(), folder.prefix.as_str().strip_prefix(root.from()))
                    {
                        folder.prefix = Prefix::new([root.to(), below].concat());
                    }
                }
            }
        }
    }
    if clip != before {
        organizing.clip.set(Some(clip));
    }
}

/// Moves or copies it to the folder that is open. What was cut is pasted once.
pub fn paste(state: FilesState, organizing: Organizing) {
    let Some(clip) = organizing.clip.get_untracked() else { return };
    let folder = state.folder.get_untracked();
    if send(state, organizing, clip.verb, &clip.entries, &folder) && clip.verb == Verb::Move {
        organizing.clip.set(None);
    }
}
