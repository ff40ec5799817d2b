//! What downloads of many files take from this device: a place for the archive, and what fills it. Named by the chunk `archive`
//! alone, so that no other visit carries any of it.

use crate::client::archive::OpenSink;
use crate::web::archive;

pub use crate::web::archive::{Chosen, Held, ahead_of_utc, choose, source};

/// Opens the place once it is known how much there is.
pub fn open(chosen: Chosen, name: String) -> OpenSink<Held> {
    Box::new(move |size| Box::pin(archive::open(chosen, name, size)))
}
