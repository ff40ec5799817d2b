//! The table as a JSON Schema, for editors. The page has no use for it, so it is made natively alone.
//!
//! What the schema cannot say is left to the page: that ids of locations differ, and that the basic flow
//! needs its roles.

use serde_json::{Map, Value, json};

use super::file::{Absent, FILE, Key, Kind};
use super::form::Form;
use super::language::Language;

/// The JSON Schema of config.json; `examples/config_schema.rs` prints it.
///
/// JSON Schema, draft 2020-12. The build puts it beside the page as `config.schema.json`.
pub fn schema() -> Value {
    let mut schema = of_kind(&FILE);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "Alcove configuration".into();
    schema["description"] =
        "The configuration of an Alcove page. It is read when the page loads, from beside index.html.".into();
    let guests = json!({ "properties": { "guests": { "const": true } }, "required": ["guests"] });
    schema["anyOf"] = json!([{ "required": ["userPool"] }, { "properties": { "identityPool": guests } }]);
    schema
}

/// Unknown keys are refused (`additionalProperties`), as the parser refuses them.
fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Plain(Form::Flag) => json!({ "type": "boolean" }),
        Kind::Plain(Form::Minutes) => json!({ "type": "integer", "minimum": 3, "maximum": 15 }),
        Kind::Plain(Form::SessionSeconds) => json!({ "type": "integer", "minimum": 900, "maximum": 43_200 }),
        Kind::Plain(Form::OneOf(words)) => json!({ "enum": words }),
        Kind::Plain(Form::Name) => {
            let text = json!({ "type": "string", "pattern": Form::Text.pattern() });
            let texts = Language::ALL.map(|it| (it.tag().to_owned(), text.clone()));
            let texts = Map::from_iter(texts);
            let by_language = json!({ "type": "object", "properties": texts, "minProperties": 1, "additionalProperties": false });
            json!({ "anyOf": [text, by_language] })
        }
        Kind::Plain(form) => json!({ "type": "string", "pattern": form.pattern() }),
        Kind::List { item, filled } => {
            json!({ "type": "array", "items": of_kind(item), "minItems": u8::from(*filled) })
        }
        Kind::Object(keys) => {
            let required = keys.iter().filter(|key| matches!(key.absent, Absent::Mistake));
            json!({
                "type": "object",
                "properties": keys.iter().map(of_key).collect::<Map<_, _>>(),
                "required": required.map(|key| key.name).collect::<Vec<_>>(),
                "additionalProperties": false,
            })
        }
    }
}

/// The description and the default of the table, so that an editor shows both.
fn of_key(key: &Key) -> (String, Value) {
    let mut schema = of_kind(&key.kind);
    schema["description"] = key.about.into();
    if let Absent::Default(json) = key.absent {
        schema["default"] = serde_json::from_str(json).unwrap_or_default();
    }
    (key.name.to_owned(), schema)
}
