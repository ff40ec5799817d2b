//! `cargo xtask bench`: the finished page beside bare requests. What is measured stands in `dev/bench/`; here it is given
//! the page, served with the template's headers, and a browser.

use crate::install::{self, Browser};
use crate::serve::{Listeners, Site};
use crate::{build, cloud, process, project};
use anyhow::{Result, bail};

/// Prints the tables; `arguments` are passed on.
pub fn run(arguments: &[String]) -> Result<()> {
    let Browser { chromium, .. } = install::for_the_browser()?;
    let python = install::for_the_cloud()?;
    let built = build::page(&install::for_building()?)?;
    let config = project::root().join("dev/bench/config.json");
    let headers = cloud::headers_for(&python, &config)?;
    let page = Listeners::take_any()?;
    let origin = page.origin();
    page.serve(Site::new(&built.dist, &config, &headers)?);
    let mut bench = python.command();
    bench
        .env("ALCOVE_PAGE", origin)
        .env("CHROMIUM", chromium)
        .args(["-u", "-m", "dev.bench"])
        .args(arguments);
    let (status, _) = process::aloud(&mut bench)?;
    if !status.success() {
        bail!("dev.bench ended with a failure: its words stand above.");
    }
    Ok(())
}
