//! Requests by `XMLHttpRequest`: progress, and the same outcomes as by `fetch`. They go to the test runner's own server,
//! which takes any body and knows no such address.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::http::{Body, FormFile, Method, Request, TransportError};
use alcove::client::ports::{Http, Progress};
use alcove::web::http::BrowserHttp;
use futures_util::FutureExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Aborts, choose, fast_clock, file, get, instead};

const SIZE: usize = 4_000_000;

/// Collects what a progress says.
fn listener() -> (Rc<RefCell<Vec<u64>>>, Progress) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    (heard, Rc::new(move |sent| hearing.borrow_mut().push(sent)))
}

fn post(body: Body) -> Request {
    let own = web_sys::window().unwrap().location().origin().unwrap();
    Request::new(Method::Post, format!("{own}/no/such/address")).body(body)
}

fn assert_counts_up_to_the_whole(heard: &[u64]) {
    assert!(heard.is_sorted(), "{heard:?}");
    assert_eq!(heard.last(), Some(&(SIZE as u64)));
}

#[wasm_bindgen_test]
async fn progress_counts_up_to_the_whole_body() {
    let (heard, progress) = listener();
    let response = BrowserHttp.send(post(Body::Bytes(vec![7; SIZE])), Some(progress)).await.unwrap();
    assert_eq!(response.status, 404);
    assert!(response.header("content-length").is_some(), "{:?}", response.headers);
    assert_counts_up_to_the_whole(&heard.borrow());
}

#[wasm_bindgen_test]
async fn progress_of_a_form_counts_its_files_bytes_alone() {
    let (heard, progress) = listener();
    let id = choose(&file("a", &vec![7; SIZE])).await;
    let fields = vec![("key".to_owned(), "k".repeat(10_000))];
    let form = Body::Form { fields, file: FormFile::File(id) };
    BrowserHttp.send(post(form), Some(progress)).await.unwrap();
    assert_counts_up_to_the_whole(&heard.borrow());
}

#[wasm_bindgen_test]
async fn dropping_the_future_aborts_the_upload() {
    let aborts = Aborts::watch();
    let (_, progress) = listener();
    let mut sending = BrowserHttp.send(post(Body::Bytes(vec![7; SIZE])), Some(progress));
    assert!((&mut sending).now_or_never().is_none());
    assert!(aborts.count() < 1.0);
    drop(sending);
    assert!(aborts.count() > 0.0);
}

#[wasm_bindgen_test]
async fn an_upload_that_ended_is_not_aborted() {
    let aborts = Aborts::watch();
    let (_, progress) = listener();
    BrowserHttp.send(post(Body::Empty), Some(progress)).await.unwrap();
    assert!(aborts.count() < 1.0);
}

#[wasm_bindgen_test]
async fn an_upload_that_never_moves_is_a_stall() {
    let prototype = get(&get(&js_sys::global(), "XMLHttpRequest"), "prototype");
    let _never = instead(&prototype, "send", js_sys::Function::new_no_args(""));
    let _clock = fast_clock();
    let (_, progress) = listener();
    let sent = BrowserHttp.send(post(Body::Bytes(vec![1])), Some(progress)).await;
    assert_eq!(sent, Err(TransportError::Stalled));
}

#[wasm_bindgen_test]
async fn no_connection_names_the_host() {
    let _online = instead(&get(&js_sys::global(), "navigator"), "onLine", true);
    let (_, progress) = listener();
    let request = Request::new(Method::Put, "http://127.0.0.1:1/").body(Body::Bytes(vec![1]));
    let expected = TransportError::Unreachable { host: "127.0.0.1:1".to_owned() };
    assert_eq!(BrowserHttp.send(request, Some(progress)).await, Err(expected));
}
