//! Notes of uploads that outlive their page, and files that can be opened again.

use alcove::aws::http::{FileId, MOST_BUFFERED};
use alcove::client::ports::{Files, Keeper, Kept};
use alcove::web::files::BrowserFiles;
use alcove::web::files::kept::BrowserKeeper;
use sha2::{Digest, Sha256};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{choose, file};

async fn named(name: &str) -> Option<Kept> {
    BrowserKeeper.all().await.into_iter().find(|kept| kept.name == name)
}

#[wasm_bindgen_test]
async fn a_note_is_kept_replaced_found_and_removed() {
    let id = choose(&file("a", b"0123456789")).await;
    let keep = |note: &str| BrowserKeeper.keep("u/1 +".into(), note.into(), id);
    keep("first").await;
    keep("second").await;
    let (name, note) = ("u/1 +".to_owned(), "second".to_owned());
    assert_eq!(named("u/1 +").await, Some(Kept { name, note, has_file: false, is_claimed: false }));
    assert_eq!(BrowserKeeper.reopen("u/1 +".into()).await, None, "a field's files cannot be opened again");
    BrowserKeeper.remove("u/1 +".into()).await;
    BrowserKeeper.remove("u/1 +".into()).await;
    assert_eq!(named("u/1 +").await, None);
}

#[wasm_bindgen_test]
async fn one_at_a_time_is_at_work_on_an_upload() {
    BrowserKeeper.keep("u2".into(), "note".into(), FileId(0)).await;
    let claim = BrowserKeeper.claim("u2".into()).await;
    assert!(claim.is_some() && named("u2").await.unwrap().is_claimed);
    assert!(BrowserKeeper.claim("u2".into()).await.is_none());
    drop(claim);
    // The browser gives the lock back a little later.
    while named("u2").await.is_some_and(|kept| kept.is_claimed) {}
    assert!(BrowserKeeper.claim("u2".into()).await.is_some());
    BrowserKeeper.remove("u2".into()).await;
}

#[wasm_bindgen_test]
async fn a_slice_too_large_for_a_buffer_is_hashed_as_it_passes() {
    let all = vec![7; usize::try_from(MOST_BUFFERED).unwrap() + 12_345];
    let id = choose(&file("large", &all)).await;
    let loaded = BrowserFiles.load(id, 1..all.len() as u64).await.unwrap();
    assert_eq!(loaded.sha256, <[u8; 32]>::from(Sha256::digest(&all[1..])));
    assert!(BrowserFiles.load(id, 1..all.len() as u64 + 1).await.is_err(), "fewer bytes than there were");
}
