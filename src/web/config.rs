//! Loads config.json from beside the page, and the page itself anew. What is right in it is [`crate::config`]'s to say.
//!
//! No cache may stand between the admin's correction and the page: the request says `no-store`, and a mistake
//! in the early copy is never shown before the file was asked for again.

use crate::aws::http::{Method, Request, TransportError};
use crate::client::ports::Http;
use crate::config::Config;

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::http::BrowserHttp;
use super::timer::within;

/// Where it is, from the page's own address.
const ADDRESS: &str = "./config.json";

/// Why there is no configuration. Each asks something else of the admin, so each is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// There was no answer; trying again may help.
    Transport(TransportError),
    /// There is no such file (404; or 403, as S3 answers where listing is not allowed).
    NotThere,
    /// Some page came instead: a server that answers every address with index.html, or a sign-in page of a proxy.
    Page,
    /// The server answered with this status.
    Status(u16),
    /// It is there, with mistakes: its text, for [`Config::mistakes`].
    Mistakes(String),
}

/// Loads and checks it. Most often it is there already: `static/boot.js` asks for it with every load of the page. What
/// is not right is asked for once more, past every cache, so that a correction is in force at once.
///
/// Requests: none where the early copy is right, else one. Not tried again by itself.
///
/// # Errors
///
/// One variant for each thing that an admin would do about it.
pub async fn fetch() -> Result<Config, LoadError> {
    if let Some(config) = early().await.and_then(|text| Config::read(&text)) {
        return Ok(config);
    }
    let request = Request::new(Method::Get, ADDRESS);
    let response = BrowserHttp.send(request, None).await.map_err(LoadError::Transport)?;
    match response.status {
        200 => {}
        403 | 404 => return Err(LoadError::NotThere),
        status => return Err(LoadError::Status(status)),
    }
    let text = String::from_utf8_lossy(&response.body);
    if text.trim_start().starts_with('<') {
        return Err(LoadError::Page);
    }
    Config::read(&text).ok_or_else(|| LoadError::Mistakes(text.into_owned()))
}

/// The page itself as the site has it now; `None` where it does not come within so many milliseconds.
pub async fn page(patience: u32) -> Option<String> {
    let path = super::window().location().pathname().unwrap_or_default();
    let asked = BrowserHttp.send(Request::new(Method::Get, path), None);
    let response = within(patience, asked).await?.ok()?;
    response.is_success().then(|| String::from_utf8_lossy(&response.body).into_owned())
}

/// What `static/boot.js` has fetched; nothing the second time.
///
/// Empty where `boot.js` got no answer, or another status than success: an empty text is no configuration, so
/// the file is asked for again.
async fn early() -> Option<String> {
    let (window, name) = (super::window(), JsValue::from("earlyConfig"));
    let text = Reflect::get(&window, &name).ok()?.dyn_into::<Promise>().ok()?;
    Reflect::delete_property(&window, &name).ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}
