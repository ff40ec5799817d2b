//! What the outside must give: HTTP, files, time, randomness, storage, tasks. `web` has the browser's, tests have fakes.
//!
//! Everything runs on one thread, so futures are local. Cancelling is dropping: a dropped future of
//! [`Http::send`] aborts its request.
//!
//! Rules for all of them: no port decides anything, none retries, and none fails in a way that its types do
//! not say. A port that has nothing to fail with works without what the browser refuses: [`Store`] in memory,
//! [`Tabs`] alone.

pub mod archive;
pub mod attachment;
pub mod directory;
mod kept;
pub mod surroundings;

use std::any::Any;
use std::ops::Range;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

pub use kept::{Keeper, Kept, UPLOADS_OF_TAB};

use crate::aws::http::{BufferId, FileId, Request, Response, TransportError};

/// Sends a request and gives its answer.
pub trait Http {
    /// Gives any status as `Ok`; `Err` means that there was no answer. Dropping the future aborts the request.
    ///
    /// `progress` hears how many bytes of the body were sent. Ask for it only where it is shown: listening to an
    /// upload makes a cross-origin POST preflighted.
    ///
    /// # Errors
    ///
    /// By [`TransportError`]: no connection, no answer in time, or a file that cannot be read. A refusal with
    /// a status is no error here.
    fn send(
        &self,
        request: Request,
        progress: Option<Progress>,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>>;
}

/// Hears bytes sent so far, of this request's body.
pub type Progress = Rc<dyn Fn(u64)>;

/// Reads local files without bringing their bytes into wasm memory.
pub trait Files {
    /// Reads a slice (in bytes) into a buffer of the browser's and hashes it in the same breath.
    ///
    /// The buffer stays until [`Files::free`], also where the future was dropped after its end; a future
    /// dropped before leaves none.
    ///
    /// # Errors
    ///
    /// `FileUnreadable` where the file has changed, moved or gone since it was chosen.
    fn load(
        &self,
        file: FileId,
        range: Range<u64>,
    ) -> LocalBoxFuture<'static, Result<Loaded, TransportError>>;
    /// Frees a buffer.
    fn free(&self, buffer: BufferId);
    /// Forgets a file: its transfer has ended.
    ///
    /// Idempotent. Buffers that were read from it stay until they are freed.
    fn forget(&self, file: FileId);
}

/// A file that a person chose or dropped. It can be read until [`Files::forget`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Names it in requests.
    pub id: FileId,
    /// Its name; of a chosen folder its path, which begins with that folder's name.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Its media type, as far as the browser knows; empty otherwise.
    pub media_type: String,
    /// When it was last changed: milliseconds since the epoch.
    pub modified: i64,
}

/// All that a person chose or dropped at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenFiles {
    /// The files.
    pub files: Vec<ChosenFile>,
    /// Paths of folders with nothing in them, without a slash at the end.
    pub empty_folders: Vec<String>,
    /// Paths of files and folders that the browser would not open.
    pub unreadable: Vec<String>,
}

/// A slice read into the browser's memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Send it by this; free it afterwards.
    pub buffer: BufferId,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

/// Tells the time.
pub trait Clock {
    /// Milliseconds since the epoch, by this device.
    fn now(&self) -> i64;
}

/// Waits.
pub trait Timer {
    /// Ends after so many milliseconds.
    ///
    /// Late rather than early: a browser slows timers down in a tab out of sight. Dropping the future ends
    /// the wait.
    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'static, ()>;
}

/// Makes random bytes that are fit for keys.
pub trait Random {
    /// Fills the whole slice.
    ///
    /// Never fails: a browser without randomness ends the page.
    fn fill(&self, bytes: &mut [u8]);
}

/// How long a stored value lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Until this tab closes.
    ///
    /// `sessionStorage`.
    Tab,
    /// Until it is removed.
    ///
    /// `localStorage`: shared with the other tabs, which are told of a change ([`Tabs::on_change`]).
    Device,
}

/// Small strings, kept by the browser. Where storage is refused (private mode, policy) values live as long as the page.
pub trait Store {
    /// The value under a key.
    fn get(&self, scope: Scope, key: &str) -> Option<String>;
    /// Sets a value.
    fn set(&self, scope: Scope, key: &str, value: &str);
    /// Removes a value.
    fn remove(&self, scope: Scope, key: &str);
    /// Whether a value like this one would outlive the page there: storage can be full, or switched off. Keeps nothing.
    fn has_room(&self, _scope: Scope, _value: &str) -> bool {
        true
    }
}

/// The other tabs of this page, which share what is stored on this device.
pub trait Tabs {
    /// Waits for the lock of this name, which one tab at a time holds. Dropping the value gives it back.
    ///
    /// Dropping the future before it ends gives up the place in the line.
    fn exclusive(&self, name: &str) -> LocalBoxFuture<'static, Box<dyn Any>>;
    /// A session that is kept for a tab, by a name that no other has, begins here (`is_new`) or is found in this tab's storage. Gives
    /// whether it is alive: a new one is, one in a tab that stayed, and one that another tab has. A browser that was restarted
    /// brings storage back, and no life. From then on this page keeps it alive. No name wipes what the browser noted of requests.
    fn adopt(&self, session: &str, is_new: bool) -> bool;
    /// Calls back whenever another tab has changed what is stored on this device, for as long as the page lives.
    fn on_change(&self, callback: Rc<dyn Fn()>);
}

/// Runs a future to its end beside the caller.
pub trait Spawn {
    /// Starts it.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}

/// All of them, cheap to clone.
#[derive(Clone)]
pub struct Ports {
    /// HTTP.
    pub http: Rc<dyn Http>,
    /// Local files.
    pub files: Rc<dyn Files>,
    /// The time.
    pub clock: Rc<dyn Clock>,
    /// Waiting.
    pub timer: Rc<dyn Timer>,
    /// Randomness.
    pub random: Rc<dyn Random>,
    /// Storage.
    pub store: Rc<dyn Store>,
    /// Other tabs.
    pub tabs: Rc<dyn Tabs>,
    /// Tasks.
    pub spawn: Rc<dyn Spawn>,
}
