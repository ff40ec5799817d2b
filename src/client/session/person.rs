//! Who is here, and the number that tells one visit from the next. Has no opinion on who it should be: that is
//! [`super::visit`]'s.
//!
//! Kept apart from [`super::Session`] so that `tokens` and `devices` can ask "is it still the same person?"
//! without a way back to the session, which owns them.

use std::cell::RefCell;
use std::rc::Rc;

use super::records::{Records, Saved};
use crate::aws::idp::Tokens;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::auth::{User, Who};

/// What is known of a user beside who they are.
#[derive(Clone)]
pub(super) struct SignedIn {
    pub saved: Saved,
    /// The last ID and access tokens; none until they are asked for after a reload, or where their record was broken.
    pub tokens: Option<Tokens>,
}

/// Who is here, for every part of the session to read. No borrow is held while the subscriber runs.
#[derive(Default)]
pub(super) struct Person {
    inner: RefCell<Inner>,
    subscriber: RefCell<Option<Rc<dyn Fn()>>>,
}

/// One value for all three, so that no reader sees the new person with the old one's tokens.
#[derive(Default)]
struct Inner {
    who: Who,
    /// There while `who` is a user.
    signed_in: Option<SignedIn>,
    /// Counts changes of person: answers to an earlier person's calls are dropped.
    number: u64,
    /// When the user last proved who they are after the sign-in: milliseconds since the epoch; 0 for never.
    proved: i64,
}

impl Person {
    /// In whose name the page acts.
    pub fn who(&self) -> Who {
        self.inner.borrow().who.clone()
    }

    /// The number of this person.
    pub fn number(&self) -> u64 {
        self.inner.borrow().number
    }

    /// Whether the person is still the one of this number.
    ///
    /// Ask after each `await` whose answer is about to be stored or shown.
    pub fn is(&self, number: u64) -> bool {
        self.number() == number
    }

    /// What is known of the user; `None` where nobody is signed in.
    pub fn signed_in(&self) -> Option<SignedIn> {
        self.inner.borrow().signed_in.clone()
    }

    /// Where the user's session is kept; `None` where nobody is signed in.
    pub fn scope(&self) -> Option<Scope> {
        self.inner.borrow().signed_in.as_ref().map(|it| it.saved.scope)
    }

    /// The same, in the words of the sign-in form.
    pub fn keep(&self) -> Persistence {
        if self.scope() == Some(Scope::Device) { Persistence::Device } else { Persistence::Tab }
    }

    /// When the user last proved who they are: milliseconds since the epoch; `None` where nobody is signed in.
    pub fn proved_at(&self) -> Option<i64> {
        let inner = self.inner.borrow();
        let digits = inner.signed_in.as_ref()?.saved.since.bytes();
        let since = digits.fold(0_i64, |all, digit| all.wrapping_mul(10).wrapping_add(i64::from(digit & 15)));
        Some(inner.proved.max(since))
    }

    /// The user has proved who they are at this time.
    pub fn note_proof(&self, at: i64) {
        self.inner.borrow_mut().proved = at;
    }

    /// Changes what is known of the user; nothing where nobody is signed in. `change` must not call back.
    pub fn update<T>(&self, change: impl FnOnce(&mut SignedIn) -> T) -> Option<T> {
        self.inner.borrow_mut().signed_in.as_mut().map(change)
    }

    /// Takes what is known of the user away: another is about to come.
    ///
    /// The number stays: only [`Self::replace`] makes earlier answers stale.
    pub fn take_signed_in(&self) -> Option<SignedIn> {
        self.inner.borrow_mut().signed_in.take()
    }

    /// Another person is here. Tells nobody yet: see [`Self::notify`].
    ///
    /// Returns the new number, which whoever continues for this person keeps at hand.
    pub fn replace(&self, who: Who, signed_in: Option<SignedIn>) -> u64 {
        let mut inner = self.inner.borrow_mut();
        let number = inner.number + 1;
        *inner = Inner { who, signed_in, number, proved: 0 };
        number
    }

    /// The same person by another name: calls on their way stay good.
    ///
    /// Used where the identity pool gives a person another identity, and where an address changes. Notifies
    /// by itself.
    pub fn rename(&self, who: Who) {
        self.inner.borrow_mut().who = who;
        self.notify();
    }

    /// The same user under another identity or address, kept in storage too.
    pub fn adopt(&self, records: &Records, user: User) {
        self.update(|it| {
            it.saved.user = user.clone();
            records.save_session(&it.saved);
        });
        self.rename(Who::User(user));
    }

    /// One subscriber: a later one replaces it.
    pub fn subscribe(&self, callback: Rc<dyn Fn()>) {
        self.subscriber.replace(Some(callback));
    }

    /// Calls the subscriber.
    ///
    /// The subscriber may call any method of this: no borrow is held meanwhile.
    pub fn notify(&self) {
        let subscriber = self.subscriber.borrow().clone();
        if let Some(subscriber) = subscriber {
            subscriber();
        }
    }
}
