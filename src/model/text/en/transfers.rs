use super::files::{counted, number};
use crate::model::text::{Ends, Transfers};
use crate::model::transfer::{Fate, Totals};

pub const TRANSFERS: Transfers = Transfers {
    region: "Transfers",
    all: "All transfers",
    downloading: "Downloading",
    downloads: "Downloads",
    single_downloads: "Downloads that did not start",
    download_started: |name| ["Downloading ", name].concat(),
    download_waits: |name| [name, " waits for a connection"].concat(),
    download_offline: "No connection. The download starts by itself once there is one.",
    download_again: "Refused for now. Trying again…",
    not_downloaded: "Not downloaded",
    dismiss: "Remove from the list",
    pause: "Pause",
    resume: "Resume",
    cancel: "Cancel",
    retry: "Retry",
    pause_all: "Pause all",
    resume_all: "Resume all",
    cancel_all: "Cancel all",
    retry_all: "Retry all",
    clear: "Clear finished",
    why: "Why it failed",
    collapse: "Show less",
    expand: "Show more",
    summary,
    sent_of: |sent, size| [sent, " of ", size].concat(),
    rate: |bytes| [bytes, "/s"].concat(),
    left: |seconds| match seconds {
        0..=59 => [&seconds.max(1).to_string(), " s left"].concat(),
        60..=3_599 => [&seconds.div_ceil(60).to_string(), " min left"].concat(),
        _ => [&seconds.div_ceil(3_600).to_string(), " h left"].concat(),
    },

    waiting: "Waiting",
    asking: "Name is taken",
    paused: "Paused",
    finishing: "Finishing…",
    done: "Uploaded",
    cancelling: "Cancelling…",
    cancelled: "Cancelled",
    skipped: "Skipped",

    started: |n| ["Uploading ", &counted(n, " file", " files")].concat().replace("  ", " "),
    reached: |percent| [&percent.to_string(), "% uploaded"].concat(),
    ended: summary,

    offline: "No connection. Uploads go on by themselves once there is one.",
    notify: "Notify me when done",

    unfinished: "Unfinished uploads",
    discard: "Discard",
    other_file: |name| {
        ["That is another file. To go on, choose the file that was uploaded as “\u{2068}", name, "\u{2069}”."]
            .concat()
    },
    in_another_tab: "Another tab is uploading this file.",
    begun: |date| ["Elsewhere, ", date].concat(),
    comparing: "Comparing the file with what has arrived already…",

    ends_title: "Uploads are under way",
    ends_downloads_title: "A download is under way",
    fate: |fate, n| {
        match fate {
        Fate::Resumable => [
            &counted(n, " upload can be resumed", " uploads can be resumed"),
            " on this device within seven days, once you sign in again.",
        ]
        .concat(),
        Fate::PartsLeft => [
            &counted(n, " cancelled upload has", " cancelled uploads have"),
            " parts left that could not be removed. Sign in again to discard them; after seven days they go by themselves.",
        ]
        .concat(),
        Fate::Unclear => [
            &counted(n, " file was", " files were"),
            " being sent and may have arrived. Look into the folder once you sign in again.",
        ]
        .concat(),
        Fate::Lost => [
            &counted(n, " file is not uploaded.", " files are not uploaded."),
            " To upload them, choose them again.",
        ]
        .concat(),
    }
    },
    fate_of_account: |fate, n| match fate {
        Fate::Unclear => [
            &counted(n, " file was", " files were"),
            " being sent and may have arrived. Only whoever runs this site can see that now.",
        ]
        .concat(),
        Fate::Resumable | Fate::PartsLeft => [
            &counted(n, " upload has ended", " uploads have ended"),
            " unfinished. What had arrived is removed from the bucket, within seven days at the latest.",
        ]
        .concat(),
        Fate::Lost => counted(n, " file is not uploaded.", " files are not uploaded."),
    },
    ends_stay: "Keep uploading",
    at_sign_out: Ends {
        lead: "They end when you sign out:",
        downloads: "Downloads of several files end when you sign out.",
        later: "Sign out, resume later",
        now: "Sign out",
        cancel: "Sign out and cancel uploads",
    },
    at_sign_in: Ends {
        lead: "You began them as a guest. They end when you sign in:",
        downloads: "Downloads of several files, which you began as a guest, end when you sign in.",
        later: "Sign in now",
        now: "Sign in now",
        cancel: "Sign in and cancel uploads",
    },
    ends_over: "Nothing is under way any more.",
    ended_title: "Uploads that ended with your session",
    ended_with_account: "Uploads that ended with your account",
    ended_cancelled: |n| counted(n, " upload was cancelled.", " uploads were cancelled."),
    ended_names: "Sign in again to see which.",
    fate_of: |fate| match fate {
        Fate::Resumable => "Can be resumed",
        Fate::PartsLeft => "Cancelled, parts left",
        Fate::Unclear => "May have arrived",
        Fate::Lost => "Not uploaded",
    },

    pasted_image: "Pasted image",

    conflict_title: "This name is taken",
    conflict_lead: |name| ["There is a file “\u{2068}", name, "\u{2069}” here already."].concat(),
    conflict_there: "Already here",
    conflict_yours: "Yours",
    conflict_unknown: "size and date unknown",
    replace: "Replace",
    keep_both: "Keep both",
    skip: "Skip",
    for_all: "Do this for all",
    for_all_hint: |n| {
        counted(n, " more file has a name that is taken", " more files have names that are taken")
    },
    shared_region: "Shared files",
    shared: |n, may_write| match (n, may_write) {
        (0, _) => "The files that were shared have not arrived. Share them again.".to_owned(),
        (_, true) => {
            [&counted(n, " file was", " files were"), " shared. Upload here, or open another folder."]
                .concat()
        }
        (_, false) => {
            [&counted(n, " file was", " files were"), " shared. Open a folder that you may upload to."]
                .concat()
        }
    },
    shared_upload: "Upload here",
    shared_discard: "Discard",

    unreadable: |first, others| {
        let more = if others == 0 { String::new() } else { counted(others, " other", " others") };
        let and = if others == 0 { "" } else { " and " };
        ["Could not be read: ", first, and, &more, ". Check that they still exist, and choose them again."]
            .concat()
    },
};

fn summary(totals: &Totals) -> String {
    let (done, failed) = (totals.done as u64, totals.failed as u64);
    if totals.unfinished() {
        let left = (totals.waiting + totals.asking + totals.active + totals.paused) as u64;
        return if left > 0 && totals.paused as u64 == left {
            counted(left, " upload paused", " uploads paused")
        } else {
            ["Uploading ", &number(left), if left == 1 { " file" } else { " files" }].concat()
        };
    }
    match (done, failed) {
        (0, 0) => "No uploads".to_owned(),
        (_, 0) => counted(done, " file uploaded", " files uploaded"),
        (0, _) => counted(failed, " upload failed", " uploads failed"),
        _ => [&counted(done, " file uploaded", " files uploaded"), ", ", &number(failed), " failed"].concat(),
    }
}
