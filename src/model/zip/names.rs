//! What a key is called inside an archive, so that every system can unpack it, and none unpacks it elsewhere.
//!
//! A key may hold anything; a path in an archive is what file systems take. So:
//!
//! - No path leads out: segments `.` and `..` and empty ones (`/a`, `a//b`) become `_`.
//! - Characters that Windows refuses (`< > : " | ? *`), backslashes, which it takes for slashes, and control characters become
//!   `_`. Its Explorer would leave such files out without a word, and nobody knows where an archive is opened.
//! - A dot or space at a segment's end, which Windows drops, becomes `_`; its device names (`CON`, `nul.txt`) get one before them.
//! - A segment of more than 255 bytes, which file systems do not take, is cut before its ending.
//! - Two that would be the same file where case, or the form of an accented letter, does not count, or a file where a folder is, are told apart by a
//!   number: `a (2).txt`.
//!
//! Everything else, emoji and all, stays as it is.

use std::collections::HashSet;

use crate::model::files::fold::fold;
use crate::model::files::name::keep_both;

/// What stands in for what cannot be.
const STAND_IN: char = '_';

/// Bytes of a segment, at most.
const LONGEST: usize = 255;
/// What a longer one is cut to: a number fits in beside them.
const CUT: usize = 240;

/// The paths that are taken.
#[derive(Debug, Default)]
pub struct Names {
    files: HashSet<String>,
    /// Without a slash at the end.
    folders: HashSet<String>,
}

impl Names {
    /// Learns of the folders on the way to a safe path. All are to be known before the first file is named.
    pub fn lead_to(&mut self, path: &str) {
        for (slash, _) in path.match_indices('/').rev() {
            if !self.folders.insert(alike(&path[..slash])) {
                break; // so are those above it
            }
        }
    }

    /// The name of a file: its path, or one beside it.
    ///
    /// Two files that only differ where a system sees no difference get numbers, the later one the higher.
    pub fn claim(&mut self, path: String) -> String {
        let is_taken = |path: &str| {
            let alike = alike(path);
            self.files.contains(&alike) || self.folders.contains(&alike)
        };
        let free = if is_taken(&path) { keep_both(&path, usize::MAX, is_taken) } else { path };
        self.files.insert(alike(&free));
        free
    }
}

/// What is the same for a file system that does not tell `A` from `a`, nor the two forms of `é` apart.
fn alike(path: &str) -> String {
    fold(path)
}

/// A path that every system takes; that of a folder ends in a slash, and stays one.
pub fn safe(path: &str) -> String {
    let (path, end) = path.strip_suffix('/').map_or((path, ""), |folder| (folder, "/"));
    let mut safe = String::with_capacity(path.len() + 1);
    for (index, segment) in path.split('/').enumerate() {
        if index > 0 {
            safe.push('/');
        }
        push_segment(&mut safe, segment);
    }
    safe + end
}

/// What an archive of this name is called on a disk.
///
/// Slashes become `_`: the name is one segment.
///
/// ```
/// use alcove::model::zip::file_name;
///
/// assert_eq!(file_name("a/b: c"), "a_b_ c.zip");
/// ```
pub fn file_name(name: &str) -> String {
    let mut safe = String::new();
    push_segment(&mut safe, &name.replace('/', "_"));
    safe + ".zip"
}

fn push_segment(safe: &mut String, segment: &str) {
    if segment.len() > LONGEST {
        let (stem, ending) =
            segment.rsplit_once('.').filter(|(_, it)| it.len() < 32).unwrap_or((segment, ""));
        let dot = if ending.is_empty() { "" } else { "." };
        let room = CUT - ending.len() - dot.len();
        let end =
            (0..=room.min(stem.len())).rev().find(|&end| stem.is_char_boundary(end)).unwrap_or_default();
        return push_segment(safe, &[&stem[..end], dot, ending].concat());
    }
    let stem = segment.split('.').next().unwrap_or_default().trim_end();
    if is_device(stem) || segment.is_empty() {
        safe.push(STAND_IN);
    }
    let refused = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    safe.extend(segment.chars().map(|c| if refused(c) { STAND_IN } else { c }));
    if segment.ends_with(['.', ' ']) {
        safe.pop();
        safe.push(STAND_IN);
    }
}

/// Names that Windows keeps for devices, with any ending.
fn is_device(stem: &str) -> bool {
    let is = |device: &str| stem.eq_ignore_ascii_case(device);
    let numbered = |device: &str| {
        let number = stem.get(..3).filter(|start| start.eq_ignore_ascii_case(device)).map(|_| &stem[3..]);
        number.is_some_and(|number| {
            matches!(number.as_bytes(), [b'1'..=b'9']) || matches!(number, "¹" | "²" | "³")
        })
    };
    ["con", "prn", "aux", "nul"].into_iter().any(is) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_systems_take_stays_and_what_they_refuse_is_stood_in_for() {
        for (key, path) in [
            ("報告書/👩‍🚀 100% a+b & c#d.txt", "報告書/👩‍🚀 100% a+b & c#d.txt"),
            ("../../etc/passwd", "._/._/etc/passwd"),
            ("./a", "_/a"),
            ("/a//b", "_/a/_/b"),
            ("C:\\x\t.txt", "C__x_.txt"),
            ("what? <it> is: \"a*b|c\"", "what_ _it_ is_ _a_b_c_"),
            ("ends. /ends./.../a", "ends._/ends_/.._/a"),
            ("con/Nul.tar.gz/COM7/lpt¹ .x/com0/conf", "_con/_Nul.tar.gz/_COM7/_lpt¹ .x/com0/conf"),
            ("folder/", "folder/"),
            ("//", "_/_/"),
        ] {
            assert_eq!(safe(key), path, "{key}");
        }
    }

    #[test]
    fn an_archive_is_called_after_what_is_in_it() {
        assert_eq!(file_name("写真 2024"), "写真 2024.zip");
        assert_eq!((file_name("a/b: c").as_str(), file_name("").as_str()), ("a_b_ c.zip", "_.zip"));
    }

    #[test]
    fn what_would_be_one_file_is_told_apart() {
        let mut names = Names::default();
        let paths = ["Docs/a.txt", "docs/A.TXT", "docs", "a (2).txt", "a.txt", "A.txt"];
        for path in &paths {
            names.lead_to(path);
        }
        let claimed: Vec<String> = paths.iter().map(|path| names.claim((*path).to_owned())).collect();
        assert_eq!(claimed, ["Docs/a.txt", "docs/A (2).TXT", "docs (2)", "a (2).txt", "a.txt", "A (3).txt"]);
    }

    #[test]
    fn the_two_forms_of_a_letter_are_told_apart_too() {
        let mut names = Names::default();
        let claimed = ["caf\u{e9}.txt", "cafe\u{301}.txt"].map(|path| names.claim(path.to_owned()));
        assert_eq!(claimed, ["caf\u{e9}.txt", "cafe\u{301} (2).txt"]);
    }

    #[test]
    fn a_segment_too_long_for_file_systems_keeps_its_ending() {
        let path = safe(&["長".repeat(100), ".txt".to_owned(), "/b".to_owned()].concat());
        assert_eq!(path, ["長".repeat(78), ".txt/b".to_owned()].concat());
        assert_eq!(safe(&"x".repeat(300)), "x".repeat(240));
        assert_eq!(safe(&"x".repeat(255)), "x".repeat(255));
    }

    proptest! {
        #[test]
        fn no_path_leads_out_and_no_two_are_the_same(keys in prop::collection::vec("[aA./\\\\: ]{1,6}", 1..30)) {
            let paths: Vec<String> = keys.iter().map(|key| safe(key)).collect();
            let mut names = Names::default();
            for path in &paths {
            names.lead_to(path);
        }
            let mut seen = HashSet::new();
            for path in paths.into_iter().filter(|path| !path.ends_with('/')) {
                let path = names.claim(path);
                prop_assert!(!path.starts_with('/') && !path.contains(['\\', ':']), "{path}");
                prop_assert!(path.split('/').all(|it| !matches!(it, "" | "." | "..")), "{path}");
                prop_assert!(!names.folders.contains(&alike(&path)), "{path} is a folder");
                prop_assert!(seen.insert(alike(&path)), "{path} twice");
            }
        }
    }
}
