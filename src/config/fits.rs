//! Whether a file, as found, is what the table asks for; puts in the defaults. What is wrong with one that is not is
//! [`super::check`]'s to say: a page whose file is right need not carry it.
//!
//! The same walk as in [`super::check`], without the words: it stops at the first mistake. Both must agree,
//! or a page would refuse a file without a reason to show.

use serde_json::{Map, Value};

use super::file::{Absent, Key, Kind, lets_guests_in};

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
            (None, Absent::GuestsAlone) => lets_guests_in(object),
            (None, Absent::Fine) => true,
            (None, Absent::Mistake) => false,
        })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::config::Config;

    #[test]
    fn without_a_user_pool_there_are_guests_alone_or_a_mistake() {
        let mut file: Value = serde_json::from_str(include_str!("../../config.example.json")).unwrap();
        assert!(Config::read(&file.to_string()).unwrap().has_accounts());
        file.as_object_mut().unwrap().remove("userPool");
        assert!(!Config::parse(&file.to_string()).unwrap().has_accounts());
        file["identityPool"]["guests"] = json!(false);
        let mistakes = Config::parse(&file.to_string()).unwrap_err();
        let keys: Vec<_> = mistakes.iter().map(|mistake| mistake.key.as_str()).collect();
        assert_eq!(keys, ["userPool.id", "userPool.clientId"]);
    }
}
