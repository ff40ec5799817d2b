//! Colours of a program's text, by the CSS Custom Highlight API: no element is made for a word, and the text stays one node a line.
//!
//! A file is lexed as its lines come, and coloured where it is seen: a browser takes a stretch for each word.

use web_sys::Element;

use crate::model::preview::lex::{Class, Lexer, Syntax, Token};
use crate::model::preview::lines::Line;
use crate::ui::browser::Painter;

/// As the sheet names them, in the order of [`Class::ALL`].
const NAMES: [&str; Class::ALL.len()] = ["code-comment", "code-string", "code-number", "code-keyword"];
/// How many stretches of a line are coloured at most: each is an object of the browser's.
const TOKENS_MOST: usize = 80;
/// How many pixels above and below what is seen are coloured too.
const MARGIN: f64 = 400.0;

/// The colours of one file.
pub struct Colours {
    lexer: Lexer,
    painter: Painter,
    groups: Vec<Group>,
}

/// Lines that are laid out together.
struct Group {
    element: Element,
    /// Of each line; empty once they are painted.
    tokens: Vec<Vec<Token>>,
}

impl Colours {
    /// `None` for text without colours, and in a browser that has none.
    pub fn new(syntax: Syntax) -> Option<Self> {
        let lexer = Lexer::new(syntax)?;
        Some(Self { lexer, painter: Painter::new(&NAMES)?, groups: Vec::new() })
    }

    /// Reads the lines of a group, which go on from those before.
    pub fn add(&mut self, element: Element, lines: &[Line]) {
        let tokens = lines.iter().map(|line| self.tokens(line)).collect();
        self.groups.push(Group { element, tokens });
    }

    /// What is coloured of a line: its beginning, where it has more words than a person reads.
    fn tokens(&mut self, line: &Line) -> Vec<Token> {
        let mut tokens = self.lexer.line(&line.text);
        tokens.truncate(TOKENS_MOST);
        tokens
    }

    /// Colours the groups that are seen now.
    pub fn paint(&mut self) {
        let height =
            leptos::prelude::window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
        for group in self.groups.iter_mut().filter(|group| !group.tokens.is_empty()) {
            let seen = group.element.get_bounding_client_rect();
            if seen.bottom() < -MARGIN {
                continue;
            }
            if seen.top() > height + MARGIN {
                break;
            }
            group.paint(&self.painter);
        }
    }
}

impl Group {
    fn paint(&mut self, painter: &Painter) {
        let mut line = self.element.first_element_child();
        for tokens in std::mem::take(&mut self.tokens) {
            let Some(element) = line else { return };
            if let Some(text) = element.first_child() {
                for Token { start, end, class } in tokens {
                    painter.paint(class as usize, &text, start, end);
                }
            }
            line = element.next_element_sibling();
        }
    }
}
