//! Names as people compare them: without case, and without the difference between `é` in one character and `e` with an accent after
//! it, which a Mac writes. In a browser it is the browser that folds: Rust's tables would be 6 KB of the first load for case alone.
//! Both follow Unicode, so the results are the same. Nothing folded is ever sent: a key is its bytes.

use std::borrow::Cow;

/// The two forms of Unicode that names come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// NFC.
    Composed,
    /// NFD: as a Mac may have written a name.
    Decomposed,
}

/// The text in lower case and in one form: for searching, for typing ahead, and for file systems that tell neither apart.
pub fn fold(text: &str) -> String {
    lower(text, Form::Composed)
}

/// What names are sorted by: without case, and without the marks of Latin, Greek and Cyrillic letters, so that `Äpfel` stands
/// beside `apple`. Other marks make another letter (が is not か), and follow it.
pub fn sorted(text: &str) -> String {
    let mut folded = lower(text, Form::Decomposed);
    if !folded.is_ascii() {
        folded.retain(|c| !is_mark(c));
    }
    folded
}

/// What a search compares: without case, width (`Ａ`, `ｶﾞ`) and compatible forms, and without the marks of Latin, Greek and Cyrillic
/// letters, so that `cafe` finds `Café`. Marks that make another letter (が) stay.
pub fn searched(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut bare = unicode::bare(text);
    bare.retain(|c| !is_mark(c));
    unicode::normal(&bare, Form::Composed)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The text in one form (NFC), its case kept: two keys with the same are one name to people, and two objects to S3.
pub fn composed(text: &str) -> Cow<'_, str> {
    normal(text, Form::Composed)
}

/// The text decomposed (NFD).
pub fn decomposed(text: &str) -> Cow<'_, str> {
    normal(text, Form::Decomposed)
}

fn lower(text: &str, form: Form) -> String {
    // Most names are ASCII, and a call into the browser for each of a million costs a second.
    if text.is_ascii() { text.to_ascii_lowercase() } else { unicode::lower(text, form) }
}

fn normal(text: &str, form: Form) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { unicode::normal(text, form).into() }
}

#[cfg(target_arch = "wasm32")]
mod unicode {
    use js_sys::JsString;

    use super::Form;

    pub fn lower(text: &str, form: Form) -> String {
        in_form(&JsString::from(text).to_lower_case(), form)
    }

    pub fn normal(text: &str, form: Form) -> String {
        in_form(&JsString::from(text), form)
    }

    /// Lower case, in the compatible form decomposed (NFKD).
    pub fn bare(text: &str) -> String {
        JsString::from(text).normalize("NFKD").to_lower_case().normalize("NFKD").into()
    }

    fn in_form(text: &JsString, form: Form) -> String {
        text.normalize(if form == Form::Composed { "NFC" } else { "NFD" }).into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod unicode {
    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

    use super::Form;

    pub fn lower(text: &str, form: Form) -> String {
        normal(&text.to_lowercase(), form)
    }

    pub fn bare(text: &str) -> String {
        let compatible = DecomposingNormalizerBorrowed::new_nfkd();
        compatible.normalize(&compatible.normalize(text).to_lowercase()).into_owned()
    }

    pub fn normal(text: &str, form: Form) -> String {
        match form {
            Form::Composed => ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned(),
            Form::Decomposed => DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of the forms of one name: composed, and as a Mac writes it.
    const FORMS: [(&str, &str); 3] = [
        ("Caf\u{e9}", "Cafe\u{301}"),
        ("\u{30ac}\u{30a4}\u{30c9}", "\u{30ab}\u{3099}\u{30a4}\u{30c8}\u{3099}"),
        ("\u{d55c}", "\u{1112}\u{1161}\u{11ab}"),
    ];

    #[test]
    fn both_forms_of_a_name_are_one_name() {
        for (one, other) in FORMS {
            assert_ne!(one, other);
            assert_eq!(fold(one), fold(other));
            assert_eq!(sorted(one), sorted(other));
            assert_eq!(composed(other), one);
            assert_eq!(decomposed(one), other);
        }
    }

    #[test]
    fn case_is_no_difference_to_a_search_and_is_one_between_keys() {
        assert_eq!(fold("CAF\u{c9}"), fold("cafe\u{301}"));
        assert_ne!(composed("CAF\u{c9}"), composed("caf\u{e9}"));
    }

    #[test]
    fn a_search_tells_letters_apart_and_nothing_else() {
        for (one, other) in [
            ("Cafe\u{301}", "\u{ff23}AFE"),
            ("\u{ff76}\u{ff9e}", "\u{30ab}\u{3099}"),
            ("\u{fb01}n", "fin"),
            ("\u{130}", "i"),
        ] {
            assert_eq!(searched(one), searched(other));
        }
        assert_ne!(searched("\u{304b}"), searched("\u{304c}"));
        assert!(!searched("\u{304c}").contains('\u{304b}'), "a letter is no part of another");
    }

    #[test]
    fn marked_letters_stand_beside_those_without_marks() {
        let mut names =
            ["zebra", "\u{c4}pfel", "apple", "\u{e9}cole", "edge", "\u{304c}", "\u{304b}", "\u{304d}"];
        names.sort_by_key(|name| sorted(name));
        assert_eq!(
            names,
            ["\u{c4}pfel", "apple", "\u{e9}cole", "edge", "zebra", "\u{304b}", "\u{304c}", "\u{304d}"]
        );
    }
}
