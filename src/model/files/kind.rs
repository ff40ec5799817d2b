//! What sort of thing a file is, as far as its name says. Nothing is read from the file.

use super::Entry;

/// A sort of thing, coarse enough for an icon and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A recording.
    Audio,
    /// Text to read: a document, a sheet, slides.
    Document,
    /// Other files packed into one.
    Archive,
    /// Text for machines.
    Code,
    /// Anything else.
    Other,
}

const EXTENSIONS: [(Kind, &[&str]); 6] = [
    (
        Kind::Image,
        &["jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff", "ico", "raw"],
    ),
    (Kind::Video, &["mp4", "mov", "mkv", "webm", "avi", "m4v", "mpg", "mpeg"]),
    (Kind::Audio, &["mp3", "m4a", "wav", "flac", "ogg", "oga", "opus", "aac"]),
    (
        Kind::Document,
        &[
            "pdf", "txt", "md", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx",
            "odp", "epub", "pages", "numbers", "key",
        ],
    ),
    (Kind::Archive, &["zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "iso", "dmg"]),
    (
        Kind::Code,
        &["json", "xml", "yaml", "yml", "toml", "html", "css", "js", "ts", "rs", "py", "sh", "sql", "ipynb"],
    ),
];

impl Kind {
    /// The sort of an entry.
    pub fn of(entry: &Entry) -> Self {
        if entry.is_folder() { Self::Folder } else { Self::of_name(entry.name()) }
    }

    /// The sort of a file of this name.
    ///
    /// By the extension, in any case; a media type would cost a `HeadObject` for each row.
    ///
    /// ```
    /// use alcove::model::files::kind::Kind;
    ///
    /// assert_eq!(Kind::of_name("photo.JPG"), Kind::Image);
    /// assert_eq!(Kind::of_name(".env"), Kind::Other);
    /// ```
    pub fn of_name(name: &str) -> Self {
        let Some(extension) = extension(name) else { return Self::Other };
        let extension = extension.to_ascii_lowercase();
        let known = EXTENSIONS.iter().find(|(_, all)| all.contains(&extension.as_str()));
        known.map_or(Self::Other, |(kind, _)| *kind)
    }
}

/// What stands after the last dot; `None` for `.env`, `README` and `a.`.
pub fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && !end.is_empty()).map(|(_, end)| end)
}

/// A number by which entries of a kind come together, and in it those of an extension. Seven letters of that count, in any case.
pub(super) fn sort_key_of_kind(entry: &Entry) -> u64 {
    let kind = Kind::of(entry);
    let extension = extension(entry.name()).filter(|_| kind != Kind::Folder).unwrap_or_default();
    let letters = extension.bytes().map(|byte| byte.to_ascii_lowercase()).chain(std::iter::repeat(0));
    letters.take(7).fold(u64::from(kind as u8), |key, byte| key << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_in_any_case() {
        assert_eq!(Kind::of_name("IMG_0001.JPG"), Kind::Image);
        assert_eq!(Kind::of_name("backup.tar.gz"), Kind::Archive);
        assert_eq!(Kind::of_name("報告.pdf"), Kind::Document);
    }

    #[test]
    fn a_name_without_an_extension_says_nothing() {
        for name in ["README", ".zip", "png", "a.", "photo.jpg.part"] {
            assert_eq!(Kind::of_name(name), Kind::Other, "{name}");
        }
    }
}
