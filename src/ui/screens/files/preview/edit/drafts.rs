//! Texts that were not saved when their editor ended without asking: the session ended, or another tab signed out. They stay in this
//! page's memory, for whoever opens the same file in the same identity again, and nowhere else.

use std::cell::Cell;

use leptos::prelude::*;

use super::editor::Work;
use crate::model::files::ObjectKey;
use crate::ui::context::App;

/// Such a text.
struct Draft {
    identity: String,
    key: ObjectKey,
    work: Work,
    text: String,
}

/// The page's, made with its first use. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Drafts(StoredValue<Vec<Draft>, LocalStorage>);

impl Drafts {
    /// `None` once the page has ended.
    pub fn of(app: App) -> Option<Self> {
        let found = Cell::new(None);
        app.scope.run(|| {
            found.set(Some(use_context::<Self>().unwrap_or_else(|| {
                let made = Self(StoredValue::new_local(Vec::new()));
                provide_context(made);
                made
            })));
        });
        found.get()
    }

    /// Keeps a text, in place of an older one of the same file.
    pub fn keep(self, identity: String, work: Work, text: String) {
        let key = work.saver.key().clone();
        self.0.update_value(|drafts| {
            drafts.retain(|draft| draft.key != key || draft.identity != identity);
            drafts.push(Draft { identity, key, work, text });
        });
    }

    /// Takes the text of a file out.
    pub fn take(self, identity: &str, key: &ObjectKey) -> Option<(Work, String)> {
        let mut taken = None;
        self.0.update_value(|drafts| {
            let at = drafts.iter().position(|draft| draft.key == *key && draft.identity == identity);
            taken = at.map(|at| drafts.swap_remove(at));
        });
        taken.map(|draft| (draft.work, draft.text))
    }
}
