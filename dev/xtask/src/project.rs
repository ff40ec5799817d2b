//! Where things lie. Everything that is made stands under `target/` or `dist/`; nothing outside the
//! checkout is written to.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout: two folders above this package.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.ancestors().nth(2).map_or(package.clone(), Path::to_path_buf)
}

/// `target/…`, for what can be made again.
pub fn target(path: &str) -> PathBuf {
    root().join("target").join(path)
}

/// The finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A path as a person types it: relative to the checkout where it lies inside.
pub fn display(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The names of all files below a folder, with slashes.
pub fn files_below(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| display(&next))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.insert(path.strip_prefix(folder)?.to_string_lossy().into_owned());
            }
        }
    }
    Ok(names)
}
