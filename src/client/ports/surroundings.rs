//! What the examination of a set-up needs of the browser beyond HTTP. Only that part of the page knows this port, so it is not among
//! [`super::Ports`].

use futures_util::future::LocalBoxFuture;

/// The page in its browser.
pub trait Surroundings {
    /// Where the page is served from: scheme and host.
    fn origin(&self) -> String;
    /// Whether the browser calls this a secure context.
    fn is_secure(&self) -> bool;
    /// The path of the page itself.
    fn page(&self) -> String;
    /// The path of a file whose name holds a hash of its content.
    fn hashed_file(&self) -> Option<String>;
    /// Whether anything answers at this address, whatever the page may read of it. Ends within some seconds.
    fn answers(&self, url: &str) -> LocalBoxFuture<'static, bool>;
    /// Hosts that the page's own policy has kept it from since this was made.
    fn blocked(&self) -> Vec<String>;
}
