//! One entry of the file: what is known of it, and when that was written.

use serde_json::{Map, Value};

/// A value with its time. A removal is an entry too, until every device has seen it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When it was written: milliseconds since the epoch, the service's clock. Later than what it replaced in any case.
    pub at: i64,
    /// Whether it says that something was removed.
    pub is_gone: bool,
    /// All else. What this page does not know is kept.
    pub fields: Map<String, Value>,
}

impl Entry {
    /// An entry that says this.
    pub fn new(at: i64, fields: Map<String, Value>) -> Self {
        Self { at, is_gone: false, fields }
    }

    /// A removal.
    pub fn gone(at: i64) -> Self {
        Self { at, is_gone: true, fields: Map::new() }
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        let mut fields = value.as_object()?.clone();
        let at = fields.remove("at")?.as_i64()?;
        let is_gone = fields.remove("gone").is_some_and(|gone| gone == Value::Bool(true));
        Some(Self { at, is_gone, fields })
    }

    pub(super) fn write(&self) -> Value {
        let mut fields = self.fields.clone();
        fields.insert("at".to_owned(), self.at.into());
        if self.is_gone {
            fields.insert("gone".to_owned(), true.into());
        }
        Value::Object(fields)
    }

    /// Whether this one stays where two devices have written: the later one. Of the same millisecond it is the one whose text sorts
    /// behind, so that every device chooses alike.
    pub(super) fn outlasts(&self, other: &Self) -> bool {
        let text = |entry: &Self| entry.write().to_string();
        self.at > other.at || (self.at == other.at && text(self) > text(other))
    }
}
