//! Examines a site's set-up: what was observed of it, and what is wrong with it. No request is sent here: `client::check` observes.
//!
//! # Where to start
//!
//! [`diagnose()`] takes the configuration and what was [`Seen`], and gives one [`Entry`] for each [`Line`] of the screen. What is wrong
//! is a [`Fault`]; [`mend`] has the command for each, and `model::text` the words.
//!
//! | an entry is | where |
//! |---|---|
//! | `Good` | it was tried and works |
//! | `Untold` | it could not be tried, by the reason that the entry names |
//! | `Notice` | it works, and an admin should know of something |
//! | `Bad` | it does not work |
//!
//! A browser hides why a call to another origin failed. What is concluded from such a silence is marked as a guess
//! ([`Finding::is_guess`]).

mod cache;
mod diagnose;
mod fault;
mod line;
pub mod mend;
mod policy;
mod report;
mod seen;

#[cfg(test)]
mod tests;

pub use diagnose::{diagnose, diagnose_files};
pub use fault::{Fault, Finding};
pub use line::{Entry, Group, Level, Line, Untold};
pub use policy::Looseness;
pub use report::report;
pub use seen::{
    ALLOWED, Action, Deleted, File, FileKind, Flow, OfBucket, OfIdentity, OfPage, OfPool, Seen, Tried,
    Visitor,
};
