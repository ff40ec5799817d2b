//! The reader against `quick-xml`, and against what it must refuse.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use super::*;

#[test]
fn elements_text_entities_and_namespaces_are_read() {
    let document = br#"<?xml version="1.0" encoding="UTF-8"?>
        <a:Root xmlns:a="urn:x"><Key>a &amp; b&#x2F;&lt;<![CDATA[<c>]]> </Key><Empty/><Key>2</Key></a:Root>"#;
    let root = Element::parse(document, "Root").unwrap();
    let keys: Vec<_> = root.children("Key").map(|key| &*key.text).collect();
    assert_eq!(keys, ["a & b/<<c> ", "2"]);
    assert_eq!(root.text("Empty"), Some(""));
    assert!(matches!(root.required("Nothing"), Err(CallError::Malformed(_))));
}

#[test]
fn a_broken_or_foreign_document_is_malformed() {
    for document in [
        "",
        "<Root>",
        "<Root></Other>",
        "<Other/>",
        "<Root>&unknown;</Root>",
        "plain",
        "</Root>",
        "<Root",
        "<Root>&amp</Root>",
        "<Root>&#0;</Root>",
        "<Root>&#xd800;</Root>",
        "<Root><!-- </Root>",
        "<Root><![CDATA[ </Root>",
        "<Root><></></Root>",
        "<!DOCTYPE Root><Root/>",
        "<?xml <Root/>",
        "<Root/",
        "<Root a='></Root>",
    ] {
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

/// What `quick-xml` reads of a document.
fn reference(text: &str) -> Option<Element<'static>> {
    let mut reader = Reader::from_str(text);
    let mut stack = vec![Element::default()];
    let named = |name: &str| Element { name: name.to_owned().leak(), ..Element::default() };
    loop {
        let event = reader.read_event().ok()?;
        match event {
            Event::Start(start) => stack.push(named(start.local_name().as_ref())),
            Event::Empty(empty) => stack.last_mut()?.children.push(named(empty.local_name().as_ref())),
            Event::End(_) => {
                let ended = stack.pop()?;
                stack.last_mut()?.children.push(ended);
            }
            Event::Text(text) => stack.last_mut()?.text.to_mut().push_str(&text.xml10_content()),
            Event::CData(text) => stack.last_mut()?.text.to_mut().push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let top = stack.last_mut()?.text.to_mut();
                match reference.resolve_char_ref() {
                    Ok(Some(character)) => top.push(character),
                    _ => top.push_str(resolve_xml_entity(&reference.into_inner())?),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let document = stack.pop().filter(|_| stack.is_empty())?;
    document.children.into_iter().next()
}

/// Pieces that a document's content is made of.
fn content() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[ -%'-;=?-~あé😀\r\n\t]{0,8}",
        "&(amp|lt|gt|quot|apos|#[1-9][0-9]{1,3}|#x[1-9a-f][0-9A-Fa-f]{1,2});",
        "<!--[ -,.-~\r\n]{0,8}-->",
        "<!\\[CDATA\\[[ -=?-~\r\n&<]{0,8}\\]\\]>",
        "<\\?[a-z]{1,4} [ -=@-~]{0,8}\\?>",
        "<[a-c](:[a-c])?( [a-z]+=\"[ !#-;=-~]{0,5}\"| [a-z]+ = '[ -&(-;=-~]{0,5}')?[ \n]?/>",
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        let name = "[a-c](:[a-c])?";
        let attributes = "( [a-z]+=\"[ !#-;=-~]{0,5}\")?[ \n]?";
        (name, attributes, prop::collection::vec(inner, 0..6))
            .prop_map(|(name, attributes, inner)| format!("<{name}{attributes}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #[test]
    fn documents_read_as_in_the_reference(inner in prop::collection::vec(content(), 0..6)) {
        let document = format!("<?xml version=\"1.0\"?>\n<a:Root b='>'>{}</a:Root>\n", inner.concat());
        let read = Element::read(document.as_bytes());
        prop_assert!(read.is_ok(), "{:?}", document);
        prop_assert_eq!(read.ok(), reference(&document), "{:?}", document);
    }

    #[test]
    fn a_document_cut_short_is_refused(inner in prop::collection::vec(content(), 0..6), at in any::<prop::sample::Index>()) {
        let document = format!("<Root>{}</Root>", inner.concat());
        let cuts: Vec<usize> = document.char_indices().map(|(at, _)| at).collect();
        prop_assert!(Element::read(&document.as_bytes()[..cuts[at.index(cuts.len())]]).is_err());
    }

    #[test]
    fn no_text_breaks_the_reader(text in "([<>/!?&;#x\"'\r\n \\[\\]-]|CDATA|a){0,24}") {
        let _ = Element::read(text.as_bytes());
    }

    #[test]
    fn whatever_can_be_escaped_is_read_back(text: String) {
        if let Some(escaped) = escape(&text) {
            let document = format!("<Root>{escaped}</Root>");
            let root = Element::parse(document.as_bytes(), "Root").unwrap();
            prop_assert_eq!(root.text, text);
        } else {
            let unwritable = text.chars().any(|c| c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'));
            prop_assert!(unwritable);
        }
    }
}
