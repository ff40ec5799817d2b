//! Uploads of earlier pages: kept on this device while they are under way, found by the next page, gone on with or discarded.
//!
//! Those of this device; [`super::elsewhere`] has those of others.
//!
//! S3 keeps the parts of an upload until it is completed, aborted, or removed by the bucket's lifecycle rule.
//! A note says which upload belongs to which file, so that a later page sends only the missing parts.
//!
//! | state of an upload | note | claim (a lock among tabs) |
//! |---|---|---|
//! | under way in this tab | yes, once its file's ends were read | held |
//! | under way in another tab | yes | held there |
//! | its page has ended | yes | free: it is listed as unfinished |
//! | completed or aborted | removed | let go of |
//!
//! A page that ends unexpectedly leaves the note and loses the claim, which is just what makes its uploads
//! show up later.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Value, json};

use super::buffer::Buffer;
use crate::aws::http::FileId;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::multipart::UploadId;
use crate::aws::sign::{hex, sha256};
use crate::client::ports::{Keeper, Kept};
use crate::client::s3::S3;
use crate::model::failure::Failure;
use crate::model::transfer::record::Record;

/// So many bytes at each end of a file are part of its fingerprint.
///
/// 64 KiB: one read from the disk, and enough to tell most formats' headers and trailers apart.
const END: u64 = 64 << 10;

/// An upload that a page did not finish.
///
/// Nothing of it is loaded yet. Whether S3 still has its parts is found out by
/// [`Transfers::resume`](super::Transfers::resume).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// What is known of it.
    pub record: Record,
    /// Whether its file can be opened again without being chosen; otherwise give the file to `Transfers::resume`.
    pub has_file: bool,
    pub(super) fingerprint: String,
}

/// Why an upload was not gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotResumed {
    /// Its file is not at hand: let the person choose it.
    ///
    /// Also where nothing is noted on this device (the browser refuses storage).
    NoFile,
    /// The file is another one.
    ///
    /// The chosen file has another name, or is not the one whose bytes S3 has. Nothing was changed.
    OtherFile,
    /// Another tab is at work on it.
    Busy,
    /// The file could not be read, or S3 refused to remove what it had of an older content.
    ///
    /// The claim was let go of, so it can be tried again.
    Failed(Failure),
}

/// The notes of one person's uploads to one bucket.
pub(super) struct Notes {
    keeper: Rc<dyn Keeper>,
    /// Bucket and identity: nobody is shown the uploads of another.
    owner: String,
    /// The uploads of this page, each with what tells other tabs that it is.
    ours: RefCell<HashMap<String, Option<Box<dyn Any>>>>,
    /// The session is over: nothing is claimed any more.
    ///
    /// A claim that was asked for before and granted after is dropped at once.
    is_over: Cell<bool>,
}

impl Notes {
    /// The notes of this owner among those of this device.
    pub fn new(keeper: Rc<dyn Keeper>, owner: String) -> Self {
        Self { keeper, owner, ours: RefCell::default(), is_over: Cell::new(false) }
    }

    /// Keeps a note of an upload, unless it is over by the time that its file was read.
    ///
    /// Never fails: where the file's ends cannot be read, or the browser keeps nothing, the upload ends with
    /// its page. The claim comes first, so that no other tab offers the upload while its note is being made.
    pub async fn keep(&self, s3: &S3, file: FileId, record: Record) {
        let name = record.upload.as_str().to_owned();
        self.ours.borrow_mut().insert(name.clone(), None);
        self.claim(&name).await;
        let Ok(fingerprint) = fingerprint(s3, file, record.size).await else { return };
        if self.is_ours(&name) {
            self.keeper.keep(name.clone(), note(&self.owner, &record, &fingerprint), file).await;
            if !self.is_ours(&name) {
                self.keeper.remove(name).await;
            }
        }
    }

    /// Removes the note of an upload that is over.
    ///
    /// Idempotent. Lets go of the claim as well.
    pub async fn remove(&self, upload: &UploadId) {
        self.ours.borrow_mut().remove(upload.as_str());
        self.keeper.remove(upload.as_str().to_owned()).await;
    }

    /// Takes it over from an earlier page; `false` while another tab is at work on it.
    ///
    /// A second claim is refused while the first is held, by this tab too.
    pub async fn claim(&self, name: &str) -> bool {
        let claim = self.keeper.claim(name.to_owned()).await.filter(|_| !self.is_over.get());
        let is_free = claim.is_some();
        if is_free {
            self.ours.borrow_mut().insert(name.to_owned(), claim);
        }
        is_free
    }

    /// Lets go of all: they can be gone on with.
    pub fn release_all(&self) {
        self.ours.borrow_mut().clear();
    }

    /// Lets go of all, for whoever signs in next in this tab: often the same person, who wants to go on.
    ///
    /// Unlike [`Self::release_all`] for good: this page makes no further claim.
    pub fn end(&self) {
        self.is_over.set(true);
        self.ours.borrow_mut().clear();
    }

    /// Lets go of it.
    pub fn release(&self, name: &str) {
        self.ours.borrow_mut().remove(name);
    }

    /// Those that no page is at work on.
    ///
    /// Notes of other owners are passed over, not removed: their owners may come back. O(notes), without a
    /// request to S3.
    pub async fn unfinished(&self) -> Vec<Unfinished> {
        let mut found = Vec::new();
        for kept in self.keeper.all().await {
            let free = !kept.is_claimed && !self.is_ours(&kept.name);
            if let Some((record, fingerprint)) = read(&kept.note, &self.owner).filter(|_| free) {
                found.push(Unfinished { record, has_file: kept.has_file, fingerprint });
            }
        }
        found
    }

    /// Whether nothing is known of an upload here: neither a note of it, whoever's, nor a tab at work on it.
    ///
    /// Tries the claim and lets it go at once, since a claimed upload without a note is one that a tab has
    /// just begun.
    pub async fn is_foreign(&self, noted: &[Kept], upload: &UploadId) -> bool {
        let name = upload.as_str();
        let is_noted = noted.iter().any(|kept| kept.name == name) || self.is_ours(name);
        !is_noted && self.keeper.claim(name.to_owned()).await.is_some()
    }

    /// Where the notes are kept.
    pub fn keeper(&self) -> &dyn Keeper {
        &*self.keeper
    }

    fn is_ours(&self, name: &str) -> bool {
        self.ours.borrow().contains_key(name)
    }
}

/// The hash of a file's ends and length: quick to make, and another file of the same size and time has another.
///
/// Two reads of up to 64 KiB, whatever the size of the file. A change in the middle is not seen:
/// `resume::unchanged` compares each part before it is counted as sent.
///
/// # Errors
///
/// `FileUnreadable`, as of `Buffer::load`.
pub(super) async fn fingerprint(s3: &S3, file: FileId, size: u64) -> Result<String, Failure> {
    let first = Buffer::load(s3, file, 0..END.min(size)).await?.sha256();
    let last = Buffer::load(s3, file, size.saturating_sub(END)..size).await?.sha256();
    Ok(hex(&sha256(&[&first[..], &last[..], &size.to_be_bytes()[..]].concat())))
}

/// JSON without a version: a note that lacks a field is passed over by [`read`], and its upload is left to
/// the lifecycle rule.
fn note(owner: &str, record: &Record, fingerprint: &str) -> String {
    json!({
        "owner": owner,
        "upload": record.upload.as_str(),
        "key": record.key.as_str(),
        "folder": record.folder.as_str(),
        "name": record.name,
        "size": record.size,
        "modified": record.modified,
        "type": record.media_type,
        "part": record.part,
        "began": record.began,
        "fingerprint": fingerprint,
    })
    .to_string()
}

/// A note of this owner's; anything else is passed over.
fn read(note: &str, owner: &str) -> Option<(Record, String)> {
    let note: Value = serde_json::from_str(note).ok()?;
    let text = |name: &str| note.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| note.get(name)?.as_i64();
    if text("owner")? != owner {
        return None;
    }
    let record = Record {
        upload: UploadId::new(text("upload")?),
        key: ObjectKey::new(text("key")?).ok()?,
        folder: Prefix::new(text("folder")?),
        name: text("name")?,
        size: number("size")?.try_into().ok()?,
        modified: number("modified")?,
        media_type: text("type")?,
        part: number("part")?.try_into().ok()?,
        began: number("began")?,
    };
    Some((record, text("fingerprint")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_by_its_owner_alone() {
        let folder = Prefix::new("users/a");
        let record = Record {
            upload: UploadId::new("u/1+2"),
            key: folder.object("film \"x\".mp4").unwrap(),
            folder,
            name: "film \"x\".mp4".into(),
            size: 1 << 50,
            modified: -1,
            media_type: "video/mp4".into(),
            part: 8 << 20,
            began: 1_772_683_629_000,
        };
        let note = note("files us-east-1:a", &record, "f");
        assert_eq!(read(&note, "files us-east-1:a"), Some((record, "f".into())));
        assert_eq!(read(&note, "files us-east-1:b"), None);
        assert_eq!(read("{\"owner\":\"files us-east-1:a\"}", "files us-east-1:a"), None);
    }
}
