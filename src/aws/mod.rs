//! The services' protocols, sans-IO: what to send, what an answer means.
//!
//! Knows nothing of the layers above it: no I/O, no clock (time is an argument), no randomness.

pub mod credentials;
pub mod error;
pub mod http;
pub mod identity;
pub mod idp;
pub mod json;
pub mod region;
pub mod s3;
pub mod sign;
pub mod srp;
pub mod sts;
pub mod time;
