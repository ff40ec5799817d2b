//! The Python of the local cloud and of the tests: a virtual environment under `target/venv`, made from
//! `dev/requirements.txt` and made anew when that file changes.

use crate::{hash, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NO_PYTHON: &str =
    "Python 3 is missing: install it (Debian: `apt-get install python3 python3-venv`) and run this again.";
const NO_VENV: &str = "Python's venv module is missing: install it (Debian: `apt-get install python3-venv`) and run this again.";

/// The interpreter of the virtual environment.
pub struct Python {
    interpreter: PathBuf,
}

impl Python {
    /// `python …`, at the root of the checkout, where `dev` is a package.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.interpreter);
        command.current_dir(project::root()).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// A program that a package brought along, such as `cfn-lint`.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.interpreter.with_file_name(name));
        command.current_dir(project::root());
        command
    }
}

/// Fails with a sentence where [`install`] would: in milliseconds, for who would else wait minutes to hear of it.
pub fn check() -> Result<()> {
    if ready(&wanted()?).is_some() { Ok(()) } else { find_python() }
}

fn find_python() -> Result<()> {
    match Command::new("python3").args(["-c", "import ensurepip, venv"]).output() {
        Err(_) => bail!(NO_PYTHON),
        Ok(answer) if !answer.status.success() => bail!(NO_VENV),
        Ok(_) => Ok(()),
    }
}

pub fn install() -> Result<Python> {
    let wanted = wanted()?;
    if let Some(python) = ready(&wanted) {
        return Ok(python);
    }
    find_python()?;
    let home = project::target("venv");
    make_environment(&home)?;
    let python = Python { interpreter: home.join("bin/python") };
    process::step(
        "Installing the local cloud and the test tools into target/venv",
        "once, about a minute",
        "pip",
        python
            .command()
            .args(["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", "-r"])
            .arg(requirements()),
    )?;
    fs::write(stamp(), wanted)?;
    Ok(python)
}

fn requirements() -> PathBuf {
    project::root().join("dev/requirements.txt")
}

/// What an environment that is up to date was made from.
fn wanted() -> Result<String> {
    Ok(hash::sha256(&fs::read(requirements()).context("dev/requirements.txt cannot be read")?))
}

fn stamp() -> PathBuf {
    project::target("venv/requirements.sha256")
}

fn ready(wanted: &str) -> Option<Python> {
    let python = Python { interpreter: project::target("venv/bin/python") };
    let is_ready = fs::read_to_string(stamp()).is_ok_and(|made_from| made_from == wanted) && answers(&python);
    is_ready.then_some(python)
}

/// An environment that was moved, or whose Python was upgraded, does not answer.
fn answers(python: &Python) -> bool {
    python.command().args(["-c", ""]).status().is_ok_and(|status| status.success())
}

fn make_environment(home: &Path) -> Result<()> {
    if home.exists() {
        fs::remove_dir_all(home)?;
    }
    let made = process::quietly("venv", Command::new("python3").args(["-m", "venv"]).arg(home));
    if made.is_err() {
        let _ = fs::remove_dir_all(home); // half an environment would look like one
    }
    made
}
