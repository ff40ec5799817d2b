//! Text cut into lines as its slices come. A line that is very long is cut into several, so that no single one keeps the browser
//! busy: a megabyte without a line break is laid out in pieces.

/// How many characters a line has at most before it goes on in another.
const LONGEST: usize = 2_000;

/// One line to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Without its end.
    pub text: String,
    /// Whether it begins in the file here, and is counted; otherwise it goes on from the one before.
    pub is_first: bool,
}

/// What is not drawn yet: the last line of a slice, which the next may go on with.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    rest: String,
    /// Whether `rest` goes on from a line that was given out.
    goes_on: bool,
    /// Whether the last character given was a carriage return, whose line feed may still come.
    after_return: bool,
}

impl Lines {
    /// The lines that are complete with this slice. O(text).
    pub fn push(&mut self, text: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut text = text;
        if std::mem::take(&mut self.after_return) {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        while let Some(end) = text.find(['\n', '\r']) {
            let (line, after) = text.split_at(end);
            self.add(line, &mut lines);
            self.end(&mut lines);
            text = match after.strip_prefix("\r\n") {
                Some(after) => after,
                None if after == "\r" => {
                    self.after_return = true;
                    ""
                }
                None => after.get(1..).unwrap_or_default(),
            };
        }
        self.add(text, &mut lines);
        lines
    }

    /// The last line, where the text does not end with a line's end.
    pub fn finish(&mut self) -> Option<Line> {
        let mut last = Vec::new();
        if !self.rest.is_empty() {
            self.end(&mut last);
        }
        last.pop()
    }

    fn add(&mut self, text: &str, lines: &mut Vec<Line>) {
        let mut have = self.rest.chars().count();
        let mut text = text;
        // Cut before the character that would be one too many.
        while let Some((at, _)) = text.char_indices().nth(LONGEST - have) {
            self.rest.push_str(&text[..at]);
            self.end(lines);
            self.goes_on = true;
            (text, have) = (&text[at..], 0);
        }
        self.rest.push_str(text);
    }

    fn end(&mut self, lines: &mut Vec<Line>) {
        let is_first = !std::mem::take(&mut self.goes_on);
        lines.push(Line { text: std::mem::take(&mut self.rest), is_first });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn every_kind_of_end_ends_a_line_also_where_slices_meet() {
        let mut lines = Lines::default();
        assert_eq!(texts(&lines.push("a\nb\r\nc\rd\r")), ["a", "b", "c", "d"]);
        assert_eq!(texts(&lines.push("\ne\n\n")), ["e", ""]);
        assert_eq!(texts(&lines.push("end")), [""; 0]);
        assert_eq!(lines.finish().map(|line| line.text), Some("end".into()));
        assert_eq!(lines.finish(), None);
    }

    #[test]
    fn a_megabyte_without_an_end_becomes_many_lines_and_counts_as_one() {
        let mut lines = Lines::default();
        let mut all = lines.push(&"長".repeat(300_000));
        all.extend(lines.push("\nshort"));
        all.extend(lines.finish());
        assert!(all.iter().all(|line| line.text.chars().count() <= LONGEST));
        assert_eq!(all.iter().filter(|line| line.is_first).count(), 2);
    }

    proptest! {
        #[test]
        fn however_it_is_cut_into_slices_the_lines_are_the_same(text in "[a\r\né]{0,40}", cut in 0_usize..40) {
            let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (mut once, mut twice) = (Lines::default(), Lines::default());
            let mut whole = once.push(&text);
            whole.extend(once.finish());
            let mut parts = twice.push(&text[..cut]);
            parts.extend(twice.push(&text[cut..]));
            parts.extend(twice.finish());
            prop_assert_eq!(whole, parts);
        }
    }
}
