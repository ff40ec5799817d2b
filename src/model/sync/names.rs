//! Which objects cannot be files on this device, and which files cannot be objects. They are listed, and left alone.
//!
//! What a browser refuses goes further than what a device does: it makes no file whose name would be dangerous or
//! impossible on some system (<https://wicg.github.io/file-system-access/#api-filesystemdirectoryhandle>, "valid file
//! name"; Chromium asks for what Windows takes). What it refuses beyond this fails when it is written.

use std::collections::{HashMap, HashSet};

use super::Scanned;
use crate::aws::s3::key::{KeyError, Prefix};
use crate::model::files::fold::fold;

/// Why a path cannot be on the other side.
///
/// Each leaves the path alone on both sides, deletions included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A part of it cannot be a name here: empty, of dots, with a character such as `:`, or reserved.
    Name,
    /// Another path differs in nothing but case, or in how an accent is written, which many devices do not tell apart.
    Case,
    /// There is a folder where the file would be, or a file where a folder would.
    Folder,
    /// With its folder it is longer than S3's 1,024 bytes.
    TooLong,
    /// A browser cannot ask for it.
    Unreachable,
    /// This device would not open it, or the folder that it is in.
    Unreadable,
}

/// The bytes of the longest name that common file systems take.
const MAX_NAME_BYTES: usize = 255;

/// Names that Windows keeps for devices, with any extension.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// What can be where, in both trees.
pub struct Names<'a> {
    scanned: &'a Scanned,
    /// How each path and each folder is spelled, by its folded letters; `None` where in several ways.
    spelled: HashMap<String, Option<String>>,
    folders: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// The names of both sides.
    pub fn new(scanned: &'a Scanned) -> Self {
        let mut names = Self { scanned, spelled: HashMap::new(), folders: HashSet::new() };
        for path in scanned.device.keys().chain(scanned.alcove.keys()) {
            for folder in ancestors(path) {
                if names.folders.insert(folder) {
                    names.spell(folder);
                }
            }
            names.spell(path);
        }
        names
    }

    fn spell(&mut self, path: &str) {
        let spelled = self.spelled.entry(fold(path)).or_insert_with(|| Some(path.to_owned()));
        if spelled.as_deref().is_some_and(|it| it != path) {
            *spelled = None;
        }
    }

    /// Whether another path differs in nothing but case or the form of its letters, or that of a folder that it is in.
    pub fn has_twin(&self, path: &str) -> bool {
        let twin = |path: &str| self.spelled.get(&fold(path)).is_some_and(Option::is_none);
        twin(path) || ancestors(path).any(twin)
    }

    /// Whether it cannot be known what this device has there.
    pub fn is_unreadable(&self, path: &str) -> bool {
        let unreadable = |it: &String| {
            path.strip_prefix(&**it).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.scanned.unreadable.iter().any(unreadable)
    }

    /// Why an object that this device lacks cannot be a file here.
    ///
    /// The check is stricter than this device may be: a browser refuses these names on every system.
    pub fn here(&self, path: &str) -> Option<Obstacle> {
        if !path.split('/').all(is_name) {
            return Some(Obstacle::Name);
        }
        if self.folders.contains(path) || ancestors(path).any(|it| self.scanned.device.contains_key(it)) {
            return Some(Obstacle::Folder);
        }
        self.has_twin(path).then_some(Obstacle::Case)
    }
}

/// Why a file cannot be an object in this folder.
///
/// Only the length and the segments `.` and `..` stand against a key; every other name of a device is one.
pub fn there(folder: &Prefix, path: &str) -> Option<Obstacle> {
    match folder.object(path).map(|key| key.path()) {
        Ok(Ok(_)) => None,
        Err(KeyError::TooLong { .. }) => Some(Obstacle::TooLong),
        Ok(Err(_)) | Err(_) => Some(Obstacle::Unreachable),
    }
}

/// The folders that a path is in, without slashes at their ends.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn is_name(name: &str) -> bool {
    let stem = fold(name.split('.').next().unwrap_or_default());
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let reserved =
        RESERVED.contains(&&*stem) || port.is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'9']));
    let odd = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !name.contains(odd)
        && !reserved
}
