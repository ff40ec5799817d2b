//! One value of config.json as it was found, so that a wrong one does not hide the mistakes after it.
//! What a right value is stands in [`super::form`].

use serde::de::{DeserializeOwned, Deserializer, Error, Visitor, value};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::{Map, Value};

/// How much of a wrong value is repeated to the admin, in characters.
const SEEN: usize = 60;

/// A key's value, as found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// The key is not there, or null.
    #[default]
    Missing,
    /// It is there with something else than a `T`: the JSON found, shortened.
    Wrong(String),
    /// It is there.
    Given(T),
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As an `Option`: this is what makes serde accept that the key is not there.
        let Some(value) = Option::<Value>::deserialize(deserializer)? else { return Ok(Self::Missing) };
        Ok(T::deserialize(&value).map_or_else(|_| Self::Wrong(shorten(&value.to_string())), Self::Given))
    }
}

/// The start of a text, to be shown.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(SEEN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// An object, with the keys found in it that `T` does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section<T> {
    /// What `T` knows.
    pub known: T,
    /// Other keys, most often misspelt.
    pub unknown: Vec<String>,
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Section<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object = Map::deserialize(deserializer)?;
        let names = names_of::<T>();
        let unknown = object.keys().filter(|key| !names.contains(&key.as_str())).cloned().collect();
        let known = T::deserialize(Value::Object(object)).map_err(D::Error::custom)?;
        Ok(Self { known, unknown })
    }
}

/// The keys of a struct, or the values of an enum, as they are written in JSON.
pub(super) fn names_of<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // The probe answers nothing, so this is always an error; the names are what it is for.
    let _ = T::deserialize(Probe(&mut names));
    names
}

/// A deserializer that only listens: serde tells it the names that a derived type goes by.
struct Probe<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = variants;
        self.deserialize_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(value::Error::custom("a probe holds no value"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The schema tells what an admin should write, so a field's is its value's, and a section's knows no further keys.
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{Field, Section};

    impl<T: JsonSchema> JsonSchema for Field<T> {
        fn inline_schema() -> bool {
            T::inline_schema()
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn schema_id() -> Cow<'static, str> {
            T::schema_id()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            T::json_schema(generator)
        }
    }

    impl<T: JsonSchema> JsonSchema for Section<T> {
        fn inline_schema() -> bool {
            T::inline_schema()
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn schema_id() -> Cow<'static, str> {
            T::schema_id()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut schema = T::json_schema(generator);
            schema.insert("additionalProperties".to_owned(), false.into());
            schema
        }
    }
}
