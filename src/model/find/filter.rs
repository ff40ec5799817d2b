//! Holds the names of a listing against a search, a page at a time.
//!
//! Each name is folded at most once, and only where a word is looked for and no filter has refused it before. In a browser
//! the names of a page that are not ASCII are folded by one call: a call for each of a million would cost seconds.

use super::glob;
use super::operator::{Day, Limit};
use super::query::{Query, Term};
use crate::aws::s3::list::Object;
use crate::model::files::fold::searched;
use crate::model::files::kind::Kind;
use crate::model::files::{Entry, File, Folder, Prefix};

/// A search in a folder. Files are found by their path below it, folders by their name as well.
#[derive(Clone, Debug)]
pub struct Filter {
    folder: Prefix,
    texts: Vec<Term>,
    kind: Option<Kind>,
    /// What only a file can be asked.
    sizes: Vec<std::ops::RangeInclusive<u64>>,
    /// When it was changed: no earlier, and earlier than this.
    times: std::ops::Range<i64>,
    /// Whether filters of two kinds exclude each other.
    is_void: bool,
}

/// What a page has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// How many names were looked through.
    pub names: u64,
    /// What is found, in the order of keys; a folder stands before what is in it.
    ///
    /// A folder whose keys are on several pages is found on each.
    pub found: Vec<Entry>,
}

impl Filter {
    /// For a query. `midnight` says when a day begins where the person is (milliseconds since the epoch).
    pub fn new(folder: Prefix, query: &Query, midnight: impl Fn(Day) -> i64) -> Self {
        let mut filter = Self {
            folder,
            texts: Vec::new(),
            kind: None,
            sizes: Vec::new(),
            times: i64::MIN..i64::MAX,
            is_void: query.is_empty(),
        };
        for term in query.terms() {
            match term {
                Term::Limit(Limit::Kind(kind)) => {
                    filter.is_void |= filter.kind.is_some_and(|before| before != *kind);
                    filter.kind = Some(*kind);
                }
                Term::Limit(Limit::Size(range)) => filter.sizes.push(range.clone()),
                Term::Limit(Limit::After(day)) => {
                    filter.times.start = filter.times.start.max(midnight(*day));
                }
                Term::Limit(Limit::Before(day)) => filter.times.end = filter.times.end.min(midnight(*day)),
                text => filter.texts.push(text.clone()),
            }
        }
        filter
    }

    /// Looks through a page of a listing of all below the folder.
    pub fn page(&self, objects: &[Object]) -> Searched {
        let names = objects.len() as u64;
        if self.is_void {
            return Searched { names, found: Vec::new() };
        }
        let below = |object: &Object| object.key.as_str().len().min(self.folder.as_str().len());
        let paths: Vec<&str> = objects.iter().map(|object| &object.key.as_str()[below(object)..]).collect();
        let folds = self.folds(objects, &paths);
        let mut found = Vec::new();
        let mut before = "";
        for (at, path) in paths.iter().enumerate() {
            let folded = folds.get(at).map(String::as_str).unwrap_or_default();
            if self.may_find_folders() {
                self.folders(before, path, folded, &mut found);
            }
            before = path;
            if self.is_found(&objects[at], path, folded) {
                found.push(Entry::File(File::from(objects[at].clone())));
            }
        }
        Searched { names, found }
    }

    fn may_find_folders(&self) -> bool {
        let by_kind = self.kind.map_or(!self.texts.is_empty(), |kind| kind == Kind::Folder);
        by_kind && self.sizes.is_empty() && self.times == (i64::MIN..i64::MAX)
    }

    /// The paths folded; an empty text for one that no word will be looked for in.
    fn folds(&self, objects: &[Object], paths: &[&str]) -> Vec<String> {
        if self.texts.is_empty() {
            return Vec::new();
        }
        let folders = self.may_find_folders();
        let wanted = |at: usize| folders || self.allows(&objects[at], paths[at]);
        let joined = |at: &usize| wanted(*at) && !paths[*at].is_ascii() && !paths[*at].contains('\n');
        let together: Vec<usize> = (0..paths.len()).filter(joined).collect();
        let text = together.iter().map(|at| paths[*at]).collect::<Vec<_>>().join("\n");
        let text = searched(&text);
        let mut parts = text.split('\n');
        let mut together = together.into_iter().peekable();
        let mut folds = Vec::with_capacity(paths.len());
        for (at, path) in paths.iter().enumerate() {
            folds.push(if together.next_if_eq(&at).is_some() {
                parts.next().unwrap_or_default().to_owned()
            } else if wanted(at) {
                searched(path)
            } else {
                String::new()
            });
        }
        folds
    }

    /// Whether a file is as the filters say.
    fn allows(&self, object: &Object, path: &str) -> bool {
        self.sizes.iter().all(|range| range.contains(&object.size))
            && self.times.contains(&object.modified)
            && self.kind.is_none_or(|kind| kind == Kind::of_name(name_of(path)))
    }

    fn is_found(&self, object: &Object, path: &str, folded: &str) -> bool {
        let is_marker = object.size == 0 && (path.is_empty() || path.ends_with('/'));
        !is_marker
            && self.allows(object, path)
            && self.texts.iter().all(|term| holds(term, folded, folded_name(path, folded)))
    }

    /// The folders on the way to a path that were not on the way to the path before.
    fn folders(&self, before: &str, path: &str, folded: &str, found: &mut Vec<Entry>) {
        let same = before.bytes().zip(path.bytes()).take_while(|(one, other)| one == other).count();
        for (slash, _) in path.match_indices('/').filter(|(slash, _)| *slash >= same) {
            let whole = &path[..slash];
            // Folding may make another number of slashes; then the beginning is folded by itself.
            let is_aligned = folded.len() == path.len() && path.is_ascii();
            let own = if self.texts.is_empty() || is_aligned { String::new() } else { searched(whole) };
            let folded = if is_aligned { &folded[..slash] } else { own.as_str() };
            let name = folded_name(whole, folded);
            let is_named = self.texts.is_empty() || self.texts.iter().any(|term| holds(term, name, name));
            if is_named && self.texts.iter().all(|term| holds(term, folded, name)) {
                let prefix = Prefix::new([self.folder.as_str(), whole, "/"].concat());
                found.push(Entry::Folder(Folder { prefix }));
            }
        }
    }
}

/// Whether a word holds for a path and its name, both folded.
fn holds(term: &Term, path: &str, name: &str) -> bool {
    match term {
        Term::Text(text) => path.contains(text.as_str()),
        Term::Pattern(pattern) if pattern.contains(&'/') => glob::matches(pattern, path),
        Term::Pattern(pattern) => glob::matches(pattern, name),
        Term::Limit(_) => true,
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folded name in a folded path. A character whose compatible form has a slash (`℀`) is part of the name.
fn folded_name<'a>(path: &str, folded: &'a str) -> &'a str {
    let made = name_of(path)
        .chars()
        .filter(|c| matches!(c, '\u{ff0f}' | '\u{2100}' | '\u{2101}' | '\u{2105}' | '\u{2106}'));
    let slash = folded.rmatch_indices('/').nth(made.count());
    &folded[slash.map_or(0, |(at, _)| at + 1)..]
}

#[cfg(test)]
mod tests;
