//! What follows the person, for a time without a connection: the list as it was read last, and the bytes of starred files, on a
//! device that they stay signed in on, or a guest's.
//!
//! | | |
//! |---|---|
//! | kept | files of [`LARGEST`] at most, the first [`MOST`] by name |
//! | shown | what a preview reads by itself, pictures, film and sound; all others are saved from the copy, PDF too |
//! | looked at | once for each page, a moment after the list was read, one file after the other; fetched where it is another |
//! | forgotten | without its star; all of them with the session (`web::files::folders`) |

use std::time::Duration;

use leptos::prelude::*;

use super::state::Personal;
use crate::client::personal::exists;
use crate::client::ports::Scope;
use crate::client::preview::Source;
use crate::model::files::{ETag, Entry, File, ObjectKey, StorageClass};
use crate::model::personal::{Document, Spot};
use crate::model::preview::Viewer;
use crate::ui::browser::{self, starred};

/// The list is read, and perhaps changed, before its files are.
const WAIT: Duration = Duration::from_secs(2);
/// So many bytes a file may have.
const LARGEST: u64 = 25_000_000;
/// So many files are kept.
const MOST: usize = 100;

/// Whether anything of this person is kept on the device.
pub fn is_kept(personal: Personal) -> bool {
    personal.state.app().session().scope_of_notes() == Scope::Device
}

/// Keeps the list as it was read or written. A guest's is on the device anyway.
pub fn keep_list(personal: Personal, document: &Document) {
    let workspace = personal.state.workspace();
    if is_kept(personal) && !workspace.is_guest {
        let text = String::from_utf8(document.write()).unwrap_or_default();
        workspace.scope.spawn(browser::keep_folder(workspace.identity(), list_key(personal), text));
    }
}

/// The list as it was kept, where there is no connection.
pub async fn list(personal: Personal) -> Option<Document> {
    if browser::is_online() || !is_kept(personal) {
        return None;
    }
    let (_, text) = browser::kept_folder(list_key(personal)).await?;
    Document::read(text.as_bytes()).ok()
}

/// No folder's: those name the bucket too.
fn list_key(personal: Personal) -> String {
    [&personal.state.workspace().identity(), "\n"].concat()
}

/// The entry of a key or prefix without looking whether it is there, where there is no connection to look by.
pub fn unseen(id: &str) -> Option<Entry> {
    let key = ObjectKey::new(id).ok().filter(|_| !browser::is_online() && !id.ends_with('/'))?;
    Some(Entry::File(File { key, size: 0, modified: 0, etag: None, class: StorageClass::Standard }))
}

/// Keeps the starred files in step with the list, as long as the workspace is there.
pub fn follow(personal: Personal) {
    if !is_kept(personal) {
        return;
    }
    let files = Memo::new(move |_| {
        let all = personal.document.with(Document::favourites);
        all.into_iter().filter(|spot| !spot.is_folder()).collect::<Vec<_>>()
    });
    let turn = StoredValue::new(0_u32);
    let scope = personal.state.workspace().scope;
    Effect::new(move || {
        if !personal.is_read.get() || (files.with(Vec::is_empty) && turn.get_value() == 0) {
            return;
        }
        let this = turn.get_value() + 1;
        turn.set_value(this);
        scope.after(WAIT, move || {
            if turn.get_value() == this {
                scope.spawn(keep(personal, files.get_untracked(), turn));
            }
        });
    });
}

async fn keep(personal: Personal, files: Vec<Spot>, turn: StoredValue<u32>) {
    let (state, this) = (personal.state, turn.get_value());
    let (config, identity) = (state.app().config(), state.workspace().identity());
    let s3 = state.workspace().files().s3().clone();
    let ids: Vec<String> = files.iter().filter_map(|spot| spot.id(&config, &identity)).take(MOST).collect();
    let name = |id: &str| starred::name(&identity, id);
    let kept = starred::all().await;
    for (kept, _) in kept.iter().filter(|(kept, _)| ids.iter().all(|id| name(id) != *kept)) {
        starred::remove(kept.clone()).await;
    }
    if !ids.is_empty() {
        state.app().parts.preview.prefetch(); // what shows them
    }
    for id in &ids {
        if turn.get_value() != this || !browser::is_online() {
            return;
        }
        let Ok(found) = exists(&s3, id).await else { return };
        let file = match found {
            Some(Entry::File(file)) if file.size <= LARGEST && !file.is_archived() => file,
            _ => {
                starred::remove(name(id)).await;
                continue;
            }
        };
        let tag = file.etag.as_ref().map(ETag::as_str).unwrap_or_default().to_owned();
        if kept.iter().any(|(kept, before)| *kept == name(id) && *before == tag) {
            continue;
        }
        let media_type = match Viewer::of_name(file.key.name()) {
            Viewer::Image(media_type) | Viewer::Video(media_type) | Viewer::Audio(media_type) => media_type,
            _ => "application/octet-stream",
        };
        let Ok(address) = Source::new(s3.clone(), file).address(media_type).await else { return };
        if !starred::keep(name(id), address, tag).await {
            return;
        }
    }
}
