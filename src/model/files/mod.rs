//! Listings: folders, sorting, selection, search, conflicts. Fetching them is `client::files`' work.

mod arrange;
mod crumbs;
mod entry;
mod listing;
mod selection;

pub mod fold;
pub mod kind;
pub mod name;
pub mod natural;

pub use crate::aws::s3::key::{ObjectKey, Prefix};
pub use arrange::{Arrangement, Order, Sort};
pub use crumbs::{Crumb, crumbs};
pub use entry::{ETag, Entry, File, Folder};
pub use listing::{Listing, Page, Shown};
pub use selection::Selection;
