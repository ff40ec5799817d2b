//! `cargo xtask teardown`: the stack goes; what is people's stays unless that is asked for by name.

use super::aws::Aws;
use super::kept::Kept;
use super::stack::{self, Stack};
use super::{ask, checks, site, time};
use crate::args::Teardown;
use crate::{project, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::time::SystemTime;

/// Says what goes and what stays, asks for the stack's name, and does it.
pub fn teardown(options: &Teardown) -> Result<()> {
    let aws = Aws::new(&options.account)?;
    let caller = checks::caller(&aws)?;
    let name = options.account.stack.as_str();
    let stack = stack::find(&aws, name).map_err(stack::explained)?;
    let stack = stack.with_context(|| format!("There is no stack {name} in {}.", aws.region))?;
    let kept = Kept {
        account: caller.account,
        region: aws.region.clone(),
        stack: name.into(),
        files: stack.output("FilesBucket")?.into(),
        user_pool: stack.output("UserPoolId")?.into(),
        identity_pool: stack.output("IdentityPoolId")?.into(),
        parameters: stack.parameters.clone(),
    };
    tell(&stack, &kept, options.everything)?;
    if ask::line("Type the stack's name to go on:")? != name {
        bail!("Nothing was deleted.");
    }
    let note = if options.everything { None } else { Some(write_down(&kept)?) };
    let page = stack.output("SiteBucket")?;
    let step = say::step(&format!("Emptying {page}, which holds the page"), "seconds");
    site::empty_bucket(&aws, page)?;
    step.done();
    let step = say::step(&format!("Deleting the stack {name}"), "some minutes, for CloudFront");
    stack::delete(&aws, &stack)?;
    step.done();
    if let Some(path) = note {
        say::done("The page is gone. Files, accounts and the ids of folders are still there.");
        say::note(&format!("To bring them back: cargo xtask deploy --adopt {path}"));
        say::note("Keep that file: it says where they are. They go on to cost what storage costs.");
        return Ok(());
    }
    destroy(&aws, &kept)?;
    say::done("Nothing is left.");
    Ok(())
}

fn tell(stack: &Stack, kept: &Kept, everything: bool) -> Result<()> {
    say::note(&format!(
        "{} stops to answer; roles and the page's own bucket are deleted.",
        stack.output("PageAddress")?
    ));
    let what = [
        format!("the files in the bucket {}", kept.files),
        format!("the accounts in the user pool {}", kept.user_pool),
        format!("the ids that name folders, in the identity pool {}", kept.identity_pool),
    ];
    say::note(if everything { "DELETED FOR GOOD, with every version of every file:" } else { "What stays:" });
    for line in what {
        say::note(&format!("  {line}"));
    }
    if stack.parameters.get("AccessLogs").is_some_and(|value| value == "yes") {
        say::note("  the bucket with the access logs (delete it by hand; what is in it goes after 90 days)");
    }
    Ok(())
}

/// Writes down what is needed to bring it back, before anything goes.
fn write_down(kept: &Kept) -> Result<String> {
    let name = format!("{}-kept-{}.json", kept.stack, time::stamp(SystemTime::now()));
    fs::write(project::root().join(&name), format!("{:#}\n", kept.to_json()))
        .with_context(|| format!("{name} could not be written, so nothing was deleted"))?;
    Ok(name)
}

fn destroy(aws: &Aws, kept: &Kept) -> Result<()> {
    let step = say::step(&format!("Emptying {}", kept.files), "some minutes for many files");
    site::empty_bucket(aws, &kept.files)?;
    aws.call(&["s3api", "delete-bucket", "--bucket", &kept.files])?;
    step.done();
    say::note("Deleting the accounts");
    aws.call(&["cognito-identity", "delete-identity-pool", "--identity-pool-id", &kept.identity_pool])?;
    aws.call(&["cognito-idp", "delete-user-pool", "--user-pool-id", &kept.user_pool])?;
    Ok(())
}
