//! The lines of the bucket and of its CORS rules.

use super::{Doctor, problem};
use crate::aws::s3::error::expected_region;
use crate::model::check::fault::{Fault, Finding};
use crate::model::check::line::{Entry, Line, Untold};
use crate::model::check::seen::{Action, Deleted, Visitor, silent_host};
use crate::model::failure::{Cause, Failure};
use crate::model::text::Problem;

impl Doctor<'_> {
    /// Every failed call to the bucket, in the order of the calls.
    fn failures(&self) -> impl Iterator<Item = &Failure> {
        let bucket = &self.seen.bucket;
        let list = bucket.list.as_ref().and_then(|it| it.as_ref().err());
        let put = bucket.put.as_ref().and_then(|it| it.as_ref().err());
        let get = bucket.get.as_ref().and_then(|it| it.as_ref().err());
        let create = bucket.create.as_ref().and_then(|it| it.as_ref().err());
        [list, put, get, create].into_iter().flatten()
    }

    /// Whether any call to the bucket came back.
    fn bucket_answers(&self) -> bool {
        let bucket = &self.seen.bucket;
        let came = [&bucket.list, &bucket.put, &bucket.create];
        came.iter().any(|answer| matches!(answer, Some(Ok(()))))
            || self.failures().any(|failure| failure.is_refusal() && of_bucket(failure).is_none())
    }

    pub(super) fn bucket(&self) -> Entry {
        let bucket = &self.config.bucket;
        let evidence = format!("{} · {}", bucket.name, bucket.region);
        let found = match self.failures().find_map(of_bucket) {
            Some(fault) => vec![Finding::sure(fault)],
            None if self.bucket_answers() => vec![],
            None => match (self.failures().next(), self.seen.bucket.list.is_some()) {
                (Some(failure), _) => vec![self.bucket_finding(failure)],
                (None, true) => vec![],
                (None, false) => return self.untried(Line::Bucket, Untold::Earlier).with(evidence),
            },
        };
        Entry::new(Line::Bucket, evidence, found)
    }

    /// A silence of the bucket has more causes than one of another service: nobody else's CORS is set by an admin.
    fn bucket_finding(&self, failure: &Failure) -> Finding {
        match self.finding(failure) {
            Finding { fault: Fault::Unreadable(_), .. } => Finding::guess(Fault::BucketUnreadable),
            finding => finding,
        }
    }

    pub(super) fn cors_allowed(&self) -> Entry {
        let bucket = &self.seen.bucket;
        let Some(forbidden) = &bucket.forbidden else {
            return self.untried(Line::CorsAllowed, Untold::Earlier);
        };
        let mut found = Vec::new();
        if !forbidden.is_empty() {
            found.push(Finding::sure(Fault::HeadersForbidden(forbidden.clone())));
        }
        let silent = |answer: Option<&Failure>| answer.is_some_and(|failure| silent_host(failure).is_some());
        let put = bucket.put.as_ref().and_then(|it| it.as_ref().err());
        let delete = bucket.delete.as_ref().and_then(|it| it.as_ref().err());
        for (method, answer) in [("PUT", put), ("DELETE", delete)] {
            if silent(answer) && forbidden.is_empty() {
                found.push(Finding::guess(Fault::MethodForbidden(method)));
            }
        }
        Entry::new(Line::CorsAllowed, "", found)
    }

    pub(super) fn cors_exposed(&self) -> Entry {
        let bucket = &self.seen.bucket;
        if bucket.expected.is_empty() {
            return self.untried(Line::CorsExposed, Untold::Earlier);
        }
        let is_shown = |name: &&'static str| bucket.exposed.iter().any(|seen| seen == name);
        let (shown, hidden): (Vec<_>, Vec<_>) = bucket.expected.iter().copied().partition(is_shown);
        // Another store than AWS's may not send some of them at all.
        let is_guess = self.config.bucket.endpoint.is_some();
        let found = (!hidden.is_empty()).then_some(Finding { fault: Fault::HeadersHidden(hidden), is_guess });
        Entry::new(Line::CorsExposed, shown.join(", "), found.into_iter().collect())
    }

    pub(super) fn action<T>(&self, line: Line, action: Action, answer: Option<&Result<T, Failure>>) -> Entry {
        match answer {
            Some(Ok(_)) => Entry::new(line, self.seen.bucket.prefix.clone(), vec![]),
            Some(Err(failure)) => self.failed(line, action, failure),
            None => self.untried(line, self.why_untried()),
        }
    }

    /// Why something was not tried: the bucket could not be reached, or nobody is offered it.
    fn why_untried(&self) -> Untold {
        let bucket = &self.seen.bucket;
        let is_cut_off = match &bucket.list {
            Some(Err(failure)) => !failure.is_refusal() || of_bucket(failure).is_some(),
            // A location may be for uploads alone.
            None => bucket.prefix.is_empty(),
            Some(Ok(())) => false,
        };
        if is_cut_off { Untold::Earlier } else { Untold::NotOffered }
    }

    /// A failure that belongs to the line itself; what concerns the bucket or its CORS as a whole has its own line.
    fn failed(&self, line: Line, action: Action, failure: &Failure) -> Entry {
        let prefix = self.seen.bucket.prefix.clone();
        if of_bucket(failure).is_some() || silent_host(failure).is_some() {
            return self.untried(line, Untold::Earlier).with(prefix);
        }
        let is_guest = self.seen.visitor == Visitor::Guest;
        let finding = match problem(failure) {
            Problem::AccessDenied => Finding::sure(Fault::Denied(action, is_guest)),
            _ => self.finding(failure),
        };
        Entry::new(line, prefix, vec![finding])
    }

    pub(super) fn get(&self) -> Entry {
        match &self.seen.bucket.get {
            Some(Ok(false)) => Entry::new(Line::Get, "", vec![Finding::sure(Fault::Differs)]),
            None if self.seen.bucket.has_nothing_to_read && matches!(self.seen.bucket.list, Some(Ok(()))) => {
                self.untried(Line::Get, Untold::NoFile)
            }
            None if self.seen.bucket.put.as_ref().is_some_and(Result::is_err) => {
                self.untried(Line::Get, Untold::Earlier)
            }
            answer => self.action(Line::Get, Action::Get, answer.as_ref()),
        }
    }

    pub(super) fn parts(&self) -> Entry {
        match (&self.seen.bucket.create, &self.seen.bucket.abort) {
            (_, Some(Err(failure))) => self.failed(Line::Parts, Action::Abort, failure),
            (create, _) => self.action(Line::Parts, Action::Create, create.as_ref()),
        }
    }

    pub(super) fn delete(&self) -> Entry {
        let bucket = &self.seen.bucket;
        let mut entry = match &bucket.delete {
            None if bucket.put.as_ref().is_some_and(Result::is_err) => {
                return self.untried(Line::Delete, Untold::Earlier);
            }
            answer => self.action(Line::Delete, Action::Delete, answer.as_ref()),
        };
        let left = bucket.left.clone().map(Fault::ObjectStays);
        let marker = matches!(bucket.delete, Some(Ok(Deleted::Marker))).then_some(Fault::MarkerStays);
        entry.findings.extend(left.or(marker).map(Finding::sure));
        Entry {
            level: entry.findings.iter().map(|it| it.fault.level()).max().unwrap_or(entry.level),
            ..entry
        }
    }

    pub(super) fn versions(&self) -> Entry {
        let said = self.config.bucket.versioned;
        let found = match &self.seen.bucket.versions {
            Some(Ok(Some(is_on))) => match (said, *is_on) {
                (true, false) => vec![Finding::sure(Fault::VersioningOff)],
                (false, true) => vec![Finding::sure(Fault::VersioningUnsaid)],
                _ => vec![],
            },
            Some(Ok(None)) => return self.untried(Line::Versions, Untold::Hidden),
            Some(Err(failure)) => return self.failed(Line::Versions, Action::Versions, failure),
            None if self.seen.bucket.put.is_none() => {
                return self.untried(Line::Versions, self.why_untried());
            }
            None => return self.untried(Line::Versions, Untold::Earlier),
        };
        Entry::new(Line::Versions, format!("versioned: {said}"), found)
    }
}

/// The fault of the bucket as a whole that a failed call tells of.
fn of_bucket(failure: &Failure) -> Option<Fault> {
    let Cause::Service(error) = &failure.cause else { return None };
    match problem(failure) {
        Problem::NoSuchBucket => Some(Fault::Refused(Problem::NoSuchBucket)),
        Problem::WrongRegion => Some(Fault::WrongRegion(expected_region(error).map(str::to_owned))),
        _ => None,
    }
}
