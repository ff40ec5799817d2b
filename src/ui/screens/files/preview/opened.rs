//! One file that is being shown: what every kind of preview shares.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::copies::StarredCopies;
use crate::client::preview::{NotRead, Source};
use crate::model::download::Refusal;
use crate::model::edit::NotEditable;
use crate::model::files::File;
use crate::model::personal::Did;
use crate::model::preview::Refused;
use crate::model::preview::text::Encoding;
use crate::ui::browser::Decoder;
use crate::ui::scope::Scope;
use crate::ui::screens::files::personal;
use crate::ui::screens::files::state::FilesState;

/// How long a file is shown before it counts as looked at, and not just leafed past.
const LOOKED_AT: Duration = Duration::from_secs(1);

/// How far showing it is.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// Nothing is there yet.
    Loading,
    /// It is there, or enough of it.
    Shown,
    /// There are no bytes in it.
    Empty,
    /// It is in an archive class, from which it must be restored first.
    Archived,
    /// No preview of it can be shown.
    None(Refused),
    /// It can be shown, and not edited.
    NotEditable(NotEditable),
    /// The service refused it, or did not answer.
    Failed(Refusal),
    /// Its bytes are others than those shown.
    Changed,
}

/// A file being shown. Copies are handles to the same one; it ends when another is shown.
#[derive(Clone, Copy)]
pub struct Opened {
    state: FilesState,
    file: StoredValue<File>,
    source: StoredValue<Rc<Source>, LocalStorage>,
    /// How far it is; drawn by `notice`.
    pub outcome: RwSignal<Outcome>,
    /// Its requests end with this.
    pub scope: Scope,
    /// Shows it again from the beginning.
    pub anew: Trigger,
}

impl Opened {
    /// Under the owner of the view that shows it.
    pub fn new(state: FilesState, file: File, anew: Trigger) -> Self {
        let workspace = state.workspace();
        let copies = Rc::new(StarredCopies::new(workspace));
        let source = Source::new(workspace.files().s3().clone(), file.clone()).or_copies(copies);
        let (scope, key) = (Scope::here(), file.key.to_string());
        scope.after(LOOKED_AT, move || personal::note(state, vec![key], Did::Opened));
        Self {
            state,
            file: StoredValue::new(file),
            source: StoredValue::new_local(Rc::new(source)),
            outcome: RwSignal::new(Outcome::Loading),
            scope,
            anew,
        }
    }

    /// Whether it is there. Tracked.
    pub fn is_shown(self) -> bool {
        self.outcome.with(|outcome| *outcome == Outcome::Shown)
    }

    /// Whether something else stands in its place. Tracked. What is still coming has its element already, for the focus.
    pub fn is_replaced(self) -> bool {
        self.outcome.with(|outcome| !matches!(outcome, Outcome::Shown | Outcome::Loading))
    }

    /// The screen.
    pub const fn state(self) -> FilesState {
        self.state
    }

    /// The file.
    pub fn file(self) -> File {
        self.file.get_value()
    }

    /// Its bytes.
    pub fn source(self) -> Rc<Source> {
        self.source.get_value()
    }

    /// Says why it is not shown, or no more of it.
    pub fn fail(self, why: NotRead) {
        self.outcome.set(match why {
            NotRead::Refused(refusal) => Outcome::Failed(refusal),
            NotRead::Changed => Outcome::Changed,
        });
    }

    /// The text of its beginning, at most so many bytes; `None` where it is no text, or was not read, which is said then.
    pub async fn text(self, most: u64) -> Option<String> {
        let bytes = match self.source().read(0..most).await {
            Ok(bytes) => bytes,
            Err(why) => {
                self.fail(why);
                return None;
            }
        };
        let decoder = Encoding::of(&bytes).and_then(|it| Decoder::new(it.label()));
        if decoder.is_none() {
            self.outcome.set(Outcome::None(Refused::Broken));
        }
        // What the bound has cut within a character is left out.
        decoder.map(|decoder| decoder.decode(&bytes, bytes.len() as u64 >= self.source().size()))
    }

    /// An element of the browser could not show it: asks the bucket whether the object can be had. If so, the bytes are at fault.
    pub fn explain(self) {
        self.scope.spawn(async move {
            self.outcome.set(match self.source().probe().await {
                Ok(()) => Outcome::None(Refused::Broken),
                Err(refusal) => Outcome::Failed(refusal),
            });
        });
    }

    /// Has the browser show it by an address with this media type.
    pub fn show_by_address(self, media_type: &'static str, address: RwSignal<Option<String>>) {
        self.scope.spawn(async move {
            match self.source().address(media_type).await {
                Ok(url) => address.set(Some(url)),
                Err(refusal) => self.outcome.set(Outcome::Failed(refusal)),
            }
        });
    }
}
