//! S3: one file per operation.
