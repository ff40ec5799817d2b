//! The arguments of `deploy` and `teardown`.

use super::{unknown, value};
use std::path::PathBuf;

/// Which stack, and as whom.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    pub stack: String,
    /// Without it, the AWS CLI's own.
    pub region: Option<String>,
    pub profile: Option<String>,
}

impl Default for Account {
    fn default() -> Self {
        Self { stack: "alcove".into(), region: None, profile: None }
    }
}

/// Where the page comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Built from these sources.
    #[default]
    Build,
    /// A folder that holds a finished page.
    Folder(PathBuf),
    /// The release that was live before the one that is.
    Rollback,
}

/// `cargo xtask deploy`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Deploy {
    pub account: Account,
    pub source: Source,
    /// The template's parameters, by name.
    pub set: Vec<(String, String)>,
    /// Ask nothing.
    pub yes: bool,
    /// What a teardown wrote: a stack is made around what it kept.
    pub adopt: Option<PathBuf>,
}

/// `cargo xtask teardown`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Teardown {
    pub account: Account,
    /// Delete files, accounts and the ids of folders too.
    pub everything: bool,
}

impl Account {
    /// Takes one option; `false` for what is none of these.
    fn take(&mut self, word: &str, rest: &mut impl Iterator<Item = String>) -> Result<bool, String> {
        match word {
            "--stack" => self.stack = value(word, "a name", rest.next())?,
            "--region" => self.region = Some(value(word, "a region", rest.next())?),
            "--profile" => self.profile = Some(value(word, "a name", rest.next())?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

pub fn parse_deploy(mut rest: impl Iterator<Item = String>) -> Result<Deploy, String> {
    let mut deploy = Deploy::default();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--yes" => deploy.yes = true,
            "--rollback" => deploy.source = Source::Rollback,
            "--dist" => deploy.source = Source::Folder(value(&word, "a folder", rest.next())?.into()),
            "--adopt" => deploy.adopt = Some(value(&word, "a file", rest.next())?.into()),
            "--set" => {
                let given = value(&word, "NAME=VALUE", rest.next())?;
                let Some((name, value)) = given.split_once('=') else {
                    return Err(format!("--set wants NAME=VALUE after it, not `{given}`."));
                };
                deploy.set.push((name.into(), value.into()));
            }
            _ if deploy.account.take(&word, &mut rest)? => {}
            _ => return Err(unknown(&word, "deploy")),
        }
    }
    if deploy.source == Source::Rollback && (deploy.adopt.is_some() || !deploy.set.is_empty()) {
        return Err("--rollback changes the page alone: leave --set and --adopt out.".into());
    }
    Ok(deploy)
}

pub fn parse_teardown(mut rest: impl Iterator<Item = String>) -> Result<Teardown, String> {
    let mut teardown = Teardown::default();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--everything" => teardown.everything = true,
            _ if teardown.account.take(&word, &mut rest)? => {}
            _ => return Err(unknown(&word, "teardown")),
        }
    }
    Ok(teardown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split_whitespace().map(String::from)
    }

    #[test]
    fn deploy_has_defaults_and_options() {
        assert_eq!(parse_deploy(words("")), Ok(Deploy::default()));
        let all = Deploy {
            account: Account {
                stack: "files".into(),
                region: Some("eu-west-1".into()),
                profile: Some("me".into()),
            },
            source: Source::Folder("out".into()),
            set: vec![("Title".into(), "a=b".into()), ("Guests".into(), String::new())],
            yes: true,
            adopt: Some("kept.json".into()),
        };
        let line = "--stack files --region eu-west-1 --profile me --dist out --set Title=a=b --set Guests= --yes \
                    --adopt kept.json";
        assert_eq!(parse_deploy(words(line)), Ok(all));
    }

    #[test]
    fn teardown_keeps_what_people_have_unless_it_is_told_otherwise() {
        assert!(!parse_teardown(words("--stack files")).unwrap().everything);
        assert!(parse_teardown(words("--everything")).unwrap().everything);
    }

    #[test]
    fn a_mistake_is_named_in_a_sentence() {
        for (line, word) in [
            ("--stak x", "`--stak`"),
            ("--set Title", "`Title`"),
            ("--region --yes", "--region wants a region"),
            ("--rollback --set A=b", "--rollback changes the page alone"),
        ] {
            let mistake = parse_deploy(words(line)).expect_err(line);
            assert!(mistake.contains(word), "{line}: {mistake}");
        }
        assert!(parse_teardown(words("--yes")).is_err(), "a teardown always asks");
    }
}
