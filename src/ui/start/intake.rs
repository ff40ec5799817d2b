//! Files as this browser gives them: `web` reads them, the screens know only [`Intake`].

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use web_sys::{DataTransfer, FileList};

use crate::ui::intake::{Given, Intake};
use crate::web::files::choose;

/// This browser.
pub struct BrowserIntake;

impl Intake for BrowserIntake {
    fn chosen(&self, list: FileList) -> LocalBoxFuture<'static, Given> {
        choose::from_input(&list).walk().boxed_local()
    }

    fn dropped(&self, data: &DataTransfer) -> LocalBoxFuture<'static, Given> {
        choose::from_transfer(data).walk().boxed_local()
    }
}
