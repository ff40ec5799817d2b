//! S3's XML: answers read into a small tree, and text escaped into a request. Knows no operation.
//!
//! Of XML it reads what services write: elements, text, references, CDATA. Attributes, comments and instructions are
//! skipped, and a document type is refused. A whole XML reader weighs many times as much in the page; `quick-xml`,
//! which is one, is what the tests hold this to.

use std::borrow::Cow;

use crate::aws::error::CallError;

/// An element: its local name, the text directly in it, and the elements in it. Name and text are the document's own as far as they
/// stand in it: an answer of a listing has ten thousand of them, and to copy each took half of the time of reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element<'a> {
    /// The name without a namespace.
    pub name: &'a str,
    /// The text, as it stands: white space is part of a key.
    pub text: Cow<'a, str>,
    /// The elements, in order.
    pub children: Vec<Element<'a>>,
}

impl<'a> Element<'a> {
    /// Reads a document whose root must have this name.
    pub fn parse(document: &'a [u8], root: &str) -> Result<Self, CallError> {
        let found = Self::read(document).map_err(CallError::Malformed)?;
        if found.name == root {
            Ok(found)
        } else {
            Err(CallError::Malformed(format!("expected <{root}>, found <{}>", found.name)))
        }
    }

    /// Reads any document.
    pub fn read(document: &'a [u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(document).map_err(|_| "the answer is not UTF-8")?;
        Self::tree(text)
            .map_err(|position| format!("the answer is no XML after byte {}", text.len() - position.0))
    }

    fn tree(text: &'a str) -> Result<Self, Left> {
        // The document itself stands at the bottom, so that the stack is never empty.
        let mut stack = vec![Self::default()];
        let mut rest = text;
        while let Some((before, markup)) = cut(rest, |byte| byte == b'<') {
            let broken = Left(markup.len());
            let top = stack.last_mut().ok_or(broken)?;
            push_text(&mut top.text, before, |byte| matches!(byte, b'&' | b'\r')).ok_or(broken)?;
            let skipped = if let Some(comment) = markup.strip_prefix("!--") {
                comment.split_once("-->")
            } else if let Some(instruction) = markup.strip_prefix('?') {
                instruction.split_once("?>")
            } else if let Some(raw) = markup.strip_prefix("![CDATA[") {
                let parts = raw.split_once("]]>");
                parts.and_then(|(raw, _)| push_text(&mut top.text, raw, |byte| byte == b'\r'));
                parts
            } else {
                let parts = cut_tag(markup);
                parts.and_then(|(tag, _)| take_tag(&mut stack, tag)).ok_or(broken)?;
                parts
            };
            rest = skipped.ok_or(broken)?.1;
        }
        match (stack.pop(), stack.is_empty()) {
            (Some(document), true) => document.children.into_iter().next().ok_or(Left(0)),
            _ => Err(Left(0)),
        }
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
        self.child(name).map(|child| &*child.text)
    }

    /// The same, where S3 always sends it.
    pub fn required(&self, name: &'static str) -> Result<&str, CallError> {
        self.text(name).ok_or_else(|| CallError::Malformed(format!("<{}> has no <{name}>", self.name)))
    }
}

/// How much of the document was left where it broke.
#[derive(Clone, Copy)]
struct Left(usize);

/// What stands before and behind the first such byte of ASCII. Byte by byte: what is looked for is a few bytes away, too near for
/// the searches of the standard library to pay.
fn cut(text: &str, is_it: impl FnMut(u8) -> bool) -> Option<(&str, &str)> {
    let at = text.bytes().position(is_it)?;
    Some((&text[..at], &text[at + 1..]))
}

/// A tag, which ends at the first `>` that is in no attribute's value, and what stands behind it.
fn cut_tag(markup: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    cut(markup, |byte| {
        match quote {
            Some(mark) if mark == byte => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        byte == b'>' && quote.is_none()
    })
}

/// Begins or ends an element. `None` where it is neither, or another one should have ended.
fn take_tag<'a>(stack: &mut Vec<Element<'a>>, tag: &'a str) -> Option<()> {
    let (closes, inner) = tag.strip_prefix('/').map_or((false, tag), |inner| (true, inner));
    let name =
        cut(inner, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/')).map_or(inner, |parts| parts.0);
    let name = cut(name, |byte| byte == b':').map_or(name, |parts| parts.1);
    if name.is_empty() || name.starts_with('!') {
        return None;
    }
    if !closes {
        stack.push(Element { name, ..Element::default() });
    }
    if closes || tag.ends_with('/') {
        let ended = stack.pop().filter(|ended| ended.name == name)?;
        stack.last_mut()?.children.push(ended);
    }
    Some(())
}

/// Adds text as it stands in the document. Of the special characters an ampersand begins a reference, and a carriage return
/// is part of a line's end, which XML reads as a line feed.
fn push_text<'a>(text: &mut Cow<'a, str>, raw: &'a str, is_special: fn(u8) -> bool) -> Option<()> {
    if text.is_empty() && !raw.bytes().any(is_special) {
        *text = Cow::Borrowed(raw);
        return Some(());
    }
    let (text, mut raw) = (text.to_mut(), raw);
    while let Some((before, after)) = cut(raw, is_special) {
        text.push_str(before);
        if raw.as_bytes()[before.len()] == b'&' {
            let (name, after) = cut(after, |byte| byte == b';')?;
            text.push(resolve(name)?);
            raw = after;
        } else {
            text.push('\n');
            raw = after.strip_prefix('\n').unwrap_or(after);
        }
    }
    text.push_str(raw);
    Some(())
}

/// The character of a reference, by what stands between `&` and `;`.
fn resolve(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => code.parse(),
    };
    char::from_u32(code.ok()?).filter(|character| *character != '\0')
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
mod tests;
