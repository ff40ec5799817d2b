//! `cargo xtask deploy` and `teardown`: Alcove on somebody's own AWS account, over the AWS CLI.
//!
//! Where to start: [`deploy`] has the order. What decides is pure and tested here: [`parameters`], [`changes`], [`events`],
//! [`advice`], [`release`], [`config`], [`kept`]. What asks AWS is thin: [`aws`], [`checks`], [`stack`], [`site`]; tests/deploy
//! drives it with the real CLI against the local cloud.

mod advice;
mod ask;
mod aws;
mod changes;
mod checks;
mod config;
mod events;
mod kept;
mod page;
mod parameters;
mod qr;
pub mod release;
mod site;
mod stack;
mod teardown;
mod time;

pub use teardown::teardown;

use crate::args::{Deploy, Source};
use crate::{project, say};
use anyhow::{Context, Result, anyhow, bail};
use aws::Aws;
use kept::Kept;
use parameters::Declared;
use serde_json::Value;
use stack::{Change, Stack};
use std::fs;
use std::io::IsTerminal;

/// Makes or updates the stack, then the page. What was done stays done: after a failure the same command goes on.
pub fn deploy(options: &Deploy) -> Result<()> {
    if let Source::Folder(folder) = &options.source {
        page::check(folder)?;
    }
    let aws = Aws::new(&options.account)?;
    let caller = checks::caller(&aws)?;
    let name = options.account.stack.as_str();
    let found = stack::find(&aws, name).map_err(stack::explained)?;
    if options.source == Source::Rollback {
        let stack = found.with_context(|| format!("There is no stack {name} in {}.", aws.region))?;
        return page::roll_back(&aws, &stack);
    }
    checks::rights(&aws, &caller, options.yes)?;
    let kept = options.adopt.as_ref().map(|path| {
        let read =
            fs::read_to_string(path).map_err(anyhow::Error::from).and_then(|text| Kept::from_json(&text));
        read.with_context(|| format!("{} is not what a teardown writes", path.display()))
    });
    let kept = kept.transpose()?;
    if let Some(kept) = &kept {
        kept.check(&caller.account, &aws.region)?;
    }
    let found = settle(&aws, found, options)?;
    let stack = bring_up_to_date(&aws, name, found.as_ref(), kept.as_ref(), options)?;
    let dist = page::get(&options.source)?;
    page::publish(&aws, &stack, &dist, options.yes)?;
    show(&stack)
}

/// A stack that can be changed, or none: what is left of a creation that failed is removed.
fn settle(aws: &Aws, found: Option<Stack>, options: &Deploy) -> Result<Option<Stack>> {
    let Some(stack) = found else { return Ok(None) };
    let name = &options.account.stack;
    match stack.status.as_str() {
        "REVIEW_IN_PROGRESS" => Ok(None),
        "ROLLBACK_COMPLETE" => {
            say::note(&format!(
                "The first deploy of {name} failed; what is left of it has to go before the next."
            ));
            if !options.yes && !ask::yes("Remove it? (There is nothing of anybody's in it.)")? {
                bail!("Nothing was changed.");
            }
            stack::delete(aws, &stack)?;
            Ok(None)
        }
        "CREATE_COMPLETE"
        | "UPDATE_COMPLETE"
        | "UPDATE_ROLLBACK_COMPLETE"
        | "IMPORT_COMPLETE"
        | "IMPORT_ROLLBACK_COMPLETE" => {
            if options.adopt.is_none() {
                stack.output("SiteBucket")?;
            }
            Ok(Some(stack))
        }
        status if status.ends_with("_IN_PROGRESS") => {
            bail!(
                "The stack {name} is being changed at this moment ({status}): run this again when that is over."
            )
        }
        "UPDATE_ROLLBACK_FAILED" => bail!(
            "The stack {name} could not go back after a failed update. Look at its events for why, mend that, then \
             `aws cloudformation continue-update-rollback --stack-name {name} --region {}`.",
            aws.region
        ),
        status => bail!(
            "The stack {name} is in {status}, which no update leads out of: delete it (files and accounts stay), then run this \
             again."
        ),
    }
}

fn bring_up_to_date(
    aws: &Aws,
    name: &str,
    found: Option<&Stack>,
    kept: Option<&Kept>,
    options: &Deploy,
) -> Result<Stack> {
    let template = format!("file://{}", project::root().join("deploy/alcove.yaml").display());
    let summary = aws.call(&["cloudformation", "get-template-summary", "--template-body", &template]);
    let declared = parameters::declared(&summary.map_err(stack::explained)?);
    let mut set = adopted_parameters(kept, &declared);
    set.extend(bucket_of_an_earlier_template(found));
    set.extend(options.set.iter().cloned());
    let deployed = found.map(|stack| stack.parameters.clone()).unwrap_or_default();
    let (mut chosen, open) =
        parameters::choose(&declared, &deployed, &set).map_err(|mistake| anyhow!(mistake))?;
    for parameter in open {
        chosen.insert(parameter.name.clone(), Some(decide(parameter, options.yes)?));
    }
    let is_imported = found.is_some_and(|stack| !stack.outputs.contains_key("SiteBucket"));
    if let Some(kept) = kept {
        if found.is_some() && !is_imported {
            bail!(
                "There is a stack {name} already. If it is the one that adopted: leave --adopt out, and it is updated. Otherwise \
                 adopt into a new one, as in `--stack other`."
            );
        }
        if !is_imported {
            adopt(aws, name, kept, options.yes)?;
        }
    }
    let how = if found.is_some() || kept.is_some() { Change::Update } else { Change::Create };
    let step = say::step(
        &format!("{} the stack {name}", if matches!(how, Change::Create) { "Making" } else { "Updating" }),
        "the first time about 5 minutes, most of it CloudFront's",
    );
    let is_changed =
        stack::change(aws, name, &how, &template, &chosen, &mut |changes| stack::ask(changes, options.yes))?;
    step.done();
    if !is_changed {
        say::note("The stack is as it should be.");
    }
    stack::find(aws, name)?.with_context(|| format!("The stack {name} is gone."))
}

/// The parameters of the stack that something was kept of, with its bucket for the new one.
fn adopted_parameters(kept: Option<&Kept>, declared: &[Declared]) -> Vec<(String, String)> {
    let Some(kept) = kept else { return Vec::new() };
    let is_declared = |name: &str| declared.iter().any(|parameter| parameter.name == name);
    let old = kept.parameters.iter().filter(|(name, _)| is_declared(name));
    let mut set: Vec<_> = old.map(|(name, value)| (name.clone(), value.clone())).collect();
    set.push(("FilesBucketName".into(), kept.files.clone()));
    set
}

/// Templates before this one named the bucket otherwise: it keeps its name, or people would find another, empty one.
fn bucket_of_an_earlier_template(found: Option<&Stack>) -> Option<(String, String)> {
    let stack = found.filter(|stack| !stack.parameters.contains_key("FilesBucketName"))?;
    Some(("FilesBucketName".into(), stack.outputs.get("FilesBucket")?.clone()))
}

/// Asks for what has no default.
fn decide(parameter: &Declared, yes: bool) -> Result<String> {
    let Declared { name, about, allowed, .. } = parameter;
    if yes {
        bail!(
            "{about}\n  This has no default: say it, as in `--set {name}={}`.",
            allowed.last().map_or("…", String::as_str)
        );
    }
    println!("\n  {about}\n");
    if allowed.is_empty() {
        ask::line(&format!("{name}:"))
    } else {
        ask::one_of(&format!("{name}:"), allowed)
    }
}

/// Makes a stack that holds what was kept and nothing else.
fn adopt(aws: &Aws, name: &str, kept: &Kept, yes: bool) -> Result<()> {
    let pool =
        aws.call(&["cognito-identity", "describe-identity-pool", "--identity-pool-id", &kept.identity_pool]);
    let pool = pool.map_err(stack::explained).context("What was kept is not there")?;
    let guests = pool["AllowUnauthenticatedIdentities"].as_bool().unwrap_or(false);
    free_policy(aws, &kept.files)?;
    let step = say::step(&format!("Taking what was kept of {} into the stack {name}", kept.stack), "seconds");
    let template = stack::file("import.json", &kept.template(guests).to_string())?;
    stack::change(
        aws,
        name,
        &Change::Import(&kept.imports()),
        &template,
        &parameters::Chosen::new(),
        &mut |changes| stack::ask(changes, yes),
    )?;
    step.done();
    Ok(())
}

/// `CloudFormation` makes no policy for a bucket that has one: ours is made anew with the stack. Until then nobody has a role that
/// reaches the bucket.
fn free_policy(aws: &Aws, bucket: &str) -> Result<()> {
    let Ok(answer) = aws.call(&["s3api", "get-bucket-policy", "--bucket", bucket]) else { return Ok(()) };
    if !kept::is_ours(answer["Policy"].as_str().unwrap_or_default()) {
        bail!(
            "The bucket {bucket} has a policy that is not the template's, and the new stack gives it one of its own. Save yours \
             (`aws s3api get-bucket-policy`), delete it, and run this again."
        );
    }
    aws.call(&["s3api", "delete-bucket-policy", "--bucket", bucket]).map(|_: Value| ())
}

/// Where it is, and what comes next.
fn show(stack: &Stack) -> Result<()> {
    let address = stack.output("PageAddress")?;
    say::done(&format!("Alcove is at {address}"));
    if std::io::stdout().is_terminal()
        && let Some(code) = qr::code(address)
    {
        print!("\n{code}\n");
    }
    if stack.parameters.get("SelfSignUp").is_some_and(|value| value == "no") {
        say::note(
            "Only you create accounts. One for somebody@example.com, who gets a first password by mail:",
        );
        say::note(&format!(
            "  aws cognito-idp admin-create-user --user-pool-id {} --username somebody@example.com \\\n      --user-attributes \
             Name=email,Value=somebody@example.com Name=email_verified,Value=true",
            stack.output("UserPoolId")?
        ));
    } else {
        say::note(
            "Create your account there. ANYONE who finds this address can do so too, and store files at your cost;",
        );
        say::note("`cargo xtask deploy --set SelfSignUp=no` ends that.");
    }
    Ok(())
}
