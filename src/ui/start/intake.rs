//! Files as this browser gives them: `web` reads them, the screens know only [`Intake`].

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use web_sys::{DataTransfer, FileList};

use crate::ui::intake::{Given, GivenFile, Intake};
use crate::web::files::{Chosen, choose};

/// This browser.
pub struct BrowserIntake;

impl Intake for BrowserIntake {
    fn chosen(&self, list: FileList) -> LocalBoxFuture<'static, Given> {
        async move { given(choose::from_input(&list).await) }.boxed_local()
    }

    fn dropped(&self, data: &DataTransfer) -> LocalBoxFuture<'static, Given> {
        let dropped = choose::from_transfer(data);
        async move { given(dropped.walk().await) }.boxed_local()
    }
}

fn given(given: choose::Given) -> Given {
    let file = |Chosen { file, path, size, modified, media_type }| GivenFile {
        id: file,
        path,
        size,
        media_type,
        modified,
    };
    Given {
        files: given.files.into_iter().map(file).collect(),
        empty_folders: given.empty_folders,
        unreadable: given.unreadable,
    }
}
