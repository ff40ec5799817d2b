//! Markdown as elements of a short list, in the order of the text. HTML in it stays text, links go to other sites or by mail alone,
//! and pictures of other places are not fetched: whoever wrote the file must not learn who reads it.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// How many steps are kept of one file; what comes after is not drawn.
pub const STEPS_MOST: usize = 100_000;
/// How deep elements may be in one another: a browser's layout is recursive.
const DEPTH_MOST: usize = 60;

/// How many marks of quotes and lists may begin a line.
const MARKS_MOST: usize = 200;

/// One step of drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins. What follows is in it until [`Step::Close`].
    Open(Element),
    /// The innermost element ends.
    Close,
    /// Text in the innermost element.
    Text(String),
}

/// An element that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One without attributes, by its tag.
    Plain(&'static str),
    /// A link to an address of an allowed scheme.
    Link(String),
    /// An ordered list, by its first number.
    Ordered(u64),
    /// A task of a list, and whether it is done.
    Task(bool),
    /// What stands for a picture: its text.
    Picture,
}

/// The steps of a text. O(text).
pub fn steps(text: &str) -> Vec<Step> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut drawing = Drawing::default();
    let text = shallow(text);
    for event in Parser::new_ext(&text, options) {
        if drawing.steps.len() >= STEPS_MOST {
            break;
        }
        drawing.add(event);
    }
    drawing.steps
}

/// The text without the marks that put a line deeper into quotes and lists than anybody writes: reading those takes a time that
/// grows with their square.
fn shallow(text: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, '>' | '-' | '*' | '+' | ' ' | '\t');
    let marks = |line: &str| line.len() - line.trim_start_matches(is_mark).len();
    if text.split('\n').all(|line| marks(line) <= MARKS_MOST) {
        return Cow::Borrowed(text);
    }
    let cut = |line: &'_ str| match marks(line) {
        many if many > MARKS_MOST => [&line[..MARKS_MOST], &line[many..]].concat(),
        _ => line.to_owned(),
    };
    Cow::Owned(text.split('\n').map(cut).collect::<Vec<_>>().join("\n"))
}

#[derive(Default)]
struct Drawing {
    steps: Vec<Step>,
    /// Of the events' tags that are open: whether a step was made of each.
    open: Vec<bool>,
    is_head: bool,
}

impl Drawing {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let element =
                    self.element(tag).filter(|_| self.open.iter().filter(|it| **it).count() < DEPTH_MOST);
                self.open.push(element.is_some());
                self.steps.extend(element.map(Step::Open));
            }
            Event::End(end) => {
                if end == TagEnd::TableHead {
                    self.is_head = false;
                }
                if self.open.pop() == Some(true) {
                    self.steps.push(Step::Close);
                }
            }
            // HTML is shown as it is written.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.within(Element::Plain("code"), &text),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.within(Element::Plain("br"), ""),
            Event::Rule => self.within(Element::Plain("hr"), ""),
            Event::TaskListMarker(is_done) => self.within(Element::Task(is_done), ""),
            // Not asked for in `steps`.
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn element(&mut self, tag: Tag<'_>) -> Option<Element> {
        let plain = match tag {
            Tag::Paragraph => "p",
            // The page has the first level, the dialog the second.
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => "h3",
            Tag::Heading { level: HeadingLevel::H3, .. } => "h4",
            Tag::Heading { .. } => "h5",
            Tag::BlockQuote(_) => "blockquote",
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => "pre",
            Tag::List(Some(first)) => return Some(Element::Ordered(first)),
            Tag::List(None) => "ul",
            Tag::Item => "li",
            Tag::Table(_) => "table",
            Tag::TableHead => {
                self.is_head = true;
                "tr"
            }
            Tag::TableRow => "tr",
            Tag::TableCell if self.is_head => "th",
            Tag::TableCell => "td",
            Tag::Emphasis => "em",
            Tag::Strong => "strong",
            Tag::Strikethrough => "s",
            Tag::Link { dest_url, .. } => return safe(&dest_url).map(Element::Link),
            Tag::Image { .. } => return Some(Element::Picture),
            _ => return None,
        };
        Some(Element::Plain(plain))
    }

    fn within(&mut self, element: Element, text: &str) {
        self.steps.push(Step::Open(element));
        self.text(text);
        self.steps.push(Step::Close);
    }

    fn text(&mut self, text: &str) {
        match self.steps.last_mut() {
            _ if text.is_empty() => {}
            Some(Step::Text(last)) => last.push_str(text),
            _ => self.steps.push(Step::Text(text.to_owned())),
        }
    }
}

/// The address of a link that may be followed: of another site, or of mail. A relative one would lead into this page, and one of
/// another scheme can be a script.
fn safe(address: &str) -> Option<String> {
    let is_plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    let scheme = address.split(':').next().unwrap_or_default();
    let is_allowed = ["https", "http", "mailto"].iter().any(|it| it.eq_ignore_ascii_case(scheme));
    (is_plain && is_allowed && address.len() > scheme.len()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(text: &str) -> String {
        let step = |step| match step {
            Step::Open(Element::Plain(tag)) => format!("<{tag}>"),
            Step::Open(other) => format!("<{other:?}>"),
            Step::Close => "</>".to_owned(),
            Step::Text(text) => text,
        };
        steps(text).into_iter().map(step).collect()
    }

    #[test]
    fn headings_lists_tables_and_code_are_elements() {
        assert_eq!(drawn("# A *b*"), "<h3>A <em>b</></>");
        assert_eq!(drawn("3. x\n4. `y`"), "<Ordered(3)><li>x</><li><code>y</></></>");
        assert_eq!(drawn("- [x] done"), "<ul><li><Task(true)></>done</></>");
        assert_eq!(drawn("|a|\n|-|\n|b|"), "<table><tr><th>a</></><tr><td>b</></></>");
        assert_eq!(drawn("```js\n<b>\n```"), "<pre><b>\n</>");
    }

    #[test]
    fn html_stays_text_and_scripts_are_no_links() {
        assert_eq!(drawn("<script>alert(1)</script>"), "<script>alert(1)</script>");
        assert!(
            steps("<script>x</script>")
                .iter()
                .all(|step| !matches!(step, Step::Open(Element::Plain("script"))))
        );
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "#/account",
            "//evil.example",
            "&#106;avascript:x",
            "vbscript:x",
        ] {
            assert_eq!(drawn(&format!("[a](<{address}>)")), "<p>a</>", "{address}");
        }
        assert_eq!(drawn("[a](https://example.com)"), "<p><Link(\"https://example.com\")>a</></>");
        assert_eq!(
            drawn("<https://example.com>"),
            "<p><Link(\"https://example.com\")>https://example.com</></>"
        );
    }

    #[test]
    fn a_picture_is_its_text() {
        assert_eq!(drawn("![a cat](https://evil.example/cat.png)"), "<p><Picture>a cat</></>");
    }

    #[test]
    fn depth_is_bounded() {
        let text = "> ".repeat(5_000);
        assert!(shallow(&text).len() <= MARKS_MOST && shallow("- a\n") == "- a\n");
        let steps = steps(&text);
        assert!(steps.iter().filter(|step| matches!(step, Step::Open(_))).count() <= DEPTH_MOST);
    }

    proptest! {
        #[test]
        fn every_element_is_closed(text in "[-#*>`\\[\\]()!|<a1. \n]{0,60}") {
            let mut depth = 0_i32;
            for step in steps(&text) {
                match step {
                    Step::Open(_) => depth += 1,
                    Step::Close => depth -= 1,
                    Step::Text(_) => {}
                }
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
        }
    }
}
