//! `cargo xtask package`: the page, the template and a script that puts both on AWS, in one archive for admins who have no Rust.
//! The same sources make the same archive, byte for byte.

use crate::deploy::release;
use crate::{build, hash, install, process, project, say};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of the checkout an admin gets, where it lies here too: the documents' links hold.
const TAKEN: [&str; 4] = ["deploy", "docs", "CHANGELOG.md", "LICENSE"];

/// Writes `target/package/dist.zip` and `SHA256SUMS` beside it.
pub fn package(dist: Option<&Path>) -> Result<()> {
    let dist = dist.map_or_else(built, |folder| Ok(folder.to_owned()))?;
    let home = project::target("package");
    let folder = home.join("alcove");
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| project::display(&home))?;
    }
    let names = project::files_below(&dist)?;
    for name in names.iter().filter(|name| name.as_str() != release::CONFIG) {
        copy(&dist.join(name), &folder.join("dist").join(name))?;
    }
    for taken in TAKEN {
        let from = project::root().join(taken);
        if from.is_dir() {
            for name in project::files_below(&from)? {
                copy(&from.join(&name), &folder.join(taken).join(name))?;
            }
        } else {
            copy(&from, &folder.join(taken))?;
        }
    }
    fs::write(folder.join("deploy/upload.tsv"), upload_list(&names))?;
    let archive = home.join("dist.zip");
    let mut pack = Command::new("python3");
    pack.arg(project::root().join("dev/pack.py")).arg(&folder).arg(&archive);
    process::quietly("pack", &mut pack)?;
    let sum = hash::sha256(&fs::read(&archive)?);
    fs::write(home.join("SHA256SUMS"), format!("{sum}  dist.zip\n"))?;
    say::done(&format!("{}, with SHA256SUMS beside it: {sum}", project::display(&archive)));
    Ok(())
}

fn built() -> Result<PathBuf> {
    let built = build::page(&install::for_building()?)?;
    built.budget.check()?;
    Ok(built.dist)
}

/// How the files go up, for deploy/install.sh: a line for each, with its step, media type, lifetime, encoding and name. A field is
/// never empty: the shell takes two tabs for one.
fn upload_list(dist: &BTreeSet<String>) -> String {
    let mut list = String::new();
    for (step, (group, names)) in release::groups(dist, &BTreeSet::new()).iter().enumerate() {
        let encoding = if group.is_brotli { "br" } else { "-" };
        for name in names {
            let line = format!("{step:02}\t{}\t{}\t{encoding}\t{name}", group.media_type, group.lifetime);
            let _ = writeln!(list, "{line}"); // a String takes what it is given
        }
    }
    list
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| project::display(from))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_a_line_in_an_order_in_which_it_mentions_none_that_follows_but_index_html() {
        let (js, wasm) = ("a-0123456789abcdef.js", "a-0123456789abcdef.wasm");
        let names = ["index.html", "config.json", "icon.svg", js, "a-0123456789abcdef.js.br", wasm];
        let list = upload_list(&names.map(String::from).into());
        assert_eq!(
            list.lines().collect::<Vec<_>>(),
            [
                format!("00\tapplication/wasm\tpublic, max-age=31536000, immutable\t-\t{wasm}"),
                format!("01\ttext/javascript; charset=utf-8\tpublic, max-age=31536000, immutable\tbr\t{js}"),
                "02\timage/svg+xml\tno-cache\t-\ticon.svg".to_owned(),
            ]
        );
    }
}
