//! A slice of a file in the browser's memory, freed whatever happens to the task that holds it.
//!
//! The bytes stay outside wasm memory; this program has a number and a hash. Each task that sends a slice
//! owns its buffer, and a task that is dropped frees it.

use std::ops::Range;
use std::rc::Rc;

use crate::aws::error::CallError;
use crate::aws::http::{BufferId, FileId};
use crate::client::ports::{Files, Loaded};
use crate::client::s3::S3;
use crate::model::failure::Failure;

/// Bytes that were read and hashed in one go: those sent are those hashed.
pub struct Buffer {
    files: Rc<dyn Files>,
    loaded: Loaded,
}

impl Buffer {
    /// Reads a slice (in bytes) of a file.
    ///
    /// # Errors
    ///
    /// `FileUnreadable` where the file was changed, moved or deleted since it was chosen; `Offline` or
    /// `PartMissing` where the code that reads files could not be fetched.
    pub async fn load(s3: &S3, file: FileId, range: Range<u64>) -> Result<Self, Failure> {
        let files = s3.ports().files.clone();
        let loaded = files.load(file, range).await;
        let loaded = loaded.map_err(|error| Failure::new("Read file", CallError::from(error)))?;
        Ok(Self { files, loaded })
    }

    /// Names it in a request's body.
    ///
    /// Valid for as long as this is: do not keep it.
    pub const fn id(&self) -> BufferId {
        self.loaded.buffer
    }

    /// The SHA-256 of its bytes.
    pub const fn sha256(&self) -> [u8; 32] {
        self.loaded.sha256
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.files.free(self.loaded.buffer);
    }
}
