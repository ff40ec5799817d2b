//! What is missing on this machine, installed under `target/`. Each kind of thing is checked by asking
//! it (its version, its contents), so that a second start finds everything in milliseconds.

mod browser;
mod python;
mod tools;

pub use browser::Browser;
pub use python::Python;
pub use tools::{TARGET, Tools, cargo};

use anyhow::Result;

/// What building the page needs.
pub fn for_building() -> Result<Tools> {
    tools::install()
}

/// What checking the page's code needs, which makes no page.
pub fn for_checking() -> Result<()> {
    tools::add_target()
}

/// What formatting and clippy need.
pub fn for_linting() -> Result<()> {
    tools::add_linters()
}

/// Whether [`for_the_cloud`] can go well, as far as this is known without doing it.
pub fn check_for_the_cloud() -> Result<()> {
    python::PROJECT.check()
}

/// What the local cloud and the Python tests need.
pub fn for_the_cloud() -> Result<Python> {
    python::PROJECT.install()
}

/// What the test against a second emulator needs beside that.
pub fn for_moto() -> Result<Python> {
    python::MOTO.install()
}

/// What tests in a browser need.
pub fn for_the_browser() -> Result<Browser> {
    browser::install()
}
