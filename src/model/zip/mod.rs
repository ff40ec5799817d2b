//! A ZIP archive as a stream of bytes, sans-IO: what stands before, between and after the files, and nothing of theirs.
//!
//! [`writer`] gives those bytes, [`mod@plan`] says which members an archive has and what they are called, [`crc`] sums a file up
//! as it passes. Files are stored as they are: what is worth downloading is mostly compressed already, and a stored file
//! can go on from the middle. Reading archives, encryption and compression are not here.
//!
//! The format: PKWARE's APPNOTE 6.3.10, <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.
//!
//! The order of the bytes: for each member a local header and its content (with a data descriptor behind it
//! where the sum was not known before), then the central directory, then the end records. The caller writes
//! them in the order in which it gets them; nothing is ever rewritten, so that a download can stream to a
//! disk or to memory alike.

pub mod crc;
mod names;
pub mod plan;
mod stamp;
pub mod writer;

pub use crc::Crc32;
pub use names::file_name;
pub use plan::{Item, Plan, plan};
pub use stamp::Stamp;
pub use writer::{Archive, Open};
