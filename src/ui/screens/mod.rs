//! One module for each screen.
//!
//! A screen reads the page's signals and dispatches; it calls `client` for what concerns it alone. [`files`]
//! is in the core. [`sign_in`], [`account`], [`mod@check`] and [`config_error`] are in parts that are fetched when they are
//! shown; [`not_found`] is small enough to come along.

pub mod account;
pub mod check;
pub mod config_error;
pub mod files;
pub mod not_found;
pub mod sign_in;
