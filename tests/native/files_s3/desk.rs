//! A page with transfers, and the words and looks of a test at it.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::http::FileId;
use alcove::aws::s3::key::Prefix;
use alcove::client::transfers::{Notice, Subscription, Transfers};
use alcove::model::transfer::{Command, NewUpload, Status};

use super::Cloud;

pub const MIB: u64 = 1 << 20;

/// Someone at their desk, with transfers over the cloud.
pub struct Desk {
    pub cloud: Cloud,
    pub transfers: Transfers,
    pub uploaded: Rc<RefCell<Vec<String>>>,
    pub subscription: Subscription,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(true)
    }

    pub fn with(versioned: bool) -> Self {
        Self::at(Cloud::new(), versioned)
    }

    /// A page that is opened on this cloud.
    pub fn at(cloud: Cloud, versioned: bool) -> Self {
        let transfers = Transfers::new(cloud.s3(versioned));
        let uploaded: Rc<RefCell<Vec<String>>> = Rc::default();
        let heard = uploaded.clone();
        let subscription = transfers.subscribe(Rc::new(move |notice| {
            if let Notice::Uploaded(file) = notice {
                heard.borrow_mut().push(file.key.to_string());
            }
        }));
        Self { cloud, transfers, uploaded, subscription }
    }

    pub fn add(&self, files: &[(&str, u64)]) -> Vec<FileId> {
        let ids: Vec<_> = files.iter().map(|(_, size)| self.cloud.files.choose(*size)).collect();
        let uploads = files.iter().zip(&ids).map(|((name, size), file)| NewUpload {
            file: *file,
            folder: Prefix::new("home"),
            name: (*name).into(),
            size: *size,
            media_type: "text/plain".into(),
            modified: 0,
        });
        self.transfers.add(uploads.collect());
        ids
    }

    /// Adds files and lets everything that follows happen.
    pub fn send(&self, files: &[(&str, u64)]) -> Vec<FileId> {
        let ids = self.add(files);
        self.cloud.world.settle();
        ids
    }

    pub fn say(&self, command: Command) {
        self.transfers.dispatch(command);
        self.cloud.world.settle();
    }

    pub fn statuses(&self) -> Vec<Status> {
        self.transfers.rows(0..usize::MAX).into_iter().map(|row| row.status).collect()
    }

    /// The only row's.
    pub fn status(&self) -> Status {
        self.statuses().remove(0)
    }

    pub fn count(&self, call: &str) -> usize {
        self.cloud.bucket.count(call)
    }

    /// What must hold whenever nothing is under way.
    pub fn is_clean(&self) {
        assert_eq!(self.cloud.files.buffers_held(), 0, "every buffer is freed");
        assert!(self.cloud.bucket.unfinished.borrow().is_empty(), "no parts are left");
        assert!(self.cloud.bucket.most_to_a_host.get() <= 6);
    }
}
