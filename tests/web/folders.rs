//! Files and folders that were handed over, real ones of the browser's sandboxed file system.

use alcove::client::ports::ChosenFiles;
use alcove::web::files::Taken;
use alcove::web::files::choose::from_transfer;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;

use crate::browser::{a_deleted_file, a_folder, file};

fn sorted_paths(given: &ChosenFiles) -> Vec<&str> {
    let mut paths: Vec<_> = given.files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    paths
}

#[wasm_bindgen_test]
async fn a_folder_is_walked_to_its_leaves_and_empty_folders_are_told() {
    let paths = ["a.txt", "b/c.txt", "b/d/e.txt", "写真/😀 &.jpg", "empty/", "b/also empty/"];
    let given = Taken::from(a_folder("trip", &paths).await).walk().await;
    let expected = ["trip/a.txt", "trip/b/c.txt", "trip/b/d/e.txt", "trip/写真/😀 &.jpg"];
    assert_eq!(sorted_paths(&given), expected);
    assert_eq!(given.empty_folders, ["trip/empty", "trip/b/also empty"]);
    assert!(given.unreadable.is_empty());
}

#[wasm_bindgen_test]
async fn a_folder_of_more_than_one_batch_is_read_to_its_end() {
    let names: Vec<String> = (0..350).map(|n| format!("{n:04}.txt")).collect();
    let paths: Vec<&str> = names.iter().map(String::as_str).collect();
    let given = Taken::from(a_folder("many", &paths).await).walk().await;
    let expected: Vec<String> = names.iter().map(|name| format!("many/{name}")).collect();
    assert_eq!(sorted_paths(&given), expected);
}

#[wasm_bindgen_test]
async fn a_file_that_does_not_open_is_told_and_not_taken() {
    let given = Taken::from(a_deleted_file().await).walk().await;
    assert_eq!(given.unreadable, ["deleted/a.txt"]);
    assert!(given.files.is_empty());
}

#[wasm_bindgen_test]
async fn a_dropped_file_is_taken_and_a_dropped_text_is_not() {
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_str_and_type("some text", "text/plain").unwrap();
    assert!(from_transfer(&transfer).is_empty());
    transfer.items().add_with_file(&file("a.txt", b"abc")).unwrap();
    let given = from_transfer(&transfer).walk().await;
    assert_eq!(sorted_paths(&given), ["a.txt"]);
    assert_eq!(given.files[0].size, 3);
}
