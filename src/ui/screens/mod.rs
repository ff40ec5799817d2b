//! One module for each screen.

pub mod files;
