//! What a folder holds: a listing knows no sizes of folders, so it is counted when somebody asks.
//!
//! One listing for each 1,000 objects below. What was counted is kept as long as the folder around it is shown, and ends with
//! these details while it is still being counted.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::model::failure::Failure;
use crate::model::files::{File, Folder, Prefix};
use crate::ui::components::{Button, Emphasis, Size};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// How far a count is: objects and their bytes, markers of folders left out.
#[derive(Clone, PartialEq)]
enum Count {
    Running(u64, u64),
    Done(u64, u64),
    Failed(Failure),
}

/// What was counted in the folder that is shown. The workspace's, so that it outlives the details of one entry.
#[derive(Clone, Copy)]
struct Counts(RwSignal<(Prefix, BTreeMap<Prefix, Count>)>);

impl Counts {
    /// Those of the screen's workspace, empty where another folder is shown by now.
    fn of(state: FilesState) -> Option<Self> {
        let mut found = None;
        state.workspace().own(|| {
            found = Some(use_context().unwrap_or_else(|| {
                let made = Self(RwSignal::new((Prefix::root(), BTreeMap::new())));
                provide_context(made);
                made
            }));
        });
        let (counts, folder) = (found?, state.folder.get_untracked());
        if counts.0.with_untracked(|(around, _)| *around != folder) {
            counts.0.set((folder, BTreeMap::new()));
        }
        found
    }

    fn get(self, folder: &Prefix) -> Option<Count> {
        self.0.with(|(_, all)| all.get(folder).cloned())
    }

    fn set(self, folder: &Prefix, count: Count) {
        self.0.update(|(_, all)| drop(all.insert(folder.clone(), count)));
    }

    /// Forgets a count that did not come to its end.
    fn stop(self, folder: &Prefix) {
        self.0.update(|(_, all)| {
            if let Some(Count::Running(..)) = all.get(folder) {
                all.remove(folder);
            }
        });
    }
}

/// The fact "Size" of a folder: a button first, then the numbers as they grow.
pub fn of_folder(state: FilesState, folder: &Folder) -> Option<AnyView> {
    let (counts, scope) = (Counts::of(state)?, Scope::here());
    let (text, files) = (use_text().details(), &use_text().files);
    let prefix = StoredValue::new(folder.prefix.clone());
    let count = move |()| {
        scope.spawn(async move { run(state, counts, &prefix.get_value()).await });
    };
    on_cleanup(move || prefix.with_value(|prefix| counts.stop(prefix)));
    let numbers = move |n, size| (text.folder_size)(n, &(files.bytes)(size));
    let button = move || {
        view! { <Button label=text.count size=Size::Small emphasis=Emphasis::Quiet on_press=count /> }
            .into_any()
    };
    let shown = move || match prefix.with_value(|prefix| counts.get(prefix)) {
        None => button(),
        Some(Count::Running(n, size)) => (text.counting)(&numbers(n, size)).into_any(),
        Some(Count::Done(n, size)) => numbers(n, size).into_any(),
        Some(Count::Failed(failure)) => {
            let what = state.app().explain(&failure).sentences.what;
            view! { <span>{what} " "</span> {button()} }.into_any()
        }
    };
    Some(view! { <dt>{files.size}</dt> <dd aria-live="polite">{shown}</dd> }.into_any())
}

/// Lists everything below a folder, and tells the numbers page by page.
async fn run(state: FilesState, counts: Counts, folder: &Prefix) {
    let (mut objects, mut bytes) = (0, 0);
    counts.set(folder, Count::Running(0, 0));
    let on_page = |page: Vec<File>| {
        for file in page.iter().filter(|file| !file.is_marker()) {
            objects += 1;
            bytes += file.size;
        }
        counts.set(folder, Count::Running(objects, bytes));
    };
    let listed = state.workspace().files().list_below(folder, on_page).await;
    counts.set(folder, listed.map_or_else(Count::Failed, |()| Count::Done(objects, bytes)));
}
