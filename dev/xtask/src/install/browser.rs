//! The browsers, their drivers and the fonts that the pages in tests need. Only tests ask for them; they are
//! taken from the system, and put there by apt-get where we may.

use crate::{process, say};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser that tests run in.
pub struct Browser {
    pub chromium: PathBuf,
    /// The same engine without windows, where it is there: a test of a page takes a sixth less of the processor's time in it.
    pub shell: Option<PathBuf>,
    pub driver: PathBuf,
}

/// What the tests cannot do without.
const PACKAGES: [Package; 4] = [
    ("chromium", Needed::Program(&CHROMIUM)),
    ("chromium-driver", Needed::Program(&DRIVER)),
    ("fonts-noto-cjk", Needed::File("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")),
    ("fonts-noto-color-emoji", Needed::File("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")),
];

/// Most tests of the page run in it; without it, in the whole browser.
const SHELL_PACKAGE: [Package; 1] = [("chromium-headless-shell", Needed::Program(&SHELL))];

/// The main walk runs in these too, where they are; without them its tests say that they were skipped.
const OTHER_BROWSERS: [Package; 3] = [
    ("firefox-esr", Needed::Program(&FIREFOX)),
    ("webkit2gtk-driver", Needed::Program(&WEBKIT_DRIVER)),
    ("xvfb", Needed::Program(&XVFB)),
];

/// A package of Debian, and how to see that it, or something as good, is there.
type Package = (&'static str, Needed);

/// A program, its names, and the variable that overrules them.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
};
const SHELL: Program =
    Program { variable: "CHROMIUM_SHELL", names: &["chromium-headless-shell", "chrome-headless-shell"] };
const DRIVER: Program = Program { variable: "CHROMEDRIVER", names: &["chromedriver"] };
const FIREFOX: Program = Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"] };
const WEBKIT_DRIVER: Program = Program { variable: "WEBKIT_DRIVER", names: &["WebKitWebDriver"] };
const XVFB: Program = Program { variable: "XVFB", names: &["Xvfb"] };

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
    let missing = missing(&PACKAGES);
    add(&missing)?;
    if let Err(error) = add(&self::missing(&SHELL_PACKAGE)) {
        say::note(&format!("All tests run in the whole browser: {error}"));
    }
    if let Err(error) = add(&self::missing(&OTHER_BROWSERS)) {
        say::note(&format!("The main walk is skipped in the browsers that are not there: {error}"));
    }
    match (CHROMIUM.find(), DRIVER.find()) {
        (Some(chromium), Some(driver)) => Ok(Browser { chromium, shell: SHELL.find(), driver }),
        _ => bail!(
            "Tests in a browser need Chromium and its driver: install them \
             (Debian, as root: `apt-get install {}`) and run this again.",
            missing.join(" ")
        ),
    }
}

fn missing(packages: &[Package]) -> Vec<&'static str> {
    packages.iter().filter(|(_, needed)| !needed.is_there()).map(|(name, _)| *name).collect()
}

/// Puts packages on the system, where we may.
fn add(packages: &[&str]) -> Result<()> {
    if packages.is_empty() || !may_install() {
        return Ok(());
    }
    let options = ["-y", "-q", "--no-install-recommends"];
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let what = format!("Installing {} with apt-get", packages.join(", "));
    let step = say::step(&what, "once, about a minute");
    process::quietly("apt-get-update", apt_get().args(["update", "-q"]))?;
    process::quietly("apt-get", apt_get().arg("install").args(options).args(packages))?;
    step.done();
    Ok(())
}

fn may_install() -> bool {
    nix::unistd::geteuid().is_root() && Command::new("apt-get").arg("--version").output().is_ok()
}
