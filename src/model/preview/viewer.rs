//! How a file is shown, by its name and size. Nothing is read from the file for that; what its bytes are not, the viewer finds out.

use super::lex::Syntax;
use crate::model::files::kind::extension;

/// What shows a file. The media types are those that the bucket is asked to answer with: never the object's own, which may be that
/// of a web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// A picture of this media type.
    Image(&'static str),
    /// A film.
    Video(&'static str),
    /// A recording.
    Audio(&'static str),
    /// The browser's own viewer of PDF.
    Pdf,
    /// Text, or whatever turns out to be text; highlighted in this language.
    Text(Syntax),
    /// Text with headings, lists and links.
    Markdown,
    /// Values in one another.
    Json,
    /// A table, with this separator where the name says it.
    Table(Option<char>),
    /// The list of what is packed in it.
    Zip,
    /// A format that no browser shows.
    Opaque,
}

/// What a file is too large for, or not there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No browser shows this format.
    Opaque,
    /// More bytes than a preview fetches of such a file: this many.
    TooLarge(u64),
    /// More pixels than a device can hold: width and height.
    TooManyPixels(u32, u32),
    /// The bytes are not what the name says, or broken, or of a kind that this browser does not know.
    Broken,
    /// There is this device's copy alone, which can be saved and not be shown.
    Copy,
}

const MIB: u64 = 1024 * 1024;
/// A picture is decoded as a whole.
const IMAGE_MOST: u64 = 40 * MIB;
/// A drawing is a program of sorts: a large one takes the browser seconds.
const SVG_MOST: u64 = 5 * MIB;

impl Viewer {
    /// What shows a file of this name: by its extension, in any case. A name that says nothing is tried as text.
    ///
    /// ```
    /// use alcove::model::preview::Viewer;
    ///
    /// assert_eq!(Viewer::of_name("IMG_0001.JPG"), Viewer::Image("image/jpeg"));
    /// assert_eq!(Viewer::of_name("setup.exe"), Viewer::Opaque);
    /// assert!(matches!(Viewer::of_name("README"), Viewer::Text(_)));
    /// ```
    pub fn of_name(name: &str) -> Self {
        let extension = extension(name).unwrap_or_default().to_ascii_lowercase();
        match extension.as_str() {
            "png" | "apng" => Self::Image("image/png"),
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Image("image/jpeg"),
            "gif" => Self::Image("image/gif"),
            "webp" => Self::Image("image/webp"),
            "avif" => Self::Image("image/avif"),
            "bmp" => Self::Image("image/bmp"),
            "svg" => Self::Image("image/svg+xml"),
            // Safari alone shows it.
            "heic" | "heif" => Self::Image("image/heic"),
            // Browsers refuse QuickTime (mov) by its name, and play what is mostly inside.
            "mp4" | "m4v" | "mov" => Self::Video("video/mp4"),
            "webm" => Self::Video("video/webm"),
            "ogv" => Self::Video("video/ogg"),
            "mkv" => Self::Video("video/x-matroska"),
            "mp3" => Self::Audio("audio/mpeg"),
            "m4a" => Self::Audio("audio/mp4"),
            "aac" => Self::Audio("audio/aac"),
            "wav" => Self::Audio("audio/wav"),
            "flac" => Self::Audio("audio/flac"),
            "ogg" | "oga" | "opus" => Self::Audio("audio/ogg"),
            "weba" => Self::Audio("audio/webm"),
            "pdf" => Self::Pdf,
            "md" | "markdown" => Self::Markdown,
            "json" | "geojson" | "webmanifest" => Self::Json,
            "csv" => Self::Table(None),
            "tsv" | "tab" => Self::Table(Some('\t')),
            "zip" | "jar" | "apk" | "cbz" | "ipa" | "xpi" => Self::Zip,
            known if OPAQUE.contains(&known) => Self::Opaque,
            other => Self::Text(Syntax::of_extension(other, name)),
        }
    }
}

/// Formats that nothing here can show, so that no byte of them is read in vain. What is not listed is tried as text.
const OPAQUE: &[&str] = &[
    "tif", "tiff", "ico", "raw", "cr2", "nef", "arw", "dng", "psd", "ai", "eps", "jxl", "jp2", "avi", "mpg",
    "mpeg", "wmv", "flv", "wma", "aiff", "mid", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt",
    "pptx", "odp", "epub", "pages", "numbers", "key", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar",
    "iso", "dmg", "exe", "dll", "so", "dylib", "bin", "msi", "deb", "rpm", "class", "o", "a", "pyc", "wasm",
    "db", "sqlite", "sqlite3", "parquet", "ttf", "otf", "woff", "woff2", "eot", "pfx", "p12",
];

/// Why a file of this size is not shown before a byte of it is read; `None` where it is.
pub const fn refusal(viewer: Viewer, size: u64) -> Option<Refused> {
    let most = match viewer {
        Viewer::Opaque => return Some(Refused::Opaque),
        // By length, since text cannot be compared in a constant function; no other type is this long.
        Viewer::Image(media_type) if media_type.len() == "image/svg+xml".len() => SVG_MOST,
        Viewer::Image(_) => IMAGE_MOST,
        // Read in slices, as far as somebody looks.
        Viewer::Video(_)
        | Viewer::Audio(_)
        | Viewer::Pdf
        | Viewer::Text(_)
        | Viewer::Markdown
        | Viewer::Json
        | Viewer::Table(_)
        | Viewer::Zip => u64::MAX,
    };
    if size > most { Some(Refused::TooLarge(most)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::kind::Kind;

    #[test]
    fn the_bucket_never_answers_with_a_web_page() {
        for name in ["a.html", "a.xhtml", "a.xml", "a.js", "a.htm", "a.svgz", "x", ".env", "a.txt", "報告"]
        {
            assert!(matches!(Viewer::of_name(name), Viewer::Text(_)), "{name}");
        }
        assert_eq!(Viewer::of_name("a.SVG"), Viewer::Image("image/svg+xml"));
    }

    #[test]
    fn what_looks_like_a_picture_or_sound_in_the_list_is_no_text() {
        for name in ["a.jpg", "a.heic", "a.tiff", "a.ico", "a.mp4", "a.avi", "a.mp3", "a.flac", "a.aac"] {
            assert!(!matches!(Kind::of_name(name), Kind::Other), "{name}");
            assert!(!matches!(Viewer::of_name(name), Viewer::Text(_)), "{name}");
        }
    }

    #[test]
    fn a_large_picture_is_refused_before_it_is_read_and_a_large_text_is_not() {
        let image = Viewer::of_name("a.png");
        assert_eq!(refusal(image, IMAGE_MOST), None);
        assert_eq!(refusal(image, IMAGE_MOST + 1), Some(Refused::TooLarge(IMAGE_MOST)));
        assert_eq!(refusal(Viewer::of_name("a.svg"), SVG_MOST + 1), Some(Refused::TooLarge(SVG_MOST)));
        assert_eq!(refusal(Viewer::of_name("a.log"), u64::MAX), None);
        assert_eq!(refusal(Viewer::of_name("a.exe"), 1), Some(Refused::Opaque));
    }
}
