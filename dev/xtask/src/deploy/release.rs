//! A release: which files of the page go up, in what order and with what headers; what is remembered of it; which files of
//! earlier ones may go. Pure.
//!
//! The page's names hold their content's hash, so a release is new names beside the old, and `index.html` last. Who has an older
//! page open still finds its parts.
//!
//! Scripts, style sheets and wasm go up as brotli at its best, with `Content-Encoding: br`. S3 sends that to every client, also
//! to one that did not ask for it; those that run the page (WebAssembly over https) all take it. `CloudFront` would compress by
//! itself 12 to 18 % worse, and now and then not at all. What other programs read too (`index.html`, icons, `config.json`) goes up
//! as it is, and `CloudFront` compresses that for whoever accepts it.

use crate::serve;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What every visit asks for first, and what is put up last.
pub const INDEX: &str = "index.html";
/// The service worker, whose name stays the same: it names the files of one release, and is put up with that.
pub const WORKER: &str = crate::build::WORKER;
/// The site's own, which no build has.
pub const CONFIG: &str = "config.json";
/// Where releases are remembered. The page never looks there.
pub const RECORDS: &str = "releases/";
/// How many releases' files stay at least.
const AT_LEAST: usize = 3;

/// Files that go up together: the same headers, and none of them mentions a later one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
pub struct Group {
    step: u8,
    pub media_type: &'static str,
    pub is_brotli: bool,
    pub lifetime: &'static str,
}

/// Which files of a finished page go up, in order. `dist` are its names, compressed twins (`.br`) among them; those in `there`
/// are up already.
pub fn groups(dist: &BTreeSet<String>, there: &BTreeSet<String>) -> BTreeMap<Group, Vec<String>> {
    let mut groups = BTreeMap::<Group, Vec<String>>::new();
    for name in files(dist).filter(|name| name.as_str() != INDEX) {
        let is_kept = serve::is_kept(name);
        if is_kept && there.contains(name) {
            continue;
        }
        let extension = extension(name);
        let is_code = ["js", "css"].contains(&extension);
        let group = Group {
            step: match (is_kept, is_code) {
                (true, false) => 0, // mentions nothing
                (true, true) => 1,
                (false, _) => 2, // the same name as before: may mention what is new
            },
            media_type: serve::media_type(name),
            is_brotli: is_kept && (is_code || extension == "wasm") && dist.contains(&format!("{name}.br")),
            lifetime: if is_kept { "public, max-age=31536000, immutable" } else { "no-cache" },
        };
        groups.entry(group).or_default().push(name.clone());
    }
    groups
}

/// The files of a page, without twins and without a config that lies there for tests.
pub fn files(dist: &BTreeSet<String>) -> impl Iterator<Item = &String> {
    dist.iter().filter(|name| name.as_str() != CONFIG && extension(name) != "br")
}

fn extension(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// What is remembered of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// A time: releases sort as they followed each other.
    pub id: String,
    pub files: BTreeSet<String>,
    pub index: String,
    /// `sw.js`; empty for a release of before there was one.
    pub worker: String,
    /// `config.json` as it was put up with it.
    pub config: String,
    /// What the stack said then: tells what was changed by hand from what the stack changed.
    pub stack_config: String,
}

impl Record {
    pub fn to_json(&self) -> String {
        let Self { id, files, index, worker, config, stack_config } = self;
        json!({
            "id": id, "files": files, "index": index, "worker": worker, "config": config, "stackConfig": stack_config
        })
        .to_string()
    }

    pub fn from_json(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("a record of a release is no JSON")?;
        let field = |name: &str| {
            let text =
                value[name].as_str().with_context(|| format!("a record of a release has no {name}"))?;
            Ok::<_, anyhow::Error>(text.to_owned())
        };
        let names = value["files"].as_array().context("a record of a release has no files")?;
        Ok(Self {
            id: field("id")?,
            files: names.iter().filter_map(|name| name.as_str().map(String::from)).collect(),
            index: field("index")?,
            worker: value["worker"].as_str().unwrap_or_default().to_owned(),
            config: field("config")?,
            stack_config: field("stackConfig")?,
        })
    }
}

/// All that are remembered, by id.
pub type Records = BTreeMap<String, Record>;

/// The release that is live: the last with that `index.html`, since a rollback and a deploy after it put up one that was there.
pub fn live<'a>(records: &'a Records, index: &str) -> Option<&'a Record> {
    records.values().rev().find(|record| record.index == index)
}

/// The release before the one that is live.
pub fn before<'a>(records: &'a Records, live: &Record) -> Option<&'a Record> {
    records.range(..live.id.clone()).map(|(_, record)| record).rev().find(|record| record.index != live.index)
}

/// What may go: releases that nobody can have open any more, and the files that only they have. The live one stays, the last
/// three do, and each that was live within the last week (`week_ago`, as an id).
pub fn outdated(records: &Records, live: &str, week_ago: &str) -> (Vec<String>, BTreeSet<String>) {
    let newest: BTreeSet<&String> = records.keys().rev().take(AT_LEAST).collect();
    let was_live_lately = |id: &String| {
        let next =
            records.range::<String, _>((std::ops::Bound::Excluded(id), std::ops::Bound::Unbounded)).next();
        next.is_none_or(|(next, _)| next.as_str() > week_ago)
    };
    let (old, kept): (Vec<&Record>, Vec<&Record>) = records
        .values()
        .partition(|it| it.id != live && !newest.contains(&it.id) && !was_live_lately(&it.id));
    let needed: BTreeSet<&String> = kept.iter().flat_map(|record| &record.files).collect();
    let files = old.iter().flat_map(|record| &record.files);
    let gone = files.filter(|name| !needed.contains(name) && serve::is_kept(name)).cloned().collect();
    (old.iter().map(|record| record.id.clone()).collect(), gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "a-0123456789abcdef";

    fn names(list: &[&str]) -> BTreeSet<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn record(id: &str, files: &[&str]) -> (String, Record) {
        let empty = String::new;
        let record = Record {
            id: id.into(),
            files: names(files),
            index: empty(),
            worker: empty(),
            config: empty(),
            stack_config: empty(),
        };
        (id.into(), record)
    }

    #[test]
    fn parts_go_up_before_what_mentions_them_and_the_page_itself_is_not_among_them() {
        let (js, wasm, png) = (format!("{A}.js"), format!("{A}.wasm"), format!("{A}.png"));
        let twins = [
            format!("{js}.br"),
            format!("{wasm}.br"),
            "index.html.br".into(),
            "config.schema.json.br".into(),
        ];
        let mut dist = names(&[&js, &wasm, &png, INDEX, CONFIG, "config.schema.json", "sw.js"]);
        dist.extend(twins);
        let groups = groups(&dist, &BTreeSet::new());
        let told: Vec<(u8, &str, bool, bool)> = groups
            .iter()
            .map(|(it, names)| (it.step, names[0].as_str(), it.is_brotli, it.lifetime.contains("immutable")))
            .collect();
        assert_eq!(
            told,
            [
                (0, wasm.as_str(), true, true),
                (0, png.as_str(), false, true),
                (1, js.as_str(), true, true),
                (2, "config.schema.json", false, false),
                (2, "sw.js", false, false),
            ]
        );
    }

    #[test]
    fn what_is_up_already_stays_as_it_is_but_for_names_without_a_hash() {
        let js = format!("{A}.js");
        let dist = names(&[&js, "icon.svg"]);
        let groups = groups(&dist, &dist);
        assert_eq!(groups.values().flatten().collect::<Vec<_>>(), ["icon.svg"]);
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        let (_, mut record) = record("20260101T000000Z", &["a.js"]);
        record.index = "<!doctype html>\n\"ü\"".into();
        record.worker = "const RELEASE = \"1\";".into();
        assert_eq!(Record::from_json(&record.to_json()).unwrap(), record);
        let older = record.to_json().replace("worker", "other");
        assert_eq!(Record::from_json(&older).unwrap().worker, "", "of a release that had none");
        assert!(Record::from_json("{}").is_err());
    }

    #[test]
    fn three_releases_stay_and_what_was_live_this_week_and_the_live_one() {
        let (shared, first, second) = (format!("{A}.js"), "b-0123456789abcdef.js", "c-0123456789abcdef.js");
        let records = Records::from([
            record("20260101", &[first, &shared, "icon.svg"]),
            record("20260102", &[second, &shared]),
            record("20260301", &[&shared]),
            record("20260302", &[&shared]),
            record("20260303", &[&shared]),
        ]);
        let (old, gone) = outdated(&records, "20260303", "20260224");
        assert_eq!(old, ["20260101"], "the second was live until 1 March");
        assert_eq!(gone, names(&[first]), "not what others have, nor what has no hash");
        assert_eq!(outdated(&records, "20260303", "20260302").0, ["20260101", "20260102"]);
        assert_eq!(outdated(&records, "20260101", "20260401").0, ["20260102"], "after a rollback");
    }

    #[test]
    fn a_rollback_goes_to_the_release_before_the_live_one() {
        let with = |id: &str, index: &str| {
            let (id, record) = record(id, &[]);
            (id, Record { index: index.into(), ..record })
        };
        // The third is the second again, after a rollback to the first.
        let records = Records::from([with("1", "a"), with("2", "b"), with("3", "b"), with("4", "c")]);
        let back = |index| before(&records, live(&records, index)?).map(|it| it.id.as_str());
        assert_eq!((back("c"), back("b"), back("a"), back("other")), (Some("3"), Some("1"), None, None));
    }
}
