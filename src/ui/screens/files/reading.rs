//! Reads a folder page by page, before and after the screen has come to life: what is read for the first picture is not
//! read again.

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::config::Location;
use crate::model::failure::Failure;
use crate::model::files::{Listing, Page, Prefix};
use crate::model::route::{FilesRoute, Route};
use crate::ui::context::{App, Workspace};

/// How far reading a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load {
    /// Pages are coming.
    Reading,
    /// All are there.
    Complete,
    /// It ended too early.
    Failed(Failure),
}

/// The folder that is read. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The page.
    pub app: App,
    /// Whose files.
    pub workspace: Workspace,
    /// What is known of the folder.
    pub listing: RwSignal<Listing>,
    /// How far reading it is.
    pub load: RwSignal<Load>,
    /// Takes the pages, once the screen is alive.
    taker: StoredValue<Option<Callback<Page>>>,
    under_way: StoredValue<Option<AbortHandle>>,
}

impl Reading {
    /// Reads the folder in the address, and follows the address until someone takes over.
    pub fn follow(app: App, workspace: Workspace) -> Self {
        let reading = Self {
            app,
            workspace,
            listing: RwSignal::new(Listing::new(Prefix::root())),
            load: RwSignal::new(Load::Reading),
            taker: StoredValue::new(None),
            under_way: StoredValue::new(None),
        };
        Effect::new(move |before: Option<Option<Prefix>>| {
            let place = reading.place();
            if before.as_ref() != Some(&place) && reading.taker.with_value(Option::is_none) {
                reading.begin(place.clone());
            }
            place
        });
        on_cleanup(move || reading.abandon());
        reading
    }

    /// The folder in the address, from the bucket's root; `None` where there is none that the person may see.
    fn place(self) -> Option<Prefix> {
        let Route::Files(route) = self.app.route.get() else { return None };
        Some(folder(&self.location(&route)?, self.workspace, &route))
    }

    /// The location that an address names, if the person may see it.
    pub fn location(self, route: &FilesRoute) -> Option<Location> {
        let config = self.app.config();
        let here = |it: &&Location| it.id == route.location && self.workspace.rights(it).list;
        config.locations.iter().find(here).cloned()
    }

    /// From now on `taker` takes the pages, and begins what else is to be read.
    pub fn take_over(self, taker: impl Fn(Page) + Send + Sync + 'static) {
        self.taker.set_value(Some(Callback::new(taker)));
    }

    /// Reads a folder from its beginning, instead of the one before; `None` has nothing to read.
    pub fn begin(self, folder: Option<Prefix>) {
        self.abandon();
        self.listing.set(Listing::new(folder.clone().unwrap_or_default()));
        self.load.set(if folder.is_some() { Load::Reading } else { Load::Complete });
        let Some(folder) = folder else { return };
        let (reading, handle) = abortable(self.read(folder));
        self.under_way.set_value(Some(handle));
        spawn_local(async move {
            // An error here means that it was abandoned, as asked.
            let _ = reading.await;
        });
    }

    fn abandon(self) {
        if let Some(handle) = self.under_way.try_update_value(Option::take).flatten() {
            handle.abort();
        }
    }

    async fn read(self, folder: Prefix) {
        let take = |page| match self.taker.get_value() {
            Some(taker) => taker.run(page),
            None => self.listing.update(|listing| listing.add(page)),
        };
        let load = match self.workspace.files().list(&folder, take).await {
            Ok(()) => Load::Complete,
            Err(failure) => Load::Failed(failure),
        };
        self.load.set(load);
    }
}

/// The folder of an address, from the bucket's root.
pub fn folder(location: &Location, workspace: Workspace, route: &FilesRoute) -> Prefix {
    Prefix::new(location.prefix.replace("{identity_id}", &workspace.identity())).join(&route.folder)
}

/// The address of `below`, a folder in `folder`: listings name folders from the bucket's root, the address of `folder`
/// (`route`) names them from the location.
pub fn place(route: &FilesRoute, folder: &Prefix, below: &Prefix) -> Route {
    let top = folder.as_str().len().saturating_sub(route.folder.as_str().len());
    Route::Files(route.go(Prefix::new(below.as_str().get(top..).unwrap_or_default())))
}
