//! What is kept on this device of an upload in parts, so that another page, later, can go on with it. It holds neither
//! bytes nor rights: whoever goes on needs the file and a session that may write there.
//!
//! The chain of a resume: the page keeps a [`Record`] when S3 gave an upload id → a later page lists the
//! records, and asks for the file where none was kept → [`Record::likeness`] → [`Record::stored`] →
//! `Recalling` in `upload`, which asks S3 for the parts → the parts' hashes are compared with the file's
//! bytes.

use super::NewUpload;
use super::parts::Stored;
use super::plan::PartPlan;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::multipart::UploadId;

/// One upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Names it at S3.
    pub upload: UploadId,
    /// The object to be.
    pub key: ObjectKey,
    /// The folder, from the bucket's root.
    pub folder: Prefix,
    /// Its name, relative to the folder.
    pub name: String,
    /// The file's bytes.
    pub size: u64,
    /// When the file was last changed: milliseconds since the epoch.
    pub modified: i64,
    /// The file's media type; empty where it is not known.
    pub media_type: String,
    /// Bytes of each part.
    pub part: u64,
    /// When it was begun: milliseconds since the epoch, by the service's clock.
    pub began: i64,
}

/// A file as it can be compared with the one that a record speaks of. The third thing compared is its fingerprint, which
/// only reading it tells.
///
/// Size and time come from the browser's `File`: no byte is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Size and time are those of the record.
    Same,
    /// Its name is, but not size or time: it was changed since, and is uploaded from its beginning.
    Changed,
    /// Another name: another file.
    Other,
}

impl Record {
    /// What S3 may have of it. `None` where the record cannot be one of ours.
    ///
    /// The record is text from the browser's storage, which an older page or a person may have written: its
    /// part size is checked against S3's limits.
    pub fn stored(&self) -> Option<Stored> {
        Some(Stored::left(self.upload.clone(), PartPlan::of_parts(self.size, self.part)?))
    }

    /// How a file that was given for it compares. `name` is what the file is called on the device.
    ///
    /// The folders in both names are ignored: a file chosen alone has none.
    pub fn likeness(&self, name: &str, size: u64, modified: i64) -> Likeness {
        let called = |path: &str| path.rsplit('/').next() == name.rsplit('/').next();
        match (self.size == size && self.modified == modified, called(&self.name)) {
            // "Keep both" gave the object another name than the file has.
            (true, _) => Likeness::Same,
            (false, true) => Likeness::Changed,
            (false, false) => Likeness::Other,
        }
    }

    /// The upload anew, of this file.
    pub fn given(&self, file: super::FileId, size: u64, modified: i64) -> NewUpload {
        NewUpload {
            file,
            folder: self.folder.clone(),
            name: self.name.clone(),
            size,
            media_type: self.media_type.clone(),
            modified,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_same_by_size_and_time_whatever_it_is_called_in_the_bucket() {
        let folder = Prefix::new("home");
        let record = Record {
            upload: UploadId::new("u"),
            key: folder.object("trip/film (2).mp4").unwrap(),
            folder,
            name: "trip/film (2).mp4".into(),
            size: 20 << 20,
            modified: 7,
            media_type: String::new(),
            part: 8 << 20,
            began: 0,
        };
        assert_eq!(record.likeness("film.mp4", 20 << 20, 7), Likeness::Same);
        assert_eq!(record.likeness("film (2).mp4", 20 << 20, 8), Likeness::Changed);
        assert_eq!(record.likeness("film (2).mp4", 21 << 20, 7), Likeness::Changed);
        assert_eq!(record.likeness("other.mp4", 21 << 20, 7), Likeness::Other);
        assert!(record.stored().is_some_and(|stored| !stored.is_known()));
    }
}
