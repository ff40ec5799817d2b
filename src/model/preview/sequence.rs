//! Which file comes before and after the one that is shown, in the list as it is sorted and filtered.

/// A file among those of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 1; 0 for a file that the list does not show, or not any more.
    pub position: usize,
    /// Files in the list; folders are not counted.
    pub count: usize,
    /// The id of the one before.
    pub previous: Option<String>,
    /// The id of the one after.
    pub next: Option<String>,
}

impl Place {
    /// The place of `id` among the ids of a list; those that end in a slash are folders. O(ids).
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>, id: &str) -> Self {
        let mut place = Self::default();
        let mut before = None;
        for each in ids.filter(|id| !id.ends_with('/')) {
            place.count += 1;
            if each == id {
                place.position = place.count;
                place.previous = before.map(str::to_owned);
            } else if place.position > 0 && place.next.is_none() {
                place.next = Some(each.to_owned());
            }
            before = Some(each);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_passed_over_and_the_ends_have_no_neighbour() {
        let place = |id| Place::of(["f/", "a", "g/", "b", "c"].into_iter(), id);
        let expected = |position, previous: Option<&str>, next: Option<&str>| Place {
            position,
            count: 3,
            previous: previous.map(str::to_owned),
            next: next.map(str::to_owned),
        };
        assert_eq!(place("a"), expected(1, None, Some("b")));
        assert_eq!(place("b"), expected(2, Some("a"), Some("c")));
        assert_eq!(place("c"), expected(3, Some("b"), None));
        assert_eq!(place("gone"), expected(0, None, None));
    }
}
