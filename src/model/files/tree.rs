//! The folders of a location as a tree, as far as they were opened: what the tree beside the list shows, and where its keys lead.
//!
//! A folder's folders are not known before somebody opens it. Those on the way to the folder that is open in the list are shown all the
//! same: the address names them.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::legible;
use super::fold::sorted;
use super::natural::sort_key;
use crate::aws::s3::key::Prefix;

/// So many folders of one folder are shown; more are found in the list.
pub const SHOWN_MOST: usize = 1_000;

/// The tree. Folders are named from the bucket's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    root: Prefix,
    /// The folder that the list shows; the root where that is elsewhere.
    current: Prefix,
    open: BTreeSet<Prefix>,
    known: BTreeMap<Prefix, Known>,
}

/// What is known of a folder's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Known {
    /// They are being read.
    Reading,
    /// Read: in the order of their names, and whether there may be more.
    Folders(Vec<Prefix>, bool),
    /// They could not be read.
    Failed,
}

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The folder; of what is no folder, the one that it stands in.
    pub folder: Prefix,
    /// What stands there.
    pub line: Line,
    /// How deep: 1 is the location.
    pub level: usize,
    /// Which it is among those of its folder, from 1 on.
    pub position: usize,
    /// How many those are.
    pub of: usize,
}

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// A folder that can be opened.
    Closed,
    /// A folder whose folders stand below it.
    Open,
    /// A folder whose folders are being read.
    Reading,
    /// A folder that has none.
    Leaf,
    /// In place of further folders.
    More,
    /// In place of folders that could not be read.
    Failed,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To another line.
    Go(usize),
    /// Opens the folder.
    Open,
    /// Closes the folder.
    Close,
}

impl Line {
    /// Whether the line is a folder.
    pub const fn is_folder(self) -> bool {
        !matches!(self, Self::More | Self::Failed)
    }

    /// What `aria-expanded` says; `None` for what has nothing to expand.
    pub const fn expanded(self) -> Option<&'static str> {
        match self {
            Self::Closed => Some("false"),
            Self::Open | Self::Reading => Some("true"),
            Self::Leaf | Self::More | Self::Failed => None,
        }
    }
}

impl Tree {
    /// A location, open, of which nothing is known.
    pub fn new(root: Prefix) -> Self {
        let open = BTreeSet::from([root.clone()]);
        Self { current: root.clone(), root, open, known: BTreeMap::new() }
    }

    /// The location.
    pub const fn root(&self) -> &Prefix {
        &self.root
    }

    /// Shows the way to a folder, which the list shows now; gives the folders that are to be read for it.
    pub fn reveal(&mut self, folder: &Prefix) -> Vec<Prefix> {
        self.current = folder.clone();
        let mut wanted = vec![];
        let mut at = self.root.clone();
        loop {
            if self.open.contains(&at) || at != *folder {
                wanted.extend(self.open(&at).then(|| at.clone()));
            }
            match self.on_the_way(&at) {
                Some(next) if next != *folder => at = next,
                _ => return wanted,
            }
        }
    }

    /// Opens a folder; whether its folders are to be read. They are read anew each time that it is opened.
    pub fn open(&mut self, folder: &Prefix) -> bool {
        let is_new = self.open.insert(folder.clone());
        let is_known = matches!(self.known.get(folder), Some(Known::Reading | Known::Folders(..)));
        // What was known stays until the answer comes.
        if !is_known {
            self.known.insert(folder.clone(), Known::Reading);
        }
        is_new || !is_known
    }

    /// The folders that are open.
    pub fn opened(&self) -> impl Iterator<Item = &Prefix> {
        self.open.iter()
    }

    /// Closes a folder.
    pub fn close(&mut self, folder: &Prefix) {
        self.open.remove(folder);
        if self.known.get(folder) == Some(&Known::Reading) {
            self.known.remove(folder);
        }
    }

    /// The folders of a folder have come; whether there may be more.
    pub fn read(&mut self, folder: &Prefix, mut folders: Vec<Prefix>, mut has_more: bool) {
        folders.sort_by_cached_key(key);
        if folders.len() > SHOWN_MOST {
            folders.truncate(SHOWN_MOST);
            has_more = true;
        }
        self.known.insert(folder.clone(), Known::Folders(folders, has_more));
    }

    /// The folders of a folder could not be read.
    pub fn failed(&mut self, folder: &Prefix) {
        if !matches!(self.known.get(folder), Some(Known::Folders(..))) {
            self.known.insert(folder.clone(), Known::Failed);
        }
    }

    /// Every line, from the top.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        self.push(&mut rows, &self.root, (1, 1, 1));
        rows
    }

    fn push(&self, rows: &mut Vec<Row>, folder: &Prefix, (level, position, of): (usize, usize, usize)) {
        let row = |folder: &Prefix, line, level, position, of| Row {
            folder: folder.clone(),
            line,
            level,
            position,
            of,
        };
        let (mut folders, end) = match self.known.get(folder) {
            Some(Known::Folders(folders, has_more)) => (folders.clone(), has_more.then_some(Line::More)),
            Some(Known::Failed) => (Vec::new(), Some(Line::Failed)),
            Some(Known::Reading) | None => (Vec::new(), None),
        };
        if let Some(next) = self.on_the_way(folder).filter(|next| !folders.contains(next)) {
            let at = folders.partition_point(|it| key(it) < key(&next));
            folders.insert(at, next);
        }
        let is_empty = folders.is_empty() && end.is_none();
        let line = match self.known.get(folder) {
            _ if !self.open.contains(folder) => {
                let is_leaf = is_empty && matches!(self.known.get(folder), Some(Known::Folders(..)));
                if is_leaf { Line::Leaf } else { Line::Closed }
            }
            Some(Known::Reading) => Line::Reading,
            Some(Known::Folders(..)) if is_empty => Line::Leaf,
            _ => Line::Open,
        };
        rows.push(row(folder, line, level, position, of));
        if !self.open.contains(folder) {
            return;
        }
        let count = folders.len() + usize::from(end.is_some());
        for (at, below) in folders.iter().enumerate() {
            self.push(rows, below, (level + 1, at + 1, count));
        }
        if let Some(line) = end {
            rows.push(row(folder, line, level + 1, count, count));
        }
    }

    /// The folder directly in this one that the current one is, or is in.
    fn on_the_way(&self, folder: &Prefix) -> Option<Prefix> {
        let rest = folder.relative(&self.current)?;
        let end = rest.as_str().find('/')? + 1;
        Some(Prefix::new([folder.as_str(), &rest.as_str()[..end]].concat()))
    }
}

/// What a folder is called.
pub fn name(folder: &Prefix) -> &str {
    legible(folder.name())
}

fn key(folder: &Prefix) -> (String, String) {
    (sort_key(&sorted(name(folder))), folder.as_str().to_owned())
}

/// Where a key leads from a line, as the ARIA Authoring Practices have it for a tree; `None` for keys that mean nothing there.
pub fn step(rows: &[Row], at: usize, key: &str) -> Option<Step> {
    let here = rows.get(at)?;
    let last = rows.len() - 1;
    match key {
        "ArrowDown" => Some(Step::Go((at + 1).min(last))),
        "ArrowUp" => Some(Step::Go(at.saturating_sub(1))),
        "Home" => Some(Step::Go(0)),
        "End" => Some(Step::Go(last)),
        "ArrowRight" => match here.line {
            Line::Closed => Some(Step::Open),
            Line::Open if rows.get(at + 1).is_some_and(|next| next.level > here.level) => {
                Some(Step::Go(at + 1))
            }
            _ => None,
        },
        "ArrowLeft" => match here.line {
            Line::Open | Line::Reading if here.level > 1 => Some(Step::Close),
            _ => rows[..at].iter().rposition(|row| row.level < here.level).map(Step::Go),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests;
