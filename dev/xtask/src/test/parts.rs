//! The parts of `cargo xtask test`, one function each. What several need (the Python environment, the
//! browser, the built page) is made when the first asks for it.

use super::count::Count;
use super::e2e::EndToEnd;
use crate::args::Part;
use crate::build::{self, Built};
use crate::install::{self, Browser, TARGET, cargo};
use crate::{process, project, say};
use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use std::fs;
use std::mem;
use std::path::PathBuf;
use std::process::Command;
use std::thread::{self, JoinHandle};

pub struct Parts<'a> {
    /// What pytest gets beside our own arguments.
    pass_on: &'a [String],
    page: Page,
    /// The web tests, being compiled.
    web_tests: Option<JoinHandle<Result<()>>>,
}

/// The page that is tested, built once however many parts look at it.
enum Page {
    Missing,
    Building(JoinHandle<Result<Built>>),
    Built(Built),
}

impl<'a> Parts<'a> {
    pub fn new(pass_on: &'a [String]) -> Self {
        Self { pass_on, page: Page::Missing, web_tests: None }
    }

    /// Begins to compile the tools and then the page in a thread of its own: linking the page takes minutes of one core, and the tests
    /// in a browser wait for that.
    pub fn begin_page(&mut self) {
        if matches!(self.page, Page::Missing) {
            // rustup changes a toolchain for one at a time. Where it fails, the build says so.
            let _ = install::for_checking();
            self.page = Page::Building(thread::spawn(|| build::page(&install::for_building()?)));
        }
    }

    /// Begins to compile the web tests in a thread of its own, beside the parts that are written in Python.
    pub fn begin_web_tests(&mut self) {
        if self.web_tests.is_none() {
            let compile = || process::quietly("web-tests", web_tests().arg("--no-run"));
            self.web_tests = Some(thread::spawn(compile));
        }
    }

    pub fn run(&mut self, part: Part) -> Result<Count> {
        match part {
            Part::Fmt => fmt(),
            Part::Clippy => clippy(),
            Part::Doc => doc(),
            Part::Native => native(),
            Part::Web => self.web(),
            Part::Cloud => self.pytest("cloud", install::for_the_cloud()?.command()),
            Part::Template => template(),
            Part::Budget => self.budget(),
            Part::E2e => self.e2e(),
        }
    }

    fn budget(&mut self) -> Result<Count> {
        let budget = &self.page()?.budget;
        println!("{budget}");
        if let Err(over) = budget.check() {
            say::failure(&over.to_string());
            return Ok(Count::FAILURE);
        }
        Ok(Count::SUCCESS)
    }

    fn e2e(&mut self) -> Result<Count> {
        let browser = install::for_the_browser()?;
        let python = install::for_the_cloud()?;
        // Whoever runs a few tests waits for no more than these need.
        let asks_moto =
            self.pass_on.is_empty() || self.pass_on.iter().any(|argument| argument.contains("moto"));
        let moto = asks_moto.then(install::for_moto).transpose()?;
        let dist = self.page()?.dist.clone();
        EndToEnd { browser, python, moto, dist, pass_on: self.pass_on }.run()
    }

    fn web(&mut self) -> Result<Count> {
        if let Some(compiling) = self.web_tests.take() {
            let _ = compiling.join(); // what does not compile is said below
        }
        let tools = install::for_building()?;
        let browser = install::for_the_browser()?;
        let mut command = web_tests();
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.program("wasm-bindgen-test-runner"))
            .env("CHROMEDRIVER", &browser.driver)
            // Seconds for all tests together, and for the driver to start: 20 and 5 if nothing is said, little on a busy machine.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_capabilities(&browser)?);
        let (status, said) = process::aloud(&mut command)?;
        Ok(Count::of_cargo_test(&said, status.success()))
    }

    /// Runs the tests of `tests/<name>` with a Python that is ready to take arguments.
    fn pytest(&self, name: &str, mut python: Command) -> Result<Count> {
        let report = project::target(&format!("junit-{name}.xml"));
        let _ = fs::remove_file(&report);
        python
            .env("ALCOVE_XTASK", std::env::current_exe()?) // what tests/cloud/test_deploy.py runs
            .args(["-m", "pytest", "-p", "no:cacheprovider"])
            .arg(format!("tests/{name}"))
            .arg("--junitxml")
            .arg(&report)
            .args(self.pass_on);
        let (status, _) = process::aloud(&mut python)?;
        Ok(Count::of_junit(&fs::read_to_string(report).unwrap_or_default(), status.success()))
    }

    /// The page, as soon as it is built.
    fn page(&mut self) -> Result<&Built> {
        self.begin_page();
        self.page = match mem::replace(&mut self.page, Page::Missing) {
            Page::Building(building) => {
                Page::Built(building.join().map_err(|_| anyhow!("building the page ended by a panic"))??)
            }
            page => page,
        };
        match &self.page {
            Page::Built(built) => Ok(built),
            Page::Missing | Page::Building(_) => Err(anyhow!("the page was not built")),
        }
    }
}

fn fmt() -> Result<Count> {
    install::for_linting()?;
    check("Formatting", &mut cargo_at_root(&["fmt", "--all", "--check"]))
}

/// Both targets: `web` and `ui` exist in a browser only; the tools and most tests, natively only.
fn clippy() -> Result<Count> {
    install::for_linting()?;
    install::for_checking()?;
    let deny = ["--locked", "--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets"];
    let host = check("Clippy, natively", cargo_at_root(&native).args(deny))?;
    let browser = ["clippy", "--package", "alcove", "--target", TARGET, "--lib", "--bins", "--test", "web"];
    let wasm = check("Clippy, for a browser", cargo_at_root(&browser).args(deny))?;
    Ok([host, wasm].into_iter().sum())
}

/// The page's own code for a browser alone, where all of it exists; natively there is less of the same.
fn doc() -> Result<Count> {
    install::for_checking()?;
    let options = ["--no-deps", "--locked", "--document-private-items"];
    let host = check(
        "Documentation of xtask",
        cargo_at_root(&["doc", "--package", "xtask"]).args(options).env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    let wasm = check(
        "Documentation of the page",
        cargo_at_root(&["doc", "--package", "alcove", "--lib", "--target", TARGET])
            .args(options)
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    Ok([host, wasm].into_iter().sum())
}

fn native() -> Result<Count> {
    let mut command = cargo_at_root(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    let (status, said) = process::aloud(&mut command)?;
    Ok(Count::of_cargo_test(&said, status.success()))
}

fn web_tests() -> Command {
    cargo_at_root(&["test", "--locked", "--test", "web", "--target", TARGET])
}

/// `tests/web/webdriver.json` with the path of the browser that was found on this machine.
fn webdriver_capabilities(browser: &Browser) -> Result<PathBuf> {
    let source = project::root().join("tests/web/webdriver.json");
    let mut capabilities: Value = serde_json::from_str(&fs::read_to_string(source)?)?;
    let options = capabilities
        .get_mut("goog:chromeOptions")
        .ok_or_else(|| anyhow!("tests/web/webdriver.json has no goog:chromeOptions"))?;
    options["binary"] = json!(browser.chromium);
    let path = project::target("webdriver.json");
    fs::write(&path, capabilities.to_string())?;
    Ok(path)
}

fn template() -> Result<Count> {
    let python = install::for_the_cloud()?;
    check("cfn-lint", python.program("cfn-lint").arg("deploy/alcove.yaml"))
}

/// Cargo at a lower priority than the build of the page, for which all tests in a browser wait.
fn cargo_at_root(arguments: &[&str]) -> Command {
    let mut command = Command::new("nice");
    command.arg(cargo()).current_dir(project::root()).args(arguments);
    command
}

/// A tool that makes one check and says what is wrong.
fn check(what: &str, command: &mut Command) -> Result<Count> {
    println!("{what}");
    let (status, _) = process::aloud(command)?;
    Ok(Count::of_one(status.success()))
}
