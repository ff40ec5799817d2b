//! A stack's events as somebody waits for them: what is done, what takes long, what failed first. Pure.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// How far a stack is, from the events seen so far.
pub struct Progress {
    stack_id: String,
    seen: BTreeSet<String>,
    /// What is under way, since when.
    running: BTreeMap<String, (String, Duration)>,
    failures: Vec<Failure>,
    end: Option<String>,
}

/// A resource that was not made, changed or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub name: String,
    pub kind: String,
    pub reason: String,
}

impl Progress {
    /// With what had happened before: events of earlier operations say nothing of this one.
    pub fn new(stack_id: &str, before: &Value) -> Self {
        let seen = events(before).filter_map(|event| event["EventId"].as_str().map(String::from)).collect();
        Self { stack_id: stack_id.into(), seen, running: BTreeMap::new(), failures: Vec::new(), end: None }
    }

    /// Takes what `describe-stack-events` answers, newest first, `now` after the beginning; gives a line for each resource that
    /// was finished meanwhile.
    pub fn take(&mut self, answer: &Value, now: Duration) -> Vec<String> {
        let mut lines = Vec::new();
        let new: Vec<&Value> = events(answer).filter(|event| !self.seen.contains(id(event))).collect();
        for event in new.into_iter().rev() {
            self.seen.insert(id(event).to_owned());
            let text = |key: &str| event[key].as_str().unwrap_or_default();
            let (name, status) = (text("LogicalResourceId"), text("ResourceStatus"));
            let is_over =
                status.ends_with("_COMPLETE") || status.ends_with("_FAILED") || status.ends_with("_SKIPPED");
            if status.ends_with("_FAILED") && !is_aftermath(text("ResourceStatusReason")) {
                self.failures.push(Failure {
                    name: name.into(),
                    kind: text("ResourceType").into(),
                    reason: text("ResourceStatusReason").into(),
                });
            }
            if text("PhysicalResourceId") == self.stack_id {
                if is_over {
                    self.end = Some(status.into());
                }
            } else if is_over {
                let since = self.running.remove(name).map_or(now, |(_, since)| since);
                lines.push(line(name, status, now.saturating_sub(since)));
            } else {
                self.running.entry(name.into()).or_insert_with(|| (text("ResourceType").into(), now));
            }
        }
        lines
    }

    /// The stack's last status, once it has come to rest.
    pub fn end(&self) -> Option<&str> {
        self.end.as_deref()
    }

    /// What failed by itself, in the order in which it did.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// What is waited for, and why that takes long where it is known to.
    pub fn waiting_for(&self) -> String {
        let word = |(name, (kind, _)): (&String, &(String, Duration))| match kind.as_str() {
            "AWS::CloudFront::Distribution" => {
                format!("{name} (CloudFront tells all its edges: 3 to 10 minutes)")
            }
            _ => name.clone(),
        };
        self.running.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}

fn events(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["StackEvents"].as_array().into_iter().flatten()
}

fn id(event: &Value) -> &str {
    event["EventId"].as_str().unwrap_or_default()
}

/// Resources that are stopped because another failed have nothing to tell.
fn is_aftermath(reason: &str) -> bool {
    ["cancelled", "canceled", "The following resource(s) failed"].iter().any(|sign| reason.contains(sign))
}

fn line(name: &str, status: &str, took: Duration) -> String {
    let what = match status {
        "CREATE_COMPLETE" => "is made",
        "UPDATE_COMPLETE" => "is changed",
        "DELETE_COMPLETE" => "is deleted",
        "DELETE_SKIPPED" => "stays",
        "IMPORT_COMPLETE" => "is taken over",
        _ => status,
    };
    match took.as_secs() {
        0..5 => format!("{name} {what}"),
        _ => format!("{name} {what} ({})", crate::say::duration(took)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const STACK: &str = "arn:aws:cloudformation:us-east-1:1:stack/alcove/1";

    fn event(id: u32, name: &str, status: &str, reason: &str) -> Value {
        let physical = if name == "alcove" { STACK } else { "x" };
        json!({ "EventId": id.to_string(), "LogicalResourceId": name, "PhysicalResourceId": physical,
            "ResourceType": format!("AWS::CloudFront::{name}"), "ResourceStatus": status, "ResourceStatusReason": reason })
    }

    fn answer(mut events: Vec<Value>) -> Value {
        events.reverse();
        json!({ "StackEvents": events })
    }

    #[test]
    fn what_is_done_is_told_once_and_what_is_not_is_waited_for() {
        let mut progress = Progress::new(STACK, &Value::Null);
        let first = vec![
            event(1, "alcove", "CREATE_IN_PROGRESS", "User Initiated"),
            event(2, "Site", "CREATE_IN_PROGRESS", ""),
            event(3, "Distribution", "CREATE_IN_PROGRESS", ""),
            event(4, "Site", "CREATE_COMPLETE", ""),
        ];
        assert_eq!(progress.take(&answer(first.clone()), Duration::from_secs(1)), ["Site is made"]);
        assert_eq!(progress.take(&answer(first.clone()), Duration::from_secs(2)), Vec::<String>::new());
        assert!(progress.waiting_for().starts_with("Distribution (CloudFront"));
        assert_eq!(progress.end(), None);
        let rest =
            vec![event(5, "Distribution", "CREATE_COMPLETE", ""), event(6, "alcove", "CREATE_COMPLETE", "")];
        let all = [first, rest].concat();
        assert_eq!(
            progress.take(&answer(all), Duration::from_secs(193)),
            ["Distribution is made (3 min 12 s)"]
        );
        assert_eq!(progress.end(), Some("CREATE_COMPLETE"));
    }

    #[test]
    fn the_first_failure_is_the_one_and_its_aftermath_is_left_out() {
        let mut progress = Progress::new(STACK, &Value::Null);
        progress.take(
            &answer(vec![
                event(1, "Distribution", "CREATE_FAILED", "Your account must be verified"),
                event(2, "Files", "CREATE_FAILED", "Resource creation cancelled"),
                event(
                    3,
                    "alcove",
                    "ROLLBACK_IN_PROGRESS",
                    "The following resource(s) failed to create: [Distribution].",
                ),
                event(4, "alcove", "ROLLBACK_COMPLETE", ""),
            ]),
            Duration::ZERO,
        );
        let names: Vec<&str> = progress.failures().iter().map(|failure| failure.name.as_str()).collect();
        assert_eq!((names, progress.end()), (vec!["Distribution"], Some("ROLLBACK_COMPLETE")));
    }

    #[test]
    fn events_of_an_earlier_operation_end_nothing() {
        let earlier =
            answer(vec![event(1, "alcove", "CREATE_COMPLETE", ""), event(2, "Site", "CREATE_FAILED", "x")]);
        let mut progress = Progress::new(STACK, &earlier);
        progress.take(&earlier, Duration::ZERO);
        assert!(progress.end().is_none() && progress.failures().is_empty());
    }
}
