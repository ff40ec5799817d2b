//! Which entries are selected, by id, so that a selection survives sorting, searching and new pages.
//!
//! Ids that are not shown (by a search, or in pages still to come) stay selected; [`Selection::retain`]
//! drops those that no longer exist. Every call but ranges and "all" is O(1), or O(n) in the number
//! selected where one is taken out.

use indexmap::IndexSet;

/// A set of entry ids ([`super::Entry::id`]), in the order in which they were selected, and the one from which a range grows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    ids: IndexSet<String>,
    anchor: Option<String>,
}

impl Selection {
    /// Selects this one alone (a plain click).
    pub fn only(&mut self, id: &str) {
        self.ids.clear();
        self.ids.insert(id.to_owned());
        self.anchor = Some(id.to_owned());
    }

    /// Selects it, or no longer (a click with Ctrl, or a checkbox).
    pub fn toggle(&mut self, id: &str) {
        if !self.ids.shift_remove(id) {
            self.ids.insert(id.to_owned());
        }
        self.anchor = Some(id.to_owned());
    }

    /// Selects all from the anchor to this one, in the order shown, and nothing else (a click with Shift).
    ///
    /// Nothing happens where `id` is not shown. An anchor that is not shown counts as this entry.
    pub fn extend_to<'a>(&mut self, id: &str, shown: impl IntoIterator<Item = &'a str>) {
        let shown: Vec<&str> = shown.into_iter().collect();
        let index = |id: &str| shown.iter().position(|&other| other == id);
        let Some(to) = index(id) else { return };
        let from = self.anchor.as_deref().and_then(index).unwrap_or(to);
        if from == to {
            self.anchor = Some(id.to_owned());
        }
        self.ids = shown[from.min(to)..=from.max(to)].iter().map(|&id| id.to_owned()).collect();
    }

    /// Selects exactly these.
    pub fn all<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        self.ids = ids.into_iter().map(str::to_owned).collect();
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Keeps those that still exist.
    ///
    /// Called after a listing was fetched anew or an entry was deleted.
    pub fn retain(&mut self, exists: impl Fn(&str) -> bool) {
        self.ids.retain(|id| exists(id));
        self.anchor = self.anchor.take().filter(|id| exists(id));
    }

    /// Whether this one is selected.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The ids, in the order in which they were selected: a range and all, as shown.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(selection: &Selection) -> Vec<&str> {
        selection.iter().collect()
    }

    #[test]
    fn a_range_grows_from_the_anchor_either_way_in_the_order_shown() {
        let shown = ["d", "a", "c", "b"];
        let mut selection = Selection::default();
        selection.only("a");
        selection.extend_to("b", shown);
        assert_eq!(ids(&selection), ["a", "c", "b"]);
        selection.extend_to("d", shown);
        assert_eq!(ids(&selection), ["d", "a"], "the anchor stays where it was");
        selection.extend_to("not shown", shown);
        assert_eq!(ids(&selection), ["d", "a"]);
    }

    #[test]
    fn a_range_without_an_anchor_is_the_one_clicked() {
        let mut selection = Selection::default();
        selection.extend_to("c", ["a", "b", "c"]);
        assert_eq!(ids(&selection), ["c"]);
        selection.extend_to("a", ["a", "b", "c"]);
        assert_eq!(selection.len(), 3);
    }

    #[test]
    fn toggling_twice_and_vanished_entries_leave_nothing() {
        let mut selection = Selection::default();
        selection.toggle("a");
        selection.toggle("b");
        selection.toggle("a");
        assert_eq!(ids(&selection), ["b"]);
        selection.retain(|id| id == "a");
        assert!(selection.is_empty());
    }
}
