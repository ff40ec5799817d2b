//! One call for many callers: whoever asks while it is on its way shares its answer.
//!
//! Used where a second call would do harm and not only cost: a refresh token that is sent twice may end the
//! session.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};

use super::ports::Spawn;

/// A call of which at most one is on its way.
pub struct Flight<T: Clone> {
    spawn: Rc<dyn Spawn>,
    under_way: RefCell<Option<Shared<LocalBoxFuture<'static, T>>>>,
}

impl<T: Clone + 'static> Flight<T> {
    /// None on its way.
    pub fn new(spawn: Rc<dyn Spawn>) -> Self {
        Self { spawn, under_way: RefCell::default() }
    }

    /// Joins the call on its way, or starts one.
    ///
    /// It runs to its end even when every caller has gone: a refresh token that was rotated by an answer nobody read would be lost.
    ///
    /// The start is called at once, not when the answer is first awaited. Callers who come after the end
    /// start a new call: nothing is cached.
    pub fn join(
        &self,
        start: impl FnOnce() -> LocalBoxFuture<'static, T>,
    ) -> Shared<LocalBoxFuture<'static, T>> {
        let mut under_way = self.under_way.borrow_mut();
        // `peek` gives the answer of a call that ended: then it is over, and the next one starts.
        if let Some(call) = under_way.as_ref().filter(|call| call.peek().is_none()) {
            return call.clone();
        }
        let call = start().shared();
        *under_way = Some(call.clone());
        self.spawn.spawn(call.clone().map(drop).boxed_local());
        call
    }

    /// Later callers start a new call. The call on its way runs to its end for those who joined it.
    pub fn forget(&self) {
        self.under_way.borrow_mut().take();
    }
}
