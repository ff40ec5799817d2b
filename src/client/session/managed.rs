//! Managed login: off to the pool's own sign-in pages, back with a code, and out of them again. The browser's part (the address
//! bar) is the caller's.

use std::pin::pin;
use std::rc::Rc;

use futures_util::future::select;
use serde_json::{Value, json};

use super::Session;
use super::pools::Again;
use super::records::MANAGED;
use crate::aws::error::CallError;
use crate::aws::idp::managed_login::{self, Marks, Pages, Returned};
use crate::aws::idp::secrets::CodeVerifier;
use crate::aws::idp::{Tokens, parse_done, revoke_token};
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::auth::{Departure, Event, State};
use crate::model::failure::{Cause, Failure};

/// What is remembered while the person is away.
const LEAVING: &str = "leaving";
/// The operation's name in failures.
const OPERATION: &str = "authorize";

/// How long to wait for the refresh token's end: milliseconds.
const PATIENCE: u32 = 3_000;

/// What was remembered.
struct Leaving {
    marks: Marks,
    keep: Persistence,
    route: String,
}

impl Session {
    /// The address to go to for a sign-in at the pool's pages; `None` where it has none. `page` is this page's own address, without
    /// query and fragment; `route` is the fragment to come back to.
    pub fn depart(
        &self,
        page: &str,
        provider: Option<&str>,
        keep: Persistence,
        route: &str,
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
        Some(self.pages(page)?.sign_in(&marks, &managed.scopes, provider))
    }

    /// The person comes back: `query` is what the address carried, without its `?`. Signs in, or has the form say why not. Gives the
    /// fragment to go on to; nothing where nobody came in.
    pub async fn arrive(self: &Rc<Self>, page: &str, query: &str) -> Option<String> {
        let left = self.take_leaving();
        let keep = left.as_ref().map(|left| left.keep).unwrap_or_default();
        let result = self.redeem(page, query, left.as_ref()).await;
        let effects = self.advance(Event::Arrived { result, keep });
        self.notify();
        for effect in effects {
            self.clone().perform(effect).await;
        }
        if self.flow() != State::Done {
            return None;
        }
        let scope = self.inner.borrow().account.as_ref().map(|account| account.saved.scope)?;
        self.pools.records.keep_note(scope, MANAGED, "1");
        left.map(|left| left.route)
    }

    /// Signs out as [`Session::sign_out`] does. Gives the address where to sign out of the pool's pages too, if the session came
    /// from them: once the refresh token is revoked, since going there ends every request of this page.
    pub async fn leave_through(self: &Rc<Self>, page: &str) -> Option<String> {
        let records = &self.pools.records;
        let Some(pages) = records.note(MANAGED).and_then(|_| self.pages(page)) else {
            self.sign_out();
            return None;
        };
        let newest = records.session().and_then(|saved| saved.refresh);
        self.leave(Departure::SignedOut);
        if let Some(token) = newest {
            let request = revoke_token::request(&self.pools.client, &token);
            let revoked = self.pools.call("RevokeToken", Again::No, request, parse_done);
            select(pin!(revoked), self.pools.ports.timer.sleep(PATIENCE)).await;
        }
        Some(pages.sign_out())
    }

    fn pages<'a>(&'a self, page: &'a str) -> Option<Pages<'a>> {
        let domain = &self.pools.config.user_pool.managed.as_ref()?.domain;
        Some(Pages { domain, client_id: &self.pools.client.id, redirect_uri: page })
    }

    async fn redeem(&self, page: &str, query: &str, left: Option<&Leaving>) -> Result<Tokens, Failure> {
        let not_ours =
            || Failure::new(OPERATION, Cause::Protocol("the state is not the one that was sent".into()));
        let returned = Returned::parse(query).ok_or_else(not_ours)?;
        let left = left.filter(|left| left.marks.state == returned.state).ok_or_else(not_ours)?;
        let code = returned.outcome.map_err(|error| Failure::new(OPERATION, CallError::Service(error)))?;
        let request = self.pages(page).ok_or_else(not_ours)?.exchange(&code, &left.marks.verifier);
        let tokens = self.pools.call("token", Again::No, request, managed_login::parse).await?;
        if tokens.id.nonce().as_deref() != Some(&left.marks.nonce) {
            let what = "the ID token's nonce is not the one that was sent";
            return Err(Failure::new(OPERATION, Cause::Protocol(what.into())));
        }
        Ok(tokens)
    }

    /// Read once: a second return with the same state finds nothing.
    fn take_leaving(&self) -> Option<Leaving> {
        let text = self.pools.records.note(LEAVING)?;
        self.pools.records.forget_note(LEAVING);
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
