//! What was used last stays, within a bound: for things that can be made again, such as thumbnails.

use indexmap::IndexMap;

/// Values by their names, each of a weight. The one that was asked for longest ago goes first.
#[derive(Clone, Debug)]
pub struct Lru<V> {
    /// From the oldest to the newest.
    values: IndexMap<String, (V, usize)>,
    weight: usize,
    most: usize,
}

impl<V> Lru<V> {
    /// Empty, for so much weight. Nothing counts as weightless: a value is taken for [`Lru::LEAST`] at least.
    pub fn new(most: usize) -> Self {
        Self { values: IndexMap::new(), weight: 0, most }
    }

    /// What a value counts for at least: its name and its place.
    pub const LEAST: usize = 256;

    /// A value, which is the newest from now on. O(number of values), of which there are some hundreds.
    pub fn get(&mut self, name: &str) -> Option<&V> {
        let at = self.values.get_index_of(name)?;
        let last = self.values.len() - 1;
        self.values.move_index(at, last);
        self.values.get_index(last).map(|(_, (value, _))| value)
    }

    /// Puts a value in, in the place of one of the same name. Those that have no room any more are dropped, and so is one that is
    /// too heavy by itself.
    pub fn put(&mut self, name: String, value: V, weight: usize) {
        let weight = weight.max(Self::LEAST);
        self.remove(&name);
        if weight > self.most {
            return;
        }
        self.weight += weight;
        self.values.insert(name, (value, weight));
        while self.weight > self.most {
            if let Some((_, (_, lost))) = self.values.shift_remove_index(0) {
                self.weight -= lost;
            }
        }
    }

    fn remove(&mut self, name: &str) {
        if let Some((_, lost)) = self.values.shift_remove(name) {
            self.weight -= lost;
        }
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.values.clear();
        self.weight = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let mut kept = Lru::new(3 * 300);
        for name in ["a", "b", "c"] {
            kept.put(name.into(), name, 300);
        }
        assert_eq!(kept.get("a").copied(), Some("a"));
        kept.put("d".into(), "d", 300);
        assert_eq!(
            (kept.get("b").copied(), kept.get("a").copied(), kept.get("d").copied()),
            (None, Some("a"), Some("d"))
        );
        kept.put("e".into(), "e", 901);
        assert_eq!(
            (kept.get("e").copied(), kept.get("d").copied()),
            (None, Some("d")),
            "too heavy for all of it"
        );
        kept.clear();
        assert_eq!((kept.get("a").copied(), kept.weight), (None, 0));
    }

    proptest! {
        #[test]
        fn the_weight_is_that_of_the_values_and_never_above_the_bound(
            puts in prop::collection::vec((0_u8..20, 0_usize..2000), 0..100),
        ) {
            let mut kept = Lru::new(4000);
            for (name, weight) in puts {
                kept.put(name.to_string(), (), weight);
                prop_assert_eq!(kept.weight, kept.values.values().map(|((), weight)| weight).sum::<usize>());
                prop_assert!(kept.weight <= 4000);
                prop_assert_eq!(kept.get(&name.to_string()).is_some(), true);
            }
        }
    }
}
