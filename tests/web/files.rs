//! Local files: reading, hashing, choosing, letting go.

use alcove::aws::http::{FileId, TransportError};
use alcove::client::ports::Files;
use alcove::web::files::{BrowserFiles, choose};
use futures_util::future::{join_all, select};
use gloo_timers::future::TimeoutFuture;
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;

use crate::browser::{a_changed_file, choose as choose_file, file, get, instead};

fn bytes(length: u32) -> Vec<u8> {
    (0..length).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[wasm_bindgen_test]
async fn a_slice_is_hashed_as_sha2_does() {
    let all = bytes(100_000);
    let id = choose_file(&file("a", &all)).await;
    assert_eq!(BrowserFiles.load(id, 0..100_000).await.unwrap().sha256, sha256(&all));
    assert_eq!(BrowserFiles.load(id, 777..77_777).await.unwrap().sha256, sha256(&all[777..77_777]));
    assert_eq!(BrowserFiles.load(id, 5..5).await.unwrap().sha256, sha256(&[]));
}

#[wasm_bindgen_test]
async fn without_https_the_hash_is_the_same() {
    let crypto = get(&js_sys::global(), "crypto");
    let _insecure = instead(&crypto, "subtle", JsValue::UNDEFINED);
    // More than one piece, and a bit.
    let all = bytes(2 * 1024 * 1024 + 12_345);
    let id = choose_file(&file("a", &all)).await;
    assert_eq!(BrowserFiles.load(id, 0..all.len() as u64).await.unwrap().sha256, sha256(&all));
}

#[wasm_bindgen_test]
async fn large_slices_wait_for_each_other_and_each_is_hashed_right() {
    let all = bytes(30 << 20);
    let id = choose_file(&file("a", &all)).await;
    // The last is too large for one piece, and the first to end are shorter than the buffers that they are read into.
    let ranges = [0..9, 9..14, 1..6, 20..30, 3..12, 0..29]
        .map(|range: std::ops::Range<u64>| range.start << 20..range.end << 20);
    for _ in 0..2 {
        let loads = ranges.clone().map(|range| BrowserFiles.load(id, range));
        for (range, loaded) in ranges.iter().zip(join_all(loads).await) {
            let (start, end) = (usize::try_from(range.start).unwrap(), usize::try_from(range.end).unwrap());
            assert_eq!(loaded.unwrap().sha256, sha256(&all[start..end]), "{range:?}");
        }
    }
    assert_eq!(BrowserFiles.load(id, 20 << 20..31 << 20).await, Err(TransportError::FileUnreadable));
}

#[wasm_bindgen_test]
async fn a_slice_that_is_not_wanted_any_more_gives_its_place_back() {
    let all = bytes(12 << 20);
    let id = choose_file(&file("a", &all)).await;
    for _ in 0..3 {
        let loads =
            [0..6_u64, 6..12, 3..9].map(|range| BrowserFiles.load(id, range.start << 20..range.end << 20));
        drop(select(join_all(loads), Box::pin(TimeoutFuture::new(1))).await);
    }
    assert_eq!(BrowserFiles.load(id, 0..12 << 20).await.unwrap().sha256, sha256(&all));
}

#[wasm_bindgen_test]
async fn fewer_bytes_than_there_were_is_an_error() {
    let id = choose_file(&file("a", b"0123456789")).await;
    assert_eq!(BrowserFiles.load(id, 5..11).await, Err(TransportError::FileUnreadable));
}

#[wasm_bindgen_test]
async fn a_file_that_changed_since_it_was_chosen_is_unreadable() {
    let id = choose_file(&a_changed_file().await).await;
    assert_eq!(BrowserFiles.load(id, 0..16).await, Err(TransportError::FileUnreadable));
}

#[wasm_bindgen_test]
async fn a_forgotten_file_is_gone() {
    let id = choose_file(&file("a", b"0123456789")).await;
    BrowserFiles.forget(id);
    assert_eq!(BrowserFiles.load(id, 0..1).await, Err(TransportError::FileUnreadable));
    assert_eq!(BrowserFiles.load(FileId(u32::MAX), 0..1).await, Err(TransportError::FileUnreadable));
}

#[wasm_bindgen_test]
async fn what_was_chosen_comes_with_its_name_size_time_and_type() {
    let options = web_sys::FilePropertyBag::new();
    options.set_type("image/png");
    options.set_last_modified(1_700_000_000_123.0);
    let parts = js_sys::Array::of1(&"abc".into());
    let picture = web_sys::File::new_with_str_sequence_and_options(&parts, "絵 🎨.png", &options).unwrap();
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_file(&picture).unwrap();
    transfer.items().add_with_file(&file("empty", b"")).unwrap();
    let given = choose::from_input(&transfer.files().unwrap()).walk().await;
    let [picture, empty] = given.files.as_slice() else { panic!("{given:?}") };
    assert_eq!((picture.path.as_str(), picture.size), ("絵 🎨.png", 3));
    assert_eq!((picture.modified, picture.media_type.as_str()), (1_700_000_000_123, "image/png"));
    assert_eq!((empty.path.as_str(), empty.size, empty.media_type.as_str()), ("empty", 0, ""));
    assert_ne!(picture.id, empty.id);
}

#[wasm_bindgen_test]
async fn a_file_of_a_chosen_folder_keeps_its_path() {
    let inside = file("a.txt", b"a");
    let _path = instead(&inside, "webkitRelativePath", "photos/2024/a.txt");
    let list = js_sys::Array::of1(&inside);
    // As much of a list as is looked at: one made by a script cannot hold files of a folder.
    let _item = instead(&list, "item", js_sys::Function::new_with_args("i", "return this[i]"));
    let given = choose::from_input(&JsValue::from(list).into()).walk().await;
    assert_eq!(given.files[0].path, "photos/2024/a.txt");
}

#[wasm_bindgen_test]
async fn an_input_can_be_emptied_as_soon_as_its_files_are_taken() {
    let document = web_sys::window().unwrap().document().unwrap();
    let input: web_sys::HtmlInputElement = document.create_element("input").unwrap().unchecked_into();
    input.set_type("file");
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_file(&file("a", b"abc")).unwrap();
    input.set_files(transfer.files().as_ref());
    let taken = choose::from_input(&input.files().unwrap());
    input.set_value("");
    assert_eq!(taken.walk().await.files.len(), 1);
}
