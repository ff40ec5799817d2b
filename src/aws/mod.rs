//! The services' protocols, sans-IO: what to send, what an answer means.
//!
//! Knows nothing of the layers above it: no I/O, no clock (time is an argument), no randomness.
//!
//! | module | service | transport |
//! |---|---|---|
//! | [`idp`] | Cognito user pools | JSON 1.1, unsigned; managed login by form |
//! | [`identity`] | Cognito identity pools | JSON 1.1, unsigned |
//! | [`sts`] | STS | query protocol, XML; signed where credentials are asked about |
//! | [`s3`] | S3 | REST, XML; signed by [`sign`] |
//!
//! An operation is a request and a reading of its answer; [`error`] says what a refusal allows. Sending,
//! retries and refreshed credentials are the work of `client`. Known-answer tests take AWS's published
//! examples.

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
