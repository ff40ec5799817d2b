//! Requests by `XMLHttpRequest`: what they carry, progress, and the same outcomes as by `fetch`. Most go to the test runner's own server,
//! which takes any body and knows no such address.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::aws::http::{Body, FormFile, Method, Request, TransportError};
use alcove::client::ports::{Files, Http, Progress};
use alcove::web::files::BrowserFiles;
use alcove::web::http::BrowserHttp;
use futures_util::FutureExt;
use js_sys::Uint8Array;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Aborts, Uploads, choose, fast_clock, file, get, instead};

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

/// What is sent for this body where nobody asks for progress.
fn sent(body: Body) -> Uploads {
    let uploads = Uploads::silent();
    assert!(BrowserHttp.send(post(body), None).now_or_never().is_none());
    uploads
}

async fn fields_of(file: FormFile) -> Vec<String> {
    let fields = vec![("key".to_owned(), "a/ü.txt".to_owned()), ("policy".to_owned(), "e30=".to_owned())];
    sent(Body::Form { fields, file }).fields().await
}

#[wasm_bindgen_test]
async fn a_form_has_its_fields_in_order_and_the_file_last() {
    let id = choose(&file("private name.txt", b"12345")).await;
    let fields = fields_of(FormFile::File(id)).await;
    assert_eq!(fields, ["key=a/ü.txt", "policy=e30=", "file: 5 bytes of file"]);
    let fields = fields_of(FormFile::Bytes(b"1234".to_vec())).await;
    assert_eq!(fields, ["key=a/ü.txt", "policy=e30=", "file: 4 bytes of file"]);
}

#[wasm_bindgen_test]
async fn a_form_takes_a_buffer_however_large() {
    for size in [0, 1, 65_536, 65_537] {
        let id = choose(&file("a", &vec![7; size])).await;
        let loaded = BrowserFiles.load(id, 0..size as u64).await.unwrap();
        let expected = format!("file: {size} bytes of file");
        assert_eq!(fields_of(FormFile::Buffer(loaded.buffer)).await.last(), Some(&expected));
    }
}

#[wasm_bindgen_test]
async fn the_bytes_of_a_form_are_those_that_were_read() {
    let uploads = Uploads::silent();
    let id = choose(&file("a", b"0123456789")).await;
    let loaded = BrowserFiles.load(id, 2..6).await.unwrap();
    let form = Body::Form { fields: Vec::new(), file: FormFile::Buffer(loaded.buffer) };
    assert!(BrowserHttp.send(post(form), None).now_or_never().is_none());
    let body = String::from_utf8(Uint8Array::new(&uploads.body()).to_vec()).unwrap();
    assert!(body.contains("\r\n\r\n2345\r\n--"), "{body}");
}

#[wasm_bindgen_test]
async fn a_part_of_a_file_is_sent_as_a_slice_without_a_media_type() {
    let id = choose(&file("a.html", b"0123456789")).await;
    let slice: web_sys::Blob = sent(Body::File { id, range: 2..6 }).body().into();
    assert_eq!((slice.size(), slice.type_().as_str()), (4.0, ""));
}

#[wasm_bindgen_test]
async fn an_upload_that_nobody_watches_is_a_stall_as_well() {
    let _never = Uploads::silent();
    let _clock = fast_clock();
    let id = choose(&file("a", b"1")).await;
    let sent = BrowserHttp.send(post(Body::File { id, range: 0..1 }), None).await;
    assert_eq!(sent, Err(TransportError::Stalled));
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
