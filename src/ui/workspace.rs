//! The workspace of an identity: the client for their files, their transfers and downloads, and the folder that is open.
//! It outlives every screen, and goes with its identity.
//!
//! Each workspace has a Leptos owner of its own, below the page's. [`Workspaces`] replaces the whole as one value, and
//! disposes of the old one only after its screens are unmounted.
//!
//! # Why not a signal of clients
//!
//! If the identity changed in place, a listing that was asked for as one person could arrive as another. With
//! a workspace for each identity everything that may hold the former one's files (entries, selection,
//! transfers, tasks) is disposed of with its owner, and a view cannot mix two of them: `Screen::Files`
//! compares workspaces and is drawn anew.
//!
//! # Order of a change
//!
//! 1. The next workspace is made under its own owner.
//! 2. The former one's transfers and downloads end; their requests are aborted.
//! 3. The signal changes; the effects of that unmount the former screens.
//! 4. After those effects the former owner is cleaned up. Earlier, a view would read signals that are gone,
//!    which is a panic.

use leptos::prelude::*;

use super::browser;
use super::context::App;
use super::scope::Scope;
use super::screens::files::FilesState;
use crate::client::archive::{Downloads, Totals};
use crate::client::files::FilesClient;
use crate::client::transfers::Transfers;
use crate::config::{Config, Location, Rights};

/// Someone's workspace. Copies are handles to the same one.
///
/// Equal if the identity is the same handle: two workspaces of one identity, one after the other, differ.
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
    ///
    /// `None` only while the workspace is being made.
    pub fn state(self) -> Option<FilesState> {
        self.state.get_value()
    }

    /// Runs something under the workspace's owner: what it makes is the workspace's.
    pub fn own(self, make: impl FnOnce()) {
        self.scope.run(make);
    }

    /// What the page offers them in a location.
    ///
    /// What the configuration says, to hide what would be refused. What a person may really do, IAM decides
    /// at each request.
    pub const fn rights(self, location: &Location) -> Rights {
        if self.is_guest { location.guests } else { location.users }
    }

    /// Whether favourites and recents can be kept for them: in a folder of their own, or for a guest on this device.
    pub fn keeps_personal(self) -> bool {
        self.is_guest || self.files.with_value(|files| files.s3().home().is_some())
    }

    /// Whether there is a location where they may write.
    pub fn may_write_somewhere(self, config: &Config) -> bool {
        config.locations.iter().any(|location| self.rights(location).write)
    }

    /// Ends what is under way: requests of an identity end with it.
    ///
    /// The signals stay readable afterwards: the screens that show them are unmounted later.
    fn end(self) {
        self.transfers().end();
        // Taken out first: what ends tells its subscribers, who look here.
        let downloads = self.archives.write_value().take();
        if let Some(downloads) = downloads {
            downloads.end();
        }
    }

    /// Whether closing the page would lose something.
    ///
    /// Not tracked: asked at the moment of closing the page.
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
    ///
    /// The tuple is the file client, the transfers, the identity ID, and whether that is a guest's. Not
    /// idempotent: the same identity again gets a new workspace, so the caller compares first.
    pub fn replace(self, app: App, next: Option<(FilesClient, Transfers, String, bool)>) {
        let opened = next.and_then(|(files, transfers, identity, is_guest)| {
            let owner = self.page.get_value()?.child();
            let workspace = owner.with(|| Workspace::new(app, files, transfers, identity, is_guest));
            Some((workspace, owner))
        });
        let mut user = None;
        if let Some(left) = self.current.get_untracked() {
            user = (!left.is_guest).then(|| left.identity());
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
            // What this device has kept of a user's folders goes with them, after whatever was still being kept.
            if user.is_some() {
                self.scope.spawn(browser::forget_folders(user));
            }
        });
    }
}
