//! Split points ([`crate::chunks`]) as screens meet them, and why a chunk could not be fetched.

use gloo_net::http::Request;
use leptos::prelude::{document, window};
use web_sys::{AbortSignal, RequestCache};

pub(crate) use crate::chunks::chunk;
pub use crate::chunks::{Fetched, NotLoaded};

/// How long that question may take: who waits for its answer was told nothing yet.
const PATIENCE_MS: u32 = 5_000;

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There was no answer: trying again is all that one can do.
    NoNetwork,
    /// The site has another page by now, and no longer the chunks of this one.
    Updated,
}

impl Reason {
    /// Asks the site for its page: it names the scripts that it starts with, and their names hold their hashes.
    pub async fn find() -> Self {
        let script = document().query_selector("script[type=module]").ok().flatten();
        let script = script.and_then(|it| it.get_attribute("src")).unwrap_or_default();
        let page = window().location().pathname().unwrap_or_default();
        let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
        let page = Request::get(&page).cache(RequestCache::NoStore).abort_signal(Some(&patience));
        let answer = page.send().await;
        match answer {
            Ok(answer) if answer.ok() => match answer.text().await {
                Ok(page) if !page.contains(&script) => Self::Updated,
                _ => Self::NoNetwork,
            },
            _ => Self::NoNetwork,
        }
    }
}
