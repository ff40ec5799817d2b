//! S3's XML: answers read into a small tree, and text escaped into a request. Knows no operation.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use crate::aws::error::CallError;

/// An element: its local name, the text directly in it, and the elements in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The name without a namespace.
    pub name: String,
    /// The text, as it stands: white space is part of a key.
    pub text: String,
    /// The elements, in order.
    pub children: Vec<Element>,
}

impl Element {
    /// Reads a document whose root must have this name.
    pub fn parse(document: &[u8], root: &str) -> Result<Self, CallError> {
        let found = Self::read(document).map_err(CallError::Malformed)?;
        if found.name == root {
            Ok(found)
        } else {
            Err(CallError::Malformed(format!("expected <{root}>, found <{}>", found.name)))
        }
    }

    /// Reads any document.
    pub fn read(document: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(document).map_err(|_| "the answer is not UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text);
        // The document itself stands at the bottom, so that the stack is never empty.
        let mut stack = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => stack.push(Self::named(start.local_name().as_ref())),
                Event::Empty(empty) => close(&mut stack, Self::named(empty.local_name().as_ref())),
                Event::End(_) => match stack.pop() {
                    Some(element) => close(&mut stack, element),
                    None => return Err("an element ends that never began".to_owned()),
                },
                Event::Text(text) => append(&mut stack, &text.xml10_content()),
                Event::CData(text) => append(&mut stack, &text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => append(&mut stack, character.encode_utf8(&mut [0; 4])),
                    _ => match resolve_xml_entity(&reference.into_inner()) {
                        Some(text) => append(&mut stack, text),
                        None => return Err("an entity that XML does not know".to_owned()),
                    },
                },
                Event::Eof => break,
                _ => {}
            }
        }
        match (stack.pop(), stack.is_empty()) {
            (Some(document), true) => {
                document.children.into_iter().next().ok_or("the answer is empty".to_owned())
            }
            _ => Err("the answer ends too early".to_owned()),
        }
    }

    fn named(name: impl AsRef<str>) -> Self {
        Self { name: name.as_ref().to_owned(), ..Self::default() }
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements of this name in it.
    pub fn children(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first element of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }

    /// The same, where S3 always sends it.
    pub fn required(&self, name: &'static str) -> Result<&str, CallError> {
        self.text(name).ok_or_else(|| CallError::Malformed(format!("<{}> has no <{name}>", self.name)))
    }
}

fn append(stack: &mut [Element], text: &str) {
    if let Some(top) = stack.last_mut() {
        top.text.push_str(text);
    }
}

fn close(stack: &mut [Element], element: Element) {
    if let Some(parent) = stack.last_mut() {
        parent.children.push(element);
    }
}

/// Escapes text for an element's content; `None` where XML 1.0 has no way to write it (most control characters).
pub fn escape(text: &str) -> Option<String> {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // As references, since a parser folds raw line ends.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => return None,
            other => escaped.push(other),
        }
    }
    Some(escaped)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn elements_text_entities_and_namespaces_are_read() {
        let document = br#"<?xml version="1.0" encoding="UTF-8"?>
            <a:Root xmlns:a="urn:x"><Key>a &amp; b&#x2F;&lt;<![CDATA[<c>]]> </Key><Empty/><Key>2</Key></a:Root>"#;
        let root = Element::parse(document, "Root").unwrap();
        let keys: Vec<_> = root.children("Key").map(|key| key.text.as_str()).collect();
        assert_eq!(keys, ["a & b/<<c> ", "2"]);
        assert_eq!(root.text("Empty"), Some(""));
        assert!(matches!(root.required("Nothing"), Err(CallError::Malformed(_))));
    }

    #[test]
    fn a_broken_or_foreign_document_is_malformed() {
        for document in
            ["", "<Root>", "<Root></Other>", "<Other/>", "<Root>&unknown;</Root>", "plain", "</Root>"]
        {
            let answer = Element::parse(document.as_bytes(), "Root");
            assert!(matches!(answer, Err(CallError::Malformed(_))), "{document}: {answer:?}");
        }
    }

    #[test]
    fn what_xml_cannot_write_is_refused() {
        assert_eq!(escape("a\u{1}"), None);
        assert_eq!(escape("\u{ffff}"), None);
        assert_eq!(escape("\r\n\t").as_deref(), Some("&#13;&#10;&#9;"));
    }

    proptest! {
        #[test]
        fn whatever_can_be_escaped_is_read_back(text: String) {
            if let Some(escaped) = escape(&text) {
                let root = Element::parse(format!("<Root>{escaped}</Root>").as_bytes(), "Root").unwrap();
                prop_assert_eq!(root.text, text);
            } else {
                let unwritable = text.chars().any(|c| c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'));
                prop_assert!(unwritable);
            }
        }
    }
}
