//! The part "share": the dialog "Share …", with a link to one file that works for a while.
//!
//! The link is made as the dialog opens, and anew with each choice; nothing of it is kept. It stands in a field that can be
//! copied by hand too, as a code for a phone's camera, and goes to another app where the browser can hand it over.

mod choices;
mod made;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

use super::state::FilesState;
use crate::client::share::{Opening, link};
use crate::model::files::File;
use crate::ui::components::{Button, Dialog, DialogActions};
use crate::ui::context::use_text;
use crate::ui::parts::{PartValue, chunk};
use crate::ui::scope::Scope;

/// The functions of the part, as the core calls them.
#[derive(Clone, Copy)]
pub struct SharePart {
    /// Draws the dialog about a file.
    pub dialog: fn(FilesState, File) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &SharePart = &SharePart { dialog: |state, file| view! { <ShareDialog state file /> }.into_any() };

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, share, files_share, PART
}

/// How long a link shall work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Quarter,
    Hour,
    Longest,
}

impl Life {
    const ALL: [Self; 3] = [Self::Quarter, Self::Hour, Self::Longest];

    /// In seconds. The longest is as long as any role's session can be.
    const fn seconds(self) -> u32 {
        match self {
            Self::Quarter => 15 * 60,
            Self::Hour => 60 * 60,
            Self::Longest => 12 * 60 * 60,
        }
    }
}

/// Asks how long and how, and shows the link.
///
/// Closing ends the making of a link that is under way; another choice does too, so the link shown is always the one that was
/// chosen last.
#[component]
fn ShareDialog(state: FilesState, file: File) -> impl IntoView {
    let (text, common) = (use_text().share(), &use_text().common);
    let (life, saves) = (RwSignal::new(Life::Hour), RwSignal::new(false));
    let made = RwSignal::new(None::<made::Made>);
    let (scope, under_way) = (Scope::here(), StoredValue::new(None::<AbortHandle>));
    let title = (text.title)(file.key.name());
    let make = move || {
        let (seconds, opening) =
            (life.get().seconds(), if saves.get() { Opening::Saved } else { Opening::Shown });
        let (s3, key) = (state.workspace().files().s3().clone(), file.key.clone());
        made.set(None);
        let (making, handle) = abortable(async move { link(&s3, &key, seconds, opening).await });
        if let Some(before) = under_way.write_value().replace(handle) {
            before.abort();
        }
        scope.spawn(async move {
            if let Ok(link) = making.await {
                made.set(Some(link));
            }
        });
    };
    Effect::new(make);
    let close = move |()| state.dialog.set(None);
    view! {
        <Dialog title on_close=close>
            <div class="share">
                {choices::draw(life, saves)}
                <div class="share-link" aria-live="polite">
                    {move || made::draw(state, made.get())}
                </div>
                <p class="dialog-note">{text.who}</p>
            </div>
            <DialogActions>
                {move || made::send_button(made.get())}
                <Button label=common.close on_press=close />
            </DialogActions>
        </Dialog>
    }
}
