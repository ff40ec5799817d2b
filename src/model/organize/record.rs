//! What is kept on this device of work that was begun, so that another page goes on with it. It holds keys, and neither bytes nor
//! rights: whoever goes on needs a session of the same identity.

use serde::{Deserialize, Serialize};

use super::{Root, Verb};
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::model::transfer::Resolution;

/// Under this key the browser's storage has the records, a JSON array.
pub const STORED_AS: &str = "alcove.organize";

/// Work that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Names it among the others.
    pub id: String,
    /// Whose it is: the identity id.
    pub identity: String,
    /// What becomes of the originals.
    pub verb: Verb,
    /// What goes where. Names that were free when the work began are settled.
    pub roots: Vec<Root>,
    /// What the person said to do about every name that is taken.
    pub for_all: Option<Resolution>,
}

/// As it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    identity: String,
    moves: bool,
    /// From, to, and whether it is a folder.
    roots: Vec<(String, String, bool)>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    for_all: Option<u8>,
}

/// What a stored text holds, of whichever identity. Entries that are none of ours are left out.
pub fn read(text: &str) -> Vec<Record> {
    let stored: Vec<Stored> = serde_json::from_str(text).unwrap_or_default();
    stored.into_iter().filter_map(Record::of).collect()
}

/// The text to store.
pub fn write(records: &[Record]) -> String {
    let stored: Vec<Stored> = records.iter().map(Record::stored).collect();
    serde_json::to_string(&stored).unwrap_or_default()
}

impl Record {
    fn of(stored: Stored) -> Option<Self> {
        let root = |(from, to, is_folder): (String, String, bool)| {
            Some(if is_folder {
                Root::Folder { from: Prefix::new(from), to: Prefix::new(to) }
            } else {
                Root::File { from: ObjectKey::new(from).ok()?, to: ObjectKey::new(to).ok()? }
            })
        };
        let roots: Vec<_> = stored.roots.into_iter().map(root).collect::<Option<_>>()?;
        // A folder that was the bucket's root would move everything.
        if roots.iter().any(|root| root.from().is_empty() || root.to().is_empty()) {
            return None;
        }
        let for_all = match stored.for_all {
            Some(0) => Some(Resolution::Replace),
            Some(1) => Some(Resolution::KeepBoth),
            Some(2) => Some(Resolution::Skip),
            _ => None,
        };
        let verb = if stored.moves { Verb::Move } else { Verb::Copy };
        Some(Self { id: stored.id, identity: stored.identity, verb, roots, for_all })
    }

    fn stored(&self) -> Stored {
        let root = |root: &Root| (root.from().to_owned(), root.to().to_owned(), root.is_folder());
        Stored {
            id: self.id.clone(),
            identity: self.identity.clone(),
            moves: self.verb == Verb::Move,
            roots: self.roots.iter().map(root).collect(),
            for_all: self.for_all.map(|it| match it {
                Resolution::Replace => 0,
                Resolution::KeepBoth => 1,
                Resolution::Skip => 2,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_none_of_ours_is_not() {
        let root = Root::Folder { from: Prefix::new("か/"), to: Prefix::new("x/か\"/") };
        let file = Root::File { from: ObjectKey::new("a+%").unwrap(), to: ObjectKey::new("b/").unwrap() };
        let record = Record {
            id: "1".into(),
            identity: "us-east-1:x".into(),
            verb: Verb::Move,
            roots: vec![root, file],
            for_all: Some(Resolution::Skip),
        };
        let other = Record { verb: Verb::Copy, for_all: None, ..record.clone() };
        assert_eq!(read(&write(&[record.clone(), other.clone()])), [record, other]);
        assert_eq!(read("{}"), []);
        let all = r#"[{"id":"1","identity":"x","moves":true,"roots":[["","b/",true]]}]"#;
        assert_eq!(read(all), [], "never the whole bucket");
    }
}
