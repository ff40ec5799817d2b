//! Names that people give: which are good, and what a second file of the same name is called.

use crate::aws::s3::key::{MAX_KEY_BYTES, Prefix};

/// Why a name cannot be given to a file or folder.
///
/// Shown under the field as it is typed; no request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing was typed.
    Empty,
    /// `.` and `..`: a browser could not open it.
    Dots,
    /// A slash would make a folder.
    Slash,
    /// A character that cannot be seen, such as a tab.
    Control,
    /// The page keeps something of its own in a folder of this name, which the list does not show.
    Reserved,
    /// With its folder it is longer than S3's 1,024 bytes.
    TooLong {
        /// How many bytes too long.
        by: usize,
    },
}

/// Checks a name typed for a new folder in `parent`.
///
/// # Errors
///
/// The first of [`NameError`]'s reasons that applies, in their order.
pub fn check_folder(parent: &Prefix, name: &str) -> Result<(), NameError> {
    check(name)?;
    fits(parent.as_str().len() + name.len() + 1)
}

/// Checks a name typed for a file in `parent`.
///
/// # Errors
///
/// As of [`check_folder`].
pub fn check_file(parent: &Prefix, name: &str) -> Result<(), NameError> {
    check(name)?;
    fits(parent.as_str().len() + name.len())
}

/// How long a file's name is without its extension, in UTF-16 units as a browser's selection counts them. What begins with a dot
/// has no extension.
///
/// ```
/// use alcove::model::files::name::stem_length;
///
/// assert_eq!(stem_length("📷 photo.jpg"), 8);
/// assert_eq!(stem_length(".env"), 4);
/// ```
pub fn stem_length(name: &str) -> usize {
    let stem = match name.rfind('.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    };
    stem.encode_utf16().count()
}

fn check(name: &str) -> Result<(), NameError> {
    match name {
        "" => Err(NameError::Empty),
        "." | ".." => Err(NameError::Dots),
        _ if name.contains('/') => Err(NameError::Slash),
        _ if name.contains(char::is_control) => Err(NameError::Control),
        _ => Ok(()),
    }
}

const fn fits(bytes: usize) -> Result<(), NameError> {
    if bytes > MAX_KEY_BYTES { Err(NameError::TooLong { by: bytes - MAX_KEY_BYTES }) } else { Ok(()) }
}

/// The name for a second file beside one of the same name: `photo (2).jpg`, or the first number that is free.
///
/// `name` may be a relative path. Where `room` (bytes for the whole answer) is too small the stem is cut.
///
/// A number in brackets that the name has already is counted on. Calls `taken` once for each candidate.
///
/// ```
/// use alcove::model::files::name::keep_both;
///
/// let taken = |name: &str| name == "photo (2).jpg";
/// assert_eq!(keep_both("photo.jpg", 1024, taken), "photo (3).jpg");
/// ```
pub fn keep_both(name: &str, room: usize, taken: impl Fn(&str) -> bool) -> String {
    let (folder, file) =
        name.rsplit_once('/').map_or(("", name), |(_, file)| name.split_at(name.len() - file.len()));
    let (stem, extension) = match file.rfind('.') {
        Some(dot) if dot > 0 => file.split_at(dot),
        _ => (file, ""),
    };
    let (stem, first) = numbered(stem).map_or((stem, 2), |(stem, number)| (stem, number.saturating_add(1)));
    let mut number = first;
    loop {
        let suffix = format!(" ({number}){extension}");
        let stem = cut(stem, room.saturating_sub(folder.len() + suffix.len()));
        let candidate = format!("{folder}{stem}{suffix}");
        if !taken(&candidate) || number == u32::MAX {
            return candidate;
        }
        number += 1;
    }
}

/// `photo (2)` → `photo`, 2.
fn numbered(stem: &str) -> Option<(&str, u32)> {
    let (before, number) = stem.strip_suffix(')')?.rsplit_once(" (")?;
    let plain = !number.is_empty() && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit());
    if before.is_empty() || !plain {
        return None;
    }
    Some((before, number.parse().ok()?))
}

/// At most `bytes` of the text, whole characters.
fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_number_goes_before_the_extension_and_counts_on() {
        let beside =
            |name: &str, taken: &[&str]| keep_both(name, 100, |candidate| taken.contains(&candidate));
        assert_eq!(beside("photo.jpg", &[]), "photo (2).jpg");
        assert_eq!(beside("photo.jpg", &["photo (2).jpg", "photo (3).jpg"]), "photo (4).jpg");
        assert_eq!(beside("photo (2).jpg", &[]), "photo (3).jpg");
        assert_eq!(beside("trip.2024/photo", &[]), "trip.2024/photo (2)");
        assert_eq!(beside(".env", &[]), ".env (2)");
        assert_eq!(beside("call (later)", &[]), "call (later) (2)");
    }

    #[test]
    fn a_long_name_is_cut_at_a_character() {
        assert_eq!(keep_both("ééééé.txt", 14, |_| false), "ééé (2).txt");
    }

    #[test]
    fn names_that_no_browser_could_open_or_s3_would_not_take_are_refused() {
        let home = Prefix::new("home");
        for (name, error) in [
            ("", NameError::Empty),
            ("..", NameError::Dots),
            ("a/b", NameError::Slash),
            ("a\tb", NameError::Control),
        ] {
            assert_eq!(check_folder(&home, name), Err(error), "{name:?}");
        }
        assert_eq!(check_folder(&home, &"n".repeat(1018)), Ok(()));
        assert_eq!(check_file(&home, &"n".repeat(1019)), Ok(()));
        assert_eq!(check_file(&home, "a/b"), Err(NameError::Slash));
        assert_eq!(check_folder(&home, &"n".repeat(1020)), Err(NameError::TooLong { by: 2 }));
    }

    proptest! {
        #[test]
        fn the_second_name_differs_and_fits(name in "[a-zé.() 0-9]{1,30}", room in 60usize..80) {
            let second = keep_both(&name, room, |candidate| candidate == name);
            prop_assert_ne!(&second, &name);
            prop_assert!(second.len() <= room);
        }
    }
}
