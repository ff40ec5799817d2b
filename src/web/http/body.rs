//! A request's body as the browser takes it. Files and buffers go from the browser to the network; wasm never sees them.

use std::ops::Range;

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FormData};

use crate::aws::http::{Body, BufferId, FileId, FormFile, TransportError};
use crate::web::files::handles::{self, Held};

/// A body, ready to be sent.
pub(super) struct Payload {
    /// A typed array, a `Blob` or a `FormData`; `None` is no body.
    pub body: Option<Object>,
    /// How many bytes the caller means by it: of a form, those of its file.
    pub size: u64,
    /// The file that is read while it is sent.
    streamed: Option<Blob>,
}

impl Payload {
    /// Takes the bytes of a body that has no file in it; `None` of one that has.
    pub fn of_bytes(body: &Body) -> Option<Self> {
        match body {
            Body::Empty => Some(Self { body: None, size: 0, streamed: None }),
            Body::Bytes(bytes) => Some(Self::bytes(bytes)),
            Body::Buffer(_) | Body::File { .. } | Body::Form { .. } => None,
        }
    }

    fn bytes(bytes: &[u8]) -> Self {
        let body = Some(Uint8Array::from(bytes).into());
        Self { body, size: bytes.len() as u64, streamed: None }
    }

    /// Takes a body's bytes from where they are. A buffer or file that is not there any more counts as unreadable.
    pub fn of(body: &Body) -> Result<Self, TransportError> {
        match body {
            Body::Empty => Ok(Self { body: None, size: 0, streamed: None }),
            Body::Bytes(bytes) => Ok(Self::bytes(bytes)),
            Body::Buffer(id) => match buffer(*id)? {
                // As a blob: Chromium hands a bare buffer of 8 MiB over in one go, and holds this thread for tens of
                // milliseconds meanwhile; a blob goes piece by piece, and the part is there in a fifth of the time.
                Held::Bytes(bytes) => {
                    let size = u64::from(bytes.byte_length());
                    Ok(Self { body: Some(blob_of(&bytes.into())?.into()), size, streamed: None })
                }
                Held::Slice(slice) => {
                    let size = size_of(&slice);
                    Ok(Self { body: Some(slice.clone().into()), size, streamed: Some(slice) })
                }
            },
            Body::File { id, range } => {
                let slice = slice(*id, range)?;
                let size = range.end.saturating_sub(range.start);
                Ok(Self { body: Some(slice.clone().into()), size, streamed: Some(slice) })
            }
            Body::Form { fields, file } => Self::form(fields, file),
        }
    }

    /// S3 ignores every field that comes after the file, so the file is last.
    fn form(fields: &[(String, String)], file: &FormFile) -> Result<Self, TransportError> {
        let (blob, streamed) = match file {
            FormFile::Buffer(id) => match buffer(*id)? {
                Held::Bytes(bytes) => (blob_of(&bytes.into())?, false),
                Held::Slice(slice) => (slice, true),
            },
            FormFile::Bytes(bytes) => (blob_of(&Uint8Array::from(bytes.as_slice()).into())?, false),
            FormFile::File(id) => (handles::file(*id).ok_or(TransportError::FileUnreadable)?, true),
        };
        let form = FormData::new().map_err(|_| TransportError::FileUnreadable)?;
        let mut appended = Ok(());
        for (name, value) in fields {
            appended = appended.and_then(|()| form.append_with_str(name, value));
        }
        // A fixed file name: what the file is called here is nobody's business but the key's.
        appended
            .and_then(|()| form.append_with_blob_and_filename("file", &blob, "file"))
            .map_err(|_| TransportError::FileUnreadable)?;
        let size = size_of(&blob);
        Ok(Self { body: Some(form.into()), size, streamed: streamed.then_some(blob) })
    }

    /// Whether the file can still be read: the browser refuses one that was changed, moved or deleted since it was chosen.
    pub async fn is_readable(&self) -> bool {
        let Some(blob) = &self.streamed else { return true };
        let Ok(first) = blob.slice_with_f64_and_f64(0.0, 1.0) else { return false };
        JsFuture::from(first.array_buffer()).await.is_ok()
    }
}

fn buffer(id: BufferId) -> Result<Held, TransportError> {
    handles::buffer(id).ok_or(TransportError::FileUnreadable)
}

fn slice(id: FileId, range: &Range<u64>) -> Result<Blob, TransportError> {
    handles::slice(id, range).ok_or(TransportError::FileUnreadable)
}

fn blob_of(bytes: &Object) -> Result<Blob, TransportError> {
    Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).map_err(|_| TransportError::FileUnreadable)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size: whole, positive, below 2⁵³"
)]
fn size_of(blob: &Blob) -> u64 {
    blob.size() as u64
}
