//! How the rows of a folder look: their form, their columns, where folders stand, and whether a tree stands beside them. A choice of the person's for all folders,
//! unlike the order of one, which is in its address ([`super::Arrangement`]).

use super::Folders;

/// The form of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One below the other, with room for a finger.
    #[default]
    Rows,
    /// One below the other, as many as can be read.
    Compact,
    /// Side by side, each with its picture.
    Gallery,
}

/// A column that can be left out; the name stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Bytes.
    Size,
    /// The time of the last change.
    Modified,
    /// What the name says that it is.
    Kind,
    /// Where it is kept.
    Class,
}

impl Column {
    /// All, in the order in which they stand.
    pub const ALL: [Self; 4] = [Self::Size, Self::Modified, Self::Kind, Self::Class];

    /// What it is called in a stored text, and in the style.
    const fn word(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Modified => "modified",
            Self::Kind => "kind",
            Self::Class => "class",
        }
    }
}

/// How rows look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Their form.
    pub layout: Layout,
    /// Where folders stand.
    pub folders: Folders,
    /// Whether the tree of folders stands beside them, where there is room.
    pub has_tree: bool,
    columns: [bool; Column::ALL.len()],
}

impl Default for View {
    fn default() -> Self {
        Self {
            layout: Layout::Rows,
            folders: Folders::First,
            has_tree: false,
            columns: [true, true, false, false],
        }
    }
}

impl View {
    /// Reads what [`View::words`] wrote. Words that are not known are passed over: a newer page may have written them.
    ///
    /// ```
    /// use alcove::model::files::{Layout, View};
    ///
    /// let view = View::default().in_layout(Layout::Gallery);
    /// assert_eq!(View::parse(&view.words()), view);
    /// ```
    pub fn parse(words: &str) -> Self {
        let has = |word: &str| words.split(' ').any(|it| it == word);
        Self {
            layout: match () {
                () if has("gallery") => Layout::Gallery,
                () if has("compact") => Layout::Compact,
                () => Layout::Rows,
            },
            folders: if has("mixed") { Folders::Mixed } else { Folders::First },
            has_tree: has("tree"),
            columns: Column::ALL.map(|column| has(column.word())),
        }
    }

    /// The view as words with spaces between: what is stored, and what the style sheet looks for.
    pub fn words(self) -> String {
        let layout = match self.layout {
            Layout::Rows => "rows",
            Layout::Compact => "compact",
            Layout::Gallery => "gallery",
        };
        let mut words = layout.to_owned();
        let columns = Column::ALL.into_iter().filter(|column| self.shows(*column)).map(Column::word);
        let mixed = (self.folders == Folders::Mixed).then_some("mixed");
        for word in columns.chain(mixed).chain(self.has_tree.then_some("tree")) {
            words.push(' ');
            words.push_str(word);
        }
        words
    }

    /// The same in another form.
    #[must_use]
    pub const fn in_layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// Whether a column is shown.
    pub const fn shows(self, column: Column) -> bool {
        self.columns[column as usize]
    }

    /// Shows a column, or no longer.
    #[must_use]
    pub const fn toggled(mut self, column: Column) -> Self {
        self.columns[column as usize] = !self.columns[column as usize];
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_known_is_passed_over() {
        let view = View::parse("cards size colour");
        assert_eq!(view.words(), "rows size");
        assert_eq!(View::parse("").words(), "rows", "a person may want names alone");
        assert_eq!(View::default().words(), "rows size modified");
    }

    #[test]
    fn a_column_is_shown_or_not() {
        let view = View::default().toggled(Column::Class).toggled(Column::Kind).toggled(Column::Size);
        assert_eq!(view.words(), "rows modified kind class");
        assert!(!view.shows(Column::Size) && view.shows(Column::Kind));
    }

    proptest! {
        #[test]
        fn every_view_is_read_back(
            layout in prop_oneof![Just(Layout::Rows), Just(Layout::Compact), Just(Layout::Gallery)],
            folders in prop_oneof![Just(Folders::First), Just(Folders::Mixed)],
            has_tree: bool,
            columns: [bool; Column::ALL.len()],
        ) {
            let view = View { layout, folders, has_tree, columns };
            prop_assert_eq!(View::parse(&view.words()), view);
        }

        #[test]
        fn any_text_is_a_view(words: String) {
            let view = View::parse(&words);
            prop_assert_eq!(View::parse(&view.words()), view);
        }
    }
}
