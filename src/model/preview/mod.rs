//! Previews: what is shown of a file without a download, and how its bytes are read for that. Bytes and names come from anybody, so
//! everything here is bounded: in bytes read, in pixels, in rows, in depth.
//!
//! Where to start: [`Viewer::of_name`] chooses how a file is shown, [`refusal`] says what is too large for it. Each other module
//! reads one format, from a slice that may end anywhere. Reading the slices is `client::preview`'s work, drawing `ui`'s.
//!
//! Not here: decoding pictures, sound and film, which the browser does.

pub mod csv;
pub mod exif;
pub mod image;
pub mod json;
pub mod lex;
pub mod lines;
pub mod markdown;
pub mod media;
pub mod sequence;
pub mod text;
pub mod thumbnail;
mod viewer;
pub mod zip;

pub use viewer::{Refused, Viewer, refusal};

/// How many bytes of a text are read at once. One megabit: under a second on a phone.
pub const TEXT_STEP: u64 = 256 * 1024;

/// How many bytes of a text are shown at most. Editors of a browser become slow beyond a few megabytes.
pub const TEXT_MOST: u64 = 4 * 1024 * 1024;

/// How many bytes of a text are read that is shown in another form than lines: its elements cost more than lines do.
pub const FORMATTED_MOST: u64 = 1024 * 1024;

/// How many bytes at the beginning of a picture are read to learn its size in pixels.
pub const HEADER_BYTES: u64 = 64 * 1024;
