//! The AWS CLI: what is asked of it, and its refusals as values. It brings what an SDK would not: the person's own profiles,
//! single sign-on and proxies, and one program to install instead of two hundred crates to compile.

use crate::args::Account;
use crate::process::{self, Child};
use crate::{install, project};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt;
use std::fs;
use std::process::Command;

/// Which program, where and as whom.
pub struct Aws {
    program: Program,
    pub region: String,
    profile: Option<String>,
}

enum Program {
    /// The person's own, on the PATH.
    Own,
    /// Of the Python environment below `target/`.
    Installed(install::Python),
}

/// What a service or the CLI itself says when it does not do what was asked.
#[derive(Debug)]
pub struct Refusal {
    /// The service's code; empty where no service was reached.
    pub code: String,
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code.as_str() {
            "" => to.write_str(&self.message),
            code => write!(to, "{} ({code})", self.message),
        }
    }
}

impl std::error::Error for Refusal {}

/// The refusal behind an error, where it is one.
pub fn refusal(error: &anyhow::Error) -> Option<&Refusal> {
    error.downcast_ref()
}

impl Aws {
    pub fn new(account: &Account) -> Result<Self> {
        let program = find()?;
        let mut aws = Self { program, region: String::new(), profile: account.profile.clone() };
        aws.region = account.region.clone().or_else(|| aws.own_region()).context(
            "No region is set: add one, as in `--region eu-central-1`. It is where the files will be, and cannot be changed \
             later.",
        )?;
        Ok(aws)
    }

    /// Asks, and gives the answer: null where there is none.
    ///
    /// # Errors
    /// A [`Refusal`], or that the program could not be run.
    pub fn call(&self, words: &[&str]) -> Result<Value> {
        let text = self.text(words)?;
        if text.trim().is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&text).with_context(|| format!("`aws {}` answered no JSON", words.join(" ")))
    }

    /// Asks, with what is said left as it is.
    pub fn text(&self, words: &[&str]) -> Result<String> {
        let mut command = self.command();
        command.args(words).args(["--region", &self.region, "--output", "json"]);
        run(&mut command)
    }

    fn own_region(&self) -> Option<String> {
        let named =
            ["AWS_REGION", "AWS_DEFAULT_REGION"].into_iter().find_map(|name| std::env::var(name).ok());
        let configured = || run(self.command().args(["configure", "get", "region"])).ok();
        named.or_else(configured).map(|region| region.trim().to_owned()).filter(|region| !region.is_empty())
    }

    fn command(&self) -> Command {
        let mut command = match &self.program {
            Program::Own => Command::new("aws"),
            Program::Installed(python) => python.program("aws"),
        };
        // Neither a pager nor questions of its own.
        command.env("AWS_PAGER", "").env("AWS_CLI_AUTO_PROMPT", "off");
        if let Some(profile) = &self.profile {
            command.args(["--profile", profile]);
        }
        command
    }
}

fn find() -> Result<Program> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    if std::env::split_paths(&folders).any(|folder| folder.join("aws").is_file()) {
        return Ok(Program::Own);
    }
    Ok(Program::Installed(install::for_the_cloud()?))
}

fn run(command: &mut Command) -> Result<String> {
    // Into files: two pipes would have to be read at once.
    let [out, err] = ["out", "err"].map(|name| project::target(&format!("log/aws.{name}")));
    let status =
        Child::start(command.stdout(process::create(&out)?).stderr(process::create(&err)?))?.wait()?;
    if status.success() {
        return fs::read_to_string(&out).context("the AWS CLI answered no text");
    }
    Err(refused(&String::from_utf8_lossy(&fs::read(&err)?)).into())
}

/// `An error occurred (Code) when calling the Operation operation: message`
fn refused(said: &str) -> Refusal {
    let text = said.trim();
    let marked = text.split_once("An error occurred (").and_then(|(_, rest)| rest.split_once(')'));
    let Some((code, rest)) = marked else {
        return Refusal { code: String::new(), message: text.to_owned() };
    };
    let message = rest.split_once(" operation: ").map_or(rest, |(_, message)| message);
    // Version 2 adds a blank line and details.
    let message = message.split("\n\n").next().unwrap_or(message);
    Refusal { code: code.into(), message: message.trim().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_has_the_services_code_and_words() {
        let said = "\naws: [ERROR]: An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with \
                    id alcove does not exist\n\nAdditional error details:\nType: Sender\n";
        let Refusal { code, message } = refused(said);
        assert_eq!(
            (code.as_str(), message.as_str()),
            ("ValidationError", "Stack with id alcove does not exist")
        );
        let Refusal { code, message } = refused("Unable to locate credentials. You can configure …\n");
        assert_eq!((code.as_str(), &message[..6]), ("", "Unable"));
    }
}
