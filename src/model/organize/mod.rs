//! Renaming, moving, copying and duplicating: which object goes where, and what may be done to it next. Performing it is
//! `client::organize`'s work.
//!
//! S3 knows no rename: each object is copied to its new key, and of a move its original is deleted afterwards. A folder is as many
//! objects as are below it, and the work can end between any two requests. So it is arranged that no object is ever missing from
//! both places, and that beginning again goes on:
//!
//! - An original is deleted only once its copy is known to be whole ([`item`]), and only while it is what was copied.
//! - What was begun is on record ([`record`]). A later page lists the source again: what is still there is what is left to do, and a
//!   copy that is there already with the same content counts as made.
//!
//! | module | decides |
//! |---|---|
//! | [`mod@roots`] | what the person's choice means: from which key or prefix to which, and what is refused before any request |
//! | [`item`] | the steps of one object |
//! | [`record`] | what a later page needs |

pub mod item;
pub mod record;
pub mod roots;

pub use item::{Item, Outcome};
pub use roots::{Refusal, Root, renamed, roots};

/// What becomes of the originals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// They go once their copies are whole. A rename is a move within a folder.
    Move,
    /// They stay.
    Copy,
}
