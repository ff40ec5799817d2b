//! Performs a folder sync: scans both sides, and does what `model::sync` planned. Nothing moves before the person has
//! seen the plan, and each step makes sure once more that what it replaces or deletes is what the plan saw.
//!
//! Where to start: [`Sync::scan`], then [`Sync::run`].
//!
//! | phase | changes anything | ended by a drop |
//! |---|---|---|
//! | [`Sync::allow`] | no; the browser may ask the person | – |
//! | [`Sync::scan`] | no | requests and the walk end, nothing is remembered |
//! | the person reads the plan | no | – |
//! | [`Sync::run`] | yes, step by step | requests end, what was done is remembered |
//!
//! What both sides agreed on last time is kept on this device (`memory`): only by that can a file that is
//! missing on one side be told from one that is new on the other. Without it a sync both ways deletes
//! nothing.

pub mod dialog;
mod fetch;
mod memory;
mod run;
mod scan;
mod spelled;
mod uploads;

use std::cell::RefCell;
use std::rc::Rc;

use self::spelled::Spelled;
use super::files::FilesClient;
use super::ports::directory::{Directory, Refused};
use super::s3::S3;
use super::transfers::Transfers;
use crate::aws::s3::key::Prefix;
use crate::model::failure::Failure;
use crate::model::sync::{Options, Plan, Scanned, plan, to_compare};

pub use crate::model::sync::dialog::Scanning;
pub use crate::model::sync::{End, Report, Unfinished};

/// Called with how far a scan or a run is. Called often.
pub type OnProgress<T> = Rc<dyn Fn(T)>;

/// A folder of this device and one of Alcove.
///
/// Made anew for each pair of folders; it holds no state of a run.
pub struct Sync {
    s3: S3,
    transfers: Transfers,
    directory: Spelled,
    folder: Prefix,
    /// Bucket, person and folder: under this the sync is remembered.
    memory_key: String,
}

impl Sync {
    /// The two. `identity` is the person's.
    ///
    /// The memory is of the bucket, the person and the folder together: the same folder of this device,
    /// synced by another person, begins without one.
    pub fn new(
        files: &FilesClient,
        transfers: Transfers,
        directory: Rc<dyn Directory>,
        folder: Prefix,
        identity: &str,
    ) -> Self {
        let s3 = files.s3().clone();
        let memory_key = [s3.address().bucket(), identity, folder.as_str()].join(" ");
        Self { s3, transfers, directory: Spelled::new(directory), folder, memory_key }
    }

    /// The folder of Alcove.
    pub const fn folder(&self) -> &Prefix {
        &self.folder
    }

    /// What the folder of this device is called.
    pub fn name(&self) -> String {
        self.directory.name()
    }

    /// Whether the browser lets the page do what is wanted; it may have to ask the person.
    ///
    /// Call it within a press. Reading alone is asked for where the direction writes nothing here.
    pub async fn allow(&self, options: Options) -> bool {
        self.directory.allow(options.direction.writes_here()).await
    }

    /// Scans both sides and plans. Nothing is changed. Dropping the future ends it.
    ///
    /// Requests: one listing for each 1,000 objects, and two HEAD requests at most for each file whose size
    /// is the same and whose content is in doubt. The files in doubt are read and hashed.
    ///
    /// # Errors
    ///
    /// The first failure ends the scan: a plan that misses half of a side would delete the other half.
    pub async fn scan(&self, options: Options, on: OnProgress<Scanning>) -> Result<(Scanned, Plan), Failure> {
        // With thousands of files each step takes some milliseconds: between them the page may do other things.
        let pause = || self.s3.ports().timer.sleep(0);
        let scanned = scan::both(self, on.clone()).await?;
        pause().await;
        let compared = scan::compare(self, to_compare(&scanned, options), on).await?;
        pause().await;
        let plan = plan(&scanned, &self.folder, options, &compared);
        pause().await;
        Ok((scanned, plan))
    }

    /// Does what was planned, and remembers what is the same from then on. `report` is kept up to date, and `on` called on each
    /// change of it. Dropping the future cancels what is under way and remembers what was done.
    ///
    /// Never fails as a whole: each step's end is in the report.
    pub async fn run(&self, scanned: Scanned, plan: &Plan, report: Rc<RefCell<Report>>, on: OnProgress<()>) {
        let mut agreed = scanned.agreed;
        for (path, now) in &plan.same {
            match now {
                Some(now) => agreed.insert(path.clone(), now.clone()),
                None => agreed.remove(path),
            };
        }
        // What is on neither side is of no more use.
        agreed.retain(|path, _| scanned.device.contains_key(path) || scanned.alcove.contains_key(path));
        let run = run::Run::new(self, plan.steps(&self.folder), agreed, report, on);
        run.perform().await;
    }
}

/// A refusal of this device, as the person will be told it.
///
/// The exception's name decides what the person is told (`NotAllowedError`, `QuotaExceededError`).
fn failure(operation: &'static str, refused: Refused) -> Failure {
    Failure::of_browser(operation, refused.name, refused.message)
}
