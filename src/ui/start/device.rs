//! What the tools take from this device beside [`super::super::intake`]: files by Chromium's own dialog, and notes that
//! outlive the page. Named by the chunk `tools` alone, so that the first load carries none of it.

use std::rc::Rc;

use crate::client::ports::{Given, Keeper};
use crate::web::files::kept::BrowserKeeper;
use crate::web::files::opener;

/// Keeps notes of uploads.
pub fn keeper() -> Rc<dyn Keeper> {
    Rc::new(BrowserKeeper)
}

/// Whether there is a dialog whose files a later page can open again.
pub fn can_pick() -> bool {
    opener::can_pick()
}

/// Asks for files in that dialog; only while the person presses something.
pub async fn pick() -> Given {
    opener::pick().await
}
