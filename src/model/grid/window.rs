//! Which rows of a long list are in the page.
//!
//! A line has one row, or several side by side, as a gallery has them.

use std::ops::Range;

/// What is seen of a list whose rows are all of one height. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Window {
    /// How far the list is scrolled.
    pub top: f64,
    /// How much of it is seen.
    pub height: f64,
    /// The height of a row.
    pub row: f64,
    /// How many rows stand side by side in a line; 0, as before anything was measured, counts as 1.
    pub per_line: usize,
}

/// Rows kept ready above and below, so that a quick scroll meets no blank.
const OVERSCAN: usize = 4;

/// How many rows enter and leave the page together: a scroll then changes it seldom, and moves nothing in it.
pub const BLOCK: usize = 8;

impl Window {
    /// The rows that are seen or nearly so, of `count` in all.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=count first; `as` saturates"
    )]
    fn rows(self, count: usize) -> Range<usize> {
        if self.row <= 0.0 {
            return 0..0;
        }
        let first = (self.top / self.row).floor().max(0.0) as usize;
        let seen = (self.height / self.row).ceil().max(0.0) as usize + 1;
        let row = |line: usize| line.saturating_mul(self.per_line()).min(count);
        row(first.saturating_sub(OVERSCAN))..row(first.saturating_add(seen + OVERSCAN))
    }

    /// How many rows stand side by side: at least one.
    pub fn per_line(self) -> usize {
        self.per_line.max(1)
    }

    /// How many lines so many rows have.
    #[allow(clippy::cast_precision_loss, reason = "exact below 2^52 rows")]
    pub fn lines(self, count: usize) -> f64 {
        count.div_ceil(self.per_line()) as f64
    }

    /// The line that a row stands in.
    #[allow(clippy::cast_precision_loss, reason = "exact below 2^52 rows")]
    pub fn line(self, row: usize) -> f64 {
        (row / self.per_line()) as f64
    }

    /// The first row in view.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates at 0")]
    pub fn first(self) -> usize {
        ((self.top / self.row) as usize).saturating_mul(self.per_line())
    }

    /// The blocks to have in the page, of `count` rows in all.
    ///
    /// At most so many blocks as cover the window and `OVERSCAN` rows on each side; empty while the row
    /// height is not known.
    pub fn blocks(self, count: usize) -> Range<usize> {
        let rows = self.rows(count);
        rows.start / BLOCK..rows.end.div_ceil(BLOCK)
    }

    /// How many whole lines are seen at once: what Page Up and Page Down move by. At least one.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window is some hundreds of rows high at most; `as` saturates"
    )]
    pub fn page(self) -> usize {
        if self.row <= 0.0 { 1 } else { ((self.height / self.row).floor() as usize).max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(top: f64) -> Window {
        Window { top, height: 400.0, row: 40.0, per_line: 1 }
    }

    #[test]
    fn ten_thousand_rows_put_only_the_seen_ones_in_the_page() {
        assert_eq!(at(0.0).rows(10_000), 0..15);
        assert_eq!(at(200_000.0).rows(10_000), 4_996..5_015);
        assert_eq!(at(399_600.0).rows(10_000), 9_986..10_000);
        assert_eq!(at(200_000.0).blocks(10_000), 624..627);
        assert_eq!(at(399_600.0).blocks(9_999), 1_248..1_250, "the last block is not full");
    }

    #[test]
    fn a_list_that_became_shorter_than_its_scroll_shows_no_row_beyond_its_end() {
        assert_eq!(at(200_000.0).rows(3), 3..3);
        assert_eq!(at(-50.0).rows(3), 0..3, "overscroll on a phone is negative");
    }

    #[test]
    fn lines_of_several_rows_put_all_of_theirs_in_the_page() {
        let gallery = |top| Window { per_line: 6, ..at(top) };
        assert_eq!(gallery(0.0).rows(10_000), 0..90);
        assert_eq!(gallery(40_000.0).rows(10_000), 5_976..6_090);
        assert_eq!(gallery(0.0).rows(7), 0..7);
        assert_eq!((gallery(40_010.0).first(), gallery(0.0).page()), (6_000, 10));
        assert!((gallery(0.0).line(11) - 1.0).abs() < f64::EPSILON);
        assert_eq!(Window::default().per_line(), 1);
    }

    #[test]
    fn nothing_is_shown_before_a_row_was_measured() {
        assert_eq!(Window { row: 0.0, ..at(0.0) }.rows(5), 0..0);
        assert_eq!(Window { row: 0.0, ..at(0.0) }.page(), 1);
    }
}
