//! Searching everywhere below a folder: what is looked for, what is found, and how the names are listed side by side.
//!
//! Where to start: [`Query`] reads what a person types, [`Filter`] holds names against it a page at a time, [`Ranges`] plans
//! the listings. Sending them is `client::find`'s work.
//!
//! S3 has no search: every name below the folder is listed, and looked through here. All of it is a part of the page
//! that is fetched when somebody searches, and nothing of it is in the first load.

mod filter;
mod glob;
mod highlight;
mod operator;
mod query;
mod ranges;

pub use filter::{Filter, Searched};
pub use highlight::highlight;
pub use operator::{Day, Limit, Slot, kind_word};
pub use query::{Query, Term};
pub use ranges::{Ask, Ranges};
