//! The other tabs of this page: locks between them, and the news that one has changed what is stored.
//!
//! The `storage` event comes after the fact, and in no promised time: two tabs may each believe for a moment
//! that they are the only one. What must not happen twice takes a lock.

use std::any::Any;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use gloo_events::EventListener;

use super::call::call;
use super::{locks, window};
use crate::client::ports::Tabs;

/// `navigator.locks`, the `storage` event, and `static/boot.js`, which knows how this page came to be.
pub struct BrowserTabs;

impl Tabs for BrowserTabs {
    fn exclusive(&self, name: &str) -> LocalBoxFuture<'static, Box<dyn Any>> {
        let name = name.to_owned();
        async move { Box::new(locks::exclusive(&name).await) as Box<dyn Any> }.boxed_local()
    }

    fn adopt(&self, session: &str, is_new: bool) -> bool {
        let alive = call(&window(), "adoptSession", &[session.into(), is_new.into()]);
        alive.map_or(is_new, |alive| alive.is_truthy())
    }

    fn on_change(&self, callback: Rc<dyn Fn()>) {
        // The browser tells only the tabs that did not make the change.
        EventListener::new(&window(), "storage", move |_| callback()).forget();
    }
}
