//! Uploads: the machine of one, the queue above it, and what a person sees and says. Performing them is
//! `client::transfers`' work.
//!
//! Read [`upload`] first (one file's states), then [`queue`] (which of them may act).

mod view;

pub use crate::aws::http::FileId;
pub use view::{Command, Existing, NewUpload, Resolution, Status, Totals, Transfer, TransferId, Which};
