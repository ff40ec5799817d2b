//! Tables of text: records of fields, as they come in slices (RFC 4180, and what spreadsheets make of it).

/// How many fields of a record are kept; the others are counted.
pub const COLUMNS_MOST: usize = 100;
/// How many characters of a field are kept.
const FIELD_MOST: usize = 500;

/// One record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// At most [`COLUMNS_MOST`], each cut to a readable length.
    pub fields: Vec<String>,
    /// How many fields more there are.
    pub others: usize,
}

/// Reads records. A quote that never ends makes one long record of the rest, of which a cell's length is kept.
#[derive(Clone, Debug)]
pub struct Reader {
    separator: char,
    record: Record,
    field: String,
    /// Characters of the field so far, also those that are not kept.
    length: usize,
    state: State,
    /// Whether a carriage return has ended the last record: its line feed is not another.
    after_return: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// At the beginning of a field.
    Start,
    /// Within one that has no quotes.
    Plain,
    /// Within quotes.
    Quoted,
    /// After a quote within quotes: the end, or the first of two.
    QuoteSeen,
}

impl Reader {
    /// For a separator; see [`separator`].
    pub const fn new(separator: char) -> Self {
        let record = Record { fields: Vec::new(), others: 0 };
        Self { separator, record, field: String::new(), length: 0, state: State::Start, after_return: false }
    }

    /// The records that are complete with this slice. O(text).
    pub fn push(&mut self, text: &str) -> Vec<Record> {
        let mut records = Vec::new();
        for c in text.chars() {
            let is_second = std::mem::take(&mut self.after_return) && c == '\n';
            match (self.state, c) {
                (State::Quoted, '"') => self.state = State::QuoteSeen,
                (State::Quoted, c) => self.keep(c),
                (State::QuoteSeen, '"') => {
                    self.keep('"');
                    self.state = State::Quoted;
                }
                (State::Start, '"') => self.state = State::Quoted,
                (_, c) if c == self.separator => self.end_field(),
                (_, '\n') if is_second => {}
                (_, '\r' | '\n') => {
                    self.after_return = c == '\r';
                    records.extend(self.end_record());
                }
                (_, c) => {
                    self.keep(c);
                    self.state = State::Plain;
                }
            }
        }
        records
    }

    /// The last record, where the text does not end with a line's end.
    pub fn finish(&mut self) -> Option<Record> {
        self.end_record()
    }

    fn keep(&mut self, c: char) {
        self.length += 1;
        if self.length <= FIELD_MOST {
            self.field.push(c);
        } else if self.length == FIELD_MOST + 1 {
            self.field.push('…');
        }
    }

    fn end_field(&mut self) {
        let field = std::mem::take(&mut self.field);
        self.length = 0;
        self.state = State::Start;
        if self.record.fields.len() < COLUMNS_MOST {
            self.record.fields.push(field);
        } else {
            self.record.others += 1;
        }
    }

    /// `None` for a line with nothing in it.
    fn end_record(&mut self) -> Option<Record> {
        if self.record.fields.is_empty() && self.state == State::Start {
            return None;
        }
        self.end_field();
        Some(std::mem::take(&mut self.record))
    }
}

/// What separates the fields: of comma, semicolon (where the comma is decimal), tab and bar the one that the first line has most of,
/// outside quotes.
pub fn separator(text: &str) -> char {
    let mut is_quoted = false;
    let line: String = text
        .chars()
        .take(20_000)
        .take_while(|c| {
            is_quoted ^= *c == '"';
            is_quoted || !matches!(c, '\r' | '\n')
        })
        .collect();
    let outside = line.split('"').step_by(2);
    let count = |separator: char| outside.clone().map(|part| part.matches(separator).count()).sum::<usize>();
    let all = ['|', '\t', ';', ','];
    all.into_iter().max_by_key(|separator| count(*separator)).filter(|it| count(*it) > 0).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
        let mut reader = Reader::new(separator);
        let mut records = reader.push(text);
        records.extend(reader.finish());
        records.into_iter().map(|record| record.fields).collect()
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        let read = rows("a,\"b,\"\"c\"\"\nd\",e\r\n,\"\",x\"y\"\n\nlast", ',');
        assert_eq!(read, [vec!["a", "b,\"c\"\nd", "e"], vec!["", "", "x\"y\""], vec!["last"]]);
    }

    #[test]
    fn the_separator_is_the_one_that_the_first_line_has_most_of() {
        assert_eq!(separator("name;price\n1,5;2,5\n"), ';');
        assert_eq!(separator("a\tb, c\td\n"), '\t');
        assert_eq!(separator("\"a;b;c\",d\n"), ',');
        assert_eq!(separator("one column\n"), ',');
    }

    #[test]
    fn a_hundred_thousand_columns_are_counted_and_not_kept() {
        let mut reader = Reader::new(',');
        let records = reader.push(&format!("{}\n", "x,".repeat(100_000)));
        assert_eq!((records[0].fields.len(), records[0].others), (COLUMNS_MOST, 100_001 - COLUMNS_MOST));
        let mut open = Reader::new(',');
        open.push(&format!("\"{}", "é,\n".repeat(100_000)));
        let record = open.finish().unwrap();
        assert_eq!((record.fields.len(), record.fields[0].chars().count()), (1, FIELD_MOST + 1));
    }

    proptest! {
        #[test]
        fn however_it_is_cut_into_slices_the_records_are_the_same(text in "[a,\"\r\né]{0,40}", cut in 0_usize..40) {
            let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (mut once, mut twice) = (Reader::new(','), Reader::new(','));
            let mut whole = once.push(&text);
            whole.extend(once.finish());
            let mut parts = twice.push(&text[..cut]);
            parts.extend(twice.push(&text[cut..]));
            parts.extend(twice.finish());
            prop_assert_eq!(whole, parts);
        }
    }
}
