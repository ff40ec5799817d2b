//! How far a download of an archive is, in words and as a share.

use crate::client::archive::{ArchiveProgress, End, Snapshot, Stage, Stopped};
use crate::client::ports::archive::NotWritten;
use crate::ui::components::Progress;
use crate::ui::context::{use_app, use_text};

/// What is said of a download, in one line or two.
///
/// How it ended comes first, then a lost connection, then the stage. While files are written: bytes, rate and time
/// left, and below them the number of files. Rate and time are left out until some seconds are measured.
pub fn lines(seen: &Snapshot) -> Vec<String> {
    let (text, words, files) = (use_text().archive(), use_text().transfers(), &use_text().files);
    let ArchiveProgress { stage, found, files: all, files_done, size, written, missing, offline } =
        seen.progress;
    match &seen.end {
        Some(End::Done) => vec![(text.done)((all - missing.min(all)) as u64, &(files.bytes)(written))],
        Some(End::Cancelled) => vec![text.cancelled.to_owned()],
        Some(End::Stopped(stopped)) => vec![match stopped {
            Stopped::Failed(failure) => use_app().explain(failure).sentences.what.to_owned(),
            Stopped::Empty => text.empty.to_owned(),
            Stopped::NotWritten(NotWritten::Full) => text.full.to_owned(),
            Stopped::NotWritten(NotWritten::TooLarge(limit)) => (text.too_large)(&(files.bytes)(*limit)),
            Stopped::NotWritten(_) => text.broken.to_owned(),
        }],
        None if offline => vec![text.offline.to_owned()],
        None => match stage {
            Stage::Listing => vec![(text.looking)(found as u64)],
            Stage::Closing => vec![text.finishing.to_owned()],
            Stage::Writing => {
                let mut parts = vec![(words.sent_of)(&(files.bytes)(written), &(files.bytes)(size))];
                parts.extend(seen.rate.map(|rate| (words.rate)(&(files.bytes)(rate))));
                parts.extend(seen.left.map(words.left));
                vec![parts.join(" · "), (text.files_of)(files_done as u64, all as u64)]
            }
        },
    }
}

/// How far it is, from 0 to 1; files without bytes count by their number.
///
/// Nothing while the folders are listed, as the whole is not known yet. An archive can come out a little larger or
/// smaller.
#[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
pub fn share(seen: &Snapshot) -> f64 {
    let ArchiveProgress { size, written, files, files_done, .. } = seen.progress;
    match (&seen.end, size, files) {
        (Some(End::Done), ..) => 1.0,
        (_, 0, 0) => 0.0,
        (_, 0, files) => files_done as f64 / files as f64,
        (_, size, _) => written as f64 / size as f64,
    }
}

/// How the bar looks: it moves only while bytes do. Listing, a lost connection and a cancelled download look as if they
/// wait.
pub fn progress(seen: &Snapshot) -> Progress {
    match &seen.end {
        Some(End::Done) => Progress::Done,
        Some(End::Stopped(_)) => Progress::Failed,
        None if !seen.progress.offline && seen.progress.stage != Stage::Listing => Progress::Running,
        _ => Progress::Waiting,
    }
}
