//! Alcove: a private file space on your own AWS account, with no server.
//!
//! # Where to start
//!
//! 1. [`model::auth`]: the sign-in state machine, with its tests. Every machine here has its shape:
//!    `update(self, event) -> (Self, Vec<Effect>)`, no I/O, no clock.
//! 2. [`aws::s3::list`]: one S3 operation: what to send, what the answer means, its tests.
//! 3. [`client::files`]: how an operation is performed: build → sign → send → classify → retry → parse.
//! 4. `ui::screens::files`: one screen.
//!
//! # Layers
//!
//! Each may use those to its right, and nothing points back (`tests/native/layering.rs` holds it):
//!
//! ```text
//! main → ui, web, client, config
//! ui → client, model, config          web → client::ports, aws::http, config
//! client → model, aws, config         model → aws (types, pure functions), config
//! config → aws (regions)               aws → std, serde, crypto
//! ```
//!
//! `ui::browser` alone names `web` too: it is the seam through which the page uses the browser. `chunks` cuts the page into
//! the parts that are fetched when somebody wants them (`ui::parts`), and names no layer.
//!
//! `web` and `ui` exist on `wasm32` alone, so the compiler keeps everything else free of the browser,
//! and the native tests build without it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod aws;
pub mod chunks;
pub mod client;
pub mod config;
pub mod model;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
