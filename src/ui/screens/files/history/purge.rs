//! The question before files are deleted for good.

use leptos::prelude::*;

use super::state::{Stage, Trash};
use crate::model::history::Picks;
use crate::ui::components::{Button, DialogActions, Emphasis};
use crate::ui::context::use_text;

/// Asks. "Cancel" goes back to the list, with what was chosen.
pub fn ask(trash: Trash) -> AnyView {
    let (text, common) = (use_text().history(), &use_text().common);
    let chosen = trash.picks.with_untracked(Picks::len) as u64;
    view! {
        <h3>{(text.purge_ask)(chosen)}</h3>
        <p>{text.purge_note}</p>
        <DialogActions>
            <Button label=common.cancel on_press=move |()| trash.stage.set(Stage::Choosing) />
            <Button label=text.purge emphasis=Emphasis::Danger on_press=move |()| trash.purge() />
        </DialogActions>
    }
    .into_any()
}
