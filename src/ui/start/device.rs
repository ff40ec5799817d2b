//! What the tools take from this device beside [`super::super::intake`]: files by Chromium's own dialog, and notes that
//! outlive the page. Named by the chunk `tools` alone, so that the first load carries none of it.

use std::rc::Rc;

use crate::client::ports::directory::{Directory, Refused};
use crate::client::ports::{Given, Keeper};
use crate::web::files::directory;
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

/// Whether there is a dialog that lets the page into a folder.
pub fn can_sync() -> bool {
    opener::can_pick_folder()
}

/// Asks for a folder in that dialog, to read or to write in; only while the person presses something.
pub async fn pick_folder(writing: bool) -> Result<Option<Rc<dyn Directory>>, Refused> {
    directory::pick(writing).await
}
