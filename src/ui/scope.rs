//! Work that ends with its owner: futures, frames and timers of a view, a workspace or the page.
//!
//! A Leptos arena value (`RwSignal`, `Memo`, `StoredValue`, `Callback`) is gone once its owner is, and reading it then is a
//! panic, which ends a wasm page. So nothing in `ui` starts a future or a timer by itself: a [`Scope`] of the same owner does,
//! and what it started never runs after the owner's end. The clean-up that ends a scope runs before the owner's values go.
//!
//! This is the one file of `ui` that asks whether something is still there (`tests/native/layering.rs` holds that).
//!
//! # Which owner
//!
//! [`Scope::here`] takes the owner that is current when it is called, so the place of the call decides how
//! long the work may run:
//!
//! | called in | ends with | for |
//! |---|---|---|
//! | a component's body | that component | its form, its task, its timer |
//! | an effect or a reactive closure | the next run of it | nothing: a scope made there ends with the next change |
//! | `Workspace::new` | the identity | listing, transfers |
//! | `App::new` | the page | what must be finished, whoever leaves meanwhile |
//!
//! # Rules
//!
//! - Make the scope in the body of the component, and copy the handle into closures; do not call `here`
//!   inside a handler.
//! - Nothing inside a future is tracked: read signals untracked there, and pass in what an effect has read.
//! - Aborting drops the future where it waits. A request that has reached the service still takes effect
//!   there; work that must not be half done runs in the page's scope (`screens::account::task::finish`).

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use send_wrapper::SendWrapper;

/// The lifetime of the owner that it was made under. Copies are handles to the same one.
///
/// Using a handle after the owner's end is allowed and does nothing; this is what makes late events harmless.
#[derive(Clone, Copy)]
pub struct Scope(StoredValue<Rc<Life>, LocalStorage>);

/// What all copies share.
struct Life {
    is_over: Cell<bool>,
    /// The futures under way, by the number that each was started with.
    tasks: RefCell<Vec<(u64, AbortHandle)>>,
    started: Cell<u64>,
    /// What is made inside a future or a timer belongs to the scope's owner, not to whatever happens to be current.
    owner: Option<WeakOwner>,
}

impl Scope {
    /// The scope of the current owner: of the component, effect or `Owner::with` that calls this.
    ///
    /// Registers a clean-up with that owner. Leptos runs clean-ups before it frees the owner's values, so the
    /// abort comes first.
    pub fn here() -> Self {
        let owner = Owner::current().map(|owner| owner.downgrade());
        let life = Rc::new(Life {
            is_over: Cell::new(false),
            tasks: RefCell::default(),
            started: Cell::new(0),
            owner,
        });
        let ending = SendWrapper::new(life.clone());
        on_cleanup(move || ending.end());
        Self(StoredValue::new_local(life))
    }

    /// Runs a future until it is done or the owner ends, whichever is first. A request that it waits for is then aborted.
    ///
    /// The future is not polled within this call: it starts with the next microtask. It is polled under the
    /// scope's owner, so that signals it makes belong to that owner. There is no result; a future writes its
    /// outcome into signals.
    pub fn spawn(self, work: impl Future<Output = ()> + 'static) {
        if let Some(life) = self.life() {
            life.spawn(work.boxed_local());
        }
    }

    /// Calls back before the next frame is painted.
    ///
    /// For measuring and for the focus: by then the effects have run and the elements are in the page. A
    /// hidden tab has no frames, so the call may be late by minutes; nothing that must happen may wait for
    /// it.
    pub fn next_frame(self, callback: impl FnOnce() + 'static) {
        if let Some(life) = self.life() {
            request_animation_frame(move || life.run(callback));
        }
    }

    /// Calls back after a while.
    ///
    /// The browser's timer is not cleared at the end of the scope; it fires and finds nothing to do.
    pub fn after(self, wait: Duration, callback: impl FnOnce() + 'static) {
        if let Some(life) = self.life() {
            set_timeout(move || life.run(callback), wait);
        }
    }

    /// Calls back once the effects that the caller has caused are done.
    ///
    /// A timer of no length: Leptos runs effects as microtasks, and timers come after all of those.
    pub fn soon(self, callback: impl FnOnce() + 'static) {
        self.after(Duration::ZERO, callback);
    }

    /// Calls back again and again.
    ///
    /// The first call comes after one `wait`, not at once. Ends with the owner.
    pub fn every(self, wait: Duration, callback: impl Fn() + 'static) {
        let Some(life) = self.life() else { return };
        let running = life.clone();
        let interval = set_interval_with_handle(move || running.run(&callback), wait);
        if let Ok(interval) = interval {
            // Nothing else would stop the browser from counting.
            life.own(|| on_cleanup(move || interval.clear()));
        }
    }

    /// Runs the callback, unless the owner has ended: for a call from outside that may come late.
    ///
    /// For handlers of elements and of the browser: the event may be queued when the view goes. The callback
    /// runs before this function returns.
    pub fn run(self, callback: impl FnOnce()) {
        if let Some(life) = self.life() {
            life.run(callback);
        }
    }

    fn life(self) -> Option<Rc<Life>> {
        self.0.try_get_value().filter(|life| !life.is_over.get())
    }
}

impl Life {
    fn spawn(self: Rc<Self>, work: LocalBoxFuture<'static, ()>) {
        let id = self.started.get();
        self.started.set(id + 1);
        let owner = self.owner.clone();
        let (work, handle) = abortable(Owned { owner, work });
        self.tasks.borrow_mut().push((id, handle));
        leptos::task::spawn_local(async move {
            // An error here means that the scope has ended.
            let _ = work.await;
            self.tasks.borrow_mut().retain(|(task, _)| *task != id);
        });
    }

    fn run(&self, callback: impl FnOnce()) {
        if !self.is_over.get() {
            self.own(callback);
        }
    }

    /// Runs a callback under the owner; where the owner is gone, under whichever is current.
    fn own(&self, callback: impl FnOnce()) {
        match self.owner.as_ref().and_then(WeakOwner::upgrade) {
            Some(owner) => owner.with(callback),
            None => callback(),
        }
    }

    /// From here on nothing of the scope runs. Idempotent.
    fn end(&self) {
        self.is_over.set(true);
        for (_, task) in self.tasks.take() {
            task.abort();
        }
    }
}

/// A future that is polled under an owner.
///
/// `Owner::with` is entered for each poll and not once: between two polls other tasks run, with other owners.
struct Owned {
    owner: Option<WeakOwner>,
    work: LocalBoxFuture<'static, ()>,
}

impl Future for Owned {
    type Output = ();

    fn poll(mut self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<()> {
        match self.owner.as_ref().and_then(WeakOwner::upgrade) {
            Some(owner) => owner.with(|| self.work.poll_unpin(context)),
            None => self.work.poll_unpin(context),
        }
    }
}
