//! A request's body as the browser takes it. Files and buffers go from the browser to the network; wasm never sees them.
//!
//! Where bytes may be, and how the browser gets them:
//!
//! - In wasm memory (a JSON call, a note): copied once into an array of the browser's.
//! - In a buffer of the browser's (a small slice that was hashed): handed over as it is.
//! - In a file: as a `Blob`, which the browser streams from the disk. Its bytes are in no memory of the page.
//!
//! A `ReadableStream` as a body would do the same for a file, but makes each request preflighted and needs
//! HTTP/2; S3 has HTTP/1.1.

use std::ops::Range;

use js_sys::{Object, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FormData};

use crate::aws::http::{Body, BufferId, FileId, FormFile, TransportError, form};
use crate::client::ports::Random;
use crate::web::files::handles::{self, Held};
use crate::web::random::BrowserRandom;

/// A body, ready to be sent.
pub(super) struct Payload {
    /// A typed array, a `Blob` or a `FormData`; `None` is no body.
    pub body: Option<Object>,
    /// Its content type, where the browser does not find it by itself.
    pub content_type: Option<String>,
    /// How many bytes the caller means by it: of a form, those of its file.
    pub size: u64,
    /// The file that is read while it is sent.
    streamed: Option<Blob>,
}

impl Payload {
    /// Takes the bytes of a body that has no file in it; `None` of one that has.
    ///
    /// Separate from [`Self::of`] so that a visit that uploads nothing needs no code for files and forms.
    pub fn of_bytes(body: &Body) -> Option<Self> {
        match body {
            Body::Empty => Some(Self { body: None, content_type: None, size: 0, streamed: None }),
            Body::Bytes(bytes) => Some(Self::bytes(bytes)),
            Body::Buffer(_) | Body::File { .. } | Body::Form { .. } => None,
        }
    }

    /// Copies: the browser may read the body after wasm memory has moved.
    fn bytes(bytes: &[u8]) -> Self {
        let body = Some(Uint8Array::from(bytes).into());
        Self { body, content_type: None, size: bytes.len() as u64, streamed: None }
    }

    /// Takes a body's bytes from where they are. A buffer or file that is not there any more counts as unreadable.
    ///
    /// # Errors
    ///
    /// `FileUnreadable` where the number is known no more: the transfer has ended and its file was let go.
    pub fn of(body: &Body) -> Result<Self, TransportError> {
        match body {
            Body::Empty => Ok(Self { body: None, content_type: None, size: 0, streamed: None }),
            Body::Bytes(bytes) => Ok(Self::bytes(bytes)),
            Body::Buffer(id) => match buffer(*id)? {
                Held::Bytes(bytes) => {
                    let size = u64::from(bytes.byte_length());
                    Ok(Self { body: Some(bytes.into()), content_type: None, size, streamed: None })
                }
                Held::Slice(slice) => Ok(Self::streamed(slice)),
            },
            Body::File { id, range } => slice(*id, range).map(Self::streamed),
            Body::Form { fields, file } => Self::form(fields, file),
        }
    }

    /// The media type of the `Blob` is not used where the request has a content type of its own, as every
    /// signed one does.
    fn streamed(blob: Blob) -> Self {
        let size = size_of(&blob);
        Self { body: Some(blob.clone().into()), content_type: None, size, streamed: Some(blob) }
    }

    /// S3 ignores every field that comes after the file, so the file is last.
    ///
    /// A form with a `Blob` is a `FormData`, whose boundary the browser chooses; one whose file is in memory
    /// is written here, which costs less than a `FormData` and a `Blob` for each of thousands of small files.
    fn form(fields: &[(String, String)], file: &FormFile) -> Result<Self, TransportError> {
        let blob = match file {
            FormFile::Buffer(id) => match buffer(*id)? {
                Held::Bytes(bytes) => return Ok(Self::written(fields, &Uint8Array::new(&bytes))),
                Held::Slice(slice) => slice,
            },
            FormFile::Bytes(bytes) => return Ok(Self::written(fields, &Uint8Array::from(bytes.as_slice()))),
            FormFile::File(id) => handles::file(*id).ok_or(TransportError::FileUnreadable)?,
        };
        let form = FormData::new().map_err(|_| TransportError::FileUnreadable)?;
        let mut appended = Ok(());
        for (name, value) in fields {
            appended = appended.and_then(|()| form.append_with_str(name, value));
        }
        // A fixed file name, as in a form that is written here.
        appended
            .and_then(|()| form.append_with_blob_and_filename("file", &blob, "file"))
            .map_err(|_| TransportError::FileUnreadable)?;
        let size = size_of(&blob);
        Ok(Self { body: Some(form.into()), content_type: None, size, streamed: Some(blob) })
    }

    /// A small form as one array of bytes.
    ///
    /// The boundary has 128 random bits: it cannot be met in the file by chance.
    fn written(fields: &[(String, String)], file: &Uint8Array) -> Self {
        let mut boundary = [0; 16];
        BrowserRandom.fill(&mut boundary);
        let boundary = format!("{:032x}", u128::from_be_bytes(boundary));
        let form::Written { content_type, head, tail } = form::write(fields, &boundary);
        #[allow(clippy::cast_possible_truncation, reason = "a small file and some fields")]
        let (before, after) = (head.len() as u32, tail.len() as u32);
        let body = Uint8Array::new_with_length(before + file.length() + after);
        body.subarray(0, before).copy_from(head.as_bytes());
        body.set(file, before);
        body.subarray(before + file.length(), body.length()).copy_from(tail.as_bytes());
        let size = u64::from(file.length());
        Self { body: Some(body.into()), content_type: Some(content_type), size, streamed: None }
    }

    /// Whether the file can still be read: the browser refuses one that was changed, moved or deleted since it was chosen.
    ///
    /// Reads one byte. `true` where the body has no file.
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

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size: whole, positive, below 2⁵³"
)]
fn size_of(blob: &Blob) -> u64 {
    blob.size() as u64
}
