//! The command line: what can be asked for, and one sentence for each mistake.

mod aws;

pub use aws::{Account, Deploy, Source, Teardown};

use std::path::PathBuf;

pub const HELP: &str = "\
Alcove's own commands. What they need beyond Rust and Python is installed under target/.

  cargo xtask run      the page at http://localhost:8080, with a local cloud behind it
      --persist          keep accounts and files until the next run (target/cloud-state)
      --config FILE      use a real AWS account: serve the page with this config.json, no local cloud
      --port N           serve the page on another port (8080)
      --cloud-port N     run the local cloud on another port (4566)

  cargo xtask test     every check, ending in a line `N passed, M failed`
      PART …             only these: fmt clippy doc native web cloud template budget e2e
      -- ARGUMENTS       passed on to pytest (cloud, e2e), as in: cargo xtask test e2e -- -k sign_in

  cargo xtask build    the finished page in dist/, ready to upload, and what its first load costs

  cargo xtask package  target/package/dist.zip: the page, the template and a script that puts both on AWS without Rust
      --dist FOLDER      a page that is built already; otherwise it is built first

  cargo xtask bench    how fast the page is, beside bare requests in the same browser
      -- ARGUMENTS       passed on, as in: cargo xtask bench -- --only sign-in --runs 5

  cargo xtask deploy   Alcove on your AWS account: the stack, then the page; again, to update both
      --set NAME=VALUE   a parameter of deploy/alcove.yaml (repeat; what is not set stays as it is)
      --yes              ask nothing
      --dist FOLDER      a page that is built already; otherwise it is built first
      --rollback         put the page before this one back
      --adopt FILE       a new stack around the files and accounts that a teardown kept

  cargo xtask teardown takes it down; files, accounts and the ids of folders stay
      --everything       delete those too, for good

  Both of them take
      --stack NAME       the stack's name (alcove)
      --region REGION    otherwise that of the AWS CLI
      --profile NAME     a profile of the AWS CLI

Ctrl-C stops everything that a command has started.";

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Build,
    /// `cargo xtask package`, with the folder of a page that is built.
    Package(Option<PathBuf>),
    /// `cargo xtask bench`, with what its program gets.
    Bench(Vec<String>),
    Run(Run),
    Test(Test),
    Deploy(Deploy),
    Teardown(Teardown),
}

/// `cargo xtask run`.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub port: u16,
    pub cloud_port: u16,
    /// Keep accounts and files between runs.
    pub persist: bool,
    /// A `config.json` for a real AWS account; without it, the local cloud writes one.
    pub config: Option<PathBuf>,
}

impl Default for Run {
    fn default() -> Self {
        Self { port: 8080, cloud_port: 4566, persist: false, config: None }
    }
}

/// `cargo xtask test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Test {
    /// The parts to run; none means all.
    pub parts: Vec<Part>,
    /// What pytest gets beside our own arguments.
    pub pass_on: Vec<String>,
}

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Fmt,
    Clippy,
    Doc,
    Native,
    Web,
    Cloud,
    Template,
    Budget,
    E2e,
}

impl Part {
    /// Cheap ones first, and those that share compiled code side by side.
    pub const ALL: [Self; 9] = [
        Self::Fmt,
        Self::Clippy,
        Self::Doc,
        Self::Native,
        Self::Template,
        Self::Cloud,
        Self::Web,
        Self::Budget,
        Self::E2e,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Native => "native",
            Self::Web => "web",
            Self::Cloud => "cloud",
            Self::Template => "template",
            Self::Budget => "budget",
            Self::E2e => "e2e",
        }
    }
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.peekable();
    match arguments.next().as_deref() {
        None | Some("help" | "-h" | "--help") => Ok(Command::Help),
        Some("build") => match arguments.next() {
            None => Ok(Command::Build),
            Some(word) => Err(unknown(&word, "build")),
        },
        Some("bench") => match arguments.next().as_deref() {
            None | Some("--") => Ok(Command::Bench(arguments.collect())),
            Some(word) => Err(unknown(word, "bench")),
        },
        Some("package") => parse_package(arguments).map(Command::Package),
        Some("run") => parse_run(arguments).map(Command::Run),
        Some("test") => parse_test(arguments).map(Command::Test),
        Some("deploy") => aws::parse_deploy(arguments).map(Command::Deploy),
        Some("teardown") => aws::parse_teardown(arguments).map(Command::Teardown),
        Some(word) => Err(format!("There is no command `{word}`: `cargo xtask help` lists what there is.")),
    }
}

fn parse_run(mut arguments: impl Iterator<Item = String>) -> Result<Run, String> {
    let mut run = Run::default();
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "--persist" => run.persist = true,
            "--config" => run.config = Some(value(&word, "a file", arguments.next())?.into()),
            "--port" => run.port = port(&word, arguments.next())?,
            "--cloud-port" => run.cloud_port = port(&word, arguments.next())?,
            _ => return Err(unknown(&word, "run")),
        }
    }
    if run.config.is_some() && run.persist {
        return Err(
            "--persist is for the local cloud, and with --config there is none: leave one of them out."
                .into(),
        );
    }
    if run.config.is_none() && run.port == run.cloud_port {
        return Err(format!("The page and the local cloud cannot both have port {}.", run.port));
    }
    Ok(run)
}

fn parse_package(mut arguments: impl Iterator<Item = String>) -> Result<Option<PathBuf>, String> {
    let mut dist = None;
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "--dist" => dist = Some(value(&word, "a folder", arguments.next())?.into()),
            _ => return Err(unknown(&word, "package")),
        }
    }
    Ok(dist)
}

fn parse_test(mut arguments: impl Iterator<Item = String>) -> Result<Test, String> {
    let mut test = Test::default();
    while let Some(word) = arguments.next() {
        if word == "--" {
            test.pass_on = arguments.collect();
            break;
        }
        let part = Part::ALL.into_iter().find(|part| part.name() == word);
        test.parts.push(part.ok_or_else(|| unknown(&word, "test"))?);
    }
    Ok(test)
}

fn port(option: &str, given: Option<String>) -> Result<u16, String> {
    let given = value(option, "a port", given)?;
    match given.parse() {
        Ok(0) | Err(_) => Err(format!("{option} wants a port between 1 and 65535, not `{given}`.")),
        Ok(port) => Ok(port),
    }
}

fn value(option: &str, what: &str, given: Option<String>) -> Result<String, String> {
    given.filter(|given| !given.starts_with("--")).ok_or_else(|| format!("{option} wants {what} after it."))
}

fn unknown(word: &str, command: &str) -> String {
    format!("`cargo xtask {command}` does not know `{word}`: `cargo xtask help` lists what it does.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn nothing_asks_for_help() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("--help"), Ok(Command::Help));
    }

    #[test]
    fn run_has_defaults_and_options() {
        assert_eq!(parsed("run"), Ok(Command::Run(Run::default())));
        let all = Run { port: 9000, cloud_port: 9001, persist: true, config: None };
        assert_eq!(parsed("run --port 9000 --persist --cloud-port 9001"), Ok(Command::Run(all)));
        let real = Run { config: Some("mine.json".into()), ..Run::default() };
        assert_eq!(parsed("run --config mine.json"), Ok(Command::Run(real)));
    }

    #[test]
    fn test_takes_parts_and_passes_the_rest_on() {
        let wanted = Test { parts: vec![Part::E2e, Part::Web], pass_on: vec!["-k".into(), "native".into()] };
        assert_eq!(parsed("test e2e web -- -k native"), Ok(Command::Test(wanted)));
    }

    #[test]
    fn bench_passes_its_arguments_on() {
        assert_eq!(parsed("bench"), Ok(Command::Bench(Vec::new())));
        assert_eq!(
            parsed("bench -- --only sign-in"),
            Ok(Command::Bench(vec!["--only".into(), "sign-in".into()]))
        );
        assert!(parsed("bench --only x").is_err());
    }

    #[test]
    fn every_part_is_in_the_help() {
        for part in Part::ALL {
            assert!(HELP.contains(part.name()), "{part:?}");
        }
    }

    #[test]
    fn a_mistake_is_named_in_a_sentence() {
        for (line, word) in [
            ("rnu", "`rnu`"),
            ("run --prot 1", "`--prot`"),
            ("run --port", "--port wants a port"),
            ("run --port 70000", "`70000`"),
            ("run --port 0", "`0`"),
            ("run --config --persist", "--config wants a file"),
            ("run --config a.json --persist", "--persist is for the local cloud"),
            ("run --port 4566", "cannot both have port 4566"),
            ("test unit", "`unit`"),
            ("build --fast", "`--fast`"),
            ("package --dist", "--dist wants a folder"),
            ("package dist", "`dist`"),
        ] {
            let mistake = parsed(line).expect_err(line);
            assert!(mistake.contains(word), "{line}: {mistake}");
        }
    }
}
