//! What follows a person from device to device: favourites, what they opened last, and how they like the page. One small file in
//! their own folder holds it ([`home`]); two devices that write at once lose nothing of each other ([`Document::merge`]).
//!
//! Where to start: [`Document`] is the file; [`Spot`] is what an entry of it is about. Reading and writing the file is
//! `client::personal`'s work.

mod document;
mod entry;
pub mod home;
mod shelf;
mod spot;

#[cfg(test)]
mod tests;

pub use document::{Document, MAX_BYTES, Unreadable};
pub use entry::Entry;
pub use shelf::{Did, MAX_FAVOURITES, MAX_RECENTS, Recent};
pub use spot::Spot;
