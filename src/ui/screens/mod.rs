//! One module for each screen.

pub mod account;
pub mod config_error;
pub mod files;
pub mod not_found;
pub mod sign_in;
