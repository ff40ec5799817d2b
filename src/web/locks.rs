//! One at a time across all tabs of this page: `navigator.locks`. What is worth a lock is the callers' decision.
//!
//! Two uses: the refresh of a session's tokens waits for its turn ([`exclusive`]), and an upload is claimed
//! by the tab that works on it ([`available`]). The browser frees the locks of a tab that closes or crashes,
//! which no record in storage could promise.
//!
//! The locks are the origin's: names begin with `alcove.`, so that another site of the same origin does not
//! meet them.

use futures_channel::oneshot;
use futures_util::future::{self, Either};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// A lock that is held until this is dropped.
///
/// The browser holds a lock for as long as a promise of the page's is pending; this settles that promise.
#[must_use = "dropping it gives the lock back"]
#[derive(Debug)]
pub struct Held {
    /// Settles the promise that the browser holds the lock for. Without one there is nothing to give back.
    release: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A promise's own `resolve`: it does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock of this name, first come first served. The browser gives it back when a tab closes or crashes.
///
/// Where the browser has no locks (a page without https) it is given at once: two tabs may then do the same work twice.
///
/// Dropping the future gives up the place in the queue: a lock that is granted later goes straight to the
/// next. There is no time limit; a tab that the browser has frozen may hold a lock for long, so callers that
/// cannot wait set a limit of their own.
pub async fn exclusive(name: &str) -> Held {
    exclusive_of_browser(name).await.unwrap_or(Held { release: None })
}

/// The lock of this name, if nobody has it now. Where the browser has no locks everyone gets it.
///
/// Never waits for another tab (`ifAvailable`). `None` also where the browser throws.
pub async fn available(name: &str) -> Option<Held> {
    let Some(locks) = manager() else { return Some(Held { release: None }) };
    let options = js_sys::Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let (grant, granted) = oneshot::channel();
    let mut grant = Some(grant);
    let callback = Closure::once_into_js(move |lock: JsValue| {
        Promise::new(&mut |resolve, _| {
            let held = Held { release: Some(resolve.clone()) };
            if lock.is_null() {
                let _ = resolve.call0(&JsValue::UNDEFINED);
                grant.take(); // nobody is told: that is a no
            } else {
                let _ = grant.take().map(|grant| grant.send(held));
            }
        })
    });
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(&locks, &name.into(), &options, &callback).ok()?;
    granted.await.ok()
}

/// The names of all locks that some tab holds.
///
/// A snapshot: it may be old by the time that it is read, so it is for showing, and [`available`] for
/// deciding. Empty where the browser has no locks.
pub async fn held() -> Vec<String> {
    let asked = async {
        let locks = manager()?;
        let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
        let promise: Promise = query.call0(&locks).ok()?.dyn_into().ok()?;
        let held = Reflect::get(&JsFuture::from(promise).await.ok()?, &"held".into()).ok()?;
        let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
        Some(js_sys::Array::from(&held).iter().filter_map(name).collect())
    };
    asked.await.unwrap_or_default()
}

/// Absent in a page without https, which is no secure context.
fn manager() -> Option<JsValue> {
    Reflect::get(&window().navigator(), &"locks".into()).ok().filter(|locks| !locks.is_undefined())
}

/// `web_sys` has `LockManager` only behind a compiler flag, so it is called by its names.
async fn exclusive_of_browser(name: &str) -> Option<Held> {
    let locks = manager()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let (grant, granted) = oneshot::channel();
    let mut grant = Some(grant);
    // The browser holds the lock until the promise that this gives is settled. When nobody waits any more the sending
    // fails, and what was sent is dropped: the lock goes straight to the next.
    let callback = Closure::once_into_js(move |_: JsValue| {
        Promise::new(&mut |resolve, _| {
            let _ = grant.take().map(|grant| grant.send(Held { release: Some(resolve) }));
        })
    });
    let request: Promise = request.call2(&locks, &name.into(), &callback).ok()?.dyn_into().ok()?;
    match future::select(granted, JsFuture::from(request)).await {
        Either::Left((held, _)) => held.ok(),
        // It ends before it was granted only where locks are refused.
        Either::Right(_) => None,
    }
}
