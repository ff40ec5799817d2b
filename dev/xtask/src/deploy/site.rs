//! The bucket with the page: what is there, what goes up, and `index.html` last. Each write that could take something away from
//! somebody is made under the condition that it is still what was seen.

use super::aws::{Aws, refusal};
use super::release::{self, CONFIG, Group, INDEX, RECORDS, Record, Records, WORKER};
use crate::{process, project, say};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The bucket, and what was in it at the beginning.
pub struct Site<'a> {
    aws: &'a Aws,
    bucket: &'a str,
    names: BTreeSet<String>,
    pub records: Records,
    /// Which `index.html` and `config.json` these are, for the conditions of their replacement.
    tags: BTreeMap<String, String>,
    /// The page as it is served.
    index: Option<String>,
    /// The config as it is served.
    pub config: Option<String>,
}

impl<'a> Site<'a> {
    /// Looks at what is there: first which objects, then into them, so that one that is replaced in between is not taken for
    /// the one that was seen.
    pub fn look(aws: &'a Aws, bucket: &'a str) -> Result<Self> {
        let answer = aws.call(&["s3api", "list-objects-v2", "--bucket", bucket])?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let listed = answer["Contents"].as_array().into_iter().flatten();
        let tags: BTreeMap<String, String> = listed.map(|it| (text(&it["Key"]), text(&it["ETag"]))).collect();
        let names = tags.keys().cloned().collect();
        let mut site = Self { aws, bucket, names, records: Records::new(), tags, index: None, config: None };
        if !site.names.is_empty() {
            site.read()?;
        }
        Ok(site)
    }

    fn read(&mut self) -> Result<()> {
        let copy = folder()?.join("site");
        empty(&copy)?;
        let (from, to, records) =
            (format!("s3://{}/", self.bucket), copy.display().to_string(), format!("{RECORDS}*"));
        let mut words = vec!["s3", "cp", &from, &to, "--recursive", "--only-show-errors", "--exclude", "*"];
        words.extend(["--include", INDEX, "--include", CONFIG, "--include", &records]);
        self.aws.text(&words)?;
        self.index = fs::read_to_string(copy.join(INDEX)).ok();
        self.config = fs::read_to_string(copy.join(CONFIG)).ok();
        for entry in fs::read_dir(copy.join(RECORDS)).into_iter().flatten() {
            let record = Record::from_json(&fs::read_to_string(entry?.path())?)?;
            self.records.insert(record.id.clone(), record);
        }
        Ok(())
    }

    /// The release that is live; none for a page that was put there by other means.
    pub fn live(&self) -> Option<&Record> {
        release::live(&self.records, self.index.as_ref()?)
    }

    /// Puts up what of a finished page is not there yet, but for `index.html`.
    pub fn upload(&self, dist: &Path, files: &BTreeSet<String>) -> Result<usize> {
        // A name that is up without a record may be up with other headers.
        let known: BTreeSet<String> = self.records.values().flat_map(|record| record.files.clone()).collect();
        let there = self.names.intersection(&known).cloned().collect();
        let groups = release::groups(files, &there);
        for (number, (group, names)) in groups.iter().enumerate() {
            self.upload_group(dist, &folder()?.join(format!("group-{number}")), group, names)?;
        }
        Ok(groups.values().map(Vec::len).sum())
    }

    fn upload_group(&self, dist: &Path, stage: &Path, group: &Group, names: &[String]) -> Result<()> {
        empty(stage)?;
        for name in names {
            let from = if group.is_brotli { dist.join(format!("{name}.br")) } else { dist.join(name) };
            let bytes = fs::read(&from).with_context(|| project::display(&from))?;
            std::io::Write::write_all(&mut process::create(&stage.join(name))?, &bytes)?;
        }
        let (from, to) = (stage.display().to_string(), format!("s3://{}/", self.bucket));
        let mut words = vec!["s3", "cp", &from, &to, "--recursive", "--only-show-errors"];
        words.extend(["--content-type", group.media_type, "--cache-control", group.lifetime]);
        if group.is_brotli {
            words.extend(["--content-encoding", "br"]);
        }
        self.aws.text(&words).map(|_| ())
    }

    /// Writes `config.json`, if it is what was seen.
    pub fn write_config(&self, text: &str) -> Result<()> {
        self.put(CONFIG, text, &self.unless_changed(CONFIG))
    }

    /// Remembers a release, before it is live: one that is not remembered could never be cleared away.
    pub fn remember(&self, record: &Record) -> Result<()> {
        self.put(&format!("{RECORDS}{}.json", record.id), &record.to_json(), &[])
    }

    /// Makes a release the one that visitors get, if the live one is what was seen. The service worker comes first: one that finds
    /// the page of another release keeps nothing, and looks again with the next visit.
    pub fn publish(&self, record: &Record) -> Result<()> {
        if !record.worker.is_empty() {
            self.put(WORKER, &record.worker, &[])?;
        }
        self.put(INDEX, &record.index, &self.unless_changed(INDEX))
    }

    /// Clears away what nobody can have open any more.
    pub fn clear(&self, live: &Record, week_ago: &str) -> Result<()> {
        let mut records = self.records.clone();
        records.insert(live.id.clone(), live.clone());
        let (old, files) = release::outdated(&records, &live.id, week_ago);
        let records = old.iter().map(|id| format!("{RECORDS}{id}.json"));
        let keys: Vec<Value> = files.into_iter().chain(records).map(|key| json!({ "Key": key })).collect();
        if keys.is_empty() {
            return Ok(());
        }
        say::note(&format!("{} files of releases before the last three are removed.", keys.len()));
        for some in keys.chunks(1000) {
            remove(self.aws, self.bucket, some)?;
        }
        Ok(())
    }

    /// The condition of a write: that the object is still what was seen, or is still not there.
    fn unless_changed(&self, key: &str) -> [&str; 2] {
        self.tags.get(key).map_or(["--if-none-match", "*"], |tag| ["--if-match", tag])
    }

    fn put(&self, key: &str, text: &str, more: &[&str]) -> Result<()> {
        let body = folder()?.join("body");
        fs::write(&body, text)?;
        let path = body.display().to_string();
        let mut words = vec!["s3api", "put-object", "--bucket", self.bucket, "--key", key, "--body", &path];
        words.extend(["--content-type", crate::serve::media_type(key), "--cache-control", "no-cache"]);
        words.extend(more);
        match self.aws.call(&words) {
            Ok(_) => Ok(()),
            Err(error)
                if refusal(&error).is_some_and(|it| it.code.contains("Precondition") || it.code == "412") =>
            {
                bail!(
                    "{key} was changed by somebody else meanwhile: nothing of theirs was overwritten. Run this again."
                )
            }
            Err(error) => Err(error),
        }
    }
}

/// Deletes every version and every delete marker in a bucket, a thousand at a time.
pub fn empty_bucket(aws: &Aws, bucket: &str) -> Result<()> {
    const SOME: &str = "[Versions || `[]`, DeleteMarkers || `[]`][].{Key: Key, VersionId: VersionId}";
    loop {
        let listing =
            ["s3api", "list-object-versions", "--bucket", bucket, "--max-items", "1000", "--query", SOME];
        let found = aws.call(&listing)?;
        let Some(found) = found.as_array().filter(|found| !found.is_empty()) else { return Ok(()) };
        remove(aws, bucket, found)?;
    }
}

fn remove(aws: &Aws, bucket: &str, keys: &[Value]) -> Result<()> {
    let list = super::stack::file("delete.json", &json!({ "Quiet": true, "Objects": keys }).to_string())?;
    let answer = aws.call(&["s3api", "delete-objects", "--bucket", bucket, "--delete", &list])?;
    if let Some(error) = answer["Errors"].as_array().and_then(|errors| errors.first()) {
        bail!(
            "{} could not be deleted from {bucket}: {} ({})",
            error["Key"],
            error["Message"],
            error["Code"]
        );
    }
    Ok(())
}

fn folder() -> Result<PathBuf> {
    let folder = project::target("deploy");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}
