//! What one folder holds, gathered page by page, and the order in which it is shown.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::arrange::{Arrangement, Order, Sort};
use super::entry::{Entry, File, Folder};
use super::fold::lower_case;
use super::natural;
use crate::aws::s3::key::Prefix;
use crate::aws::s3::list::{ListPage, Object};

/// One page of a folder's listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Folders and files, the folder's own marker left out.
    pub entries: Vec<Entry>,
    /// Whether the folder's own zero-byte marker is there.
    pub marker: bool,
    /// Whether more pages follow.
    pub more: bool,
}

impl Page {
    /// What a page of a folder's listing shows.
    pub fn of(folder: &Prefix, page: ListPage, more: bool) -> Self {
        let own_marker = |object: &Object| object.key.as_str() == folder.as_str();
        let marker = page.objects.iter().any(own_marker);
        let folders = page.folders.into_iter().map(|prefix| Entry::Folder(Folder { prefix }));
        let files = page.objects.into_iter().filter(|object| !own_marker(object));
        Self {
            entries: folders.chain(files.map(|object| Entry::File(object.into()))).collect(),
            marker,
            more,
        }
    }
}

/// What is known of one folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    prefix: Prefix,
    rows: Vec<Row>,
    /// Where in `rows` an id is.
    indices: HashMap<String, usize>,
    /// All indices in the order of their names, kept so: every other order begins with it.
    by_name: Vec<usize>,
    marker: bool,
    complete: bool,
}

/// An entry with what sorting and searching need, made once.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    entry: Entry,
    sort_key: String,
    folded: String,
}

impl Row {
    fn new(entry: Entry) -> Self {
        let folded = lower_case(entry.name());
        let sort_key = natural::sort_key(&folded);
        Self { entry, sort_key, folded }
    }

    fn by_name(&self, other: &Self) -> Ordering {
        self.sort_key.cmp(&other.sort_key).then_with(|| self.entry.name().cmp(other.entry.name()))
    }
}

impl Listing {
    /// A folder of which nothing is known yet.
    pub fn new(prefix: Prefix) -> Self {
        Self {
            prefix,
            rows: Vec::new(),
            indices: HashMap::new(),
            by_name: Vec::new(),
            marker: false,
            complete: false,
        }
    }

    /// The folder.
    pub const fn prefix(&self) -> &Prefix {
        &self.prefix
    }

    /// Adds a page. An entry that is there already is replaced.
    pub fn add(&mut self, page: Page) {
        self.marker |= page.marker;
        self.complete = !page.more;
        for entry in page.entries {
            let new = self.put(entry);
            self.by_name.extend(new);
        }
        // Cheap, since what was there is in order already.
        let rows = &self.rows;
        self.by_name.sort_by(|&a, &b| rows[a].by_name(&rows[b]));
    }

    /// Puts one entry in, or a newer state of it; such as a file that was just uploaded.
    pub fn upsert(&mut self, entry: Entry) {
        let Some(new) = self.put(entry) else { return };
        let rows = &self.rows;
        let at = self.by_name.partition_point(|&other| rows[other].by_name(&rows[new]).is_lt());
        self.by_name.insert(at, new);
    }

    /// Keeps an entry; gives its index where it is a new one.
    fn put(&mut self, entry: Entry) -> Option<usize> {
        if let Some(&index) = self.indices.get(entry.id()) {
            self.rows[index] = Row::new(entry);
            return None;
        }
        let index = self.rows.len();
        self.indices.insert(entry.id().to_owned(), index);
        self.rows.push(Row::new(entry));
        Some(index)
    }

    /// Shows an uploaded object: as a file of this folder, or as the folder in it that the object is below.
    /// Objects elsewhere change nothing.
    pub fn uploaded(&mut self, file: &File) {
        let Some(below) = file.key.as_str().strip_prefix(self.prefix.as_str()) else { return };
        match below.split_once('/') {
            None if below.is_empty() => self.marker = true,
            None => self.upsert(Entry::File(file.clone())),
            Some((folder, _)) => {
                let prefix = self.prefix.folder(folder);
                self.upsert(Entry::Folder(Folder { prefix }));
            }
        }
    }

    /// Takes an entry out, by its id.
    pub fn remove(&mut self, id: &str) {
        let Some(index) = self.indices.remove(id) else { return };
        self.rows.swap_remove(index);
        self.by_name.retain(|&other| other != index);
        // The last row fills the gap.
        if let Some(moved) = self.rows.get(index) {
            self.indices.insert(moved.entry.id().to_owned(), index);
            let last = self.rows.len();
            self.by_name.iter_mut().filter(|other| **other == last).for_each(|other| *other = index);
        }
    }

    /// The entry of this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.indices.get(id).map(|&index| &self.rows[index].entry)
    }

    /// The entry of this name; a folder's name has no slash.
    pub fn named(&self, name: &str) -> Option<&Entry> {
        let id = format!("{}{name}", self.prefix);
        self.get(&id).or_else(|| self.get(&format!("{id}/")))
    }

    /// The entry at an index that [`Listing::arranged`] gave.
    pub fn at(&self, index: usize) -> Option<&Entry> {
        self.rows.get(index).map(|row| &row.entry)
    }

    /// How many entries are known.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no entry is known.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether every page has come.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether the folder has its own zero-byte marker, and so stays when its last file goes.
    pub const fn has_marker(&self) -> bool {
        self.marker
    }

    /// All entries, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.rows.iter().map(|row| &row.entry)
    }

    /// The indices of the entries to show, in their order: folders first. 10,000 entries take a few milliseconds;
    /// keep the answer until the listing or the arrangement changes.
    pub fn arranged(&self, arrangement: &Arrangement) -> Vec<usize> {
        let words = lower_case(&arrangement.search);
        let words: Vec<&str> = words.split_whitespace().collect();
        let shown = |index: &usize| words.iter().all(|word| self.rows[*index].folded.contains(word));
        let mut indices: Vec<usize> = self.by_name.iter().copied().filter(shown).collect();
        let order = arrangement.order;
        let entry = |index: usize| &self.rows[index].entry;
        // One sort and one partition, both stable: equals stay in the order of their names. (A page carries a sort for each
        // comparison it is called with.)
        if arrangement.sort != Sort::Name {
            indices.sort_by(|&a, &b| {
                let (a, b) = (entry(a), entry(b));
                order.apply(match arrangement.sort {
                    Sort::Size => a.size().cmp(&b.size()),
                    Sort::Name | Sort::Modified => a.modified().cmp(&b.modified()),
                })
            });
        } else if order == Order::Descending {
            indices.reverse();
        }
        let (mut indices, files): (Vec<_>, Vec<_>) =
            indices.into_iter().partition(|&index| entry(index).is_folder());
        indices.extend(files);
        indices
    }
}

#[cfg(test)]
mod tests;
