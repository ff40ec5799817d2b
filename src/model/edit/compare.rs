//! Two texts side by side, for somebody who has to choose: the lines that differ, with a few around them.

use super::diff::{Change, diff};

/// How many lines that are the same stand before and behind a difference.
const AROUND: usize = 3;
/// How many rows are shown at most.
pub const MOST_ROWS: usize = 2_000;
/// How much of a line is shown, in bytes.
const MOST_BYTES: usize = 4_000;

/// A row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A line, and in which text it is.
    Line(Change, String),
    /// So many lines that both texts have are left out.
    LeftOut(u64),
}

/// The rows that lead from one text to the other; none where both are the same. What is beyond [`MOST_ROWS`] is left out.
pub fn rows(old: &str, new: &str) -> Vec<Row> {
    let (old, new): (Vec<_>, Vec<_>) = (old.split('\n').collect(), new.split('\n').collect());
    let runs = diff(&old, &new);
    let (mut rows, mut at_old, mut at_new) = (Vec::new(), 0, 0);
    if runs.iter().all(|run| run.change == Change::Same) {
        return rows;
    }
    for (index, run) in runs.iter().enumerate() {
        let lines = match run.change {
            Change::Added => &new[at_new..at_new + run.count],
            Change::Same | Change::Removed => &old[at_old..at_old + run.count],
        };
        at_old += if run.change == Change::Added { 0 } else { run.count };
        at_new += if run.change == Change::Removed { 0 } else { run.count };
        let mut add = |lines: &[&str]| {
            rows.extend(lines.iter().take(MOST_ROWS).map(|line| Row::Line(run.change, cut(line))));
        };
        let (before, behind) = if run.change == Change::Same {
            (if index == 0 { 0 } else { AROUND }, if index + 1 == runs.len() { 0 } else { AROUND })
        } else {
            (run.count, 0)
        };
        if before + behind >= run.count {
            add(lines);
        } else {
            add(&lines[..before]);
            let left_out = run.count - before - behind;
            let last = &lines[run.count - behind..];
            rows.push(Row::LeftOut(left_out as u64));
            rows.extend(last.iter().map(|line| Row::Line(run.change, cut(line))));
        }
        if rows.len() >= MOST_ROWS {
            rows.truncate(MOST_ROWS);
            break;
        }
    }
    rows
}

/// Whole characters of a line, at most so many bytes.
fn cut(line: &str) -> String {
    let mut end = MOST_BYTES.min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(change: Change, text: &str) -> Row {
        Row::Line(change, text.into())
    }

    #[test]
    fn a_difference_stands_among_three_lines_before_and_behind() {
        let old: Vec<_> = (0..20).map(|n| n.to_string()).collect();
        let mut new = old.clone();
        new[10] = "ten".into();
        let rows = rows(&old.join("\n"), &new.join("\n"));
        assert_eq!(rows.first(), Some(&Row::LeftOut(7)));
        assert_eq!(rows[1..4], ["7", "8", "9"].map(|text| line(Change::Same, text)));
        assert_eq!(rows[4..6], [line(Change::Removed, "10"), line(Change::Added, "ten")]);
        assert_eq!(rows[6..9], ["11", "12", "13"].map(|text| line(Change::Same, text)));
        assert_eq!(rows[9..], [Row::LeftOut(6)]);
    }

    #[test]
    fn equal_texts_have_no_rows_and_long_ones_not_too_many() {
        assert_eq!(rows("a\nb", "a\nb"), []);
        let old: Vec<_> = (0..9_000).map(|n| format!("old {n}")).collect();
        assert_eq!(rows(&old.join("\n"), "new").len(), MOST_ROWS);
        assert_eq!(rows("", &"字".repeat(9_000))[1], line(Change::Added, &"字".repeat(MOST_BYTES / 3)));
    }
}
