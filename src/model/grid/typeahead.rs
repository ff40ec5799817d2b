//! Typing the start of a name leads to it.

use crate::model::files::fold::fold;

/// What has been typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeAhead {
    typed: String,
    last: i64,
}

/// A pause of this many milliseconds starts a new word.
const PAUSE: i64 = 700;

impl TypeAhead {
    /// Takes one more character, typed at `now` (milliseconds), and gives the row to go to, from `active` of `count`.
    ///
    /// `name` gives a row's name in lower case. The search starts after the active row and wraps; a word that grows
    /// starts at the active row, so that it may stay. The same character again goes from match to match.
    ///
    /// As a listbox of the ARIA Authoring Practices has it. At most `count` names are asked for.
    pub fn push<S: AsRef<str>>(
        &mut self,
        character: &str,
        now: i64,
        active: usize,
        count: usize,
        name: impl Fn(usize) -> S,
    ) -> Option<usize> {
        if now - self.last > PAUSE {
            self.typed.clear();
        }
        self.last = now;
        let character = fold(character);
        self.typed.push_str(&character);
        let repeated = self.typed == character.repeat(self.typed.chars().count());
        let (wanted, from) = if repeated { (character, active + 1) } else { (self.typed.clone(), active) };
        (0..count).map(|step| (from + step) % count).find(|&row| name(row).as_ref().starts_with(&wanted))
    }

    /// Whether a word has been begun: a space then belongs to it.
    pub fn under_way(&self, now: i64) -> bool {
        !self.typed.is_empty() && now - self.last <= PAUSE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["apple", "banana", "berry", "café", "日本"];

    fn type_in(typed: &mut TypeAhead, character: &str, now: i64, active: usize) -> Option<usize> {
        typed.push(character, now, active, NAMES.len(), |row| NAMES[row])
    }

    #[test]
    fn a_word_narrows_and_a_pause_starts_anew() {
        let mut typed = TypeAhead::default();
        assert_eq!(type_in(&mut typed, "b", 1_000, 0), Some(1));
        assert_eq!(type_in(&mut typed, "e", 1_200, 1), Some(2), "“be”, not “b” and then “e”");
        assert!(typed.under_way(1_300) && !typed.under_way(3_000));
        assert_eq!(type_in(&mut typed, "C", 3_000, 2), Some(3), "after a pause, in any case");
        assert_eq!(type_in(&mut typed, "z", 3_100, 3), None);
    }

    #[test]
    fn the_same_character_goes_from_match_to_match_and_wraps() {
        let mut typed = TypeAhead::default();
        assert_eq!(type_in(&mut typed, "b", 1_000, 0), Some(1));
        assert_eq!(type_in(&mut typed, "b", 1_100, 1), Some(2));
        assert_eq!(type_in(&mut typed, "b", 1_200, 2), Some(1));
        assert_eq!(type_in(&mut typed, "日", 9_000, 1), Some(4));
    }

    #[test]
    fn an_empty_list_has_nowhere_to_go() {
        assert_eq!(TypeAhead::default().push("a", 1, 0, 0, |_| ""), None);
    }
}
