//! Pure decisions: state machines, listings, routes, sentences. No async, no I/O, no clock, no randomness.

pub mod auth;
pub mod boot_hints;
pub mod device_name;
pub mod download;
pub mod failure;
pub mod files;
pub mod grid;
pub mod rate;
pub mod route;
pub mod shell;
pub mod sync;
pub mod text;
pub mod totp;
pub mod transfer;
pub mod zip;
