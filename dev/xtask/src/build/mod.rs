//! From sources to `dist/`: join the style sheets, let Trunk compile the page, then [`seal`] what it
//! made. Trunk writes to `target/page`; `dist/` is replaced only when everything went well.

mod bundle;
mod compress;
mod imports;
mod pack;
mod script;
mod seal;
pub mod split;
mod wasm;
mod worker;

pub use seal::is_hashed;
pub use worker::NAME as WORKER;

use crate::budget::Budget;
use crate::install::Tools;
use crate::{process, project, say};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files by their path below the folder, with `/` between names.
type Files = BTreeMap<String, Vec<u8>>;

/// The finished page.
pub struct Built {
    pub dist: PathBuf,
    pub budget: Budget,
}

/// Builds the page in release.
pub fn page(tools: &Tools) -> Result<Built> {
    for (source, sheet) in [("style/index.css", "style/alcove.css"), ("style/parts.css", "style/parts.css")] {
        write(&project::target(sheet), bundle::style_sheet(&project::root().join(source))?.as_bytes())?;
    }
    process::step(
        "Getting the page's dependencies",
        "seconds",
        "fetch",
        Command::new(crate::install::cargo()).current_dir(project::root()).args(["fetch", "--locked"]),
    )?;
    process::step(
        "Compiling the page in release",
        "the first time about 4 minutes",
        "trunk",
        Command::new(tools.program("trunk"))
            .current_dir(project::root())
            .args(["build", "--release", "--locked", "--features", "split"])
            .env("PATH", tools.path_behind(&split::stand_in()?)?)
            .env(split::REAL, tools.program("wasm-bindgen"))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths())
            .env("RUST_BACKTRACE", "0")
            .env_remove("NO_COLOR"), // Trunk takes only `true` and `false` for it, and stops at `1`
    )?;
    let mut files = read_folder(&project::target("page"))?;
    let parts = split::join(&mut files)?;
    for (_, module) in files.iter_mut().filter(|(name, _)| seal::extension(name) == "wasm") {
        *module = wasm::without_nulls(&wasm::without_names(module)?)?;
    }
    imports::shorten(&mut files)?;
    let mut later: BTreeSet<String> = parts.values().flatten().cloned().collect();
    later.extend(LATER.map(String::from));
    files.extend(config_files()?);
    let worker = files.remove(worker::NAME).context("Trunk copied no service worker")?;
    let mut sealed = seal::seal(files, &later)?;
    worker::add(&mut sealed, &worker)?;
    let sizes = write_dist(&sealed.files)?;
    // For the test in a browser, which compares it with what is fetched.
    write(&project::target("first-load.txt"), sealed.core.join("\n").as_bytes())?;
    let sealed_names = |(part, files): (String, BTreeSet<String>)| {
        (part, files.into_iter().map(|name| sealed.names[&name].clone()).collect())
    };
    let parts = parts.into_iter().map(sealed_names).collect();
    Ok(Built { dist: project::dist(), budget: Budget::of(&sealed.core, &parts, &sizes) })
}

/// Panic messages name source files: without the builder's folders, so that the page is the same wherever it
/// is built and says nothing about who did. Cargo joins these flags with those of `.cargo/config.toml`; it parts
/// them at spaces, so a folder with a space in its name is left as it is.
fn nameless_paths() -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    [(cargo.join("registry/src"), "crates"), (project::root(), ".")]
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .into_iter()
        .filter(|flag| !flag.contains(' '))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What an admin starts from: an example to fill in, and the schema that an editor checks it by.
fn config_files() -> Result<Files> {
    let schema = project::target("config.schema.json");
    let step = say::step("Writing config.schema.json from its keys", "the first time half a minute");
    process::into_file(
        "config_schema",
        &schema,
        Command::new(crate::install::cargo()).current_dir(project::root()).args([
            "run",
            "--quiet",
            "--locked",
            "--example",
            "config_schema",
        ]),
    )?;
    step.done();
    let example = fs::read(project::root().join("config.example.json"))
        .context("config.example.json cannot be read")?;
    Ok(Files::from([("config.schema.json".into(), fs::read(schema)?), (EXAMPLE.into(), example)]))
}

/// Stands for `config.json`, which the site has and `dist/` has not.
pub const EXAMPLE: &str = "config.example.json";

/// What no visit waits for: the workers for downloads, hashing and thumbnails and the looks of the parts, which start.js names and the
/// browser fetches when they are needed; and what describes the installed page, which it fetches for who installs it.
const LATER: [&str; 9] = [
    "downloads.js",
    "hash.js",
    "parts.css",
    "thumbnails.js",
    "manifest.webmanifest",
    "icon-192.png",
    "icon-512.png",
    "maskable-512.png",
    "apple-touch.png",
];

/// A file's bytes as they are, and as they travel.
pub struct Size {
    pub raw: usize,
    pub brotli: usize,
}

/// Writes the files and their compressed twins to a new folder, then puts it in the place of the old.
fn write_dist(files: &Files) -> Result<BTreeMap<String, Size>> {
    let new = project::target("dist.new");
    remove(&new)?;
    let mut sizes = BTreeMap::new();
    for (name, bytes) in files {
        write(&new.join(name), bytes)?;
        let mut size = Size { raw: bytes.len(), brotli: bytes.len() };
        if let Some(compressed) = compress::brotli(name, bytes)? {
            write(&new.join(format!("{name}.br")), &compressed)?;
            size.brotli = compressed.len();
        }
        sizes.insert(name.clone(), size);
    }
    remove(&project::dist())?;
    fs::rename(&new, project::dist()).context("dist/ cannot be written")?;
    Ok(sizes)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", project::display(folder)))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    process::create(path)?.write_all(bytes).with_context(|| project::display(path))
}

fn read_folder(folder: &Path) -> Result<Files> {
    let names = project::files_below(folder)?.into_iter();
    names
        .map(|name| fs::read(folder.join(&name)).map(|bytes| (name, bytes)))
        .collect::<Result<_, _>>()
        .with_context(|| project::display(folder))
}
