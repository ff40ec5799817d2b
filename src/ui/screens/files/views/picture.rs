//! The picture of a tile: asked for once the tile has stood in or near the window for a moment, and dropped with it.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::pictures::{Kept, Pictures};
use crate::model::files::{Entry, File, Layout};
use crate::model::preview::thumbnail::Plan;
use crate::ui::browser::Bitmap;
use crate::ui::dom::{El, dom};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// A tile that is scrolled past in less time asks for nothing.
const PAUSE: Duration = Duration::from_millis(120);

/// The picture of the entry in a row, if rows are tiles and the entry has one. The icon of its kind stands until it comes.
pub fn tile(state: FilesState, entry: Memo<Option<Entry>>) -> AnyView {
    let file = Memo::new(move |_| {
        let is_asked = state.view.get().layout == Layout::Gallery && state.rights.get().read;
        entry.with(|entry| match entry {
            Some(Entry::File(file)) if is_asked && Plan::of(file).is_some() => Some(file.clone()),
            _ => None,
        })
    });
    // Drawn anew, under an owner of its own, for each file: what was asked for the one before ends with it.
    let picture = move || file.get().map(|file| picture(state, file));
    picture.into_any()
}

fn picture(state: FilesState, file: File) -> AnyView {
    let shown = RwSignal::new_local(None::<Rc<Bitmap>>);
    let Some(pictures) = Pictures::of(state) else { return ().into_any() };
    match pictures.kept(&file) {
        Some(Kept::Picture(kept)) => shown.set(Some(kept)),
        Some(Kept::Icon) => {}
        None => {
            let scope = Scope::here();
            scope.after(PAUSE, move || {
                scope.spawn(async move { shown.set(pictures.read(&file).await) });
            });
        }
    }
    let canvas = move || {
        let bitmap = SendWrapper::new(shown.get()?);
        Some(dom(move || {
            let canvas = El::new("canvas", "grid-picture").with("aria-hidden", "true");
            bitmap.draw(&canvas.clone().into_element());
            canvas
        }))
    };
    canvas.into_any()
}
