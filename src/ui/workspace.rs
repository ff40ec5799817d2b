//! The workspace of an identity: the client for their files, their transfers and downloads, and the folder that is open.
//! It outlives every screen, and goes with its identity.
//!
//! Each workspace has a Leptos owner of its own, below the page's. [`Workspaces`] replaces the whole as one value, and
//! disposes of the old one only after its screens are unmounted.

use leptos::prelude::*;

use super::context::App;
use super::scope::Scope;
use super::screens::files::FilesState;
use crate::client::archive::{Downloads, Totals};
use crate::client::files::FilesClient;
use crate::client::transfers::Transfers;
use crate::config::{Location, Rights};

/// Someone's workspace. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Workspace {
    files: StoredValue<FilesClient, LocalStorage>,
    transfers: StoredValue<Transfers, LocalStorage>,
    identity: StoredValue<String>,
    /// The Files screen's state, which stays while another screen is shown.
    state: StoredValue<Option<FilesState>>,
    /// Whether the identity is a guest's.
    pub is_guest: bool,
    /// Ends with the identity.
    pub scope: Scope,
    /// Downloads of many files, in numbers.
    pub downloads: RwSignal<Totals>,
    /// Those downloads, once there is one.
    pub archives: StoredValue<Option<Downloads>, LocalStorage>,
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

impl Workspace {
    /// Under the workspace's own owner.
    fn new(app: App, files: FilesClient, transfers: Transfers, identity: String, is_guest: bool) -> Self {
        let workspace = Self {
            files: StoredValue::new_local(files),
            transfers: StoredValue::new_local(transfers),
            identity: StoredValue::new(identity),
            state: StoredValue::new(None),
            is_guest,
            scope: Scope::here(),
            downloads: RwSignal::new(Totals::default()),
            archives: StoredValue::new_local(None),
        };
        workspace.state.set_value(Some(FilesState::new(app, workspace)));
        workspace
    }

    /// The client for their files.
    pub fn files(self) -> FilesClient {
        self.files.get_value()
    }

    /// Their transfers.
    pub fn transfers(self) -> Transfers {
        self.transfers.get_value()
    }

    /// What stands for `{identity_id}` in a location's prefix.
    pub fn identity(self) -> String {
        self.identity.get_value()
    }

    /// The state of the Files screen.
    pub fn state(self) -> Option<FilesState> {
        self.state.get_value()
    }

    /// Runs something under the workspace's owner: what it makes is the workspace's.
    pub fn own(self, make: impl FnOnce()) {
        self.scope.run(make);
    }

    /// What the page offers them in a location.
    pub const fn rights(self, location: &Location) -> Rights {
        if self.is_guest { location.guests } else { location.users }
    }

    /// Ends what is under way: requests of an identity end with it.
    fn end(self) {
        self.transfers().end();
        // Taken out first: what ends tells its subscribers, who look here.
        let downloads = self.archives.write_value().take();
        if let Some(downloads) = downloads {
            downloads.end();
        }
    }

    /// Whether closing the page would lose something.
    pub fn is_busy(self) -> bool {
        self.downloads.with_untracked(|downloads| downloads.running > 0)
            || self.transfers().totals().unfinished()
    }
}

/// The workspaces of this page, one at a time.
#[derive(Clone, Copy)]
pub struct Workspaces {
    current: RwSignal<Option<Workspace>>,
    /// Of the current one; dropping it disposes of the workspace.
    owner: StoredValue<Option<Owner>>,
    page: StoredValue<Option<Owner>>,
    scope: Scope,
}

impl Workspaces {
    /// None yet, below the current owner: the page's.
    pub fn of_page() -> Self {
        Self {
            current: RwSignal::new(None),
            owner: StoredValue::new(None),
            page: StoredValue::new(Owner::current()),
            scope: Scope::here(),
        }
    }

    /// The current one.
    pub fn current(self) -> Signal<Option<Workspace>> {
        self.current.into()
    }

    /// Opens a workspace in place of the current one; `None` leaves none open.
    pub fn replace(self, app: App, next: Option<(FilesClient, Transfers, String, bool)>) {
        let opened = next.and_then(|(files, transfers, identity, is_guest)| {
            let owner = self.page.get_value()?.child();
            let workspace = owner.with(|| Workspace::new(app, files, transfers, identity, is_guest));
            Some((workspace, owner))
        });
        if let Some(left) = self.current.get_untracked() {
            if let Some(work) = app.parts.work.loaded() {
                (work.on_end)(app, left);
            }
            left.end();
        }
        let (workspace, owner) = opened.unzip();
        let old = std::mem::replace(&mut *self.owner.write_value(), owner);
        self.current.set(workspace);
        // The effects of that unmount the old workspace's screens, all before the next timer.
        self.scope.soon(move || {
            if let Some(old) = old {
                old.cleanup();
            }
        });
    }
}
