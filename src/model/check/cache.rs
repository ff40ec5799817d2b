//! Reads the caching headers of the page's own files: whether an update reaches people, and whether they fetch no file twice.

use super::fault::{Fault, Finding};
use super::seen::{File, FileKind};

/// A page that is older than this may ask for files of a release that is gone, in seconds.
const PAGE_SECONDS: u64 = 300;
/// A file that never changes should be kept for so long at least: a month.
const KEPT_SECONDS: u64 = 30 * 24 * 3600;

/// What is wrong with how long browsers keep a file.
pub(super) fn judge(file: &File) -> Option<Finding> {
    let control = file.header("cache-control").map(str::to_ascii_lowercase);
    let is_page = file.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let fault = match (file.kind, control) {
        (FileKind::Missing, _) if file.status == 200 && is_page => Fault::Fallback,
        (FileKind::Hashed, control) => {
            let kept = control.as_deref().map_or(0, seconds);
            (kept < KEPT_SECONDS).then(|| Fault::NotKept(control.unwrap_or_default()))?
        }
        (FileKind::Worker, _) => return None,
        (kind, Some(control)) if seconds(&control) > PAGE_SECONDS => Fault::KeptTooLong(kind, control),
        (FileKind::Index | FileKind::Config, None) => Fault::KeepingUnsaid(file.kind),
        _ => return None,
    };
    Some(Finding::sure(fault))
}

/// How long a browser may use it without a question, in seconds.
fn seconds(control: &str) -> u64 {
    let mut parts = control.split(',').map(str::trim);
    if parts.clone().any(|part| matches!(part, "no-cache" | "no-store")) {
        return 0;
    }
    if parts.clone().any(|part| part == "immutable") && !control.contains("max-age") {
        return KEPT_SECONDS;
    }
    parts.find_map(|part| part.strip_prefix("max-age=")?.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(kind: FileKind, control: Option<&str>) -> Option<Fault> {
        let headers = control.map(|control| ("cache-control".to_owned(), control.to_owned()));
        let file = File { kind, name: String::new(), status: 200, headers: headers.into_iter().collect() };
        judge(&file).map(|finding| finding.fault)
    }

    #[test]
    fn what_changes_is_asked_for_and_what_does_not_is_kept() {
        for control in ["no-cache", "no-store", "max-age=0, must-revalidate", "public, max-age=60"] {
            assert_eq!(fault(FileKind::Index, Some(control)), None, "{control}");
        }
        assert_eq!(fault(FileKind::Hashed, Some("public, max-age=31536000, immutable")), None);
        assert!(matches!(fault(FileKind::Hashed, Some("no-cache")), Some(Fault::NotKept(_))));
        assert!(matches!(fault(FileKind::Hashed, None), Some(Fault::NotKept(_))));
        assert!(matches!(fault(FileKind::Config, Some("Max-Age=86400")), Some(Fault::KeptTooLong(..))));
        assert_eq!(fault(FileKind::Index, None), Some(Fault::KeepingUnsaid(FileKind::Index)));
    }

    #[test]
    fn a_refusal_that_is_kept_for_a_year_is_the_worst() {
        let control = Some("public, max-age=31536000, immutable");
        assert!(matches!(fault(FileKind::Missing, control), Some(Fault::KeptTooLong(FileKind::Missing, _))));
        assert_eq!(fault(FileKind::Missing, Some("no-store")), None);
    }
}
