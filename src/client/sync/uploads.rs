//! Uploads of a sync, on their way through the queue of all uploads. One that meets another content than the plan saw is not
//! asked about there: it is skipped, and told as changed.
//!
//! They go through the one queue since requests, retries and the state of the connection are shared with all
//! uploads of the page; the person sees them as rows too, and may cancel one there.
//!
//! | the row's status | how the step ends |
//! |---|---|
//! | asking | skipped at once, then `Changed` |
//! | done | `Uploaded` |
//! | failed | `Failed` |
//! | cancelled, or gone | `Uploaded` where S3 told of the object before, else `Cancelled` |

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;

use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::client::transfers::{Notice, Subscription, Transfers};
use crate::model::files::File;
use crate::model::sync::End;
use crate::model::transfer::{Command, NewUpload, Resolution, Status, TransferId, Which};

/// How an upload ended, and which content is there.
///
/// No tag where S3 did not tell it; nothing is remembered of the file then.
pub type Ended = (End, Option<ETag>);

/// Those under way. Dropping it cancels them.
pub struct Uploads {
    transfers: Transfers,
    inner: Rc<Inner>,
    _subscription: Subscription,
}

struct Inner {
    waiting: RefCell<HashMap<TransferId, Waiting>>,
    /// Bytes, negative where an upload began again.
    moved: Rc<dyn Fn(i64)>,
}

/// One upload whose end `send` waits for.
struct Waiting {
    key: String,
    sent: u64,
    etag: Option<ETag>,
    /// Something else has the name.
    is_taken: bool,
    end: oneshot::Sender<Ended>,
}

impl Uploads {
    /// None yet. `moved` hears by how many bytes more, or fewer, have been sent.
    pub fn new(transfers: Transfers, moved: Rc<dyn Fn(i64)>) -> Self {
        let inner = Rc::new(Inner { waiting: RefCell::default(), moved });
        let (weak, of): (Weak<Inner>, _) = (Rc::downgrade(&inner), transfers.clone());
        let listener = move |notice: &Notice| {
            if let Some(inner) = weak.upgrade() {
                match notice {
                    Notice::Uploaded(file) => inner.uploaded(file),
                    Notice::Changed => inner.scan(&of),
                }
            }
        };
        let subscription = transfers.subscribe(Rc::new(listener));
        Self { transfers, inner, _subscription: subscription }
    }

    /// Sends a file, and waits for its end.
    ///
    /// Dropping the future alone does not cancel the upload; dropping [`Uploads`] does. `Changed` at once
    /// where the queue does not take it.
    pub async fn send(&self, upload: NewUpload, condition: Condition) -> Ended {
        let Ok(key) = upload.folder.object(&upload.name) else { return (End::Changed, None) };
        let (end, ended) = oneshot::channel();
        let Some(id) = self.transfers.send(upload, condition) else { return (End::Changed, None) };
        let waiting = Waiting { key: key.as_str().to_owned(), sent: 0, etag: None, is_taken: false, end };
        self.inner.waiting.borrow_mut().insert(id, waiting);
        self.inner.scan(&self.transfers);
        ended.await.unwrap_or((End::Cancelled, None))
    }
}

impl Drop for Uploads {
    fn drop(&mut self) {
        let waiting = std::mem::take(&mut *self.inner.waiting.borrow_mut());
        for id in waiting.into_keys() {
            self.transfers.dispatch(Command::Cancel(Which::One(id)));
        }
    }
}

impl Inner {
    /// Told before the row is seen as done, so that the end can carry the tag.
    fn uploaded(&self, file: &File) {
        let mut waiting = self.waiting.borrow_mut();
        if let Some(it) = waiting.values_mut().find(|it| it.key == file.key.as_str()) {
            it.etag.clone_from(&file.etag);
        }
    }

    /// Looks how each stands. Nothing is borrowed while others are called.
    ///
    /// O(uploads waiting), on each change of the queue: at most 64.
    fn scan(&self, transfers: &Transfers) {
        let ids: Vec<_> = self.waiting.borrow().keys().copied().collect();
        for id in ids {
            let row = transfers.row(id);
            let sent = row.as_ref().map(|row| row.sent);
            let end = match row.map(|row| row.status) {
                Some(Status::Asking(_)) => {
                    if let Some(it) = self.waiting.borrow_mut().get_mut(&id) {
                        it.is_taken = true;
                    }
                    transfers.dispatch(Command::Resolve(Which::One(id), Resolution::Skip));
                    continue;
                }
                Some(Status::Done) => Some(End::Uploaded),
                Some(Status::Failed(failure)) => Some(End::Failed(failure)),
                // Cleared away: it had ended.
                Some(Status::Skipped | Status::Cancelled) | None => Some(End::Cancelled),
                Some(_) => None,
            };
            self.note(id, sent, end);
        }
    }

    fn note(&self, id: TransferId, sent: Option<u64>, end: Option<End>) {
        let mut by = 0;
        let ended = {
            let mut waiting = self.waiting.borrow_mut();
            let Some(it) = waiting.get_mut(&id) else { return };
            if let Some(sent) = sent {
                by = i64::try_from(sent).unwrap_or_default() - i64::try_from(it.sent).unwrap_or_default();
                it.sent = sent;
            }
            end.and_then(|end| Some((waiting.remove(&id)?, end)))
        };
        if by != 0 {
            (self.moved)(by);
        }
        if let Some((Waiting { etag, is_taken, end: ended, .. }, end)) = ended {
            let end = match end {
                End::Cancelled if is_taken => End::Changed,
                End::Cancelled if etag.is_some() => End::Uploaded,
                end => end,
            };
            let _ = ended.send((end, etag));
        }
    }
}
