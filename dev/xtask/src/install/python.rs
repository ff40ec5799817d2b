//! The Python of the local cloud and of the tests: a virtual environment under `target/venv`, made from
//! `dev/requirements.txt` and made anew when that file changes.

use crate::{hash, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

pub fn install() -> Result<Python> {
    let requirements = project::root().join("dev/requirements.txt");
    let wanted = fs::read(&requirements).context("dev/requirements.txt cannot be read")?;
    let wanted = hash::sha256(&wanted);
    let home = project::target("venv");
    let python = Python { interpreter: home.join("bin/python") };
    let stamp = home.join("requirements.sha256");
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == wanted) && answers(&python) {
        return Ok(python);
    }
    make_environment(&home)?;
    process::step(
        "Installing the local cloud and the test tools into target/venv",
        "once, about a minute",
        "pip",
        python
            .command()
            .args(["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", "-r"])
            .arg(&requirements),
    )?;
    fs::write(stamp, wanted)?;
    Ok(python)
}

/// An environment that was moved, or whose Python was upgraded, does not answer.
fn answers(python: &Python) -> bool {
    python.command().args(["-c", ""]).status().is_ok_and(|status| status.success())
}

fn make_environment(home: &Path) -> Result<()> {
    if home.exists() {
        fs::remove_dir_all(home)?;
    }
    let made = Command::new("python3").args(["-m", "venv"]).arg(home).output();
    let Ok(made) = made else {
        bail!(
            "Python 3 is missing: install it (Debian: `apt-get install python3 python3-venv`) and run this again."
        );
    };
    if made.status.success() {
        return Ok(());
    }
    let _ = fs::remove_dir_all(home); // half an environment would look like one
    let said = String::from_utf8_lossy(&[made.stdout, made.stderr].concat()).into_owned();
    if said.contains("ensurepip") || said.contains("No module named venv") {
        bail!(
            "Python's venv module is missing: install it (Debian: `apt-get install python3-venv`) and run this again."
        );
    }
    bail!("`python3 -m venv target/venv` failed: {}", said.trim());
}
