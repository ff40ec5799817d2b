//! Files as this browser gives them: `web` reads them, the screens know only [`Intake`].

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use web_sys::{DataTransfer, FileList};

use crate::ui::chunks::{NotLoaded, chunk};
use crate::ui::intake::{Given, Intake};
use crate::web::files::{Taken, choose};

/// This browser.
pub struct BrowserIntake;

impl Intake for BrowserIntake {
    fn chosen(&self, list: FileList) -> LocalBoxFuture<'static, Given> {
        walk(choose::from_input(&list)).boxed_local()
    }

    fn dropped(&self, data: &DataTransfer) -> LocalBoxFuture<'static, Given> {
        walk(choose::from_transfer(data)).boxed_local()
    }
}

type Walk = fn(Taken) -> LocalBoxFuture<'static, Given>;

chunk! {
    /// Opens what was handed over. The tools that take files are of the same chunk.
    fn walker -> Walk, tools, intake_walk, |taken| taken.walk().boxed_local()
}

async fn walk(taken: Taken) -> Given {
    match walker().await {
        Ok(walk) => walk(taken).await,
        Err(NotLoaded) => taken.unopened(),
    }
}
