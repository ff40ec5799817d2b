//! The stack: how it is, what would change, and its change, waited for. Everything goes through change sets, so that what is
//! shown is what is done.

use super::advice::advice;
use super::ask;
use super::aws::{Aws, refusal};
use super::changes::{self, Changes};
use super::events::Progress;
use super::parameters::{self, Chosen};
use crate::{project, say};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A stack as it stands.
#[derive(Debug)]
pub struct Stack {
    pub id: String,
    pub status: String,
    pub outputs: BTreeMap<String, String>,
    pub parameters: BTreeMap<String, String>,
}

impl Stack {
    /// An output of the template.
    pub fn output(&self, name: &str) -> Result<&str> {
        let value = self.outputs.get(name).map(String::as_str);
        value.with_context(|| format!("The stack has no output {name}: was it made by deploy/alcove.yaml?"))
    }
}

/// How a stack is changed.
pub enum Change<'a> {
    Create,
    Update,
    /// Made around resources that exist: their list as `--resources-to-import` takes it.
    Import(&'a Value),
}

/// The stack of that name; `None` where there is none.
pub fn find(aws: &Aws, name: &str) -> Result<Option<Stack>> {
    let answer = match aws.call(&["cloudformation", "describe-stacks", "--stack-name", name]) {
        Ok(answer) => answer,
        Err(error) if refusal(&error).is_some_and(|it| it.message.contains("does not exist")) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let stack = &answer["Stacks"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let map = |list: &Value, key: &str, value: &str| {
        list.as_array().into_iter().flatten().map(|it| (text(&it[key]), text(&it[value]))).collect()
    };
    Ok(Some(Stack {
        id: text(&stack["StackId"]),
        status: text(&stack["StackStatus"]),
        outputs: map(&stack["Outputs"], "OutputKey", "OutputValue"),
        parameters: map(&stack["Parameters"], "ParameterKey", "ParameterValue"),
    }))
}

/// Shows what a template would change and, when that is wanted, does it. `false`: there was nothing to change.
pub fn change(
    aws: &Aws,
    name: &str,
    how: &Change<'_>,
    template: &str,
    chosen: &Chosen,
    may: &mut dyn FnMut(&Changes) -> Result<bool>,
) -> Result<bool> {
    let parameters = file("parameters.json", &parameters::as_json(chosen).to_string())?;
    let set = format!("alcove-{}", super::time::stamp(std::time::SystemTime::now()));
    let kind = match how {
        Change::Create => "CREATE",
        Change::Update => "UPDATE",
        Change::Import(_) => "IMPORT",
    };
    let mut words =
        vec!["cloudformation", "create-change-set", "--stack-name", name, "--change-set-name", &set];
    words.extend([
        "--change-set-type",
        kind,
        "--capabilities",
        "CAPABILITY_IAM",
        "--template-body",
        template,
    ]);
    words.extend(["--parameters", &parameters]);
    let imports;
    if let Change::Import(resources) = how {
        imports = file("imports.json", &resources.to_string())?;
        words.extend(["--resources-to-import", &imports]);
    }
    let made = aws.call(&words).map_err(explained)?;
    let stack_id = made["StackId"].as_str().unwrap_or(name).to_owned();
    let id = made["Id"].as_str().context("CloudFormation made a change set without an id")?;
    let Some(answer) = examined(aws, id)? else {
        drop_change_set(aws, id);
        return Ok(false);
    };
    if !may(&changes::read(&answer))? {
        drop_change_set(aws, id);
        if !matches!(how, Change::Update) {
            // A stack that was never executed is a name and nothing else.
            aws.call(&["cloudformation", "delete-stack", "--stack-name", name])?;
        }
        bail!("Nothing was changed.");
    }
    let before = match how {
        Change::Update => events(aws, &stack_id)?,
        _ => Value::Null,
    };
    aws.call(&["cloudformation", "execute-change-set", "--change-set-name", id])?;
    wait(aws, &stack_id, &before)?;
    Ok(true)
}

/// Deletes a stack and waits until it is gone.
pub fn delete(aws: &Aws, stack: &Stack) -> Result<()> {
    let before = events(aws, &stack.id)?;
    aws.call(&["cloudformation", "delete-stack", "--stack-name", &stack.id])?;
    wait(aws, &stack.id, &before)
}

/// A file for an argument of the CLI, as `file://…`.
pub fn file(name: &str, content: &str) -> Result<String> {
    let path: PathBuf = project::target("deploy").join(name);
    fs::create_dir_all(project::target("deploy"))?;
    fs::write(&path, content)?;
    Ok(format!("file://{}", path.display()))
}

/// The change set once `CloudFormation` has made it; `None` where it would change nothing.
fn examined(aws: &Aws, id: &str) -> Result<Option<Value>> {
    let mut patience = Patience::default();
    loop {
        let answer = aws.call(&["cloudformation", "describe-change-set", "--change-set-name", id])?;
        let reason = answer["StatusReason"].as_str().unwrap_or_default();
        match answer["Status"].as_str().unwrap_or_default() {
            "CREATE_COMPLETE" => return Ok(Some(answer)),
            "FAILED" if changes::is_empty(reason) => return Ok(None),
            "FAILED" => bail!("CloudFormation refuses the change: {}", told(reason)),
            _ => patience.wait(),
        }
    }
}

/// One that stays behind does no harm.
fn drop_change_set(aws: &Aws, id: &str) {
    let _ = aws.call(&["cloudformation", "delete-change-set", "--change-set-name", id]);
}

fn events(aws: &Aws, stack_id: &str) -> Result<Value> {
    aws.call(&["cloudformation", "describe-stack-events", "--stack-name", stack_id, "--max-items", "200"])
}

fn wait(aws: &Aws, stack_id: &str, before: &Value) -> Result<()> {
    const SAY_AGAIN: Duration = Duration::from_mins(1);
    let begun = Instant::now();
    let mut progress = Progress::new(stack_id, before);
    let mut patience = Patience::default();
    let mut said = begun;
    while progress.end().is_none() {
        patience.wait();
        let lines = progress.take(&events(aws, stack_id)?, begun.elapsed());
        if !lines.is_empty() {
            said = Instant::now();
        } else if said.elapsed() > SAY_AGAIN {
            say::note(&format!("{}: waiting for {}", say::duration(begun.elapsed()), progress.waiting_for()));
            said = Instant::now();
        }
        for line in lines {
            say::note(&line);
        }
    }
    let end = progress.end().unwrap_or_default();
    if ["CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE", "IMPORT_COMPLETE"].contains(&end) {
        return Ok(());
    }
    let mut text = format!("The stack ended as {end}.");
    for failure in progress.failures() {
        text.extend(["\n  ", &failure.name, " (", &failure.kind, "): ", &failure.reason]);
    }
    if progress.failures().iter().any(|failure| failure.reason.contains("DescribeEvents")) {
        text.extend(findings(aws, stack_id).iter().flat_map(|finding| ["\n  ", finding]));
    }
    let reasons = progress.failures().iter().map(|it| format!("{} {}", it.reason, it.kind));
    if let Some(what) = reasons.into_iter().find_map(|reason| advice(&reason)) {
        text.extend(["\n  ", what]);
    }
    text += match end {
        "ROLLBACK_COMPLETE" => {
            "\n  What had been made is gone again. The next deploy removes what is left of the stack first."
        }
        "UPDATE_ROLLBACK_COMPLETE" | "IMPORT_ROLLBACK_COMPLETE" => "\n  Everything is as it was before.",
        "UPDATE_ROLLBACK_FAILED" => {
            "\n  It could not go back either: mend what is named above, then `aws cloudformation continue-update-rollback`."
        }
        _ => "",
    };
    bail!(text)
}

/// What `CloudFormation` found before it made anything; nothing where the CLI is too old to ask.
fn findings(aws: &Aws, stack_id: &str) -> Vec<String> {
    let words =
        ["cloudformation", "describe-events", "--stack-name", stack_id, "--filters", "FailedEvents=true"];
    let answer = aws.call(&words).unwrap_or_default();
    let found = answer["OperationEvents"].as_array().into_iter().flatten();
    found.filter_map(|event| event["ValidationStatusReason"].as_str().map(String::from)).collect()
}

/// Words of AWS's with what to do about them, where we know.
pub fn told(reason: &str) -> String {
    advice(reason).map_or_else(|| reason.to_owned(), |advice| format!("{reason}\n  {advice}"))
}

/// A refusal with what to do about it.
pub fn explained(error: anyhow::Error) -> anyhow::Error {
    match refusal(&error) {
        Some(refusal) => anyhow::anyhow!("{}", told(&refusal.to_string())),
        None => error,
    }
}

/// Asks whether the changes are wanted. What people would lose is asked for by itself, and no `--yes` answers it.
pub fn ask(changes: &Changes, yes: bool) -> Result<bool> {
    changes.lines.iter().for_each(|line| say::note(line));
    if !changes.lost.is_empty() {
        say::note(&format!(
            "People would find {} NEW AND EMPTY. The old ones stay in the account, and the page knows nothing of them.",
            changes.lost.join(", ")
        ));
        return Ok(ask::line("Type `replace` if that is what you want:")? == "replace");
    }
    Ok(yes || ask::yes("Do this?")?)
}

/// Waits a little, then longer.
struct Patience(Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(Duration::from_millis(300))
    }
}

impl Patience {
    fn wait(&mut self) {
        sleep(self.0);
        self.0 = (self.0 * 3 / 2).min(Duration::from_secs(5));
    }
}
