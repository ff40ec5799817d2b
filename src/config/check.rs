//! What is wrong with a file, for whoever is to mend it: every mistake at once. Whether anything is, is known before, by
//! [`super::fits`].
//!
//! Runs in the page only after [`super::fits`] said no, and is fetched then: see `ui`'s screen for an
//! unusable configuration.
//!
//! What is told and what is not: a key that is nearly a required one counts as that key misspelt, and the
//! required one is not told as missing too; of a missing object each required key is told; of a wrong value
//! its first characters are repeated.

use serde_json::{Map, Value};

use super::Config;
use super::file::{Absent, FILE, Key, Kind, lets_guests_in};
use super::form::Form;
use super::problem::{Problem, nearest};
use super::read::{config, is_taken, missing_roles, without_mark};

/// How much of a wrong value is repeated to the admin, in characters.
const SEEN: usize = 60;

/// Every mistake in the file.
///
/// In the order of the table, unknown keys of an object before its known ones. A text that is no JSON has one
/// mistake: the line, and where in it the parser stopped.
pub(super) fn mistakes(text: &str) -> Vec<Problem> {
    let text = without_mark(text);
    let mut file: Value = match serde_json::from_slice(text.as_bytes()) {
        Ok(file) => file,
        Err(error) => {
            let expected = Form::Json { line: error.line(), column: error.column() };
            let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
            return vec![mistake("", Some(line.trim()), expected)];
        }
    };
    let mut problems = Vec::new();
    check(&FILE, "", &mut file, &mut problems);
    let Config { locations, identity_pool, .. } = config(&file);
    for index in (0..locations.len()).filter(|index| is_taken(&locations, *index)) {
        let seen = json(&Value::from(locations[index].id.as_str()));
        problems.push(mistake(&format!("locations[{index}].id"), Some(&seen), Form::UniqueId));
    }
    for who in missing_roles(&identity_pool) {
        problems.push(mistake(&format!("identityPool.roles.{who}"), None, Form::RoleArn));
    }
    problems
}

/// Checks a value and all in it, which stands at `at`. Puts in the defaults, since what is checked then goes by them.
///
/// Goes on after a mistake, unlike [`super::fits::fits`], into everything that has the right shape.
fn check(kind: &Kind, at: &str, found: &mut Value, problems: &mut Vec<Problem>) {
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

/// A default is checked like a written value.
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
        let guests_alone = matches!(key.absent, Absent::GuestsAlone) && lets_guests_in(object);
        match (object.get_mut(key.name), &key.absent) {
            (Some(value), _) => check(&key.kind, &at, value, problems),
            (None, Absent::Default(json)) => {
                let mut default = serde_json::from_slice(json.as_bytes()).unwrap_or_default();
                check(&key.kind, &at, &mut default, problems);
                object.insert(key.name.to_owned(), default);
            }
            (None, Absent::Fine) => {}
            // That it is missing is the same mistake as the key that was written in its place.
            (None, Absent::Mistake | Absent::GuestsAlone) if meant.contains(&key.name) => {}
            (None, Absent::GuestsAlone) if guests_alone => {}
            (None, Absent::Mistake | Absent::GuestsAlone) => check_missing(&key.kind, &at, problems),
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
///
/// `seen` is shortened here, for all callers.
fn mistake(at: &str, seen: Option<&str>, expected: Form) -> Problem {
    Problem { key: at.to_owned(), seen: seen.map(shorten), expected }
}

/// A value as JSON writes it.
fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The start of a text, to be shown.
///
/// By characters, not bytes: a cut in the middle of one would be no text.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(SEEN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// As an admin would write it: `bucket.region`.
fn path(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}
