//! One object, read to its end whatever happens to its answers on the way.
//!
//! An answer that breaks off, stands still, or ends too early is followed by another from there on, on condition that the
//! object is still the one that was begun. What has no tag cannot go on; it is told as it is.
//!
//! | an answer | next |
//! |---|---|
//! | ends at the announced size | the file is done |
//! | breaks off, stalls, or ends early | wait, then a request with `Range` and `If-Match` for the rest |
//! | ends so several times in a row without a byte between | the file is missing from the archive |
//! | 412, or another size | the object was replaced: the file is missing |

use super::link::Link;
use crate::aws::http::TransportError;
use crate::aws::s3::Operation;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::stream::StreamObject;
use crate::client::ports::archive::{Body, Piece};
use crate::model::failure::{Cause, Failure};
use crate::model::files::File;

/// Being read.
pub(super) struct Reader<P> {
    link: Link<P>,
    key: ObjectKey,
    etag: Option<ETag>,
    size: u64,
    /// How many bytes were given out.
    at: u64,
    body: Option<Box<dyn Body<P>>>,
    /// Answers in a row that gave nothing.
    ///
    /// One byte that arrives sets it back: a slow connection may break any number of times.
    fruitless: u32,
}

impl<P: Piece> Reader<P> {
    /// Begins. The object may be another than the one listed by now: what is answered counts from here on.
    ///
    /// # Errors
    ///
    /// The refusal of S3. Nothing of the member is written yet.
    pub async fn open(link: Link<P>, file: &File) -> Result<Self, Failure> {
        let (streamed, body) = link.open(&StreamObject { key: file.key.clone(), rest: None }).await?;
        Ok(Self {
            link,
            key: file.key.clone(),
            etag: streamed.etag.or_else(|| file.etag.clone()),
            size: streamed.size.unwrap_or(file.size),
            at: 0,
            body: Some(body),
            fruitless: 0,
        })
    }

    /// Bytes in all.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The bytes that come next; `None` when all were given.
    ///
    /// Dropping the future while it waits loses nothing that was given out.
    ///
    /// # Errors
    ///
    /// Final: the reader is of no more use.
    pub async fn next(&mut self) -> Result<Option<P>, Failure> {
        loop {
            let Some(body) = &mut self.body else {
                self.go_on().await?;
                continue;
            };
            let broke = match body.next().await {
                Ok(Some(piece)) if self.at + piece.size() > self.size => {
                    return Err(failure(Cause::Protocol("more bytes than announced".into())));
                }
                Ok(Some(piece)) => {
                    self.at += piece.size();
                    self.fruitless = 0;
                    return Ok(Some(piece));
                }
                // All came, even if the connection did not end as it should.
                Ok(None) | Err(_) if self.at == self.size => return Ok(None),
                Ok(None) => TransportError::Stalled,
                Err(error) => error,
            };
            self.body = None;
            self.fruitless += 1;
            if !self.link.s3().again(self.fruitless).await {
                return Err(Failure { attempts: self.fruitless, ..failure(Cause::Transport(broke)) });
            }
        }
    }

    /// Asks for the rest.
    ///
    /// `If-Match` costs a preflight, which is why the first request does without.
    async fn go_on(&mut self) -> Result<(), Failure> {
        let Some(etag) = &self.etag else {
            return Err(failure(Cause::Protocol("no ETag: an answer that broke off cannot go on".into())));
        };
        // Nothing was given out yet: the first request is the cheaper one, but it would take any content.
        let object = StreamObject { key: self.key.clone(), rest: Some((self.at, etag.clone())) };
        let (streamed, body) = self.link.open(&object).await?;
        if streamed.size.is_some_and(|size| size != self.size) {
            return Err(failure(Cause::Protocol("another size than before".into())));
        }
        self.body = Some(body);
        Ok(())
    }
}

fn failure(cause: Cause) -> Failure {
    Failure::new(StreamObject::NAME, cause)
}
