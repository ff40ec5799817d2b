//! Where things lie. Everything that is made stands under `target/` or `dist/`; nothing outside the
//! checkout is written to.

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
