//! Uploads of an account that is about to be deleted: nobody will go on with them.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::client::account::AccountClient;
use crate::ui::browser;
use crate::ui::context::{App, Workspace};

/// Readies the removal of unfinished uploads' parts, by the credentials of now; what it gives is to be run once the account is gone.
/// Where S3 cannot be told, the bucket's lifecycle rule removes them.
#[allow(clippy::async_yields_async, reason = "what is readied is run later")]
pub fn discard_later(app: App, workspace: Workspace) -> LocalBoxFuture<'static, LocalBoxFuture<'static, ()>> {
    let (files, identity) = (workspace.files(), workspace.identity());
    let keeper = browser::keeper(app.session().scope_of_notes(), files.s3().ports());
    async move {
        let account = AccountClient::new(app.session());
        let transfers = account.parting_transfers(files.s3().ports(), &app.config()).await;
        let discard = async move {
            let Ok(transfers) = transfers else { return };
            transfers.keep_notes(keeper, &identity);
            for upload in transfers.unfinished().await {
                transfers.discard(&upload).await.ok();
            }
        };
        discard.boxed_local()
    }
    .boxed_local()
}
