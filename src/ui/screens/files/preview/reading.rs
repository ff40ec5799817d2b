//! The lines of a text as they are read. Each is an element with one text node, in groups that the browser lays out only where they
//! are seen; a long line is cut (`model::preview::lines`), so nothing in a file keeps the page busy.

use web_sys::Element;

use super::code::Colours;
use crate::model::preview::TEXT_MOST;
use crate::model::preview::lex::Syntax;
use crate::model::preview::lines::{Line, Lines};
use crate::ui::browser::Decoder;
use crate::ui::dom::El;

/// How many lines are laid out together.
const GROUP: usize = 50;

/// What has been read, and what reads on.
pub struct Reading {
    /// Bytes so far.
    read: u64,
    decoder: Decoder,
    lines: Lines,
    colours: Option<Colours>,
    /// Lines so far, as the file has them.
    count: u32,
}

impl Reading {
    /// At the beginning of a file.
    pub fn new(decoder: Decoder, syntax: Syntax) -> Self {
        Self { read: 0, decoder, lines: Lines::default(), colours: Colours::new(syntax), count: 0 }
    }

    /// Bytes so far.
    pub const fn read(&self) -> u64 {
        self.read
    }

    /// Colours what is seen now.
    pub fn paint(&mut self) {
        if let Some(colours) = &mut self.colours {
            colours.paint();
        }
    }

    /// Decodes the next slice, and puts its lines into the page.
    pub fn add(&mut self, bytes: &[u8], size: u64, page: &Element) {
        self.read += bytes.len() as u64;
        // An object that has become shorter ends here as well.
        let is_last = self.read >= size || bytes.is_empty();
        let mut lines = self.lines.push(&self.decoder.decode(bytes, is_last));
        if is_last || self.read >= TEXT_MOST {
            lines.extend(self.lines.finish());
        }
        for group in lines.chunks(GROUP) {
            let element = El::new("div", "preview-group")
                .children(group.iter().map(|line| draw_line(line, &mut self.count)))
                .into_element();
            let _ = page.append_child(&element);
            if let Some(colours) = &mut self.colours {
                colours.add(element, group);
            }
        }
    }
}

/// A line with its number, which is drawn by the style and not copied along. The browser's own counters do not count over groups.
fn draw_line(line: &Line, count: &mut u32) -> El {
    if !line.is_first {
        return El::new("div", "preview-line").text(&line.text);
    }
    *count += 1;
    El::new("div", "preview-line").with("data-line", &count.to_string()).text(&line.text)
}
