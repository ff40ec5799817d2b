//! S3, sans-IO: one file per operation, each with what it sends, what its answer means, and its tests.
//!
//! An [`Operation`] is plain data. Its request is built *and signed* by a pure function of the bucket's address, the
//! credentials and the time; sending it is `client::s3`'s work.

pub mod etag;
pub mod key;
