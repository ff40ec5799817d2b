//! The site's `config.json`: what the stack says, with what an admin changed by hand. Pure.

use serde_json::{Map, Value};

/// A merged config.
#[derive(Debug, PartialEq)]
pub struct Merged {
    pub config: Value,
    /// Keys whose value is kept as it was changed by hand.
    pub by_hand: Vec<String>,
    /// Keys that were changed by hand and by the stack: the stack's is taken.
    pub conflicts: Vec<String>,
}

/// Puts what the stack says now into the config that is live. `before` is what the stack said when that was written.
pub fn merge(before: &Value, live: &Value, now: &Value) -> Merged {
    let mut merged = Merged { config: Value::Null, by_hand: Vec::new(), conflicts: Vec::new() };
    let config = value("", before, live, now, &mut merged);
    merged.config = config;
    merged
}

fn value(path: &str, before: &Value, live: &Value, now: &Value, notes: &mut Merged) -> Value {
    if let (Value::Object(live), Value::Object(now)) = (live, now) {
        let keys = now.keys().chain(live.keys().filter(|key| !now.contains_key(*key)));
        let of = |object: &Map<String, Value>, key: &str| object.get(key).cloned().unwrap_or_default();
        let mut all = Map::new();
        for key in keys {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let one = value(&path, &before[key], &of(live, key), &of(now, key), notes);
            if !one.is_null() {
                all.insert(key.clone(), one);
            }
        }
        return Value::Object(all);
    }
    // An absent key is null here: config.json has no use for one that is written.
    if live == now || live == before {
        return now.clone();
    }
    if before == now || now.is_null() {
        notes.by_hand.push(path.to_owned());
        return live.clone();
    }
    notes.conflicts.push(path.to_owned());
    now.clone()
}

/// Whether two configs are of the same pools and the same bucket.
pub fn is_same_site(one: &Value, other: &Value) -> bool {
    ["/region", "/userPool/id", "/userPool/clientId", "/identityPool/id", "/bucket/name"]
        .iter()
        .all(|path| one.pointer(path) == other.pointer(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_changed_by_hand_stays_and_what_the_stack_changed_comes() {
        let before =
            json!({ "title": "Alcove", "userPool": { "id": "p", "clientId": "1" }, "locations": [1] });
        let live = json!({ "title": "Ours", "accent": "#123456", "userPool": { "id": "p", "clientId": "1" }, "locations": [1] });
        let now = json!({ "title": "Alcove", "userPool": { "id": "p", "clientId": "2", "signIn": "choice" }, "locations": [2] });
        let Merged { config, by_hand, conflicts } = merge(&before, &live, &now);
        assert_eq!(
            config,
            json!({ "title": "Ours", "accent": "#123456", "locations": [2],
                "userPool": { "id": "p", "clientId": "2", "signIn": "choice" } })
        );
        assert_eq!(by_hand, ["title", "accent"]);
        assert!(conflicts.is_empty());
    }

    #[test]
    fn what_both_changed_is_a_conflict_and_the_stacks_counts() {
        let merged = merge(&json!({ "title": "A" }), &json!({ "title": "B" }), &json!({ "title": "C" }));
        assert_eq!((merged.config, merged.conflicts), (json!({ "title": "C" }), vec!["title".into()]));
    }

    #[test]
    fn what_somebody_took_out_stays_out_and_what_the_stack_took_out_goes() {
        let before = json!({ "userPool": { "challengeMinutes": 15, "domain": "https://x" } });
        let live = json!({ "userPool": { "domain": "https://x" } });
        let now = json!({ "userPool": { "challengeMinutes": 15 } });
        assert_eq!(merge(&before, &live, &now).config, json!({ "userPool": {} }));
    }

    #[test]
    fn a_config_of_another_pool_is_of_another_site() {
        let one = json!({ "region": "r", "userPool": { "id": "p", "clientId": "c" }, "title": "A" });
        let mut other = one.clone();
        other["title"] = json!("B");
        assert!(is_same_site(&one, &other));
        other["userPool"]["clientId"] = json!("d");
        assert!(!is_same_site(&one, &other));
    }
}
