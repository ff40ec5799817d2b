//! The tests in a browser: runs side by side take them file by file, each with a page and a
//! cloud of its own, on ports that nobody uses. What one run does to its cloud, no other sees.

use super::count::Count;
use crate::cloud::Cloud;
use crate::install::{Browser, Python};
use crate::serve::{self, Listeners, Site};
use crate::{process, project};
use anyhow::{Result, anyhow};
use std::fs;
use std::path::PathBuf;
use std::thread;

/// How many runs there are side by side: as many as a small machine has cores. Three are a little faster, and busy enough for a page
/// to miss what a hand does.
const SHARES: usize = 2;

/// What every run needs.
pub struct EndToEnd<'a> {
    pub browser: Browser,
    pub python: Python,
    /// The Python of the second emulator, where the test that asks it is among those to run.
    pub moto: Option<Python>,
    pub dist: PathBuf,
    /// What pytest gets beside our own arguments.
    pub pass_on: &'a [String],
}

impl EndToEnd<'_> {
    /// Runs all tests, or with arguments for pytest those that they choose: these could all be of one share, and a run without
    /// a test has failed.
    pub fn run(&self) -> Result<Count> {
        let of = if self.pass_on.is_empty() { SHARES } else { 1 };
        let taken = taken();
        let _ = fs::remove_dir_all(&taken);
        fs::create_dir_all(&taken)?;
        thread::scope(|scope| {
            let others: Vec<_> = (2..=of).map(|number| scope.spawn(move || self.share(number, of))).collect();
            let first = self.share(1, of);
            let rest = others.into_iter().enumerate().map(|(index, other)| {
                let count = other.join().map_err(|_| anyhow!("a run of the tests ended by a panic"))?;
                println!("{}", fs::read_to_string(log(index + 2)).unwrap_or_default());
                count
            });
            // Every run is waited for and read, also after one that failed.
            let counts: Vec<_> = std::iter::once(first).chain(rest.collect::<Vec<_>>()).collect();
            counts.into_iter().sum()
        })
    }

    /// One run: aloud if it is the first, else into a file, to be read afterwards.
    fn share(&self, number: usize, of: usize) -> Result<Count> {
        let page = Listeners::take_any()?;
        let origin = page.origin();
        let cloud =
            Cloud::start(&self.python, serve::free_port()?, &origin, None, &format!("cloud-e2e-{number}"))?;
        page.serve(Site::new(&self.dist, &cloud.config(), &cloud.headers())?);
        let report = project::target(&format!("junit-e2e-{number}.xml"));
        let _ = fs::remove_file(&report);
        let mut pytest = self.python.command();
        pytest
            .env("ALCOVE_PAGE", origin)
            .env("ALCOVE_CLOUD", cloud.url())
            .env("ALCOVE_DIST", &self.dist)
            .env("ALCOVE_OUT", cloud.out())
            .envs((of > 1).then(|| ("ALCOVE_TAKEN", taken())))
            .env("CHROMIUM", &self.browser.chromium)
            .env("CHROMIUM_SHELL", self.browser.shell.as_ref().unwrap_or(&self.browser.chromium))
            .env("CHROMEDRIVER", &self.browser.driver)
            .envs(self.moto.iter().map(|python| ("ALCOVE_MOTO", python.path())))
            .args(["-m", "pytest", "-p", "no:cacheprovider", "tests/e2e", "--junitxml"])
            .arg(&report)
            .args(self.pass_on);
        let status = if number == 1 {
            process::aloud(&mut pytest)?.0
        } else {
            let said = process::create(&log(number))?;
            process::Child::start(pytest.stdout(said.try_clone()?).stderr(said))?.wait()?
        };
        Ok(Count::of_junit(&fs::read_to_string(report).unwrap_or_default(), status.success()))
    }
}

/// Where the runs note which file of tests each has taken.
fn taken() -> PathBuf {
    project::target("e2e-taken")
}

fn log(number: usize) -> PathBuf {
    project::target(&format!("log/e2e-{number}.log"))
}
