//! What the download of one file needs of the outside: a browser that follows links.
//!
//! The bytes are the browser's: it saves them where it keeps downloads, and tells the page nothing of them. Only the part of the
//! page that downloads knows this port, so it is not among [`super::Ports`].

use futures_util::future::LocalBoxFuture;

/// Follows links whose answers are saved ("attachments"), while the page stays what it is.
pub trait Attachments {
    /// Whether the browser believes that there is a network. `false` is sure.
    fn is_online(&self) -> bool;
    /// Ends once there is one; at once where there is one already.
    fn online(&self) -> LocalBoxFuture<'static, ()>;
    /// Whether the browser tells of a link that met no answer at all. Chromium does; Firefox and Safari are as silent about it as
    /// about a download that has begun.
    fn tells_of_no_answer(&self) -> bool;
    /// Follows a link. Dropping the future before an answer is there ends the request; a download that has begun goes on.
    fn follow(&self, url: &str) -> LocalBoxFuture<'static, Followed>;
}

/// What the page hears of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// An answer came that is no attachment, or, where the browser tells of that, none at all: the page cannot see which.
    Refused,
    /// Nothing. A browser is silent about a download that it has begun.
    Silence,
}
