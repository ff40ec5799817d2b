//! One request by `fetch`.
//!
//! The defaults of `fetch` are changed where they would tell or keep too much: no referrer, no cookies to
//! another origin, nothing of an answer in the browser's cache.

use gloo_net::http::Headers;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReadableStreamReadResult, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit,
};

use super::body::Payload;
use super::{ANSWER_MS, NoAnswer, patience};
use crate::aws::http::{Body, Method, Request, Response};
use crate::web::call::get;
use crate::web::timer::within;
use crate::web::window;

/// Sends it. Dropping the future aborts it.
///
/// # Errors
///
/// `Stalled` after `patience` without an answer, or [`ANSWER_MS`] between two pieces of its body; `Failed`
/// for all that the browser throws.
pub(super) async fn send(request: &Request, payload: &Payload) -> Result<Response, NoAnswer> {
    let (mut head, response, _abort) = begin(request, payload).await?;
    head.body = body(&response).await?;
    Ok(head)
}

/// The same, without its body, which comes until the last value is dropped.
///
/// The answer's head is there; its body comes only as fast as it is read. `fetch` follows redirects by
/// itself.
pub(super) async fn begin(
    request: &Request,
    payload: &Payload,
) -> Result<(Response, web_sys::Response, Abort), NoAnswer> {
    let abort = Abort(AbortController::new()?);
    let sent = early(request)
        .unwrap_or_else(|| window().fetch_with_str_and_init(&request.url, &init(request, payload, &abort)));
    let response = within(patience(payload), JsFuture::from(sent)).await.ok_or(NoAnswer::Stalled)??;
    let response: web_sys::Response = response.unchecked_into();
    let head = Response {
        status: response.status(),
        // Those that CORS lets a page see; their names come in lower case.
        headers: Headers::from_raw(response.headers()).entries().collect(),
        body: Vec::new(),
    };
    Ok((head, response, abort))
}

/// The answer to this call, where `static/boot.js` has asked for it before there was an app. Each is taken once: what is tried again is
/// sent. Nothing aborts one.
fn early(request: &Request) -> Option<Promise> {
    let is_call = request.headers.iter().any(|(name, _)| name == "x-amz-target");
    let Body::Bytes(body) = &request.body else { return None };
    let body = str::from_utf8(body).ok().filter(|_| is_call)?;
    let answers = get(&window(), "earlyAnswers");
    let answer = get(&answers, body).dyn_into().ok()?;
    let _ = Reflect::delete_property(&answers.into(), &body.into());
    Some(answer)
}

/// Ends its request when it is dropped; to one that has ended that is nothing.
///
/// A request that is not aborted goes on by itself after its future is dropped, and takes one of six
/// connections.
pub(super) struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The request's own headers are appended as they are: they were signed.
fn init(request: &Request, payload: &Payload, abort: &Abort) -> RequestInit {
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.append(name, value);
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&headers.into_raw());
    init.set_signal(Some(&abort.0.signal()));
    // The request is all that a service needs to know: no cookies, no address of this page. To this page's own origin
    // cookies do go: a site behind a sign-in of its own serves config.json to those who have its cookie.
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // A cached answer would outlive a change, a sign-out, or its signature. What writes has no answer in the cache, and must
    // not be left to the browser: with a condition among its headers it would count as "no-store" or "no-cache" (Fetch, 4.6),
    // which adds a `Cache-Control` that S3 keeps with the object, and has Chromium ask its preflight anew each time.
    let reads = matches!(request.method, Method::Get | Method::Head);
    init.set_cache(if reads { RequestCache::NoStore } else { RequestCache::ForceCache });
    if let Some(body) = &payload.body {
        init.set_body(body);
    }
    init
}

/// The body, piece by piece, so that one that stands still is noticed.
///
/// Copies each piece into wasm memory, so it is for answers of this program's own protocols: XML, JSON,
/// pieces of a few megabytes.
pub(super) async fn body(response: &web_sys::Response) -> Result<Vec<u8>, NoAnswer> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(bytes) };
    let reader = ReadableStreamDefaultReader::new(&stream)?;
    loop {
        let piece = within(ANSWER_MS, JsFuture::from(reader.read())).await.ok_or(NoAnswer::Stalled)??;
        let piece: ReadableStreamReadResult = piece.unchecked_into();
        if piece.get_done().unwrap_or(true) {
            return Ok(bytes);
        }
        bytes.extend(piece.get_value().unchecked_into::<Uint8Array>().to_vec());
    }
}
