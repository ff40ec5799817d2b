//! Downloads of several files, or of folders, as one archive. The work is `client::archive`'s; here it begins
//! ([`begin`]), goes on whatever screen is shown (`downloads`), and is seen (`panel`). In the part `sync`.
//!
//! 1. The person is asked where to put the archive, while their press still counts.
//! 2. What was chosen is listed to its bottom; the size of the archive is known from then on.
//! 3. The place is opened, and the files are written into it as they come.
//! 4. The end is announced, and the row stays until the person takes it away.
//!
//! The list of downloads is the workspace's. Signing out cancels all of them, and nothing of an unfinished archive
//! stays.

mod downloads;
mod panel;
mod progress;

use leptos::prelude::*;

use super::personal;
use super::state::FilesState;
use crate::client::archive::{Missing, Order};
use crate::model::failure::{ErrorKind, Failure};
use crate::model::files::Entry;
use crate::model::personal::Did;
use crate::model::text::Text;
use crate::model::zip;
use crate::ui::browser::{ahead_of_utc, choose, open_sink, source};
use crate::ui::context::App;

pub use panel::draw as downloads;

/// Asks where to put an archive of these entries of the folder that is open, and downloads it.
///
/// Does nothing where the person leaves the browser's question. Named after the folder, or after the one entry that was
/// chosen.
pub fn download(state: FilesState, entries: Vec<Entry>) {
    state.workspace().scope.spawn(begin(state, entries));
}

/// Nothing may be awaited before the question: `showSaveFilePicker` wants the press. The folder and the name are read
/// before it too, since the person may be elsewhere when they have answered.
async fn begin(state: FilesState, entries: Vec<Entry>) {
    let (app, workspace, text) = (state.app(), state.workspace(), state.text());
    let root = state.folder.get_untracked();
    let name = zip::file_name(&match entries.as_slice() {
        [entry] => entry.name().to_owned(),
        _ => untrack(|| state.folder_name()),
    });
    // At once, while the press counts.
    let Some(chosen) = choose(&name).await else { return };
    let ids = entries.iter().map(|entry| entry.id().to_owned()).collect();
    personal::note(state, ids, Did::Downloaded);
    let order = Order {
        entries,
        root,
        source: source(),
        sink: open_sink(chosen, name.clone()),
        ahead_of_utc,
        note_name: text.archive().note_name,
        note: std::rc::Rc::new(move |missing| note(app, text, missing)),
    };
    downloads::start(app, workspace, name, order);
}

/// What the archive itself says of what is not in it.
///
/// In the language of the page at that moment. Lines end in CR LF, which every editor of every system shows as lines.
fn note(app: App, text: &Text, missing: &[Missing]) -> String {
    let mut note = [text.archive().note_lead, "\r\n"].concat();
    for Missing { path, why } in missing {
        note.extend(["\r\n", path, "\r\n    ", reason(app, text, why), "\r\n"]);
    }
    note
}

/// Why something is missing, in a sentence.
///
/// `PreconditionFailed` means here that the object was replaced while it was read: after a broken connection the rest
/// is asked for with `If-Match`, so that an archive never mixes two contents.
fn reason(app: App, text: &Text, why: &Failure) -> &'static str {
    match why.kind() {
        ErrorKind::PreconditionFailed => text.archive().changed,
        _ => app.explain(why).sentences.what,
    }
}
