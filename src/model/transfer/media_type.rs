//! Media types by the ending of a name, for files whose type the browser does not know: it asks the system, and many know little.
//! Without one S3 would call them `binary/octet-stream`, and whoever opens them elsewhere could only save them.

use crate::model::files::kind::extension;

/// By <https://www.iana.org/assignments/media-types>, and where nothing is registered what most programs send.
const TYPES: [(&str, &str); 52] = [
    ("7z", "application/x-7z-compressed"),
    ("aac", "audio/aac"),
    ("avif", "image/avif"),
    ("bz2", "application/x-bzip2"),
    ("c", "text/x-c"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("epub", "application/epub+zip"),
    ("flac", "audio/flac"),
    ("geojson", "application/geo+json"),
    ("go", "text/x-go"),
    ("gpx", "application/gpx+xml"),
    ("gz", "application/gzip"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
    ("ics", "text/calendar"),
    ("ini", "text/plain"),
    ("ipynb", "application/x-ipynb+json"),
    ("jsonl", "application/jsonl"),
    ("jxl", "image/jxl"),
    ("kml", "application/vnd.google-earth.kml+xml"),
    ("log", "text/plain"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("markdown", "text/markdown"),
    ("md", "text/markdown"),
    ("mkv", "video/matroska"),
    ("mov", "video/quicktime"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("opus", "audio/ogg"),
    ("parquet", "application/vnd.apache.parquet"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("py", "text/x-python"),
    ("rar", "application/vnd.rar"),
    ("rs", "text/x-rust"),
    ("rtf", "application/rtf"),
    ("sql", "application/sql"),
    ("srt", "application/x-subrip"),
    ("toml", "application/toml"),
    ("tsv", "text/tab-separated-values"),
    ("vtt", "text/vtt"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xz", "application/x-xz"),
    ("yaml", "application/yaml"),
    ("yml", "application/yaml"),
    ("zst", "application/zstd"),
];

/// The media type of a file: the one that the browser gave, or else by its name; empty where neither says.
pub fn of(given: String, name: &str) -> String {
    if !given.is_empty() {
        return given;
    }
    let ending = extension(name).unwrap_or_default().to_ascii_lowercase();
    let known = TYPES.binary_search_by_key(&&*ending, |(ending, _)| ending);
    known.map_or(given, |at| TYPES[at].1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_the_browser_does_not_know() {
        assert_eq!(of(String::new(), "notes/README.MD"), "text/markdown");
        assert_eq!(of(String::new(), "a.tar.zst"), "application/zstd");
        assert_eq!(of(String::new(), "README"), "");
        assert_eq!(of("text/x-own".into(), "a.md"), "text/x-own");
    }

    #[test]
    fn every_ending_is_found() {
        for (ending, media_type) in TYPES {
            assert_eq!(of(String::new(), &["a.", ending].concat()), media_type);
        }
    }
}
