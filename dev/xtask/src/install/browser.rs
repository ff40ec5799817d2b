//! Chromium, its driver and the fonts that the pages in tests need. Only tests ask for them; they are
//! taken from the system, and put there by apt-get where we may.

use crate::{process, say};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser that tests run in.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

const PACKAGES: [(&str, Needed); 4] = [
    ("chromium", Needed::Program(&CHROMIUM)),
    ("chromium-driver", Needed::Program(&DRIVER)),
    ("fonts-noto-cjk", Needed::File("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")),
    ("fonts-noto-color-emoji", Needed::File("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")),
];

/// A program, its names, and the variable that overrules them.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
};
const DRIVER: Program = Program { variable: "CHROMEDRIVER", names: &["chromedriver"] };

#[derive(Clone, Copy)]
enum Needed {
    Program(&'static Program),
    /// Wanted for screenshots in every script, but nothing fails without it.
    File(&'static str),
}

impl Needed {
    fn is_there(self) -> bool {
        match self {
            Self::Program(program) => program.find().is_some(),
            Self::File(path) => Path::new(path).exists(),
        }
    }
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable) {
            return Some(path.into());
        }
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders)
            .flat_map(|folder| self.names.iter().map(move |name| folder.join(name)))
            .find(|path| path.is_file())
    }
}

pub fn install() -> Result<Browser> {
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|(_, needed)| !needed.is_there()).map(|(name, _)| *name).collect();
    if !missing.is_empty() && may_install() {
        let options = ["-y", "-q", "--no-install-recommends"];
        let apt_get = || {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        let what = format!("Installing {} with apt-get", missing.join(", "));
        let step = say::step(&what, "once, about a minute");
        process::quietly("apt-get-update", apt_get().args(["update", "-q"]))?;
        process::quietly("apt-get", apt_get().arg("install").args(options).args(&missing))?;
        step.done();
    }
    match (CHROMIUM.find(), DRIVER.find()) {
        (Some(chromium), Some(driver)) => Ok(Browser { chromium, driver }),
        _ => bail!(
            "Tests in a browser need Chromium and its driver: install them \
             (Debian, as root: `apt-get install {}`) and run this again.",
            missing.join(" ")
        ),
    }
}

fn may_install() -> bool {
    nix::unistd::geteuid().is_root() && Command::new("apt-get").arg("--version").output().is_ok()
}
