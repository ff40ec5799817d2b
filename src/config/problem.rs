//! A mistake in config.json, and the key that was probably meant. How it is worded for people is `model::text`'s.
//!
//! Mistakes are values and no errors: all of a file's are gathered, and shown together.

use std::fmt;

use super::form::Form;

/// One mistake.
///
/// `key` is written as in JavaScript, so that an admin finds it by reading along the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `userPool.clientId`, `locations[1].prefix`; empty for the file as a whole.
    pub key: String,
    /// The JSON that stands there, shortened; `None` where nothing does. Nothing in config.json is secret.
    pub seen: Option<String>,
    /// What should stand there.
    pub expected: Form,
}

/// In English, for logs.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = if self.key.is_empty() { "config.json" } else { &self.key };
        match &self.seen {
            None if matches!(self.expected, Form::KnownKey(_)) => {
                write!(f, "{key} is not known, expected {}", self.expected)
            }
            Some(seen) => write!(f, "{key} is {seen}, expected {}", self.expected),
            None => write!(f, "{key} is missing, expected {}", self.expected),
        }
    }
}

/// The known key that a misspelt one is nearest to, if it is near: letter case, dashes and underscores do not count, and two
/// letters in five may differ.
///
/// `None` where nothing is near: a wrong suggestion would be worse than none.
///
/// O(k · n · m) for k known keys: run only once there is a mistake.
pub(super) fn nearest(misspelt: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let folded = fold(misspelt);
    let (edits, nearest) = known.map(|key| (edits(&folded, &fold(key)), key)).min()?;
    (edits * 5 <= folded.len() * 2).then_some(nearest)
}

fn fold(key: &str) -> Vec<char> {
    // Known keys are ASCII: another letter cannot bring a key nearer to one.
    key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// How many letters must be put in, taken out or changed (Levenshtein).
///
/// One row of the table at a time: O(m) memory.
fn edits(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
