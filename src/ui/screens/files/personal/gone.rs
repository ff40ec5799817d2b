//! Opens an entry of the screens, if it is there still.

use super::offline;
use super::state::Personal;
use crate::client::personal::exists;
use crate::model::failure::Failure;
use crate::model::files::{Entry, Prefix};
use crate::model::personal::Spot;
use crate::model::route::{FilesRoute, Route};
use crate::ui::screens::files::find::reveal::{Reveal, await_row};

/// How opening an entry has ended, where it has not led away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// There is nothing of this name.
    Gone,
    /// The location is none of the person's.
    NoLocation,
    /// It could not be asked for.
    Failed(Failure),
}

/// Where an entry is: itself where it is a folder, or else the folder that it is in.
pub fn route(spot: &Spot) -> Route {
    let folder = if spot.is_folder() { Prefix::new(spot.path.clone()) } else { spot.folder() };
    Route::Files(FilesRoute { folder, ..FilesRoute::location(&spot.location) })
}

/// Goes to a folder, or to the folder of a file, which is then opened there.
///
/// # Errors
///
/// [`NotOpened`].
pub async fn open(personal: Personal, spot: &Spot) -> Result<(), NotOpened> {
    let state = personal.state;
    let (app, workspace) = (state.app(), state.workspace());
    let config = app.config();
    let location = config.locations.iter().find(|it| it.id == spot.location);
    let id = spot.id(&config, &workspace.identity());
    let (Some(id), true) = (id, location.is_some_and(|it| workspace.rights(it).list)) else {
        return Err(NotOpened::NoLocation);
    };
    let entry = match offline::unseen(&id) {
        Some(entry) => entry,
        None => {
            exists(workspace.files().s3(), &id).await.map_err(NotOpened::Failed)?.ok_or(NotOpened::Gone)?
        }
    };
    app.go(&route(spot));
    if matches!(entry, Entry::File(_)) {
        await_row(state, &entry, Reveal::Open);
    }
    Ok(())
}
