//! Scenarios over fake ports, and the rules of the layers. Tests of one item stand beside it, in `src`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod account_files;
mod archive;
mod auth_flow;
mod auth_retry;
mod auth_session;
mod aws_answers;
mod download;
mod drag_out;
mod edit;
#[allow(dead_code, reason = "a toolbox: not every scenario needs every tool")]
mod fakes;
mod files_elsewhere;
mod files_faults;
mod files_find;
mod files_folders;
mod files_forms;
mod files_history;
mod files_network;
mod files_organize;
mod files_resume;
#[allow(dead_code, reason = "likewise")]
mod files_s3;
mod files_uploads;
mod layering;
mod personal;
mod preview;
mod restore;
mod saved_answers;
mod sync;
mod zip;
