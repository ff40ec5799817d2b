//! Requests by `fetch`: what is sent, what comes back, and every way to get no answer.

use alcove::aws::http::{Body, Method, Request, TransportError};
use alcove::client::ports::Files;
use alcove::client::ports::Http;
use alcove::web::files::BrowserFiles;
use alcove::web::http::BrowserHttp;
use futures_util::FutureExt;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Fetch, a_changed_file, choose, fast_clock, file, get, instead};

const API: &str = "https://files.example/?list";

fn get_request() -> Request {
    Request::new(Method::Get, API)
}

fn init_of(request: Request) -> JsValue {
    let fetch = Fetch::silent();
    assert!(BrowserHttp.send(request, None).now_or_never().is_none());
    fetch.last().into()
}

fn navigator() -> JsValue {
    get(&js_sys::global(), "navigator")
}

#[wasm_bindgen_test]
async fn an_answer_comes_with_its_status_headers_in_lower_case_and_its_body() {
    let _fetch = Fetch::answering(404, Some(("X-Amz-Request-Id", "R1")), "<Error/>");
    let response = BrowserHttp.send(get_request(), None).await.unwrap();
    assert_eq!(response.status, 404);
    assert_eq!(response.header("x-amz-request-id"), Some("R1"));
    assert_eq!(response.body, b"<Error/>");
}

#[wasm_bindgen_test]
async fn a_real_answer_arrives_whole() {
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
    let blob = file("big", &bytes);
    let url = web_sys::Url::create_object_url_with_blob(&blob).unwrap();
    let response = BrowserHttp.send(Request::new(Method::Get, &url), None).await.unwrap();
    web_sys::Url::revoke_object_url(&url).unwrap();
    assert_eq!(response.status, 200);
    assert!(response.body == bytes);
    assert_eq!(response.header("content-length"), Some("3000000"));
}

#[wasm_bindgen_test]
async fn a_request_carries_what_it_was_given_and_nothing_of_the_page() {
    let request = Request::new(Method::Put, API).header("x-amz-date", "20240102T030405Z");
    let init = init_of(request.body(Body::Bytes(vec![1, 2, 3])));
    assert_eq!(get(&init, "method"), "PUT");
    assert_eq!(get(&init, "referrerPolicy"), "no-referrer");
    assert_eq!(get(&init, "credentials"), "same-origin");
    let headers: web_sys::Headers = get(&init, "headers").into();
    assert_eq!(headers.get("x-amz-date").unwrap().unwrap(), "20240102T030405Z");
    assert_eq!(js_sys::Uint8Array::new(&get(&init, "body")).to_vec(), [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn an_answer_is_never_kept_and_a_preflight_is() {
    assert_eq!(get(&init_of(get_request()), "cache"), "no-store");
    // Else a condition among its headers has the browser add a `Cache-Control`, which S3 would keep with the object.
    assert_eq!(get(&init_of(Request::new(Method::Put, API)), "cache"), "force-cache");
}

#[wasm_bindgen_test]
async fn a_buffer_that_was_freed_is_not_sent() {
    let id = choose(&file("a", b"0123456789")).await;
    let loaded = BrowserFiles.load(id, 0..10).await.unwrap();
    BrowserFiles.free(loaded.buffer);
    let request = Request::new(Method::Put, API).body(Body::Buffer(loaded.buffer));
    assert_eq!(BrowserHttp.send(request, None).await, Err(TransportError::FileUnreadable));
}

#[wasm_bindgen_test]
async fn dropping_the_future_aborts_the_request() {
    let fetch = Fetch::silent();
    let mut sending = BrowserHttp.send(get_request(), None);
    assert!((&mut sending).now_or_never().is_none());
    let signal = get(&fetch.last(), "signal");
    assert_eq!(get(&signal, "aborted"), false);
    drop(sending);
    assert_eq!(get(&signal, "aborted"), true);
}

#[wasm_bindgen_test]
async fn silence_for_a_minute_is_a_stall() {
    let fetch = Fetch::silent();
    let _clock = fast_clock();
    assert_eq!(BrowserHttp.send(get_request(), None).await, Err(TransportError::Stalled));
    assert_eq!(get(&get(&fetch.last(), "signal"), "aborted"), true);
}

#[wasm_bindgen_test]
async fn an_answer_that_stands_still_is_a_stall() {
    let _fetch = Fetch::stalling();
    let _clock = fast_clock();
    assert_eq!(BrowserHttp.send(get_request(), None).await, Err(TransportError::Stalled));
}

#[wasm_bindgen_test]
async fn no_connection_names_the_host() {
    let _online = instead(&navigator(), "onLine", true);
    let request = Request::new(Method::Get, "http://127.0.0.1:1/x?y");
    let expected = TransportError::Unreachable { host: "127.0.0.1:1".to_owned() };
    assert_eq!(BrowserHttp.send(request, None).await, Err(expected));
}

#[wasm_bindgen_test]
async fn no_connection_while_offline_says_so() {
    let _offline = instead(&navigator(), "onLine", false);
    let request = Request::new(Method::Get, "http://127.0.0.1:1/");
    assert_eq!(BrowserHttp.send(request, None).await, Err(TransportError::Offline));
}

#[wasm_bindgen_test]
async fn a_file_that_changed_since_it_was_chosen_is_unreadable_and_not_a_lost_connection() {
    let id = choose(&a_changed_file().await).await;
    let own = web_sys::window().unwrap().location().origin().unwrap();
    let request = Request::new(Method::Put, own).body(Body::File { id, range: 0..16 });
    assert_eq!(BrowserHttp.send(request, None).await, Err(TransportError::FileUnreadable));
}
