//! Performs what `aws` describes and `model` decides: build → sign → send → classify → retry → parse, over small ports.

pub mod account;
pub mod archive;
pub mod claim;
pub mod clock;
pub mod credentials;
pub mod files;
pub mod flight;
pub mod ports;
pub mod retry;
pub mod s3;
pub mod session;
pub mod sync;
pub mod transfers;
pub mod verify;
