//! A file as found, held against the table: notes every mistake, and puts in the defaults. What the values then mean is
//! [`super::read`]'s.

use serde_json::{Map, Value};

use super::file::{Absent, Key, Kind};
use super::form::Form;
use super::problem::{Problem, nearest};

/// How much of a wrong value is repeated to the admin, in characters.
const SEEN: usize = 60;

/// Checks a value and all in it, which stands at `at`.
pub(super) fn check(kind: &Kind, at: &str, found: &mut Value, problems: &mut Vec<Problem>) {
    match (kind, found) {
        (Kind::Plain(form), found) if form.fits(found) => {}
        (Kind::Object(keys), Value::Object(object)) => check_keys(keys, at, object, problems),
        (Kind::List { item, filled }, Value::Array(items)) if !(*filled && items.is_empty()) => {
            for (index, found) in items.iter_mut().enumerate() {
                check(item, &format!("{at}[{index}]"), found, problems);
            }
        }
        (kind, found) => problems.push(mistake(at, Some(&json(found)), kind.form())),
    }
}

fn check_keys(keys: &[Key], at: &str, object: &mut Map<String, Value>, problems: &mut Vec<Problem>) {
    // null is as good as nothing.
    object.retain(|_, value| !value.is_null());
    let mut meant = Vec::new();
    for name in object.keys().filter(|name| keys.iter().all(|key| key.name != *name)) {
        let nearest = nearest(name, keys.iter().map(|key| key.name));
        problems.push(mistake(&path(at, name), None, Form::KnownKey(nearest)));
        meant.extend(nearest);
    }
    for key in keys {
        let at = path(at, key.name);
        match (object.get_mut(key.name), &key.absent) {
            (Some(value), _) => check(&key.kind, &at, value, problems),
            (None, Absent::Default(json)) => {
                let mut default = serde_json::from_slice(json.as_bytes()).unwrap_or_default();
                check(&key.kind, &at, &mut default, problems);
                object.insert(key.name.to_owned(), default);
            }
            (None, Absent::Fine) => {}
            // That it is missing is the same mistake as the key that was written in its place.
            (None, Absent::Mistake) if meant.contains(&key.name) => {}
            (None, Absent::Mistake) => check_missing(&key.kind, &at, problems),
        }
    }
}

/// Names what is missing; of an object the keys that must be in it, so that they can all be written at once.
fn check_missing(kind: &Kind, at: &str, problems: &mut Vec<Problem>) {
    match kind {
        Kind::Object(keys) => check_keys(keys, at, &mut Map::new(), problems),
        kind => problems.push(mistake(at, None, kind.form())),
    }
}

/// A mistake at a key, with the JSON seen there.
pub(super) fn mistake(at: &str, seen: Option<&str>, expected: Form) -> Problem {
    Problem { key: at.to_owned(), seen: seen.map(shorten), expected }
}

/// A value as JSON writes it.
pub(super) fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The start of a text, to be shown.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(SEEN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn path(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}
