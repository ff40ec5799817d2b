//! The wasm target, wasm-bindgen-cli and trunk. They are pinned, compiled once into `target/tools`, and
//! never put into the user's own cargo bin.

use crate::{process, project};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

pub const TARGET: &str = "wasm32-unknown-unknown";

struct Tool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    /// As much as it takes for a second's work to stay one: see [`CHEAP_BUILD`].
    opt_level: &'static str,
    takes: &'static str,
}

const TOOLS: [Tool; 2] = [
    Tool {
        package: "wasm-bindgen-cli",
        version: "0.2.130", // with `wasm-bindgen` in Cargo.toml and Trunk.toml: the three must agree
        program: "wasm-bindgen",
        options: &["--no-default-features"], // not --locked: its lock file names a version that was withdrawn
        opt_level: "1",
        takes: "once, about 2 minutes",
    },
    Tool {
        package: "trunk",
        version: "0.21.14",
        program: "trunk",
        options: &["--locked", "--no-default-features"], // no TLS: what it could fetch, the build has
        opt_level: "0",
        takes: "once, about 3 minutes",
    },
];

/// Tools that are a second at work need no optimized build of their own: with these, trunk takes 4.6
/// minutes of processor time instead of 7.5, and wasm-bindgen, which has megabytes to read, 2.4.
const CHEAP_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "none"),
];

/// The installed tools.
pub struct Tools {
    bin: PathBuf,
}

impl Tools {
    pub fn program(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }

    /// `PATH` with `first` and our tools before the user's own.
    pub fn path_behind(&self, first: &Path) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let all =
            [first.to_path_buf(), self.bin.clone()].into_iter().chain(std::env::split_paths(&inherited));
        std::env::join_paths(all).context("PATH holds a folder with a colon in its name")
    }
}

/// Held while the tools are compiled: the build of the page and the web tests ask for them at once.
static COMPILING: Mutex<()> = Mutex::new(());

pub fn install() -> Result<Tools> {
    add_target()?;
    let _one_at_a_time = COMPILING.lock();
    let home = project::target("tools");
    let bin = home.join("bin");
    for tool in &TOOLS {
        if is_installed(tool, &bin) {
            continue;
        }
        process::step(
            &format!("Compiling {} {} into target/tools", tool.package, tool.version),
            tool.takes,
            tool.package,
            Command::new(cargo())
                .args(["install", tool.package, "--version", tool.version, "--force", "--root"])
                .arg(&home)
                .args(tool.options)
                .env("CARGO_TARGET_DIR", project::target("tools-build"))
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
                .envs(CHEAP_BUILD),
        )?;
    }
    // What is left of compiling them is large and of no use once they are there.
    let _ = std::fs::remove_dir_all(project::target("tools-build"));
    Ok(Tools { bin })
}

/// rustfmt and clippy, which rustup's minimal profile leaves out.
pub fn add_linters() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let answer = Command::new(cargo()).args([subcommand, "--version"]).output();
        if answer.is_ok_and(|answer| answer.status.success()) {
            continue;
        }
        process::step(
            &format!("Adding {component} to the Rust toolchain"),
            "once, seconds",
            "rustup",
            Command::new("rustup").args(["component", "add", component]),
        )?;
    }
    Ok(())
}

/// The cargo that runs us.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn is_installed(tool: &Tool, bin: &Path) -> bool {
    let answer = Command::new(bin.join(tool.program)).arg("--version").output();
    answer.is_ok_and(|answer| {
        let said = String::from_utf8_lossy(&answer.stdout).into_owned();
        said.split_whitespace().nth(1) == Some(tool.version)
    })
}

/// The target, without which nothing of the page compiles.
pub fn add_target() -> Result<()> {
    let libraries = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let libraries = libraries.context("rustc is not on the PATH: install Rust from https://rustup.rs")?;
    let folder = String::from_utf8_lossy(&libraries.stdout).trim().to_owned();
    if libraries.status.success() && Path::new(&folder).is_dir() {
        return Ok(());
    }
    if Command::new("rustup").arg("--version").output().is_err() {
        bail!("Rust's target {TARGET} is missing, and rustup, which adds it, too: see https://rustup.rs");
    }
    process::step(
        &format!("Adding the Rust target {TARGET}"),
        "once, seconds",
        "rustup",
        Command::new("rustup").args(["target", "add", TARGET]),
    )?;
    Ok(())
}
