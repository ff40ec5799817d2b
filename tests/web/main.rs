//! The ports of a browser, and the grid, in a browser: `cargo xtask test web`. Natively there is nothing to test here.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod boot_form;
mod browser;
mod components;
mod config;
mod events;
mod files;
mod folders;
mod grid;
mod http;
mod kept;
mod small;
mod srp;
mod upload;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
