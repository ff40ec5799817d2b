//! Managed login: off to the pool's own sign-in pages, back with a code, and out of them again. The browser's part (the address
//! bar) is the caller's; who is here afterwards is [`super::visit`]'s.
//!
//! The flow is OAuth 2.0's authorization code with PKCE (RFC 7636), since a page can keep no client secret:
//!
//! 1. [`ManagedLogin::depart`] makes `state`, `nonce` and the verifier, notes them for this tab, and gives an
//!    address.
//! 2. The person signs in at the pool's domain, and comes back to this page with `code` and `state`, or with
//!    `error` and `state`.
//! 3. [`ManagedLogin::redeem`] takes the note, compares `state` (a return that this tab did not ask for is
//!    refused), trades the code at the token endpoint, and compares the `nonce` in the ID token.
//! 4. [`ManagedLogin::sign_out`] leads through the pool's `/logout`, else its own cookie would sign the
//!    person in again at once.

use std::rc::Rc;

use serde_json::{Value, json};

use super::pools::{Idempotency, Pools};
use super::records::MANAGED;
use crate::aws::error::CallError;
use crate::aws::idp::Tokens;
use crate::aws::idp::managed_login::{self, Marks, Pages, Returned};
use crate::aws::idp::secrets::CodeVerifier;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::failure::{Cause, Failure};

/// What is remembered while the person is away.
const LEAVING: &str = "leaving";
/// The operation's name in failures.
const OPERATION: &str = "authorize";

/// What was remembered.
///
/// In the scope of the tab, even for a session that is to be kept on the device: the way back leads through
/// the same tab.
struct Leaving {
    /// State, nonce and PKCE verifier: one use each.
    marks: Marks,
    /// Where the person wanted the session kept.
    keep: Persistence,
    /// The fragment of the page that was left.
    route: String,
}

/// What the person came back with.
pub(super) struct Returning {
    /// The tokens, or why there are none.
    pub tokens: Result<Tokens, Failure>,
    /// Where the session is to be kept.
    pub keep: Persistence,
    /// The fragment to go on to; `None` where nothing was remembered.
    pub route: Option<String>,
}

/// The pool's own pages. Their state is in the records `leaving` and `managed`.
pub(super) struct ManagedLogin {
    pools: Rc<Pools>,
}

impl ManagedLogin {
    /// Managed login of the user pool in the configuration, if it has a domain for it.
    pub const fn new(pools: Rc<Pools>) -> Self {
        Self { pools }
    }

    /// The address to go to for a sign-in; `None` where the pool has no pages. See [`super::Session::depart`].
    ///
    /// `provider` names a social or company provider to go to directly; `None` shows the pool's own page.
    /// `again` has the pages ask for a new sign-in from somebody whom they still know.
    /// Departing again replaces the note: only the newest departure of a tab can be come back from.
    pub fn depart(
        &self,
        page: &str,
        provider: Option<&str>,
        keep: Persistence,
        route: &str,
        again: bool,
    ) -> Option<String> {
        let managed = self.pools.config.user_pool.managed.as_ref()?;
        let mut random = [0; 96];
        self.pools.ports.random.fill(&mut random);
        let marks = Marks::of(&random);
        let remembered = json!({
            "state": marks.state,
            "nonce": marks.nonce,
            "verifier": marks.verifier.expose(),
            "device": keep == Persistence::Device,
            "route": route,
        });
        self.pools.records.keep_note(Scope::Tab, LEAVING, &remembered.to_string());
        Some(self.pages(page)?.sign_in(&marks, &managed.scopes, provider, again))
    }

    /// The person comes back: `query` is what the address carried, without its `?`. What was remembered is read once: a second
    /// return with the same state finds nothing.
    ///
    /// Which of the steps failed is in [`Returning::tokens`]; `keep` and `route` are there all the same, so
    /// that another try from the form lands where the first one would have.
    pub async fn redeem(&self, page: &str, query: &str) -> Returning {
        let left = self.take_leaving();
        let tokens = self.exchange(page, query, left.as_ref()).await;
        let keep = left.as_ref().map(|left| left.keep).unwrap_or_default();
        Returning { tokens, keep, route: left.map(|left| left.route) }
    }

    /// Notes that the session came from the pool's pages, which keep one too.
    pub fn note(&self, scope: Scope) {
        self.pools.records.keep_note(scope, MANAGED, "1");
    }

    /// Whether the session came from the pool's pages.
    pub fn has_noted(&self) -> bool {
        self.pools.records.note(MANAGED).is_some()
    }

    /// The address where to sign out of the pool's pages, if the session came from them.
    ///
    /// Only for a session that came from there: for one that began at the form, the detour would show a
    /// strange page for nothing.
    pub fn sign_out(&self, page: &str) -> Option<String> {
        self.pools.records.note(MANAGED)?;
        Some(self.pages(page)?.sign_out())
    }

    /// `page` is the redirect address. The pool compares it with its list character for character, so it must
    /// be the same at departure and at the exchange.
    fn pages<'a>(&'a self, page: &'a str) -> Option<Pages<'a>> {
        let domain = &self.pools.config.user_pool.managed.as_ref()?.domain;
        Some(Pages { domain, client_id: &self.pools.client.id, redirect_uri: page })
    }

    /// The call is made once: an authorization code is void after its first use, and a second try after a
    /// lost answer would be told `invalid_grant`, which hides what happened.
    async fn exchange(&self, page: &str, query: &str, left: Option<&Leaving>) -> Result<Tokens, Failure> {
        let not_ours =
            || Failure::new(OPERATION, Cause::Protocol("the state is not the one that was sent".into()));
        let returned = Returned::parse(query).ok_or_else(not_ours)?;
        let left = left.filter(|left| left.marks.state == returned.state).ok_or_else(not_ours)?;
        let code = returned.outcome.map_err(|error| Failure::new(OPERATION, CallError::Service(error)))?;
        let request = self.pages(page).ok_or_else(not_ours)?.exchange(&code, &left.marks.verifier);
        let tokens = self.pools.call("token", Idempotency::Once, request, managed_login::parse).await?;
        if tokens.id.nonce().as_deref() != Some(&left.marks.nonce) {
            let what = "the ID token's nonce is not the one that was sent";
            return Err(Failure::new(OPERATION, Cause::Protocol(what.into())));
        }
        Ok(tokens)
    }

    /// The note is removed before it is parsed: a note that is broken is met once.
    fn take_leaving(&self) -> Option<Leaving> {
        let text = self.pools.records.note_in(Scope::Tab, LEAVING)?;
        self.pools.records.remove(Scope::Tab, LEAVING);
        let left: Value = serde_json::from_slice(text.as_bytes()).ok()?;
        let text = |name: &str| left[name].as_str().map(str::to_owned);
        Some(Leaving {
            marks: Marks {
                state: text("state")?,
                nonce: text("nonce")?,
                verifier: CodeVerifier::new(text("verifier")?),
            },
            keep: if left["device"] == true { Persistence::Device } else { Persistence::Tab },
            route: text("route")?,
        })
    }
}
