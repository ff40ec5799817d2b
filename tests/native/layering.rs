//! Holds the layer map of `src/lib.rs`: nothing points back.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer, by the beginning of its files' paths, and what it may name. The longest beginning that fits counts.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("aws/", &["aws"]),
    ("config", &["config", "aws"]),
    ("model/", &["model", "aws", "config"]),
    ("chunks.rs", &["chunks"]),
    ("client/", &["client", "model", "aws", "config", "chunks"]),
    ("web/", &["web", "client::ports", "aws::http", "config", "chunks"]),
    ("ui/", &["ui", "client", "model", "config", "chunks"]),
    // The one seam from the page to the browser.
    ("ui/browser.rs", &["ui", "web", "client", "config"]),
    ("main.rs", &["ui", "web", "client", "config"]),
];

#[test]
fn no_layer_names_one_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut breaches = Vec::new();
    for file in rust_files(&src) {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap();
        let fitting = ALLOWED.iter().filter(|(beginning, _)| path.starts_with(beginning));
        let Some((_, allowed)) = fitting.max_by_key(|(beginning, _)| beginning.len()) else {
            assert_eq!(path, "lib.rs", "a file outside the layers");
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        for named in crate_paths(&text) {
            if !allowed.iter().any(|layer| named == *layer || named.starts_with(&format!("{layer}::"))) {
                breaches.push(format!("{path}: {named}"));
            }
        }
    }
    assert!(breaches.is_empty(), "layers point back:\n{}", breaches.join("\n"));
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["src", "tests"].iter().flat_map(|folder| rust_files(&root.join(folder)));
    let long: Vec<_> = files.filter(|file| fs::read_to_string(file).unwrap().lines().count() > 400).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn no_view_is_longer_than_150_lines() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_long = |text: &str| text.contains("view! {") && text.lines().count() > 150;
    let long: Vec<_> =
        rust_files(&src).into_iter().filter(|file| is_long(&fs::read_to_string(file).unwrap())).collect();
    assert!(long.is_empty(), "{long:?}");
}

/// What waits, ends with an owner: `ui/scope.rs` sees to it, and has the only timers and tasks of the page. `start.rs` begins
/// before there is an owner.
#[test]
fn nothing_in_the_page_waits_without_an_owner() {
    const UNOWNED: [&str; 7] = [
        "spawn_local",
        "set_timeout",
        "set_interval",
        "request_animation_frame",
        "is_disposed",
        "try_update",
        "try_get",
    ];
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut breaches = Vec::new();
    for file in rust_files(&ui) {
        let path = file.strip_prefix(&ui).unwrap().to_str().unwrap().to_owned();
        if path == "scope.rs" || path == "start.rs" {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            breaches
                .extend(UNOWNED.iter().filter(|it| line.contains(**it)).map(|it| format!("{path}: {it}")));
        }
    }
    assert!(breaches.is_empty(), "use `Scope`:\n{}", breaches.join("\n"));
}

/// Paths after `crate::` or `alcove::`, in code; comments and doc links may name what they like.
fn crate_paths(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        line.match_indices("crate::").chain(line.match_indices("alcove::")).map(move |(at, prefix)| {
            let path = &line[at + prefix.len()..];
            &path[..path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len())]
        })
    })
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        fs::read_dir(path).unwrap().flat_map(|entry| rust_files(&entry.unwrap().path())).collect()
    } else {
        path.extension().filter(|extension| *extension == "rs").map(|_| path.to_owned()).into_iter().collect()
    }
}
