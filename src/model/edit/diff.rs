//! Which lines of two texts are the same: Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986).
//!
//! Bounded, since either text may be anybody's: beyond the bounds the lines that differ count as replaced as a whole, which is true
//! as well, though not the shortest way to say it.

/// How many lines may differ before what differs is replaced as a whole.
const MOST_EDITS: usize = 1_000;
/// How many comparisons of lines are made at most.
const MOST_STEPS: i32 = 4_000_000;

/// What happened to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both texts.
    Same,
    /// It is in the old text alone.
    Removed,
    /// It is in the new text alone.
    Added,
}

/// So many lines in a row with the same change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happened to them.
    pub change: Change,
    /// How many.
    pub count: usize,
}

/// The runs that lead from the old lines to the new ones, in order.
///
/// ```
/// use alcove::model::edit::diff::{Change, Run, diff};
///
/// let runs = diff(&["a", "b"], &["a", "c"]);
/// assert_eq!(runs[0], Run { change: Change::Same, count: 1 });
/// assert_eq!(runs.len(), 3);
/// ```
pub fn diff(old: &[&str], new: &[&str]) -> Vec<Run> {
    let first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[first..], &new[first..]);
    let last = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
    let mut runs = Vec::new();
    push(&mut runs, Change::Same, first);
    if let Some(changes) = middle(old, new) {
        for change in changes {
            push(&mut runs, change, 1);
        }
    } else {
        push(&mut runs, Change::Removed, old.len());
        push(&mut runs, Change::Added, new.len());
    }
    push(&mut runs, Change::Same, last);
    runs
}

fn push(runs: &mut Vec<Run>, change: Change, count: usize) {
    match runs.last_mut() {
        _ if count == 0 => {}
        Some(run) if run.change == change => run.count += count,
        _ => runs.push(Run { change, count }),
    }
}

/// The changes line by line; `None` beyond the bounds.
///
/// A diagonal is the lead of old over new lines. `reach` has for each how far into the old lines the furthest path goes.
fn middle(old: &[&str], new: &[&str]) -> Option<Vec<Change>> {
    let most = (old.len() + new.len()).min(MOST_EDITS);
    let (rows, columns) = (i32::try_from(old.len()).ok()?, i32::try_from(new.len()).ok()?);
    let most = i32::try_from(most).ok()?;
    let mut reach = Diagonals::new(most);
    let (mut trace, mut steps) = (Vec::new(), 0);
    for edits in 0..=most {
        trace.push(reach.up_to(edits));
        for diagonal in (-edits..=edits).step_by(2) {
            let mut x = reach.start(edits, diagonal).0;
            while x < rows && x - diagonal < columns && line(old, x) == line(new, x - diagonal) {
                (x, steps) = (x + 1, steps + 1);
            }
            reach.set(diagonal, x);
            if x >= rows && x - diagonal >= columns {
                return Some(back(&trace, rows, columns));
            }
        }
        steps += edits;
        if steps > MOST_STEPS {
            return None;
        }
    }
    None
}

/// The line of a number that may be out of the text.
fn line<'a>(lines: &[&'a str], at: i32) -> Option<&'a str> {
    usize::try_from(at).ok().and_then(|at| lines.get(at).copied())
}

/// Walks the furthest paths back from the ends of both texts. Each of `trace` is what was reached before that many edits.
fn back(trace: &[Diagonals], rows: i32, columns: i32) -> Vec<Change> {
    let (mut x, mut y) = (rows, columns);
    let mut changes = Vec::new();
    for reach in trace.iter().rev() {
        let edits = reach.most;
        let (start, is_down) = reach.start(edits, x - y);
        changes.extend((start..x).map(|_| Change::Same));
        y -= x - start;
        x = start;
        if edits > 0 {
            changes.push(if is_down { Change::Added } else { Change::Removed });
            (x, y) = if is_down { (x, y - 1) } else { (x - 1, y) };
        }
    }
    changes.reverse();
    changes
}

/// A number for each diagonal from `-most - 1` to `most + 1`.
struct Diagonals {
    /// After fewer edits than so many.
    most: i32,
    reach: Vec<i32>,
}

impl Diagonals {
    fn new(most: i32) -> Self {
        Self { most, reach: vec![0; usize::try_from(2 * most + 3).unwrap_or_default()] }
    }

    fn index(&self, diagonal: i32) -> usize {
        usize::try_from(diagonal + self.most + 1).unwrap_or_default()
    }

    fn get(&self, diagonal: i32) -> i32 {
        self.reach.get(self.index(diagonal)).copied().unwrap_or_default()
    }

    fn set(&mut self, diagonal: i32, x: i32) {
        let index = self.index(diagonal);
        if let Some(slot) = self.reach.get_mut(index) {
            *slot = x;
        }
    }

    /// Those that so many edits read.
    fn up_to(&self, edits: i32) -> Self {
        let range = self.index(-edits - 1)..=self.index(edits + 1);
        Self { most: edits, reach: self.reach.get(range).map(<[i32]>::to_vec).unwrap_or_default() }
    }

    /// Where a path of so many edits begins on a diagonal, and whether it came there by an added line.
    fn start(&self, edits: i32, diagonal: i32) -> (i32, bool) {
        let (left, right) = (self.get(diagonal - 1), self.get(diagonal + 1));
        if edits == 0 {
            (0, false)
        } else if diagonal == -edits || (diagonal != edits && left < right) {
            (right, true)
        } else {
            (left + 1, false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The longest common subsequence, by the table that everybody knows.
    fn common(old: &[&str], new: &[&str]) -> usize {
        let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                table[i + 1][j + 1] =
                    if a == b { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
            }
        }
        table[old.len()][new.len()]
    }

    fn count(runs: &[Run], change: Change) -> usize {
        runs.iter().filter(|run| run.change == change).map(|run| run.count).sum()
    }

    #[test]
    fn beyond_the_bounds_what_differs_is_replaced_as_a_whole() {
        let old: Vec<String> = (0..3_000).map(|n| format!("old {n}")).collect();
        let new: Vec<String> = (0..2_000).map(|n| format!("new {n}")).collect();
        let runs = diff(
            &old.iter().map(String::as_str).collect::<Vec<_>>(),
            &new.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let run = |change, count| Run { change, count };
        assert_eq!(runs, [run(Change::Removed, 3_000), run(Change::Added, 2_000)]);
    }

    proptest! {
        #[test]
        fn the_runs_lead_from_one_text_to_the_other_by_as_few_lines_as_can_be(
            old in prop::collection::vec("[abc]", 0..12),
            new in prop::collection::vec("[abc]", 0..12),
        ) {
            let (old, new): (Vec<_>, Vec<_>) =
                (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
            let runs = diff(&old, &new);
            let (mut left, mut right) = (old.as_slice(), new.as_slice());
            for run in &runs {
                prop_assert!(run.count > 0);
                if run.change != Change::Added {
                    if run.change == Change::Same {
                        prop_assert_eq!(&left[..run.count], &right[..run.count]);
                    }
                    left = &left[run.count..];
                }
                if run.change != Change::Removed {
                    right = &right[run.count..];
                }
            }
            prop_assert!(left.is_empty() && right.is_empty());
            prop_assert_eq!(count(&runs, Change::Same), common(&old, &new));
        }
    }
}
