//! Where a key leads in a list of rows, or in lines of several rows.

/// A move of the active row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// One back, where several rows stand in a line.
    Left,
    /// One on, likewise.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A window's height up.
    PageUp,
    /// A window's height down.
    PageDown,
}

impl Step {
    /// The step that a key of `KeyboardEvent.key` stands for.
    ///
    /// `None` for every other key: the caller lets the browser have it. Left and right are keys of a gallery alone.
    pub fn from_key(key: &str, per_line: usize) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "ArrowLeft" if per_line > 1 => Self::Left,
            "ArrowRight" if per_line > 1 => Self::Right,
            "Home" => Self::First,
            "End" => Self::Last,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            _ => return None,
        })
    }
}

/// The row that a step leads to, from `active` of `count` rows, of which `per_line` stand side by side, `page` lines at a time;
/// `None` where there is no row.
///
/// Stops at both ends, without wrapping. Up and down stay in their column; the last line may be short, and is reached at its end.
///
/// ```
/// use alcove::model::grid::{Step, destination};
///
/// assert_eq!(destination(Step::PageDown, 3, 100, 10, 1), Some(13));
/// assert_eq!(destination(Step::Down, 99, 100, 10, 1), Some(99));
/// assert_eq!(destination(Step::Down, 3, 100, 10, 6), Some(9));
/// assert_eq!(destination(Step::Down, 0, 0, 10, 1), None);
/// ```
pub fn destination(step: Step, active: usize, count: usize, page: usize, per_line: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let active = active.min(last);
    let column = active % per_line.max(1);
    let up = |lines: usize| active.saturating_sub(lines.saturating_mul(per_line)).max(column);
    let down = |lines: usize| {
        let is_last_line = active - column + per_line > last;
        if is_last_line { active } else { active.saturating_add(lines.saturating_mul(per_line)).min(last) }
    };
    Some(match step {
        Step::Up => up(1),
        Step::Down => down(1),
        Step::Left => active.saturating_sub(1),
        Step::Right => (active + 1).min(last),
        Step::First => 0,
        Step::Last => last,
        Step::PageUp => up(page),
        Step::PageDown => down(page),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stop_at_the_ends() {
        let go = |step, active| destination(step, active, 10, 4, 1);
        assert_eq!(go(Step::Up, 0), Some(0));
        assert_eq!(go(Step::Down, 9), Some(9));
        assert_eq!(go(Step::PageUp, 3), Some(0));
        assert_eq!(go(Step::PageDown, 7), Some(9));
        assert_eq!(go(Step::First, 7), Some(0));
        assert_eq!(go(Step::Last, 2), Some(9));
    }

    #[test]
    fn a_row_beyond_the_end_comes_back_and_an_empty_list_has_none() {
        assert_eq!(destination(Step::Up, 50, 10, 4, 1), Some(8));
        assert_eq!(destination(Step::Last, 0, 0, 4, 1), None);
    }

    #[test]
    fn other_keys_are_left_alone() {
        assert_eq!(Step::from_key("PageDown", 1), Some(Step::PageDown));
        assert_eq!(Step::from_key("ArrowLeft", 1), None);
        assert_eq!(Step::from_key("ArrowLeft", 2), Some(Step::Left));
    }

    #[test]
    fn a_gallery_is_walked_in_two_dimensions() {
        // 0 1 2 3 / 4 5 6 7 / 8 9
        let go = |step, active| destination(step, active, 10, 2, 4);
        assert_eq!(go(Step::Down, 1), Some(5));
        assert_eq!(go(Step::Down, 7), Some(9), "the last line is short");
        assert_eq!(go(Step::Down, 8), Some(8), "there is no line below");
        assert_eq!(go(Step::Up, 9), Some(5));
        assert_eq!(go(Step::Up, 2), Some(2));
        assert_eq!(go(Step::Right, 3), Some(4), "on to the next line, as text is read");
        assert_eq!(go(Step::Left, 4), Some(3));
        assert_eq!((go(Step::Left, 0), go(Step::Right, 9)), (Some(0), Some(9)));
        assert_eq!(go(Step::PageDown, 1), Some(9));
        assert_eq!(go(Step::PageUp, 9), Some(1));
        assert_eq!((go(Step::First, 9), go(Step::Last, 0)), (Some(0), Some(9)));
    }
}
