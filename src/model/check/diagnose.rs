//! What was seen → what is wrong: one entry for each line.
//!
//! A call that fails for a reason of another line leaves its own line untold, so that one fault is named once and in one place.

mod bucket;
mod pools;

use super::fault::{Fault, Finding};
use super::line::{Entry, Line, Untold};
use super::seen::{Action, FileKind, Seen, silent_host};
use super::{cache, policy};
use crate::config::Config;
use crate::model::failure::{Cause, Failure};
use crate::model::text::{AuthProblem, Problem};

/// A device's clock may be off by so much without a word, in milliseconds: an answer tells whole seconds, and was under way.
const CLOCK_TOLERANCE: i64 = 30_000;

/// Examines a configuration by what was seen.
pub fn diagnose(config: &Config, seen: &Seen) -> Vec<Entry> {
    let doctor = Doctor { config, seen };
    Line::ALL.into_iter().map(|line| doctor.entry(line)).collect()
}

/// Examines the page's own files, where there is no configuration.
pub fn diagnose_files(seen: &Seen) -> Vec<Entry> {
    let config = seen.page.files.iter().find(|file| file.kind == FileKind::Config);
    let kind = config.and_then(|file| file.header("content-type")).unwrap_or_default();
    let evidence = config.map(|file| format!("{}: {} {kind}", file.name, file.status));
    let wrong = vec![Finding::sure(Fault::ConfigWrong)];
    vec![Entry::new(Line::Config, evidence.unwrap_or_default(), wrong), caching(seen)]
}

struct Doctor<'a> {
    config: &'a Config,
    seen: &'a Seen,
}

impl Doctor<'_> {
    fn entry(&self, line: Line) -> Entry {
        match line {
            Line::Config => self.of_config(),
            Line::Caching => caching(self.seen),
            Line::Policy => self.policy(),
            Line::Worker => self.worker(),
            Line::Clock => self.clock(),
            Line::UserPool => self.user_pool(),
            Line::Client => self.client(),
            Line::Attributes => self.attributes(),
            Line::IdentityPool => self.identity_pool(),
            Line::Guests => self.guests(),
            Line::Providers => self.providers(),
            Line::Roles => self.roles(),
            Line::Trust => self.trust(),
            Line::Bucket => self.bucket(),
            Line::CorsAllowed => self.cors_allowed(),
            Line::CorsExposed => self.cors_exposed(),
            Line::List => self.action(line, Action::List, self.seen.bucket.list.as_ref()),
            Line::Put => self.action(line, Action::Put, self.seen.bucket.put.as_ref()),
            Line::Get => self.get(),
            Line::Parts => self.parts(),
            Line::Delete => self.delete(),
            Line::Versions => self.versions(),
        }
    }

    /// Nothing was tried: not yet, or not at all.
    fn untried(&self, line: Line, why: Untold) -> Entry {
        untried(self.seen, line, why)
    }

    fn of_config(&self) -> Entry {
        let page = &self.seen.page;
        let region = |id: &str| id.split(['_', ':']).next().unwrap_or_default().to_owned();
        let mut regions = vec![region(&self.config.user_pool.id), region(&self.config.identity_pool.id)];
        // Another endpoint than AWS's has no region of AWS's.
        if self.config.bucket.endpoint.is_none() {
            regions.push(self.config.bucket.region.clone());
        }
        regions.sort();
        regions.dedup();
        let mut found = Vec::new();
        if !page.is_secure && self.seen.is_done {
            found.push(Finding::sure(Fault::NotSecure));
        }
        if regions.len() > 1 {
            found.push(Finding::guess(Fault::RegionsApart(regions)));
        }
        Entry::new(Line::Config, page.origin.clone(), found)
    }

    fn policy(&self) -> Entry {
        let Some(page) = self.seen.page.files.iter().find(|file| file.kind == FileKind::Index) else {
            return self.untried(Line::Policy, Untold::Hidden);
        };
        match page.header("content-security-policy") {
            Some(text) => Entry::new(Line::Policy, "", policy::judge(text, self.config)),
            None => Entry::new(Line::Policy, "", vec![Finding::sure(Fault::NoPolicy)]),
        }
    }

    fn worker(&self) -> Entry {
        let Some(worker) = self.seen.page.files.iter().find(|file| file.kind == FileKind::Worker) else {
            return self.untried(Line::Worker, Untold::Hidden);
        };
        let kind = worker.header("content-type").unwrap_or_default();
        let served = format!("{} {kind}", worker.status);
        let is_script = worker.status == 200 && kind.contains("javascript");
        let found = (!is_script).then(|| Finding::sure(Fault::NoWorker(served.clone())));
        Entry::new(Line::Worker, [&worker.name, ": ", &served].concat(), found.into_iter().collect())
    }

    fn clock(&self) -> Entry {
        let Some(ahead) = self.seen.clock else { return self.untried(Line::Clock, Untold::Hidden) };
        let seconds = (ahead + ahead.signum() * 500) / 1000;
        let is_off = ahead.abs() > CLOCK_TOLERANCE;
        let found = is_off.then(|| Finding::sure(Fault::ClockOff(seconds)));
        Entry::new(Line::Clock, format!("{seconds:+} s"), found.into_iter().collect())
    }

    /// What a failure is, wherever it happened.
    fn finding(&self, failure: &Failure) -> Finding {
        if let Some(host) = silent_host(failure) {
            return match self.seen.answers(host) {
                _ if self.seen.blocked.iter().any(|blocked| blocked == host) => {
                    Finding::sure(Fault::Blocked(host.to_owned()))
                }
                Some(true) => Finding::guess(Fault::Unreadable(host.to_owned())),
                _ => Finding::guess(Fault::Silent(host.to_owned())),
            };
        }
        Finding::sure(match (AuthProblem::of(failure), problem(failure), &failure.cause) {
            (Some(problem), ..) => Fault::Pool(problem),
            (None, Problem::Other, Cause::Service(error)) => Fault::Other {
                call: failure.operation,
                code: error.code.clone(),
                message: error.message.clone(),
            },
            (None, Problem::Nonsense, Cause::Protocol(what)) => {
                Fault::Other { call: failure.operation, code: what.clone(), message: String::new() }
            }
            (None, problem, _) => Fault::Refused(problem),
        })
    }
}

/// What a failure means; guests are told apart by the line.
fn problem(failure: &Failure) -> Problem {
    Problem::of(failure, false)
}

fn untried(seen: &Seen, line: Line, why: Untold) -> Entry {
    Entry::untold(line, if seen.is_done { why } else { Untold::NotYet })
}

fn caching(seen: &Seen) -> Entry {
    let files = &seen.page.files;
    if files.is_empty() {
        return untried(seen, Line::Caching, Untold::Hidden);
    }
    let known = files.iter().filter(|file| !matches!(file.kind, FileKind::Worker | FileKind::Missing));
    let said = known.filter_map(|file| Some(format!("{}: {}", file.name, file.header("cache-control")?)));
    let said = said.collect::<Vec<_>>().join(" · ");
    Entry::new(Line::Caching, said, files.iter().filter_map(cache::judge).collect())
}
