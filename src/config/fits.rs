//! Whether a file, as found, is what the table asks for; puts in the defaults. What is wrong with one that is not is
//! [`super::check`]'s to say: a page whose file is right need not carry it.
//!
//! The same walk as in [`super::check`], without the words: it stops at the first mistake. Both must agree,
//! or a page would refuse a file without a reason to show.

use serde_json::{Map, Value};

use super::file::{Absent, Key, Kind};

/// Whether a value and all in it is right.
///
/// What is in `found` after `false` is half filled, and of no use.
pub(super) fn fits(kind: &Kind, found: &mut Value) -> bool {
    match (kind, found) {
        (Kind::Plain(form), found) => form.fits(found),
        (Kind::Object(keys), Value::Object(object)) => keys_fit(keys, object),
        (Kind::List { item, filled }, Value::Array(items)) => {
            !(*filled && items.is_empty()) && items.iter_mut().all(|found| fits(item, found))
        }
        _ => false,
    }
}

/// Defaults are put in after the written keys were compared: a key that has a default may still be misspelt.
fn keys_fit(keys: &[Key], object: &mut Map<String, Value>) -> bool {
    // null is as good as nothing.
    object.retain(|_, value| !value.is_null());
    let known = object.keys().all(|name| keys.iter().any(|key| key.name == *name));
    known
        && keys.iter().all(|key| match (object.get_mut(key.name), &key.absent) {
            (Some(value), _) => fits(&key.kind, value),
            (None, Absent::Default(json)) => {
                let mut default = serde_json::from_slice(json.as_bytes()).unwrap_or_default();
                let right = fits(&key.kind, &mut default);
                object.insert(key.name.to_owned(), default);
                right
            }
            (None, Absent::Fine) => true,
            (None, Absent::Mistake) => false,
        })
}
