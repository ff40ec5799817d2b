//! What a location is called: one text for everybody, or one for each language.

use serde_json::Value;

use super::Language;

/// A name, in the languages that config.json gives it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name(Vec<(Option<Language>, String)>);

impl Name {
    /// Of a checked value: a text, or an object of texts by language.
    pub(super) fn read(value: Option<&Value>) -> Self {
        let by_language = |(tag, text): (&String, &Value)| (Language::from_tag(tag), written(text));
        Self(match value {
            Some(Value::Object(texts)) => texts.iter().map(by_language).collect(),
            value => value.map(|text| (None, written(text))).into_iter().collect(),
        })
    }

    /// In a language; where it is not given in that one, in English, else in the first that it is given in.
    ///
    /// ```
    /// use alcove::config::{Language, Name};
    ///
    /// assert_eq!(Name::from("Team").of(Language::Ja), "Team");
    /// ```
    pub fn of(&self, language: Language) -> &str {
        let is_in = |wanted| self.0.iter().find(|(given, _)| *given == Some(wanted));
        is_in(language).or_else(|| is_in(Language::En)).or(self.0.first()).map_or("", |(_, text)| text)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self(vec![(None, text.to_owned())])
    }
}

/// Whether a value is a name: a text that is not blank, or such a text for each of some languages of the page.
pub(super) fn is_name(value: &Value) -> bool {
    let is_filled = |text: &Value| text.as_str().is_some_and(|text| !text.trim().is_empty());
    match value {
        Value::Object(texts) => {
            let is_known = |tag: &String| Language::ALL.iter().any(|language| language.tag() == tag);
            !texts.is_empty() && texts.iter().all(|(tag, text)| is_known(tag) && is_filled(text))
        }
        text => is_filled(text),
    }
}

fn written(text: &Value) -> String {
    text.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_is_in_the_language_of_the_page_and_else_in_english() {
        let name = Name::read(Some(&json!({ "en": "Team", "ja": "チーム" })));
        assert_eq!((name.of(Language::Ja), name.of(Language::En)), ("チーム", "Team"));
        assert_eq!(Name::read(Some(&json!({ "ja": "チーム" }))).of(Language::En), "チーム");
        assert_eq!(Name::read(None).of(Language::En), "");
    }

    #[test]
    fn only_texts_of_known_languages_are_a_name() {
        for right in [json!("Team"), json!({ "ja": "チーム" }), json!({ "en": "Team", "ja": "チーム" })]
        {
            assert!(is_name(&right), "{right}");
        }
        for wrong in [
            json!(""),
            json!(1),
            json!({}),
            json!({ "en": " " }),
            json!({ "xx": "Team" }),
            json!({ "en": 1 }),
        ] {
            assert!(!is_name(&wrong), "{wrong}");
        }
    }
}
