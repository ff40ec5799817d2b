//! What one folder holds, gathered page by page, and the order in which it is shown.

use std::cmp::Ordering;

use super::arrange::{Arrangement, Folders, Order, Sort};
use super::entry::{Entry, File, Folder, file_name, legible};
use super::fold::{fold, sorted};
use super::kind::sort_key_of_kind;
use super::natural;
use crate::aws::s3::key::Prefix;
use crate::aws::s3::list::{ListPage, Object};

/// One page of a folder's listing.
///
/// At most 1,000 keys and folders of one `ListObjectsV2` answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Folders and files, the folder's own marker left out. An object that has the folder's key and holds bytes, as some programs
    /// write it, is a file.
    pub entries: Vec<Entry>,
    /// Whether the folder's own zero-byte marker is there.
    pub marker: bool,
    /// Whether more pages follow.
    pub more: bool,
}

impl Page {
    /// What a page of a folder's listing shows.
    pub fn of(folder: &Prefix, page: ListPage, more: bool) -> Self {
        let own_marker = |object: &Object| object.size == 0 && object.key.as_str() == folder.as_str();
        let marker = page.objects.iter().any(own_marker);
        let folders = page.folders.into_iter().map(|prefix| Entry::Folder(Folder { prefix }));
        let files = page.objects.into_iter().filter(|object| !own_marker(object));
        Self {
            entries: folders.chain(files.map(|object| Entry::File(object.into()))).collect(),
            marker,
            more,
        }
    }

    /// Takes in the page that follows this one.
    pub fn append(&mut self, mut next: Self) {
        self.entries.append(&mut next.entries);
        self.marker |= next.marker;
        self.more = next.more;
    }
}

/// What is known of one folder: built for a million entries, a page of 1,000 at a time.
///
/// Both orders of names, of folders and of files, are kept while pages come: a page is sorted alone and then merged, which is an
/// append wherever S3's order of keys is the order of names. An entry is found by its name in that order, so no map of ids
/// doubles the memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    prefix: Prefix,
    rows: Vec<Row>,
    /// The slots in `rows` of all folders, in the order of their names.
    folders: Vec<u32>,
    /// The slots in `rows` of all files, in the order of their names.
    files: Vec<u32>,
    marker: bool,
    complete: bool,
}

/// An entry with what sorting needs, made once.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    entry: Entry,
    sort_key: Box<str>,
}

impl Row {
    fn new(entry: Entry) -> Self {
        let sort_key = sort_key(entry.name());
        Self { entry, sort_key }
    }

    /// Its place beside another. The names are read only where they must decide: that costs more than comparing two keys.
    fn by_name(&self, other: &Self) -> Ordering {
        self.sort_key.cmp(&other.sort_key).then_with(|| self.entry.name().cmp(other.entry.name()))
    }
}

fn sort_key(name: &str) -> Box<str> {
    natural::sort_key(&sorted(name)).into()
}

/// Which entries are shown, in their order. Read it with the listing that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All, by name, folders first: the order that the listing keeps. So many.
    All(usize),
    /// The slots of these.
    These(Vec<u32>),
}

impl Shown {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::These(slots) => slots.len(),
        }
    }

    /// Whether no row is shown.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Listing {
    /// A folder of which nothing is known yet.
    pub const fn new(prefix: Prefix) -> Self {
        Self {
            prefix,
            rows: Vec::new(),
            folders: Vec::new(),
            files: Vec::new(),
            marker: false,
            complete: false,
        }
    }

    /// The folder.
    pub const fn prefix(&self) -> &Prefix {
        &self.prefix
    }

    /// Adds a page. An entry that is there already is replaced.
    ///
    /// Where the page follows all that is there it is sorted and appended; else the tail of the order is
    /// merged, which is O(n).
    pub fn add(&mut self, page: Page) {
        self.marker |= page.marker;
        self.complete = !page.more;
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        for entry in page.entries {
            let is_folder = entry.is_folder();
            // Within a reading S3 names an entry once.
            if let Some(slot) = self.put(entry) {
                if is_folder { folders.push(slot) } else { files.push(slot) }
            }
        }
        merge(&mut self.folders, folders, &self.rows);
        merge(&mut self.files, files, &self.rows);
    }

    /// Puts one entry in, or a newer state of it; such as a file that was just uploaded.
    ///
    /// O(n) at worst, for one entry: not for loops.
    pub fn upsert(&mut self, entry: Entry) {
        let is_folder = entry.is_folder();
        if let Some(slot) = self.put(entry) {
            let order = if is_folder { &mut self.folders } else { &mut self.files };
            merge(order, vec![slot], &self.rows);
        }
    }

    /// Keeps an entry; gives its slot where it is a new one.
    fn put(&mut self, entry: Entry) -> Option<u32> {
        let row = Row::new(entry);
        let order = self.order(row.entry.is_folder());
        // Most pages come in order: nothing there can be the same then.
        let follows_all = order.last().is_none_or(|&last| self.row(last).by_name(&row).is_lt());
        if let Some(at) = (!follows_all).then(|| self.index(order, &row.sort_key, row.entry.name())).flatten()
        {
            let slot = order[at] as usize;
            self.rows[slot] = row;
            return None;
        }
        let slot = u32::try_from(self.rows.len()).ok()?;
        self.rows.push(row);
        Some(slot)
    }

    const fn order(&self, of_folders: bool) -> &Vec<u32> {
        if of_folders { &self.folders } else { &self.files }
    }

    fn row(&self, slot: u32) -> &Row {
        &self.rows[slot as usize]
    }

    /// Where in an order a name is.
    fn index(&self, order: &[u32], sort_key: &str, name: &str) -> Option<usize> {
        let compare = |row: &Row| (*row.sort_key).cmp(sort_key).then_with(|| row.entry.name().cmp(name));
        order.binary_search_by(|&slot| compare(self.row(slot))).ok()
    }

    /// Where in its order an id is: whether among folders, and the index.
    fn find(&self, id: &str) -> Option<(bool, usize)> {
        let below = id.strip_prefix(self.prefix.as_str())?;
        let folder = below.strip_suffix('/').map(legible);
        let (is_folder, name) = (folder.is_some(), folder.unwrap_or_else(|| file_name(id)));
        let at = self.index(self.order(is_folder), &sort_key(name), name)?;
        Some((is_folder, at))
    }

    /// Shows an uploaded object: as a file of this folder, or as the folder in it that the object is below.
    /// Objects elsewhere change nothing.
    pub fn uploaded(&mut self, file: &File) {
        let Some(below) = file.key.as_str().strip_prefix(self.prefix.as_str()) else { return };
        match below.split_once('/') {
            None if below.is_empty() && file.size == 0 => self.marker = true,
            None => self.upsert(Entry::File(file.clone())),
            Some((folder, _)) => {
                let prefix = self.prefix.folder(folder);
                self.upsert(Entry::Folder(Folder { prefix }));
            }
        }
    }

    /// Takes an entry out, by its id.
    ///
    /// Nothing where the id is unknown. A [`Shown`] made before is void afterwards, since slots move.
    pub fn remove(&mut self, id: &str) {
        let Some((is_folder, at)) = self.find(id) else { return };
        let order = if is_folder { &mut self.folders } else { &mut self.files };
        let slot = order.remove(at) as usize;
        // The last row fills the gap.
        let last = self.rows.len() - 1;
        if slot != last {
            let moved = &self.rows[last];
            let is_folder = moved.entry.is_folder();
            let at = self.index(self.order(is_folder), &moved.sort_key, moved.entry.name());
            let order = if is_folder { &mut self.folders } else { &mut self.files };
            if let (Some(at), Ok(slot)) = (at, u32::try_from(slot)) {
                order[at] = slot;
            }
        }
        self.rows.swap_remove(slot);
    }

    /// The entry of this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        let (is_folder, at) = self.find(id)?;
        Some(&self.row(self.order(is_folder)[at]).entry)
    }

    /// The entry of this name; a folder's name has no slash.
    pub fn named(&self, name: &str) -> Option<&Entry> {
        let prefix = self.prefix.as_str();
        let ids = [&[prefix, name].concat(), &[prefix, name, "/"].concat(), prefix];
        ids.into_iter().filter_map(|id| self.get(id)).find(|entry| entry.name() == name)
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

    /// The entry in a row.
    ///
    /// `None` beyond the last row, and for slots of an older listing: never a panic.
    pub fn at(&self, shown: &Shown, row: usize) -> Option<&Entry> {
        let slot = match shown {
            Shown::These(slots) => slots.get(row),
            Shown::All(_) => match row.checked_sub(self.folders.len()) {
                None => self.folders.get(row),
                Some(row) => self.files.get(row),
            },
        };
        slot.and_then(|&slot| self.rows.get(slot as usize)).map(|row| &row.entry)
    }

    /// The row of an entry, by its id.
    ///
    /// O(log n) by name; O(n) in another order or a search.
    pub fn row_of(&self, shown: &Shown, id: &str) -> Option<usize> {
        let (is_folder, at) = self.find(id)?;
        match shown {
            Shown::All(_) => Some(if is_folder { at } else { self.folders.len() + at }),
            Shown::These(slots) => {
                let slot = self.order(is_folder)[at];
                slots.iter().position(|it| *it == slot)
            }
        }
    }

    /// The entries in all rows, in their order.
    pub fn shown<'a>(&'a self, shown: &'a Shown) -> impl Iterator<Item = &'a Entry> {
        (0..shown.len()).filter_map(|row| self.at(shown, row))
    }

    /// The entries to show, in their order: folders first. All by name cost nothing; another order, or a search, takes some
    /// milliseconds for 10,000: keep the answer until the listing or the arrangement changes.
    pub fn arranged(&self, arrangement: &Arrangement) -> Shown {
        self.arranged_with(arrangement, Folders::First)
    }

    /// The same, with folders first or among the files. Where these stand in one order, a folder counts as smaller and older than
    /// any file.
    pub fn arranged_with(&self, arrangement: &Arrangement, folders: Folders) -> Shown {
        let words = fold(&arrangement.search);
        let words: Vec<&str> = words.split_whitespace().collect();
        let Arrangement { sort, order, .. } = *arrangement;
        let is_kept = sort == Sort::Name && order == Order::Ascending && folders == Folders::First;
        if words.is_empty() && is_kept {
            return Shown::All(self.len());
        }
        let is_found = |slot: &u32| {
            words.is_empty() || {
                let name = fold(self.row(*slot).entry.name());
                words.iter().all(|word| name.contains(word))
            }
        };
        let entry = |slot: u32| &self.row(slot).entry;
        let kinds = self.rows.iter().map(|row| sort_key_of_kind(&row.entry));
        let kinds: Vec<u64> = if sort == Sort::Kind { kinds.collect() } else { Vec::new() };
        let groups: &[&[bool]] = match folders {
            Folders::First => &[&[true], &[false]],
            Folders::Mixed => &[&[true, false]],
        };
        let mut slots = Vec::new();
        for group in groups {
            let mut found = Vec::new();
            for of_folders in *group {
                let more: Vec<u32> = self.order(*of_folders).iter().copied().filter(is_found).collect();
                if found.is_empty() {
                    found = more; // in order already
                } else {
                    merge(&mut found, more, &self.rows);
                }
            }
            match sort {
                Sort::Name if order == Order::Descending => found.reverse(),
                Sort::Name => {}
                // Folders have neither size nor time. The sort is stable: equals stay in the order of their names.
                _ => sort_slots(&mut found, &|a, b| {
                    order.apply(match sort {
                        Sort::Size => entry(a).size().cmp(&entry(b).size()),
                        Sort::Kind => kinds[a as usize].cmp(&kinds[b as usize]),
                        Sort::Name | Sort::Modified => entry(a).modified().cmp(&entry(b).modified()),
                    })
                }),
            }
            slots.append(&mut found);
        }
        Shown::These(slots)
    }
}

/// One sort for all orders: each more is some kilobytes of the page.
fn sort_slots(slots: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    slots.sort_by(|&a, &b| compare(a, b));
}

/// Merges new slots into those that are in order.
fn merge(order: &mut Vec<u32>, mut new: Vec<u32>, rows: &[Row]) {
    let by_name = |a: u32, b: u32| rows[a as usize].by_name(&rows[b as usize]);
    sort_slots(&mut new, &by_name);
    let Some(&first) = new.first() else { return };
    let from = order.partition_point(|&slot| by_name(slot, first).is_lt());
    let tail = order.split_off(from);
    if tail.is_empty() {
        return order.extend(new);
    }
    let (mut tail, mut new) = (tail.into_iter().peekable(), new.into_iter().peekable());
    while let (Some(&old), Some(&added)) = (tail.peek(), new.peek()) {
        let next = if by_name(old, added).is_le() { tail.next() } else { new.next() };
        order.extend(next);
    }
    order.extend(tail);
    order.extend(new);
}

#[cfg(test)]
mod tests;
