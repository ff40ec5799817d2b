//! The downloads of a workspace, as the page shows and announces them. The list itself is
//! [`crate::client::archive::Downloads`].
//!
//! Two things are kept in the workspace: the list (`archives`, made with the first download, taken out at sign-out) and
//! its totals (`downloads`, a signal that the panel, the title and the question at closing the page read).

use leptos::prelude::*;

use crate::client::archive::{Downloads, End, Notice, Order, Snapshot};
use crate::client::ports::archive::Piece;
use crate::ui::context::{App, Workspace};
use crate::ui::screens::files::work::transfers::notify;

/// Starts a download.
///
/// Says so to those who listen: the row appears far from the button that was pressed. What goes wrong is the row's to
/// tell.
pub fn start<P: Piece>(app: App, workspace: Workspace, name: String, order: Order<P>) {
    app.announce((app.text.get_untracked().archive().started)(&name));
    of(app, workspace).start(name, order);
}

/// The downloads of a workspace, which are made with the first one.
fn of(app: App, workspace: Workspace) -> Downloads {
    if let Some(downloads) = workspace.archives.get_value() {
        return downloads;
    }
    let downloads = Downloads::new(workspace.files().s3().clone());
    // A download that is cancelled with its workspace has nobody left to tell.
    downloads.subscribe(move |notice| workspace.scope.run(|| on_notice(app, workspace, notice)));
    workspace.archives.set_value(Some(downloads.clone()));
    downloads
}

/// | notice | what the page does |
/// |---|---|
/// | the list or the progress has changed | writes the totals, by which the rows read themselves anew |
/// | a quarter of all is written | announces the percentage |
/// | a download has ended | announces how, and notifies where the page is out of sight |
///
/// A notice without a list is the last word of a workspace that has ended: it is dropped.
fn on_notice(app: App, workspace: Workspace, notice: &Notice) {
    let Some(downloads) = workspace.archives.get_value() else { return };
    let text = app.text.get_untracked().archive();
    match notice {
        Notice::Changed => workspace.downloads.set(downloads.totals()),
        Notice::Reached(percent) => app.announce((text.reached)(*percent)),
        Notice::Ended(id) => {
            let Some(Snapshot { name, progress, end: Some(end), .. }) = downloads.snapshot(*id) else {
                return;
            };
            let said = match (end, progress.missing as u64) {
                (End::Done, 0) => (text.ended)(&name),
                (End::Done, missing) => (text.ended_without)(&name, missing),
                (End::Cancelled, _) => text.cancelled.to_owned(),
                (End::Stopped(_), _) => (text.failed)(&name),
            };
            notify::ended(&said);
            app.announce(said);
        }
    }
}
