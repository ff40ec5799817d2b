//! Listings: folders, sorting, selection, search, conflicts. Fetching them is `client::files`' work.
//!
//! Where to start: [`Listing`] gathers pages and keeps both orders of names, [`Arrangement`] says how they
//! are shown, [`Shown`] is the answer by row, [`Selection`] holds ids, [`View`] is how rows look. `ui::screens::files` keeps
//! one of each.
//!
//! S3 has no folders. A [`Folder`] is a prefix that some key begins with, and goes with its last key; one
//! that was made empty is a zero-byte object whose key ends in a slash (its marker).

mod arrange;
mod crumbs;
mod entry;
mod listing;
mod selection;
mod view;

pub mod fold;
pub mod kept;
pub mod kind;
pub mod name;
pub mod natural;
pub mod tree;

pub use crate::aws::s3::key::{ObjectKey, Prefix};
pub use arrange::{Arrangement, Folders, Order, Sort};
pub use crumbs::{Crumb, crumbs};
pub use entry::{ETag, Entry, File, Folder, StorageClass};
pub use listing::{Listing, Page, Shown};
pub use selection::Selection;
pub use view::{Column, Layout, View};
