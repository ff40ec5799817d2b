//! The page: where it comes from, and a release of it.

use super::aws::Aws;
use super::release::{self, INDEX, Record, WORKER};
use super::site::Site;
use super::stack::Stack;
use super::{ask, config, time};
use crate::args::Source;
use crate::{build, install, project, say};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long somebody may have a page open and still find its parts.
const OPEN: Duration = Duration::from_hours(24 * 7);

/// Fails where a folder holds no page.
pub fn check(folder: &Path) -> Result<()> {
    if folder.join(INDEX).is_file() {
        return Ok(());
    }
    bail!("{} has no {INDEX}: `cargo xtask build` makes one, dist/.", folder.display())
}

/// The folder with the finished page.
pub fn get(source: &Source) -> Result<PathBuf> {
    if let Source::Folder(folder) = source {
        return Ok(folder.clone());
    }
    let built = build::page(&install::for_building()?)?;
    if let Err(over) = built.budget.check() {
        say::note(&over.to_string());
    }
    Ok(built.dist)
}

/// Puts a finished page on the site.
pub fn publish(aws: &Aws, stack: &Stack, dist: &Path, yes: bool) -> Result<()> {
    let step = say::step("Putting the page up", "seconds");
    let site = Site::look(aws, stack.output("SiteBucket")?)?;
    let all = project::files_below(dist)?;
    let stack_config = stack.output("ConfigJson")?;
    let config = merged(&site, stack_config, yes)?;
    let index = fs::read_to_string(dist.join(INDEX))?;
    let live = site.live().filter(|live| live.index == index);
    let record = Record {
        id: live.map_or_else(|| time::stamp(SystemTime::now()), |live| live.id.clone()),
        files: release::files(&all).cloned().collect(),
        index,
        worker: fs::read_to_string(dist.join(WORKER)).unwrap_or_default(),
        config: config.clone(),
        stack_config: stack_config.to_owned(),
    };
    if live == Some(&record) && site.config.as_ref() == Some(&config) {
        say::note("The page is as it should be.");
        return Ok(());
    }
    let count = site.upload(dist, &all)?;
    if site.config.as_ref() != Some(&config) {
        site.write_config(&config)?;
    }
    site.remember(&record)?;
    if live.is_none() {
        site.publish(&record)?;
    }
    site.clear(&record, &time::stamp(time::ago(OPEN)))?;
    say::note(&format!("Release {}: {count} files were new.", record.id));
    step.done();
    Ok(())
}

/// Puts the release before the live one back, with the config of its time: an older page may not know a newer key.
pub fn roll_back(aws: &Aws, stack: &Stack) -> Result<()> {
    let site = Site::look(aws, stack.output("SiteBucket")?)?;
    let live = site.live().context("There is no page here that a deploy put up: deploy one.")?;
    let Some(record) = release::before(&site.records, live) else {
        bail!("There is no release before this one.");
    };
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    if site.config.as_deref() != Some(record.config.as_str()) {
        if !config::is_same_site(&json(&record.config), &json(stack.output("ConfigJson")?)) {
            bail!(
                "The release {} was of other pools or another bucket: it would open nothing. Deploy anew.",
                record.id
            );
        }
        save(&site, "config.before-rollback.json")?;
        site.write_config(&record.config)?;
    }
    site.publish(record)?;
    say::done(&format!("The page is that of {} again: {}", record.id, stack.output("PageAddress")?));
    say::note("`--rollback` once more goes to the one before; `cargo xtask deploy` goes ahead again.");
    Ok(())
}

/// What the stack says, with what was changed by hand on the site.
fn merged(site: &Site<'_>, stack_config: &str, yes: bool) -> Result<String> {
    let now: Value = serde_json::from_str(stack_config).context("the stack's ConfigJson is no JSON")?;
    let Some(live_text) = &site.config else { return Ok(stack_config.to_owned()) };
    let Ok(live) = serde_json::from_str::<Value>(live_text) else {
        bail!("The site's config.json is no JSON: mend it there, or delete it to have the stack's.");
    };
    let before = site.live().map(|record| record.stack_config.as_str()).unwrap_or_default();
    let merged = config::merge(&serde_json::from_str(before).unwrap_or_default(), &live, &now);
    if !merged.by_hand.is_empty() {
        say::note(&format!("config.json keeps what was changed by hand: {}", merged.by_hand.join(", ")));
    }
    if !merged.conflicts.is_empty() {
        let keys = merged.conflicts.join(", ");
        say::note(&format!("config.json was changed by hand, and the stack says otherwise now: {keys}"));
        if !yes && !ask::yes("Take what the stack says?")? {
            bail!("The page was not updated. Change the site's config.json, then run this again.");
        }
        save(site, "config.before.json")?;
    }
    Ok(match merged.config {
        config if config == now => stack_config.to_owned(),
        config if config == live => live_text.clone(),
        config => format!("{config:#}\n"),
    })
}

/// Keeps the site's config on this machine.
fn save(site: &Site<'_>, name: &str) -> Result<()> {
    let path = project::target("deploy").join(name);
    fs::write(&path, site.config.as_deref().unwrap_or_default())?;
    say::note(&format!("The config.json as it was is in {}.", project::display(&path)));
    Ok(())
}
