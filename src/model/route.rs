//! What the address bar says ⇄ a typed [`Route`]. Hash routes: they need nothing of the server (`DESIGN`: deep links
//! work on website hosting, below any sub-path, and offline). Reading and writing the address is the page's work.
//!
//! The address is the state of the Files screen: folder, arrangement and the open entry come from it alone,
//! so reload, back and a shared link all lead to the same view. Selection, scroll and running work are not
//! in it.

use percent_encoding::percent_decode_str;

use super::files::{Arrangement, Order, Sort};
use crate::aws::s3::key::{Prefix, encode_path, encode_query, push_query};

/// A place in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`, `#/files/` or nothing: the first location that the person may see.
    /// `ui` replaces it by the location's own route, so that back leads out of the page.
    Home,
    /// `#/files/<location>/<folder…>/?sort=…&order=…&q=…&open=…`; `find=…` instead of `q=…` searches all folders below too.
    Files(FilesRoute),
    /// `#/sign-in`.
    SignIn,
    /// `#/account`.
    Account,
    /// `#/check`: the examination of the set-up, for an admin.
    Check,
    /// `#/favourites` and `#/recent`.
    Collection(Collection),
    /// Anything else.
    /// Also a location without a name, and text that is not UTF-8. Whether a location exists is not known
    /// here.
    NotFound,
}

/// What a person has gathered from all their locations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// Files and folders with a star.
    Favourites,
    /// What was used last.
    Recent,
}

/// A folder, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilesRoute {
    /// The location's id (`config::Location::id`). Identity ids stay out of the address, so a link works for everyone.
    pub location: String,
    /// The folder, relative to the location.
    pub folder: Prefix,
    /// How it is arranged; what is not said is by name, ascending, unsearched.
    pub arrangement: Arrangement,
    /// The name of the entry whose details are open.
    pub open: Option<String>,
}

impl FilesRoute {
    /// The top of a location.
    pub fn location(id: impl Into<String>) -> Self {
        Self { location: id.into(), ..Self::default() }
    }

    /// Another folder of the same location: the sorting stays, the search and the open entry do not.
    ///
    /// Closes the details: they are of an entry that the other folder does not have.
    #[must_use]
    pub fn go(&self, folder: Prefix) -> Self {
        let arrangement =
            Arrangement { search: String::new(), everywhere: false, ..self.arrangement.clone() };
        Self { location: self.location.clone(), folder, arrangement, open: None }
    }
}

impl Route {
    /// Reads an address's fragment, with or without its `#`.
    ///
    /// Never fails. Unknown query names and values are passed over, so that a link of a newer page opens in
    /// an older one.
    ///
    /// ```
    /// use alcove::model::route::Route;
    ///
    /// assert_eq!(Route::parse("#/sign-in"), Route::SignIn);
    /// assert_eq!(Route::parse("#/nowhere"), Route::NotFound);
    /// ```
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        match path.strip_prefix('/').unwrap_or(path) {
            "" | "files" | "files/" => Self::Home,
            "sign-in" => Self::SignIn,
            "account" => Self::Account,
            "check" => Self::Check,
            "favourites" => Self::Collection(Collection::Favourites),
            "recent" => Self::Collection(Collection::Recent),
            path => path
                .strip_prefix("files/")
                .and_then(|path| files(path, query))
                .map_or(Self::NotFound, Self::Files),
        }
    }

    /// The address's fragment, with its `#`: what [`Route::parse`] reads back.
    ///
    /// Parts that are as by default are left out, so equal views have equal addresses.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::NotFound => "#/".to_owned(),
            Self::SignIn => "#/sign-in".to_owned(),
            Self::Account => "#/account".to_owned(),
            Self::Check => "#/check".to_owned(),
            Self::Collection(Collection::Favourites) => "#/favourites".to_owned(),
            Self::Collection(Collection::Recent) => "#/recent".to_owned(),
            Self::Files(route) => route.href(),
        }
    }
}

impl FilesRoute {
    fn href(&self) -> String {
        let mut href =
            format!("#/files/{}/{}", encode_query(&self.location), encode_path(self.folder.as_str()));
        let sort = match self.arrangement.sort {
            Sort::Name => None,
            Sort::Size => Some("size"),
            Sort::Modified => Some("modified"),
            Sort::Kind => Some("kind"),
        };
        let order = (self.arrangement.order == Order::Descending).then_some("desc");
        let search = Some(self.arrangement.search.as_str()).filter(|search| !search.is_empty());
        let words = if self.arrangement.everywhere { "find" } else { "q" };
        let parts = [("sort", sort), ("order", order), (words, search), ("open", self.open.as_deref())];
        push_query(&mut href, parts.into_iter().filter_map(|(name, value)| Some((name, value?))));
        href
    }
}

/// `None` where the text is not UTF-8, or names no location.
fn files(path: &str, query: &str) -> Option<FilesRoute> {
    let (location, folder) = path.split_once('/').unwrap_or((path, ""));
    let location = decode(location)?;
    if location.is_empty() {
        return None;
    }
    let mut route = FilesRoute { location, folder: Prefix::new(decode(folder)?), ..FilesRoute::default() };
    for part in query.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = decode(value)?;
        match (name, value.as_str()) {
            ("sort", "size") => route.arrangement.sort = Sort::Size,
            ("sort", "modified") => route.arrangement.sort = Sort::Modified,
            ("sort", "kind") => route.arrangement.sort = Sort::Kind,
            ("order", "desc") => route.arrangement.order = Order::Descending,
            ("q" | "find", _) => {
                route.arrangement.everywhere = name == "find" && !value.is_empty();
                route.arrangement.search = value;
            }
            ("open", _) => route.open = Some(value).filter(|name| !name.is_empty()),
            _ => {}
        }
    }
    Some(route)
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_routes_are_read_with_or_without_the_hash() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#/"), Route::Home);
        assert_eq!(Route::parse("#/sign-in"), Route::SignIn);
        assert_eq!(Route::parse("/account"), Route::Account);
        assert_eq!(Route::parse(&Route::Check.href()), Route::Check);
        for collection in [Collection::Favourites, Collection::Recent] {
            let route = Route::Collection(collection);
            assert_eq!(Route::parse(&route.href()), route);
        }
        for first in ["#/files", "#/files/", "#/files/?q=x"] {
            assert_eq!(Route::parse(first), Route::Home, "{first}");
        }
        for unknown in ["#/nowhere", "#/files//a", "#/files/a/%FF/", "#/sign-in/x"] {
            assert_eq!(Route::parse(unknown), Route::NotFound, "{unknown}");
        }
    }

    #[test]
    fn a_folder_stands_readable_in_the_address() {
        let route = FilesRoute {
            folder: Prefix::new("2024 trip/a+b"),
            arrangement: Arrangement {
                sort: Sort::Modified,
                order: Order::Descending,
                search: "x&y".into(),
                everywhere: false,
            },
            ..FilesRoute::location("my-files")
        };
        let href = "#/files/my-files/2024%20trip/a%2Bb/?sort=modified&order=desc&q=x%26y";
        assert_eq!(Route::Files(route.clone()).href(), href);
        assert_eq!(Route::parse(href), Route::Files(route));
    }

    #[test]
    fn what_a_person_types_is_read_too() {
        let Route::Files(route) = Route::parse("#/files/shared/日本 1/x?sort=wrong&new=1") else {
            panic!()
        };
        assert_eq!(route.folder, Prefix::new("日本 1/x/"));
        assert_eq!(route.arrangement, Arrangement::default());
    }

    #[test]
    fn going_elsewhere_keeps_the_sorting_and_drops_the_search() {
        for words in ["q", "find"] {
            let href = format!("#/files/a/b/?sort=size&{words}=x&open=y");
            let Route::Files(route) = Route::parse(&href) else { panic!() };
            let there = route.go(Prefix::new("c"));
            assert_eq!(Route::Files(there.clone()).href(), "#/files/a/c/?sort=size");
            assert!(!there.arrangement.everywhere);
        }
    }

    fn folder() -> impl Strategy<Value = Prefix> {
        prop::collection::vec("[^/]{0,8}", 0..4)
            .prop_map(|names| names.iter().fold(Prefix::root(), |folder, name| folder.folder(name)))
    }

    proptest! {
        #[test]
        fn any_folder_search_and_file_survive_the_address(
            location in "[^/]{1,8}", folder in folder(), search: String, open in ".{1,9}",
            sort in prop_oneof![Just(Sort::Name), Just(Sort::Size), Just(Sort::Modified), Just(Sort::Kind)],
            order in prop_oneof![Just(Order::Ascending), Just(Order::Descending)], everywhere: bool,
        ) {
            let everywhere = everywhere && !search.is_empty();
            let arrangement = Arrangement { sort, order, search, everywhere };
            let route = Route::Files(FilesRoute { location, folder, arrangement, open: Some(open) });
            let href = route.href();
            prop_assert!(href.is_ascii());
            prop_assert_eq!(Route::parse(&href), route);
        }

        #[test]
        fn no_fragment_at_all_is_too_odd_to_read(fragment: String) {
            let _ = Route::parse(&fragment);
        }
    }
}
