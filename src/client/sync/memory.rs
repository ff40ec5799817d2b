//! What was the same when a sync ended, as it is kept on this device: JSON, one short row for each file. What cannot be
//! read is no memory, and the next sync compares as the first one did.
//!
//! A row is `[path, size, modified, etag]`: size in bytes, `modified` in milliseconds since the epoch by this
//! device.

use serde_json::{Value, json};

use crate::aws::s3::etag::ETag;
use crate::model::sync::{Agreed, OnDevice, Tree, tree};

/// A note of it.
///
/// O(n) in files.
pub fn note(agreed: &Tree<Agreed>) -> String {
    let row =
        |(path, it): (&String, &Agreed)| json!([path, it.device.size, it.device.modified, it.etag.as_str()]);
    agreed.iter().map(row).collect::<Value>().to_string()
}

/// What a note says.
///
/// A row that cannot be read is left out, and that file counts as never synced.
pub fn read(note: &str) -> Tree<Agreed> {
    let rows: Value = serde_json::from_str(note).unwrap_or_default();
    let row = |row: &Value| {
        let device = OnDevice { size: row.get(1)?.as_u64()?, modified: row.get(2)?.as_i64()? };
        let etag = ETag::new(row.get(3)?.as_str()?);
        Some((row.get(0)?.as_str()?.to_owned(), Agreed { device, etag }))
    };
    tree(rows.as_array().into_iter().flatten().filter_map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_what_was_noted() {
        let device = OnDevice { size: 1 << 50, modified: -7 };
        let agreed = Agreed { device, etag: ETag::new("\"x-2\"") };
        let tree = Tree::from([("日本/\"😀\".txt".to_owned(), agreed)]);
        assert_eq!(read(&note(&tree)), tree);
        assert_eq!(read("[[\"a\",1]]"), Tree::new());
        assert_eq!(read("not JSON"), Tree::new());
    }
}
