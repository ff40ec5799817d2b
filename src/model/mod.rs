//! Pure decisions: state machines, listings, routes, sentences. No async, no I/O, no clock, no randomness.
//!
//! Where to start: [`auth`] (the sign-in), then [`files`] (what a folder shows), then [`transfer`]
//! (uploads). Every machine here has the shape of [`auth`]'s: an event in, a state and effects out.
//! `client` performs the effects, `ui` draws the states, and [`text`] has every sentence.
//!
//! What a decision needs from outside comes as an argument: the time, a fresh id, the answer of a call. So
//! every test runs without a browser, a network and a wait.

pub mod auth;
pub mod boot_hints;
pub mod check;
pub mod device_name;
pub mod download;
pub mod edit;
pub mod failure;
pub mod files;
pub mod find;
pub mod grid;
pub mod history;
pub mod lru;
pub mod organize;
pub mod palette;
pub mod personal;
pub mod preview;
pub mod rate;
pub mod route;
pub mod shell;
pub mod sync;
pub mod text;
pub mod totp;
pub mod transfer;
pub mod zip;
