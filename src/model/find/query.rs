//! What a person types to search: words, `"a phrase"`, wildcards, and filters.
//!
//! | typed | holds for |
//! |---|---|
//! | `invoice 2026` | a path below the folder with both in it, in any order |
//! | `"new york"` | a path with exactly this in it |
//! | `*.jpg`, `img_??.png` | a name that is so as a whole; with a slash inside, a path |
//! | `kind:image`, `>10MB`, `after:2026-01-01`, `before:2026-02` | a file of this sort, size, time |
//!
//! Every text is a search: what cannot be read as a filter is a word, and a quotation that does not end goes to the end.

use std::ops::Range;

use super::operator::{Limit, Slot};
use crate::model::files::fold::searched;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must hold, in the order in which they were typed.
    terms: Vec<(Range<usize>, Term)>,
}

/// One of the things that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// This is in the path. Folded.
    Text(String),
    /// The name is so; a path, where there is a slash in it. Folded.
    Pattern(Vec<char>),
    /// A filter.
    Limit(Limit),
}

impl Query {
    /// Reads what was typed. Each word is folded once.
    pub fn parse(text: &str) -> Self {
        let terms = words(text).filter_map(|word| Some((word.span.clone(), word.term()?)));
        Self { terms: terms.collect() }
    }

    /// What must hold.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().map(|(_, term)| term)
    }

    /// Whether it asks for anything: one that does not finds nothing.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The filter about something; the last one where there are several.
    pub fn limit(&self, slot: Slot) -> Option<&Limit> {
        self.terms().filter_map(Term::limit).filter(|limit| limit.slot() == slot).last()
    }

    /// What was typed, with another filter about something, or without one.
    ///
    /// `text` is what the query was read from. The words stay as they were typed; `filter` is put at the end.
    pub fn with(&self, text: &str, slot: Slot, filter: Option<&str>) -> String {
        let mut kept = String::with_capacity(text.len());
        let mut from = 0;
        for (span, term) in &self.terms {
            if term.limit().is_some_and(|limit| limit.slot() == slot) {
                kept.push_str(text.get(from..span.start).unwrap_or_default().trim_end());
                from = span.end;
            }
        }
        kept.push_str(text.get(from..).unwrap_or_default());
        let kept = kept.trim();
        match filter {
            Some(filter) if kept.is_empty() => filter.to_owned(),
            Some(filter) => [kept, " ", filter].concat(),
            None => kept.to_owned(),
        }
    }
}

impl Term {
    const fn limit(&self) -> Option<&Limit> {
        match self {
            Self::Limit(limit) => Some(limit),
            _ => None,
        }
    }
}

/// One word of what was typed, or what stands between quotation marks.
struct Word<'a> {
    text: &'a str,
    is_quoted: bool,
    /// Where in the text it is, its marks with it.
    span: Range<usize>,
}

impl Word<'_> {
    fn term(self) -> Option<Term> {
        let folded = searched(self.text);
        if self.is_quoted {
            return (!folded.trim().is_empty()).then_some(Term::Text(folded));
        }
        if let Some(limit) = Limit::parse(&folded) {
            return Some(Term::Limit(limit));
        }
        if folded.contains(['*', '?']) {
            return Some(Term::Pattern(folded.chars().collect()));
        }
        (!folded.is_empty()).then_some(Term::Text(folded))
    }
}

/// The marks that begin and end a phrase: those of the keyboard, and what a phone or an input method makes of them.
const MARKS: [char; 4] = ['"', '\u{201c}', '\u{201d}', '\u{ff02}'];

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + (text[at..].len() - text[at..].trim_start().len());
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let (inner, end, is_quoted) = if MARKS.contains(&first) {
            let from = start + first.len_utf8();
            match text[from..].char_indices().find(|(_, c)| MARKS.contains(c)) {
                Some((length, mark)) => (from..from + length, from + length + mark.len_utf8(), true),
                None => (from..text.len(), text.len(), true),
            }
        } else {
            let length = rest.find(|c: char| c.is_whitespace() || MARKS.contains(&c)).unwrap_or(rest.len());
            (start..start + length, start + length, false)
        };
        at = end;
        Some(Word { text: &text[inner], is_quoted, span: start..end })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::files::kind::Kind;

    fn text(word: &str) -> Term {
        Term::Text(word.to_owned())
    }

    fn terms(query: &str) -> Vec<Term> {
        Query::parse(query).terms().cloned().collect()
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        assert_eq!(terms("Invoice \u{3000}2026"), [text("invoice"), text("2026")]);
        assert_eq!(terms("\"New York\" x"), [text("new york"), text("x")]);
        assert_eq!(terms("a\"b c"), [text("a"), text("b c")]);
        assert_eq!(terms("\u{201c}kind:image\u{201d}"), [text("kind:image")], "a quoted filter is a word");
        assert_eq!(terms("*.JPG"), [Term::Pattern("*.jpg".chars().collect())]);
        assert_eq!(terms("\"*\""), [text("*")]);
        assert_eq!(terms("kind:image"), [Term::Limit(Limit::Kind(Kind::Image))]);
        assert_eq!(terms("kind:"), [text("kind:")]);
        assert_eq!(terms("  \"\" \" "), []);
    }

    #[test]
    fn width_case_marks_and_form_make_no_difference() {
        assert_eq!(terms("ＣＡＦＥ"), terms("Cafe\u{301}"));
        assert_eq!(terms("ｶﾞｲﾄﾞ"), terms("ガイド"));
        assert_eq!(terms("＞１０ＭＢ"), terms(">10mb"));
        assert_ne!(terms("か"), terms("が"));
    }

    #[test]
    fn a_filter_is_put_in_place_of_the_one_that_was_there() {
        let with = |text: &str, slot, filter| Query::parse(text).with(text, slot, filter);
        assert_eq!(with("a", Slot::Kind, Some("kind:image")), "a kind:image");
        assert_eq!(with("kind:video a  b", Slot::Kind, Some("kind:image")), "a  b kind:image");
        assert_eq!(with("a kind:video b kind:code", Slot::Kind, None), "a b");
        assert_eq!(with("a >1mb", Slot::Kind, None), "a >1mb");
        assert_eq!(with("kind:video", Slot::Kind, None), "");
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_read(text: String) {
            let query = Query::parse(&text);
            let _ = query.with(&text, Slot::Size, Some(">1MB"));
        }

        #[test]
        fn each_plain_word_is_a_term(words in prop::collection::vec("[a-z0-9あ-ん]{1,6}", 0..5)) {
            prop_assert_eq!(terms(&words.join(" ")), words.iter().map(|word| text(word)).collect::<Vec<_>>());
        }

        #[test]
        fn setting_a_filter_twice_is_setting_it_once(words in "[a-z \">:*あ]{0,20}") {
            let once = Query::parse(&words).with(&words, Slot::Kind, Some("kind:image"));
            let query = Query::parse(&once);
            // An open quotation takes in what is put behind it.
            prop_assume!(query.limit(Slot::Kind).is_some());
            prop_assert_eq!(query.with(&once, Slot::Kind, Some("kind:image")), once.trim());
        }
    }
}
