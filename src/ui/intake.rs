//! The seam through which files come in: what a person chose or dropped is the browser's, and the core names it by
//! numbers. `web` knows how; `main` hands it over, as screens do not know `web`.

use futures_util::future::LocalBoxFuture;
use web_sys::{DataTransfer, FileList};

pub use crate::client::ports::{Given, GivenFile};

/// Takes files in.
pub trait Intake {
    /// What was chosen in a file field. The paths begin with the folder's own name where a folder was chosen.
    fn chosen(&self, files: FileList) -> LocalBoxFuture<'static, Given>;
    /// What was dropped, folders walked to their end. What is needed of `data` is read before this returns.
    fn dropped(&self, data: &DataTransfer) -> LocalBoxFuture<'static, Given>;
}
