//! Which rows of a list are chosen, by their indices.

/// The chosen rows among so many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    picked: Vec<bool>,
    count: usize,
}

impl Picks {
    /// None of so many.
    pub fn none(of: usize) -> Self {
        Self { picked: vec![false; of], count: 0 }
    }

    /// How many are chosen.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether none is.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether all are, of at least one.
    pub const fn is_all(&self) -> bool {
        self.count > 0 && self.count == self.picked.len()
    }

    /// Whether a row is.
    pub fn has(&self, index: usize) -> bool {
        self.picked.get(index).copied().unwrap_or_default()
    }

    /// Chooses a row, or leaves it out. A row that is not there changes nothing.
    pub fn set(&mut self, index: usize, picked: bool) {
        if let Some(before) = self.picked.get_mut(index)
            && *before != picked
        {
            *before = picked;
            self.count = if picked { self.count + 1 } else { self.count - 1 };
        }
    }

    /// Chooses all, or none.
    pub fn set_all(&mut self, picked: bool) {
        self.picked.fill(picked);
        self.count = if picked { self.picked.len() } else { 0 };
    }

    /// The chosen rows, in their order.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        self.picked.iter().enumerate().filter(|(_, picked)| **picked).map(|(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_once() {
        let mut picks = Picks::none(3);
        assert!(picks.is_empty() && !picks.is_all());
        picks.set(1, true);
        picks.set(1, true);
        picks.set(7, true);
        assert_eq!((picks.len(), picks.has(1), picks.has(7)), (1, true, false));
        picks.set_all(true);
        picks.set(0, false);
        assert_eq!(picks.indices().collect::<Vec<_>>(), [1, 2]);
        assert!(!picks.is_all());
        assert!(!Picks::none(0).is_all());
    }
}
