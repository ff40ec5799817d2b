//! Every sentence that a person reads, per language. A language is one folder beside `en`; the compiler finds what it lacks.
//!
//! # Another language
//!
//! 1. A copy of `en`, translated; its name here, at `mod` and in `in_language!`.
//! 2. A row in `config::language`, an arm and a `chunk!` in `ui::language`.
//! 3. Its tag in `static/boot.js`, its words in the sign-in form of `index.html`, and a rule that shows them in `style/base.css`. Tests
//!    compare the first two.
//!
//! Sentences are `&'static str`, those with something inside are functions: no templates, no look-up by key, and nothing
//! to parse at run time. What a failure means is decided once, in [`Problem`] and [`AuthProblem`]; a language only has the words.
//!
//! [`Text`] is what the core of the page says: English comes with the core, another language is a part of its own
//! (`ui::language`). The other sections go with the parts that use them: a part that calls `text.auth()` carries that section
//! in every language. A new section is a struct in a file here, its words in each language, and a line in `sections!`.
//!
//! Three kinds of fields stand in every section:
//!
//! | type | filled with | written as |
//! |---|---|---|
//! | `&'static str` | nothing | as the language says it |
//! | `fn(u64) -> String` and the like | numbers, names, sizes already written | a closure, which knows the plural |
//! | [`Sentences`] | nothing | what happened, why, what to do |
//!
//! A name in a sentence stands between U+2068 and U+2069 (isolates), so that a right-to-left file name does
//! not turn the sentence around. A size is written by [`Files::bytes`] and handed over as text; dates are
//! written by the browser (`ui::dates`).

/// What a language has at a path in its folder: what is there (`&`), or what a call gives. Beside `mod`, this alone names them all.
macro_rules! in_language {
    (& $language:expr, $($path:tt)*) => {
        match $language {
            $crate::config::Language::En => &$crate::model::text::en::$($path)*,
            $crate::config::Language::Ja => &$crate::model::text::ja::$($path)*,
        }
    };
    ($language:expr, $($path:tt)*) => {
        match $language {
            $crate::config::Language::En => $crate::model::text::en::$($path)*,
            $crate::config::Language::Ja => $crate::model::text::ja::$($path)*,
        }
    };
}

mod account;
mod archive;
mod auth;
mod auth_problem;
mod changes;
mod check;
mod common;
mod config;
mod details;
mod edit;
mod empty_state;
mod en;
mod explain;
mod files;
mod find;
mod history;
mod identities;
mod ja;
mod leaving;
mod number;
mod organize;
mod palette;
pub mod passkeys;
mod personal;
mod preview;
mod problem;
mod refusals;
mod restore;
mod security;
mod share;
mod sync;
mod tools;
mod transfers;
mod tree;
mod trouble;
mod unloaded;
mod views;

pub use account::Account;
pub use archive::Archive;
pub use auth::Auth;
pub use auth_problem::AuthProblem;
pub use changes::Changes;
pub use check::{Check, Said};
pub use common::Common;
pub use config::Config;
pub use details::Details;
pub use edit::Edit;
pub use empty_state::EmptyState;
pub use explain::{Explanation, Sentences};
pub use files::Files;
pub use find::Find;
pub use history::History;
pub use identities::Identities;
pub use leaving::Leaving;
pub use organize::Organize;
pub use palette::Palette;
pub use passkeys::Passkeys;
pub use personal::Personal;
pub use preview::Preview;
pub use problem::Problem;
pub use restore::Restore;
pub use security::Security;
pub use share::Share;
pub use sync::Sync;
pub use tools::Tools;
pub use transfers::{Ends, Transfers};
pub use tree::Tree;
pub use trouble::Trouble;
pub use unloaded::Unloaded;
pub use views::Views;

use crate::config::Language;

/// What the core of the page says, in one language.
///
/// The sections that are fields come with the first load; the others are reached by methods, so that the
/// parts that call a method carry its section.
pub struct Text {
    /// Which language.
    pub language: Language,
    /// Words used everywhere.
    pub common: Common,
    /// The list of files.
    pub files: Files,
    /// What can be done with files.
    tools: Tools,
    /// Why there are no files to see.
    empty_state: EmptyState,
    /// What stands around a failure's sentences.
    trouble: Trouble,
    /// What a failure means.
    sentences: fn(Problem) -> &'static Sentences,
}

impl Text {
    /// The language that comes with the first load.
    pub const ENGLISH: &'static Self = &en::TEXT;

    /// The sentences of a language. Carries all languages along: `ui::language` is the way to them on the page.
    ///
    /// For tests and for `ui::language`'s own part: a call from the core would pull every language into the
    /// first load.
    pub const fn of(language: Language) -> &'static Self {
        in_language!(&language, TEXT)
    }
}

/// The sections that the core has.
#[allow(missing_docs, reason = "as the fields")]
impl Text {
    pub const fn tools(&'static self) -> &'static Tools {
        &self.tools
    }

    pub const fn empty_state(&'static self) -> &'static EmptyState {
        &self.empty_state
    }

    pub const fn trouble(&'static self) -> &'static Trouble {
        &self.trouble
    }
}

/// A method of [`Text`] for each section that a part of the page has.
macro_rules! sections {
    ($($(#[$doc:meta])* $section:ident: $Section:ty = $WORDS:ident;)*) => {
        impl Text {
            $($(#[$doc])*
            pub const fn $section(&self) -> &'static $Section {
                in_language!(&self.language, $section::$WORDS)
            })*
        }
    };
}

sections! {
    /// Signing in and up.
    auth: Auth = AUTH;
    /// The account page.
    account: Account = ACCOUNT;
    /// What opens an account: second step, password, address.
    security: Security = SECURITY;
    /// Ways out: credentials to take along, signing out everywhere, deleting the account.
    leaving: Leaving = LEAVING;
    /// Passkeys, and the devices that a user pool remembers.
    passkeys: Passkeys = PASSKEYS;
    /// Roles to choose from, and files from before the sign-in.
    identities: Identities = IDENTITIES;
    /// What is wrong with config.json.
    config: Config = CONFIG;
    /// The details of one entry.
    details: Details = DETAILS;
    /// Archived files, and restoring one.
    restore: Restore = RESTORE;
    /// Deleting, and new folders.
    changes: Changes = CHANGES;
    /// Uploads under way.
    transfers: Transfers = TRANSFERS;
    /// Searching all folders below.
    find: Find = FIND;
    /// Links for others.
    share: Share = SHARE;
    /// Folder sync, and comparing one file with what is stored.
    sync: Sync = SYNC;
    /// Renaming, moving and copying.
    organize: Organize = ORGANIZE;
    /// The list of all commands.
    palette: Palette = PALETTE;
    /// Downloads of many files as one archive.
    archive: Archive = ARCHIVE;
    /// Deleted files, versions, and what undoes a deletion.
    history: History = HISTORY;
    /// Favourites, and what was used last.
    personal: Personal = PERSONAL;
    /// Previews of files.
    preview: Preview = PREVIEW;
    /// Text edited in place.
    edit: Edit = EDIT;
    /// The examination of a set-up.
    check: Check = CHECK;
    /// How the list looks.
    views: Views = VIEWS;
    /// The tree of folders beside it.
    tree: Tree = TREE;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_before_the_app_knows_all_languages() {
        let tags = Language::ALL.map(Language::tag).join("|");
        assert!(include_str!("../../../static/boot.js").contains(&format!("/^({tags})\\b/")), "{tags}");
    }

    #[test]
    fn the_early_form_in_index_html_says_what_the_app_says_after_it() {
        let page = include_str!("../../../index.html");
        let texts = Language::ALL.map(|language| (language.tag(), Text::of(language).auth()));
        let words: [fn(&Auth) -> &'static str; 9] = [
            |auth| auth.sign_in,
            |auth| auth.email,
            |auth| auth.password,
            |auth| auth.forgot_password,
            |auth| auth.stay_signed_in,
            |auth| auth.stay_signed_in_hint,
            |auth| auth.no_account,
            |auth| auth.create_account,
            |auth| auth.continue_as_guest,
        ];
        for word in words {
            let span = |(tag, auth): (_, &Auth)| format!(r#"<span data-lang="{tag}">{}</span>"#, word(auth));
            let all = texts.map(span).concat();
            assert!(page.contains(&all), "{all}");
        }
    }
}
