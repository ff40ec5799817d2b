//! Cuts the page's wasm at its split points (`src/chunks.rs`), between rustc and wasm-bindgen. Trunk runs no step there, but
//! it runs the `wasm-bindgen` that it finds on the PATH: for the length of a build that is a link to this program,
//! which cuts the file, keeps the chunks, and hands the rest to the real one.

use super::{Files, pack, wasm};
use crate::project;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the chunks and the script that fetches them are left.
fn folder() -> PathBuf {
    project::target("split")
}

/// The script that fetches chunks. wasm-bindgen's script imports it by this name.
const LOADER: &str = "chunks.js";

/// Names the real wasm-bindgen to the program that stands in for it.
pub const REAL: &str = "ALCOVE_WASM_BINDGEN";

/// Makes the folder to put before all others on the PATH.
pub fn stand_in() -> Result<PathBuf> {
    let bin = folder().join("bin");
    std::fs::create_dir_all(&bin)?;
    let link = bin.join("wasm-bindgen");
    if link.symlink_metadata().is_ok() {
        std::fs::remove_file(&link)?;
    }
    std::os::unix::fs::symlink(std::env::current_exe()?, &link).context("target/split cannot be written")?;
    Ok(bin)
}

/// Whether this process was started as `wasm-bindgen`.
pub fn is_asked() -> bool {
    std::env::args_os()
        .next()
        .is_some_and(|name| Path::new(&name).file_name() == Some(OsStr::new("wasm-bindgen")))
}

/// Does wasm-bindgen's work on a page that is cut into chunks.
pub fn run() -> Result<()> {
    let real = std::env::var_os(REAL).context("started as wasm-bindgen, but not by a build")?;
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(input) = arguments.iter_mut().find(|it| Path::new(it).extension() == Some(OsStr::new("wasm")))
    {
        *input = cut(Path::new(input))?.into_os_string();
        arguments.push("--keep-lld-exports".into()); // the chunks import the table and the memory
    }
    let status = Command::new(&real).args(arguments).status().context("wasm-bindgen cannot be started")?;
    if !status.success() {
        bail!("wasm-bindgen failed");
    }
    Ok(())
}

/// Writes the chunks and gives the file that is left.
fn cut(input: &Path) -> Result<PathBuf> {
    let wasm = wasm::without_unused_exports(&std::fs::read(input).with_context(|| project::display(input))?)?;
    let parts = folder().join("parts");
    if parts.exists() {
        std::fs::remove_dir_all(&parts)?;
    }
    std::fs::create_dir_all(&parts)?;
    let name = input.file_name().context("a wasm file without a name")?;
    let rest = folder().join(name);
    let loader = format!("./{LOADER}");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = &parts;
    options.main_out_path = &rest;
    options.main_module = "./alcove.js";
    options.link_name = &loader;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow::anyhow!("{error:#}"))?;
    Ok(rest)
}

/// What each part of the page fetches, by the part's name: its own chunk, and those that it shares with others.
pub type Parts = BTreeMap<String, BTreeSet<String>>;

/// Puts the chunks to the page's files, and the script that fetches them into wasm-bindgen's: the two import each other,
/// and the name by which wasm asks for it could not hold a hash. Gives the parts.
pub fn join(files: &mut Files) -> Result<Parts> {
    let mut parts = super::read_folder(&folder().join("parts"))?;
    let loader = parts.remove(LOADER).context("the splitter wrote no loader")?;
    let glue = files.get_mut(GLUE).context("wasm-bindgen wrote no script")?;
    let loader = std::str::from_utf8(&loader)?;
    let (loader, packed) = pack::pack(&mut parts, loader)?;
    *glue = inline(std::str::from_utf8(glue)?, &loader)?.into_bytes();
    files.extend(parts);
    Ok(packed)
}

/// wasm-bindgen's script, which knows the page's wasm by name.
pub const GLUE: &str = "alcove.js";

/// A line that neither brings a chunk nor breaks would leave what waits for it waiting for ever, and no second try would
/// begin: a chunk has 20 seconds (the largest comes at 60 kbit/s in them), and then it has failed.
const PATIENCE: &str = "const patience = () => ({ signal: AbortSignal.timeout?.(20_000) });";

/// The loader's exports become an object in the place of the imports that asked for them. wasm-bindgen imports them once for each
/// chunk, and hands them over under one name: the last of these counts.
fn inline(glue: &str, loader: &str) -> Result<String> {
    let from = format!("from \"./{LOADER}\"");
    let (imports, glue): (Vec<&str>, Vec<&str>) =
        glue.lines().partition(|line| line.starts_with("import * as ") && line.contains(&from));
    let names: Vec<&str> = imports.iter().filter_map(|line| line.split(' ').nth(3)).collect();
    let Some((name, repeated)) = names.split_last() else {
        bail!("wasm-bindgen's script does not import {LOADER}")
    };
    let repeated: Vec<String> = repeated.iter().map(|name| format!("\"./{LOADER}\": {name},")).collect();
    let mut lines: Vec<String> = glue.iter().map(|&line| line.to_owned()).collect();
    lines.retain(|line| !repeated.iter().any(|repeated| line.trim() == repeated));
    if glue.len() - lines.len() != repeated.len() {
        bail!("wasm-bindgen has changed: its script does not hand over {LOADER} once for each import");
    }
    let mut exports = Vec::new();
    lines.push(PATIENCE.to_owned());
    let loader = replaced(loader, "import.meta.url));", "import.meta.url), patience());", "the splitter")?;
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let exported = line.strip_prefix("export const ");
        exports.extend(exported.and_then(|it| it.split(' ').next()));
        lines.push(exported.map_or_else(|| line.to_owned(), |it| format!("const {it}")));
    }
    lines.push(format!("const {name} = {{ {} }};", exports.join(", ")));
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The script with every `from` replaced. A text that is not there means that its tool writes another script by now, and the
/// page would lack what the replacement is for.
fn replaced(script: &str, from: &str, to: &str, tool: &str) -> Result<String> {
    if !script.contains(from) {
        bail!("{tool} has changed: its script has no `{from}`, which would become `{to}`");
    }
    Ok(script.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE_OF_TWO: &str = "import * as import1 from \"./chunks.js\"\nimport * as import2 from \"./chunks.js\"\n\
                               return {\n    \"./chunks.js\": import1,\n    \"./chunks.js\": import2,\n};";

    #[test]
    fn the_loader_takes_the_place_of_the_imports() {
        let loader = "import { initSync } from \"./alcove.js\";\nlet shared;\nexport const load_a = () => fetch(new URL(\"./a.wasm\", import.meta.url));\nexport const load_b = 2;";
        let joined = inline(GLUE_OF_TWO, loader).unwrap();
        let expected = "return {\n    \"./chunks.js\": import2,\n};\nconst patience = () => ({ signal: AbortSignal.timeout?.(20_000) });\n\
                        let shared;\nconst load_a = () => fetch(new URL(\"./a.wasm\", import.meta.url), patience());\n\
                        const load_b = 2;\nconst import2 = { load_a, load_b };\n";
        assert_eq!(joined, expected);
    }

    #[test]
    fn a_script_that_asks_for_no_chunk_is_an_error() {
        let loader = "export const load_a = () => fetch(new URL(\"./a.wasm\", import.meta.url));";
        assert!(inline("use();", loader).is_err());
        let other = GLUE_OF_TWO.replace("import1,", "other,");
        assert!(inline(&other, loader).is_err(), "nor one that hands it over in another form");
    }

    #[test]
    fn a_replacement_that_finds_nothing_stops_the_build() {
        let error = inline(GLUE_OF_TWO, "export const load_a = 1;").unwrap_err();
        assert!(error.to_string().starts_with("the splitter has changed"), "{error}");
    }
}
