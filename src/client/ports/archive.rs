//! What a download of many files needs of the outside: bytes as they come, and a place to put them.
//!
//! Bytes stay where the platform has them; in a browser that is outside wasm's memory. Only the parts of the page that
//! download archives know these ports, so they are not among [`super::Ports`].

use futures_util::future::LocalBoxFuture;

use crate::aws::http::{Request, Response, TransportError};

/// Some bytes, wherever they are.
///
/// Cheap to move; to read it copies a block at a time.
pub trait Piece: 'static {
    /// How many.
    fn size(&self) -> u64;
    /// Shows them all, in their order, a small block at a time.
    fn show(&self, to: &mut dyn FnMut(&[u8]));
}

/// Sends a request, and gives its body as it comes.
pub trait Source<P> {
    /// Gives any status as `Ok`. The body of a refusal is in the response; of a success it is in the [`Body`], and still to
    /// come. Dropping the future aborts the request.
    fn get(&self, request: Request) -> LocalBoxFuture<'static, Result<Begun<P>, TransportError>>;
}

/// An answer whose head is there, and what reads the rest of a success.
pub type Begun<P> = (Response, Option<Box<dyn Body<P>>>);

/// A body on its way. Dropping it ends the request.
pub trait Body<P> {
    /// The bytes that come next; `None` where the other side is done. Nothing is read ahead of it for long.
    fn next(&mut self) -> LocalBoxFuture<'_, Result<Option<P>, TransportError>>;
}

/// A place for one archive, written from its beginning. Dropping it without [`Sink::close`] leaves nothing there.
///
/// Writes are awaited one by one: that is what slows the download down to the speed of the disk.
pub trait Sink<P> {
    /// Writes what comes next, and ends when it takes more.
    fn write(&mut self, bytes: Bytes<P>) -> LocalBoxFuture<'_, Result<(), NotWritten>>;
    /// All is written: it is there when this ends.
    fn close(&mut self) -> LocalBoxFuture<'_, Result<(), NotWritten>>;
}

/// What is written.
#[derive(Debug)]
pub enum Bytes<P> {
    /// Made by this program.
    Made(Vec<u8>),
    /// Passing through.
    Passing(P),
}

/// Why a place takes no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The person ended it, in the browser's own list of downloads.
    Cancelled,
    /// The disk is full, or the browser gives the page no more room.
    ///
    /// Tried again it would fail the same way: the person makes room first.
    Full,
    /// This browser can only hold it in memory, and it is larger than so many bytes.
    ///
    /// Known before the first byte is fetched.
    TooLarge(u64),
    /// Something else; the browser does not say.
    Failed,
}
