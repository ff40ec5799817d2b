//! Unfinished uploads, of earlier pages and of other devices: finding, resuming and discarding them.
//!
//! | [`Leftover`] | known by | its file | resumed by |
//! |---|---|---|---|
//! | `Here` | a note in `IndexedDB` | reopened by a kept handle, or chosen | sending what S3 does not have |
//! | `Elsewhere` | `ListMultipartUploads` | chosen | comparing the parts that S3 has, then sending the rest |
//!
//! Neither is resumed by itself: the file may have changed, another device may be at work on it, and the line may be a
//! costly one. A lock of the browser (Web Locks) keeps two tabs from one upload.

use leptos::prelude::*;
use web_sys::FileList;

use crate::client::ports::ChosenFile;
use crate::client::transfers::NotResumed;
use crate::config::Location;
use crate::model::files::Prefix;
use crate::model::transfer::record::Likeness;
use crate::ui::browser;
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::work::Leftover;

impl Leftover {
    /// The file's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Here(of) => &of.record.name,
            Self::Elsewhere(of) => of.name(),
        }
    }

    /// Whether its file need not be chosen.
    ///
    /// The browser may still ask for permission to read it again, or find it gone.
    const fn has_file(&self) -> bool {
        matches!(self, Self::Here(of) if of.has_file)
    }

    /// How unlike a file is to the one of this upload, by what is known without reading it.
    fn unlike(&self, file: &ChosenFile) -> u8 {
        match self {
            Self::Here(of) => match of.record.likeness(&file.path, file.size, file.modified) {
                Likeness::Same => 0,
                Likeness::Changed => 1,
                Likeness::Other => 2,
            },
            Self::Elsewhere(of) => u8::from(file.path != of.name()),
        }
    }

    /// Whether it can be resumed here.
    ///
    /// An upload that another program began may lack the SHA-256 of its parts, and can only be discarded.
    pub const fn can_resume(&self) -> bool {
        match self {
            Self::Here(_) => true,
            Self::Elsewhere(of) => of.can_resume,
        }
    }
}

/// Looks for them; they are in the state a little later.
///
/// Called when the part starts and after each attempt here. Reads the notes, and lists uploads in this person's own
/// folders where the configuration lets them. A listing that fails is told above the rows; what was found until then is
/// shown.
pub async fn look(state: FilesState) {
    let transfers = state.workspace().transfers();
    let mut found: Vec<_> = transfers.unfinished().await.into_iter().map(Leftover::Here).collect();
    for folder in own_folders(state) {
        match transfers.elsewhere(&folder).await {
            Ok(more) => found.extend(more.into_iter().map(Leftover::Elsewhere)),
            Err(failure) => state.failed.set(Some(failure)),
        }
    }
    state.work.leftovers.set(found);
}

/// Resumes an upload. Without its file at hand the file is chosen first: at once, since a browser opens its dialog only for a
/// press.
pub fn resume(state: FilesState, of: Leftover) {
    if of.has_file() {
        state.workspace().scope.spawn(go_on(state, of, None));
    } else {
        choose(state, of);
    }
}

/// Only while the person presses something: a browser opens its chooser for nothing else.
fn choose(state: FilesState, of: Leftover) {
    state.work.wanted.set_value(Some(of));
    state.work.picker.open();
}

/// Resumes with the file that was chosen.
///
/// The field takes several files, as it is the same as everywhere; of several the likest is taken, and the others are let go. A wrong one is found out by its size, time and contents, and refused with a word.
pub fn chosen(state: FilesState, files: &FileList) {
    let Some(of) = state.work.wanted.write_value().take() else { return };
    let given = browser::walk(browser::from_field(files));
    state.workspace().scope.spawn(async move {
        let mut given = given.await.files;
        let best = given.iter().enumerate().min_by_key(|(_, file)| of.unlike(file));
        let file = best.map(|(at, _)| at).map(|at| given.swap_remove(at));
        let files = state.workspace().files().s3().ports().files.clone();
        for other in &given {
            files.forget(other.id);
        }
        if file.is_some() {
            go_on(state, of, file).await;
        }
    });
}

/// With S3 alone to compare with, reading and hashing the file takes a while: a notice says so. A file that cannot be
/// reopened after all is asked for. The list is read anew in every case.
async fn go_on(state: FilesState, of: Leftover, file: Option<ChosenFile>) {
    let (text, transfers) = (state.text().transfers(), state.workspace().transfers());
    let resumed = match (&of, file) {
        (Leftover::Here(of), file) => transfers.resume(of, file).await,
        (Leftover::Elsewhere(of), Some(file)) => {
            state.notice.set(Some(text.comparing.to_owned()));
            let adopted = transfers.adopt(of, &file).await;
            state.notice.set(None);
            adopted
        }
        (Leftover::Elsewhere(_), None) => Err(NotResumed::NoFile),
    };
    if resumed == Err(NotResumed::NoFile) {
        choose(state, of);
    } else {
        notify(state, &of, resumed);
    }
    look(state).await;
}

/// Discards an upload and its parts.
///
/// `AbortMultipartUpload`: S3 forgets the parts, and their cost ends. The file itself is untouched. Not while another
/// tab is at work on it.
pub async fn discard(state: FilesState, of: Leftover) {
    let transfers = state.workspace().transfers();
    let discarded = match &of {
        Leftover::Here(of) => transfers.discard(of).await,
        Leftover::Elsewhere(of) => transfers.abandon(of).await,
    };
    notify(state, &of, discarded);
    look(state).await;
}

/// Says why nothing came of it.
///
/// A file that is not at hand is no news: the chooser is open by then.
fn notify(state: FilesState, of: &Leftover, done: Result<(), NotResumed>) {
    let text = state.text().transfers();
    match done {
        Ok(()) | Err(NotResumed::NoFile) => {}
        Err(NotResumed::OtherFile) => state.notice.set(Some((text.other_file)(of.name()))),
        Err(NotResumed::Busy) => state.notice.set(Some(text.in_another_tab.to_owned())),
        Err(NotResumed::Failed(failure)) => state.failed.set(Some(failure)),
    }
}

/// This person's own folders, if they may see what other devices began there. In one that people share it could be
/// another person who is at work right now.
fn own_folders(state: FilesState) -> Vec<Prefix> {
    let (config, workspace) = (state.app().config(), state.workspace());
    let is_own = |it: &&Location| it.is_own() && workspace.rights(it).write;
    let own = config.locations.iter().filter(|_| config.bucket.lists_uploads).filter(is_own);
    own.map(|it| it.prefix_for(&workspace.identity())).collect()
}
