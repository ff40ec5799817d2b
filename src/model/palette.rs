//! Which commands fit what is typed into the list of all commands, and in which order they stand.
//!
//! A command has a name in the language of the page, and words beside it that nobody sees: its English name, so that it is
//! found without an input method. Names are compared as a search compares file names (`files::fold`), and hiragana as
//! katakana: a person types a reading before the input method makes it a word.

use super::files::fold::searched;

/// How well a name fits; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name begins with what is typed.
    Beginning,
    /// Each word that is typed begins a word of the name.
    Words,
    /// All words are in the name.
    Inside,
    /// All words are in the name or in the words beside it.
    Beside,
}

/// What is typed, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    whole: String,
    words: Vec<String>,
}

impl Query {
    /// Reads what is typed.
    ///
    /// ```
    /// use alcove::model::palette::{Fit, Query};
    ///
    /// assert_eq!(Query::new("NEW").fit("New folder", ""), Some(Fit::Beginning));
    /// assert_eq!(Query::new("fol").fit("New folder", ""), Some(Fit::Words));
    /// assert_eq!(Query::new("ren").fit("名前変更…", "Rename…"), Some(Fit::Beside));
    /// assert_eq!(Query::new("sync").fit("New folder", ""), None);
    /// ```
    pub fn new(typed: &str) -> Self {
        let whole = folded(typed.trim());
        let words = whole.split_whitespace().map(str::to_owned).collect();
        Self { whole, words }
    }

    /// How a command fits: its name, and the words beside it. `None` where it does not.
    ///
    /// Nothing typed fits everything alike, so the order of the table stays.
    pub fn fit(&self, name: &str, beside: &str) -> Option<Fit> {
        let name = folded(name);
        if name.starts_with(&self.whole) {
            return Some(Fit::Beginning);
        }
        if self.words.iter().all(|word| name.split_whitespace().any(|it| it.starts_with(word.as_str()))) {
            return Some(Fit::Words);
        }
        if self.words.iter().all(|word| name.contains(word.as_str())) {
            return Some(Fit::Inside);
        }
        let beside = folded(beside);
        let is_there = |word: &String| name.contains(word.as_str()) || beside.contains(word.as_str());
        self.words.iter().all(is_there).then_some(Fit::Beside)
    }

    /// The indices of the commands that fit, the best first; equals keep their order.
    pub fn choose<'a>(&self, commands: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
        let fits = commands.into_iter().enumerate();
        let mut fits: Vec<(Fit, usize)> =
            fits.filter_map(|(at, (name, beside))| Some((self.fit(name, beside)?, at))).collect();
        fits.sort_unstable();
        fits.into_iter().map(|(_, at)| at).collect()
    }
}

/// As a search folds, with katakana as hiragana.
fn folded(text: &str) -> String {
    let kana = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    searched(text).chars().map(kana).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [(&str, &str); 5] = [
        ("New folder", ""),
        ("Sync with a folder…", ""),
        ("Folder size", ""),
        ("新しいフォルダ", "New folder"),
        ("Café menu", ""),
    ];

    fn chosen(typed: &str) -> Vec<&'static str> {
        Query::new(typed).choose(NAMES).into_iter().map(|at| NAMES[at].0).collect()
    }

    #[test]
    fn a_name_that_begins_so_stands_before_one_with_such_a_word() {
        assert_eq!(chosen("folder"), ["Folder size", "New folder", "Sync with a folder…", "新しいフォルダ"]);
    }

    #[test]
    fn width_case_and_marks_are_no_difference() {
        assert_eq!(chosen("ＣＡＦＥ"), ["Café menu"]);
        assert_eq!(chosen("ﾌｫﾙﾀﾞ"), ["新しいフォルダ"]);
    }

    #[test]
    fn a_reading_in_hiragana_finds_katakana() {
        assert_eq!(chosen("ふぉるだ"), ["新しいフォルダ"]);
    }

    #[test]
    fn a_japanese_command_is_found_by_its_english_name() {
        assert_eq!(chosen("new fol"), ["New folder", "新しいフォルダ"]);
    }

    #[test]
    fn words_may_stand_in_any_order_and_all_must_be_there() {
        assert_eq!(chosen("folder new"), ["New folder", "新しいフォルダ"]);
        assert!(chosen("folder zebra").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_typed_keeps_all_in_their_order(names: Vec<String>, spaces in " {0,3}") {
            let all = names.iter().map(|name| (name.as_str(), ""));
            prop_assert_eq!(Query::new(&spaces).choose(all), (0..names.len()).collect::<Vec<_>>());
        }

        #[test]
        fn each_beginning_of_a_name_finds_it(name in "\\PC{1,12}", length in 1_usize..12) {
            let typed: String = name.chars().take(length).collect();
            // A mark that ends the beginning joins its letter, and what is left is another letter.
            prop_assume!(folded(&name).starts_with(&folded(typed.trim())));
            prop_assert!(Query::new(&typed).fit(&name, "").is_some());
        }
    }
}
