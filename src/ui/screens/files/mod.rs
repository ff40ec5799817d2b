//! The Files screen.

mod load;
mod state;
