//! The languages of the page, one row each. What they say is `model::text`'s.

macro_rules! languages {
    ($($(#[$doc:meta])* $Name:ident: $tag:literal, $own:literal, $english:literal;)*) => {
        /// A language of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Language {
            $($(#[$doc])* $Name,)*
        }

        impl Language {
            /// All, in the order that people see them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$Name),*];

            /// For `<html lang>` and the browser's own formatting of dates and numbers.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$Name => $tag,)* }
            }

            /// What the language calls itself.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Name => $own,)* }
            }

            /// What English calls it, by which it is found in the list of all commands.
            pub const fn english_name(self) -> &'static str {
                match self { $(Self::$Name => $english,)* }
            }
        }

        /// What config.json may say of the language.
        pub(super) const CHOICES: &[&str] = &["auto", $($tag),*];
    };
}

languages! {
    /// English.
    En: "en", "English", "English";
    /// Japanese.
    Ja: "ja", "日本語", "Japanese";
}

impl Language {
    /// The language of a BCP 47 tag such as `ja-JP`, if there is one for it.
    ///
    /// The region and script are ignored: `ja-JP` and `JA` are both Japanese. `None` where no language has
    /// the primary subtag.
    ///
    /// ```
    /// use alcove::config::Language;
    ///
    /// assert_eq!(Language::from_tag("en-GB"), Some(Language::En));
    /// assert_eq!(Language::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| it.tag().eq_ignore_ascii_case(primary))
    }

    /// The first of the browser's preferred languages that the page has; English when it has none.
    ///
    /// Given `navigator.languages`, best first.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or(Self::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_preferred_language_that_the_page_has_wins() {
        assert_eq!(Language::preferred(["fr-CH", "ja-JP", "en"]), Language::Ja);
        assert_eq!(Language::preferred(["en-GB", "ja"]), Language::En);
        assert_eq!(Language::preferred(["fr"]), Language::En);
        assert_eq!(Language::preferred([]), Language::En);
    }

    #[test]
    fn a_tag_is_not_mistaken_for_a_language_that_starts_like_it() {
        assert_eq!(Language::from_tag("jam"), None);
        assert_eq!(Language::from_tag("JA"), Some(Language::Ja));
    }
}
