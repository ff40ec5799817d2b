//! Notes of uploads for a session that ends with its tab: they stand in the tab's own storage, which goes with the tab. What opens a
//! file again cannot stand there: after a reload the person chooses the file anew.

use std::any::Any;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};
use serde_json::{Value, json};

use super::kept::{BrowserKeeper, lock};
use crate::aws::http::FileId;
use crate::client::ports::{ChosenFile, Keeper, Kept, Scope, Store, UPLOADS_OF_TAB};
use crate::web::locks;

/// This tab's, in its storage.
pub struct TabKeeper(pub Rc<dyn Store>);

impl Keeper for TabKeeper {
    fn outlives_session(&self) -> bool {
        false
    }

    fn keep(&self, name: String, note: String, _: FileId) -> LocalBoxFuture<'static, ()> {
        self.change(|notes| {
            notes.retain(|it| it[0] != name.as_str());
            notes.push(json!([name, note]));
        });
        ready(()).boxed_local()
    }

    fn remove(&self, name: String) -> LocalBoxFuture<'static, ()> {
        self.change(|notes| notes.retain(|it| it[0] != name.as_str()));
        ready(()).boxed_local()
    }

    fn all(&self) -> LocalBoxFuture<'static, Vec<Kept>> {
        let notes = self.read();
        async move {
            let claimed = locks::held().await;
            let kept = |pair: &Value| {
                let (name, note) = (pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned());
                let is_claimed = claimed.contains(&lock(&name));
                Some(Kept { name, note, has_file: false, is_claimed })
            };
            notes.iter().filter_map(kept).collect()
        }
        .boxed_local()
    }

    fn reopen(&self, _: String) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        ready(None).boxed_local()
    }

    fn claim(&self, name: String) -> LocalBoxFuture<'static, Option<Box<dyn Any>>> {
        BrowserKeeper.claim(name)
    }
}

impl TabKeeper {
    /// Pairs of a name and its note.
    fn read(&self) -> Vec<Value> {
        let text = self.0.get(Scope::Tab, UPLOADS_OF_TAB).unwrap_or_default();
        match serde_json::from_slice(text.as_bytes()) {
            Ok(Value::Array(notes)) => notes,
            _ => Vec::new(),
        }
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Value>)) {
        let mut notes = self.read();
        change(&mut notes);
        if notes.is_empty() {
            self.0.remove(Scope::Tab, UPLOADS_OF_TAB);
        } else {
            self.0.set(Scope::Tab, UPLOADS_OF_TAB, &Value::Array(notes).to_string());
        }
    }
}
