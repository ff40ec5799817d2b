//! Python: a virtual environment under `target/` for each list of packages in `dev/`, made anew when its list changes. That of
//! the local cloud and the tests is `venv`; moto, an emulator that only one test asks, has one of its own, because what it needs
//! must not decide the versions of what the project runs on.

use crate::{hash, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NO_PYTHON: &str =
    "Python 3 is missing: install it (Debian: `apt-get install python3 python3-venv`) and run this again.";
const NO_VENV: &str = "Python's venv module is missing: install it (Debian: `apt-get install python3-venv`) and run this again.";

/// The interpreter of a virtual environment.
pub struct Python {
    interpreter: PathBuf,
}

impl Python {
    /// Where the interpreter is.
    pub fn path(&self) -> &Path {
        &self.interpreter
    }

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

    /// An environment that was moved, or whose Python was upgraded, does not answer.
    fn answers(&self) -> bool {
        self.command().args(["-c", ""]).status().is_ok_and(|status| status.success())
    }
}

/// A virtual environment.
pub struct Environment {
    /// Its folder in `target/`.
    folder: &'static str,
    /// The list of its packages.
    requirements: &'static str,
    /// What is installed.
    what: &'static str,
    /// How long that takes.
    takes: &'static str,
}

/// The local cloud and the test tools.
pub const PROJECT: Environment = Environment {
    folder: "venv",
    requirements: "dev/requirements.txt",
    what: "the local cloud and the test tools",
    takes: "once, about a minute",
};

/// The emulator of `tests/e2e/test_moto.py`.
pub const MOTO: Environment = Environment {
    folder: "moto",
    requirements: "dev/requirements-moto.txt",
    what: "a second emulator",
    takes: "once, half a minute",
};

impl Environment {
    /// Fails with a sentence where [`Environment::install`] would: in milliseconds, for who would else wait minutes to hear of it.
    pub fn check(&self) -> Result<()> {
        if self.ready(&self.wanted()?).is_some() { Ok(()) } else { find_python() }
    }

    /// The environment's Python, which is made where it is missing.
    pub fn install(&self) -> Result<Python> {
        let wanted = self.wanted()?;
        if let Some(python) = self.ready(&wanted) {
            return Ok(python);
        }
        find_python()?;
        make_environment(&project::target(self.folder))?;
        let python = self.python();
        process::step(
            &format!("Installing {} into target/{}", self.what, self.folder),
            self.takes,
            "pip",
            python
                .command()
                .args(["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", "-r"])
                .arg(self.requirements()),
        )?;
        fs::write(self.stamp(), wanted)?;
        Ok(python)
    }

    fn python(&self) -> Python {
        Python { interpreter: project::target(self.folder).join("bin/python") }
    }

    fn requirements(&self) -> PathBuf {
        project::root().join(self.requirements)
    }

    /// What an environment that is up to date was made from.
    fn wanted(&self) -> Result<String> {
        let list = fs::read(self.requirements());
        Ok(hash::sha256(&list.with_context(|| format!("{} cannot be read", self.requirements))?))
    }

    fn stamp(&self) -> PathBuf {
        project::target(self.folder).join("requirements.sha256")
    }

    fn ready(&self, wanted: &str) -> Option<Python> {
        let python = self.python();
        let is_ready =
            fs::read_to_string(self.stamp()).is_ok_and(|made_from| made_from == wanted) && python.answers();
        is_ready.then_some(python)
    }
}

fn find_python() -> Result<()> {
    match Command::new("python3").args(["-c", "import ensurepip, venv"]).output() {
        Err(_) => bail!(NO_PYTHON),
        Ok(answer) if !answer.status.success() => bail!(NO_VENV),
        Ok(_) => Ok(()),
    }
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
