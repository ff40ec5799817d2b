//! What the examination of a set-up asks of the browser: where the page is from, what its own policy refused, and whether a host
//! answers at all.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use gloo_events::EventListener;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit};

use super::call::{get, set};
use super::timer::within;
use super::window;
use crate::client::ports::surroundings::Surroundings;

/// How long a host may take to answer, in milliseconds.
const PATIENCE_MS: u32 = 8_000;

/// This page in this browser. Hears of refusals by the page's policy until it is dropped.
pub struct BrowserSurroundings {
    blocked: Rc<RefCell<Vec<String>>>,
    _listener: EventListener,
}

impl BrowserSurroundings {
    /// Listens from now on.
    pub fn listen() -> Self {
        let blocked = Rc::new(RefCell::new(Vec::new()));
        let heard = blocked.clone();
        let listener = EventListener::new(&window(), "securitypolicyviolation", move |event| {
            let host = get(event, "blockedURI").as_string().and_then(|url| host_of(&url));
            heard.borrow_mut().extend(host);
        });
        Self { blocked, _listener: listener }
    }
}

/// The host of an address; `None` for `inline` and the like.
fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', '?', '#']).next().map(str::to_owned)
}

impl Surroundings for BrowserSurroundings {
    fn origin(&self) -> String {
        window().location().origin().unwrap_or_default()
    }

    fn is_secure(&self) -> bool {
        window().is_secure_context()
    }

    fn page(&self) -> String {
        window().location().pathname().unwrap_or_default()
    }

    fn hashed_file(&self) -> Option<String> {
        let script = window().document()?.query_selector("script[type=module]").ok()??;
        script.get_attribute("src")
    }

    /// Without CORS the answer cannot be read, and does come: that is what tells a refusal of CORS from a host that is not there.
    fn answers(&self, url: &str) -> LocalBoxFuture<'static, bool> {
        let init = RequestInit::new();
        set(&init, "mode", "no-cors");
        init.set_cache(RequestCache::NoStore);
        init.set_credentials(RequestCredentials::Omit);
        let sent = window().fetch_with_str_and_init(url, &init);
        async move { matches!(within(PATIENCE_MS, JsFuture::from(sent)).await, Some(Ok(_))) }.boxed_local()
    }

    fn blocked(&self) -> Vec<String> {
        self.blocked.borrow().clone()
    }
}
