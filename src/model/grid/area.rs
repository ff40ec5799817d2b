//! Which rows a rectangle touches that a person draws over them.

use super::Window;

/// A rectangle, in CSS pixels from the corner of the first row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge; negative beside the rows.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Area {
    /// The rows that it touches, of `count` in lines of this breadth. Only their height and number in a line count of `window`.
    pub fn rows(self, window: Window, breadth: f64, count: usize) -> impl Iterator<Item = usize> {
        let per_line = window.per_line();
        #[allow(clippy::cast_precision_loss, reason = "some dozens at most")]
        let tile = breadth / per_line as f64;
        let lines = between(self.top, self.height, window.row);
        let columns = between(self.left, self.width, tile);
        let lines = lines.take_while(move |line| line.saturating_mul(per_line) < count);
        lines
            .flat_map(move |line| {
                columns
                    .clone()
                    .take_while(move |column| *column < per_line)
                    .map(move |column| line * per_line + column)
            })
            .filter(move |row| *row < count)
    }
}

/// The places of a length that a stretch touches.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and none is negative"
)]
fn between(start: f64, length: f64, each: f64) -> std::ops::Range<usize> {
    let end = start + length;
    if each <= 0.0 || end < 0.0 {
        return 0..0;
    }
    (start.max(0.0) / each) as usize..(end / each) as usize + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(left: f64, top: f64, width: f64, height: f64) -> Vec<usize> {
        // 0 1 2 / 3 4 5 / 6 7, each 100 wide and 50 high.
        let window = Window { top: 900.0, height: 400.0, row: 50.0, per_line: 3 };
        Area { left, top, width, height }.rows(window, 300.0, 8).collect()
    }

    #[test]
    fn a_rectangle_touches_the_rows_under_it() {
        assert_eq!(rows(110.0, 10.0, 50.0, 50.0), [1, 4]);
        assert_eq!(rows(-50.0, -50.0, 160.0, 60.0), [0, 1]);
        assert_eq!(rows(0.0, 0.0, 900.0, 900.0), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(rows(250.0, 120.0, 10.0, 10.0), [] as [usize; 0], "the last line is short");
        assert_eq!(rows(310.0, 0.0, 10.0, 10.0), [] as [usize; 0], "beside the rows");
        assert_eq!(rows(0.0, -20.0, 10.0, 10.0), [] as [usize; 0], "above them");
        assert_eq!(rows(0.0, 160.0, 10.0, 10.0), [] as [usize; 0], "below them");
    }

    #[test]
    fn in_a_list_the_breadth_is_one_row() {
        let window = Window { row: 40.0, ..Window::default() };
        let area = Area { left: 500.0, top: 50.0, width: 20.0, height: 500.0 };
        assert_eq!(area.rows(window, 800.0, 5).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(area.rows(Window::default(), 800.0, 5).count(), 0, "before a row was measured");
    }
}
