//! Where in a name the words of a search are, for the eye.

use super::query::{Query, Term};
use crate::model::files::fold::searched;

/// A name in pieces, and whether each is part of a word that is looked for. Put together the pieces are the name.
///
/// Letters are marked whole: a letter, its accents, and what folding makes several of (`ﬁ`) are one.
pub fn highlight<'a>(name: &'a str, query: &Query) -> Vec<(&'a str, bool)> {
    let letters = letters(name);
    let mut folded = String::with_capacity(name.len());
    // The letter that each byte of the folded name comes from.
    let mut origin = Vec::with_capacity(name.len());
    for (at, letter) in letters.iter().enumerate() {
        folded.push_str(&searched(letter));
        origin.resize(folded.len(), at);
    }
    let mut is_marked = vec![false; letters.len()];
    let texts = query.terms().filter_map(|term| match term {
        Term::Text(text) => Some(text.as_str()),
        _ => None,
    });
    for text in texts.filter(|text| !text.is_empty()) {
        for (start, found) in folded.match_indices(text) {
            for at in &origin[start..start + found.len()] {
                is_marked[*at] = true;
            }
        }
    }
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut from = 0;
    let mut end = 0;
    for (at, letter) in letters.iter().enumerate() {
        end += letter.len();
        if is_marked.get(at + 1) != Some(&is_marked[at]) {
            pieces.push((&name[from..end], is_marked[at]));
            from = end;
        }
    }
    pieces
}

/// A name by its letters: a character, with the marks and the Hangul parts that follow it.
fn letters(name: &str) -> Vec<&str> {
    let mut starts =
        name.char_indices().filter(|(at, c)| *at == 0 || !joins(*c)).map(|(at, _)| at).peekable();
    let mut letters = Vec::new();
    while let Some(start) = starts.next() {
        letters.push(&name[start..starts.peek().copied().unwrap_or(name.len())]);
    }
    letters
}

/// Whether a character may become one with that before it.
const fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{1160}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(name: &str, query: &str) -> String {
        let pieces = highlight(name, &Query::parse(query));
        pieces
            .iter()
            .map(|(text, is_marked)| if *is_marked { format!("[{text}]") } else { (*text).to_owned() })
            .collect()
    }

    #[test]
    fn words_are_marked_where_they_are() {
        assert_eq!(marked("Invoice 2026.pdf", "2026 invoice"), "[Invoice] [2026].pdf");
        assert_eq!(marked("aXbx", "x"), "a[X]b[x]");
        assert_eq!(marked("abc", "ab bc"), "[abc]");
        assert_eq!(marked("abc", "kind:image"), "abc");
        assert_eq!(marked("", "x"), "");
    }

    #[test]
    fn a_letter_is_marked_with_its_accents() {
        assert_eq!(marked("Cafe\u{301}s", "cafe"), "[Cafe\u{301}]s");
        assert_eq!(marked("ｶﾞｲﾄﾞ.txt", "ガイド"), "[ｶﾞｲﾄﾞ].txt");
        assert_eq!(marked("ﬁn", "f"), "[ﬁ]n");
        assert_eq!(marked("が", "か"), "が");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_name(name: String, query: String) {
            let pieces = highlight(&name, &Query::parse(&query));
            prop_assert_eq!(pieces.iter().map(|(text, _)| *text).collect::<String>(), name);
        }
    }
}
