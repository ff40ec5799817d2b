//! The service worker's script. Its address stays the same with every release, since browsers look for a newer one there; so it is
//! the one script without a hash in its name, and the build writes into it what belongs to its release.
//!
//! | line | becomes |
//! |---|---|
//! | `const RELEASE = "";` | the hash of index.html, whose links hold the hashes of everything else |
//! | `const FILES = [];` | the files that every visit fetches, all with a hash in their names |
//!
//! A release with another file is thereby another script, and a browser that finds one fetches that release as a whole.

use super::seal::{Sealed, is_hashed};
use super::{EXAMPLE, script};
use crate::hash;
use anyhow::{Context, Result};

/// How its file is called, here and on the site.
pub const NAME: &str = "sw.js";
const INDEX: &str = "index.html";

/// Puts the worker to the sealed files, and counts it among what a visit fetches.
pub fn add(sealed: &mut Sealed, template: &[u8]) -> Result<()> {
    let index = sealed.files.get(INDEX).context("the page has no index.html")?;
    let mut files: Vec<&str> =
        sealed.core.iter().map(String::as_str).filter(|name| ![INDEX, EXAMPLE].contains(name)).collect();
    anyhow::ensure!(
        files.iter().all(|name| is_hashed(name) || name.starts_with("snippets/")),
        "a file of every visit has a name without a hash, which the service worker would keep for ever: {files:?}"
    );
    files.sort_unstable();
    let mut text = script::shrink(std::str::from_utf8(template)?);
    let release = format!("const RELEASE = \"{}\";", &hash::sha256(index)[..16]);
    let files = format!("const FILES = {};", serde_json::to_string(&files)?);
    for (from, to) in [("const RELEASE = \"\";", release), ("const FILES = [];", files)] {
        anyhow::ensure!(text.contains(from), "{NAME} has no line `{from}`");
        text = text.replacen(from, &to, 1);
    }
    sealed.files.insert(NAME.into(), text.into_bytes());
    sealed.core.push(NAME.into());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const TEMPLATE: &[u8] =
        b"// A comment.\nconst RELEASE = \"\";\nconst FILES = []; // those\nuse(FILES);\n";

    fn sealed(index: &str, script: &str) -> Sealed {
        let core = [INDEX, script, EXAMPLE].map(str::to_owned).to_vec();
        let files = core.iter().map(|name| (name.clone(), index.as_bytes().to_vec())).collect();
        Sealed { files, core, names: BTreeMap::new() }
    }

    fn worker(sealed: &Sealed) -> String {
        String::from_utf8(sealed.files[NAME].clone()).unwrap()
    }

    #[test]
    fn the_worker_names_its_release_and_the_files_of_every_visit() {
        let mut sealed = sealed("<p>", "start-0123456789abcdef.js");
        add(&mut sealed, TEMPLATE).unwrap();
        let text = worker(&sealed);
        assert!(text.contains("const FILES = [\"start-0123456789abcdef.js\"]; // those"), "{text}");
        assert!(text.contains(&format!("const RELEASE = \"{}\";", &hash::sha256(b"<p>")[..16])), "{text}");
        assert!(!text.contains("comment"), "{text}");
        assert!(sealed.core.contains(&NAME.to_owned()), "a visit fetches it");
    }

    #[test]
    fn another_page_has_another_worker() {
        let mut pages = ["<p>", "<b>"].map(|index| sealed(index, "start-0123456789abcdef.js"));
        for page in &mut pages {
            add(page, TEMPLATE).unwrap();
        }
        assert_ne!(worker(&pages[0]), worker(&pages[1]));
    }

    #[test]
    fn what_could_go_stale_stops_the_build() {
        assert!(add(&mut sealed("<p>", "start.js"), TEMPLATE).is_err(), "a name without a hash");
        assert!(
            add(&mut sealed("<p>", "start-0123456789abcdef.js"), b"const FILES = [];").is_err(),
            "no release"
        );
    }
}
