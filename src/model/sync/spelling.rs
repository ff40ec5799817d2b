//! One name in two forms: `é` as one character, or as `e` with an accent after it. A Mac writes the second where others write the
//! first, and many devices take both for one file: to compare the two as two paths would delete one for the other. So a path of this
//! device that Alcove has in another form is Alcove's path to the plan, and the device's again when its file is opened.

use std::collections::HashMap;

use super::{OnDevice, Scanned, Tree};
use crate::model::files::fold::composed;

/// How this device spells paths that Alcove spells otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// By Alcove's path.
    files: HashMap<String, String>,
    /// By Alcove's folder.
    folders: HashMap<String, String>,
}

/// By the composed form: how it is spelled; `None` where in several ways, which are several files.
type Spelled<'a> = HashMap<String, Option<&'a str>>;

impl Spelling {
    /// Gives the device's files the paths that Alcove has for them, now or when both were the same last. What either side has in both
    /// forms, stays as it is.
    pub fn unify(scanned: &mut Scanned) -> Self {
        let mut spelling = Self::default();
        let known = || scanned.alcove.keys().chain(scanned.agreed.keys()).map(String::as_str);
        if known().all(str::is_ascii) {
            return spelling;
        }
        let (there, here) = (spelled(known()), spelled(scanned.device.keys().map(String::as_str)));
        let (folders_there, folders_here) = (
            spelled(known().flat_map(ancestors)),
            spelled(scanned.device.keys().flat_map(|it| ancestors(it))),
        );
        let unique = |there: &Spelled<'_>, here: &Spelled<'_>, path: &str| {
            let composed = composed(path);
            let there = (*there.get(&*composed)?)?;
            (here.get(&*composed).copied().flatten() == Some(path)).then(|| there.to_owned())
        };
        let mut device: Tree<OnDevice> = Tree::new();
        for (path, file) in &scanned.device {
            let whole = || unique(&there, &here, path);
            let by_folder = || {
                let mut folders = ancestors(path).collect::<Vec<_>>().into_iter().rev();
                folders.find_map(|folder| {
                    let there = unique(&folders_there, &folders_here, folder)?;
                    Some([&*there, &path[folder.len()..]].concat())
                })
            };
            let other = whole().or_else(by_folder).filter(|other| other != path);
            // Never onto another file's path.
            let other =
                other.filter(|other| !scanned.device.contains_key(other) && !device.contains_key(other));
            if let Some(other) = &other {
                spelling.files.insert(other.clone(), path.clone());
            }
            device.insert(other.unwrap_or_else(|| path.clone()), *file);
        }
        for folder in scanned.device.keys().flat_map(|path| ancestors(path)) {
            if let Some(there) = unique(&folders_there, &folders_here, folder).filter(|there| there != folder)
            {
                spelling.folders.insert(there, folder.to_owned());
            }
        }
        scanned.device = device;
        spelling
    }

    /// How this device spells a path of Alcove's: that of its file, or else in the folder that it has.
    pub fn here(&self, path: &str) -> String {
        if let Some(here) = self.files.get(path) {
            return here.clone();
        }
        let mut folders = ancestors(path).collect::<Vec<_>>().into_iter().rev();
        let here =
            folders.find_map(|folder| Some([self.folders.get(folder)?, &path[folder.len()..]].concat()));
        here.unwrap_or_else(|| path.to_owned())
    }
}

fn spelled<'a>(paths: impl Iterator<Item = &'a str>) -> Spelled<'a> {
    let mut spelled = Spelled::new();
    for path in paths {
        let known = spelled.entry(composed(path).into_owned()).or_insert(Some(path));
        if *known != Some(path) {
            *known = None;
        }
    }
    spelled
}

/// The folders that a path is in, the outermost first, without slashes at their ends.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::etag::ETag;
    use crate::model::sync::{Agreed, InAlcove, tree};

    const ONE: &str = "caf\u{e9}";
    const OTHER: &str = "cafe\u{301}";
    const HERE: OnDevice = OnDevice { size: 1, modified: 1 };

    fn scanned(device: &[&str], alcove: &[&str]) -> Scanned {
        let there = InAlcove { size: 1, modified: 1, etag: None };
        Scanned {
            device: tree(device.iter().map(|path| ((*path).to_owned(), HERE))),
            alcove: tree(alcove.iter().map(|path| ((*path).to_owned(), there.clone()))),
            ..Scanned::default()
        }
    }

    fn paths(scanned: &Scanned) -> Vec<&str> {
        scanned.device.keys().map(String::as_str).collect()
    }

    #[test]
    fn a_file_that_alcove_has_in_the_other_form_is_the_same_file() {
        for (here, there) in [(ONE, OTHER), (OTHER, ONE)] {
            let mut both = scanned(&[here], &[there]);
            let spelling = Spelling::unify(&mut both);
            assert_eq!((paths(&both), spelling.here(there)), (vec![there], here.to_owned()));
        }
    }

    #[test]
    fn what_was_the_same_last_is_known_by_its_path_then() {
        let mut both = scanned(&[OTHER], &[]);
        both.agreed.insert(ONE.into(), Agreed { device: HERE, etag: ETag::new("e") });
        let spelling = Spelling::unify(&mut both);
        assert_eq!((paths(&both), spelling.here(ONE)), (vec![ONE], OTHER.to_owned()));
    }

    #[test]
    fn new_files_go_into_the_folder_that_is_there_on_both_sides() {
        let (here, there) = (format!("{OTHER}/new.txt"), format!("{ONE}/old.txt"));
        let mut both = scanned(&[&here], &[&there]);
        let spelling = Spelling::unify(&mut both);
        assert_eq!(paths(&both), [format!("{ONE}/new.txt")]);
        assert_eq!(spelling.here(&format!("{ONE}/new.txt")), here);
        assert_eq!(spelling.here(&there), format!("{OTHER}/old.txt"));
    }

    #[test]
    fn where_a_side_has_both_forms_they_are_two_files() {
        for (device, alcove) in [(vec![ONE, OTHER], vec![ONE]), (vec![ONE], vec![ONE, OTHER])] {
            let mut both = scanned(&device, &alcove);
            let before = both.clone();
            assert_eq!(Spelling::unify(&mut both), Spelling::default());
            assert_eq!(both, before);
        }
    }
}
