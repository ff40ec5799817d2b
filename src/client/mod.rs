//! Performs what `aws` describes and `model` decides: build → sign → send → classify → retry → parse, over small ports.
//!
//! Where to start: [`s3`] performs one S3 operation, [`retry`] tries it again, [`files`] is made of both. [`session`] has the
//! credentials. Long work has an owner that ends it when dropped: [`transfers`] uploads, [`archive::Downloads`] archives,
//! [`organize::Organizer`] renames, moves and copies,
//! [`sync::dialog`] a folder sync.

pub mod account;
pub mod archive;
pub mod check;
pub mod claim;
pub mod clock;
pub mod credentials;
pub mod download;
pub mod drag_out;
pub mod edit;
pub mod files;
pub mod find;
pub mod flight;
pub mod history;
pub mod organize;
pub mod personal;
pub mod ports;
pub mod preview;
pub mod properties;
pub mod restore;
pub mod retry;
pub mod s3;
pub mod session;
pub mod share;
pub mod sync;
pub mod thumbnail;
pub mod transfers;
pub mod tree;
pub mod verify;
