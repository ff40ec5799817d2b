//! Where a key leads in a list of rows.

/// A move of the active row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
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
    /// `None` for every other key: the caller lets the browser have it.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            _ => return None,
        })
    }
}

/// The row that a step leads to, from `active` of `count` rows, `page` at a time; `None` where there is no row.
///
/// Stops at both ends, without wrapping.
///
/// ```
/// use alcove::model::grid::{Step, destination};
///
/// assert_eq!(destination(Step::PageDown, 3, 100, 10), Some(13));
/// assert_eq!(destination(Step::Down, 99, 100, 10), Some(99));
/// assert_eq!(destination(Step::Down, 0, 0, 10), None);
/// ```
pub fn destination(step: Step, active: usize, count: usize, page: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let row = match step {
        Step::Up => active.saturating_sub(1),
        Step::Down => active.saturating_add(1),
        Step::First => 0,
        Step::Last => last,
        Step::PageUp => active.saturating_sub(page),
        Step::PageDown => active.saturating_add(page),
    };
    Some(row.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stop_at_the_ends() {
        let go = |step, active| destination(step, active, 10, 4);
        assert_eq!(go(Step::Up, 0), Some(0));
        assert_eq!(go(Step::Down, 9), Some(9));
        assert_eq!(go(Step::PageUp, 3), Some(0));
        assert_eq!(go(Step::PageDown, 7), Some(9));
        assert_eq!(go(Step::First, 7), Some(0));
        assert_eq!(go(Step::Last, 2), Some(9));
    }

    #[test]
    fn a_row_beyond_the_end_comes_back_and_an_empty_list_has_none() {
        assert_eq!(destination(Step::Up, 50, 10, 4), Some(9));
        assert_eq!(destination(Step::Last, 0, 0, 4), None);
    }

    #[test]
    fn other_keys_are_left_alone() {
        assert_eq!(Step::from_key("PageDown"), Some(Step::PageDown));
        assert_eq!(Step::from_key("ArrowLeft"), None);
    }
}
