//! The small ports: clock, timer, randomness, storage, tasks, locks.

use std::cell::Cell;
use std::rc::Rc;

use alcove::client::ports::{Clock, Random, Scope, Spawn, Store, Timer};
use alcove::model::files::fold::{composed, decomposed, fold, sorted};
use alcove::web::clock::BrowserClock;
use alcove::web::locks;
use alcove::web::random::BrowserRandom;
use alcove::web::spawn::BrowserSpawn;
use alcove::web::store::BrowserStore;
use alcove::web::timer::BrowserTimer;
use futures_util::FutureExt;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{get, instead, is_free};

#[wasm_bindgen_test]
async fn the_timer_waits_as_long_as_it_is_told() {
    let before = BrowserClock.now();
    assert!(before > 1_700_000_000_000, "milliseconds since the epoch: {before}");
    BrowserTimer.sleep(50).await;
    let waited = BrowserClock.now() - before;
    assert!((49..5_000).contains(&waited), "{waited}");
}

#[wasm_bindgen_test]
fn random_bytes_fill_the_whole_slice_however_long() {
    let mut bytes = vec![0; 200_000];
    BrowserRandom.fill(&mut bytes);
    assert!(bytes.chunks(100).all(|part| part.iter().any(|byte| *byte != 0)));
    let mut again = vec![0; 200_000];
    BrowserRandom.fill(&mut again);
    assert!(bytes != again);
}

#[wasm_bindgen_test]
async fn a_task_runs_beside_its_starter() {
    let done = Rc::new(Cell::new(false));
    let doing = Rc::clone(&done);
    BrowserSpawn.spawn(async move { doing.set(true) }.boxed_local());
    assert!(!done.get());
    BrowserTimer.sleep(1).await;
    assert!(done.get());
}

#[wasm_bindgen_test]
fn a_value_lives_where_it_was_put_and_nowhere_else() {
    let store = BrowserStore::default();
    store.set(Scope::Tab, "test.key", "値");
    assert_eq!(store.get(Scope::Tab, "test.key").as_deref(), Some("値"));
    assert_eq!(store.get(Scope::Device, "test.key"), None);
    let storage = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    assert_eq!(storage.get_item("test.key").unwrap().as_deref(), Some("値"));
    assert_eq!(BrowserStore::default().get(Scope::Tab, "test.key").as_deref(), Some("値"));
    store.remove(Scope::Tab, "test.key");
    assert_eq!(store.get(Scope::Tab, "test.key"), None);
    assert_eq!(storage.get_item("test.key").unwrap(), None);
}

#[wasm_bindgen_test]
fn where_storage_is_refused_values_live_as_long_as_the_page() {
    let _refused = instead(&js_sys::global(), "localStorage", JsValue::NULL);
    let store = BrowserStore::default();
    store.set(Scope::Device, "test.key", "a");
    assert_eq!(store.get(Scope::Device, "test.key").as_deref(), Some("a"));
    assert_eq!(BrowserStore::default().get(Scope::Device, "test.key"), None);
    store.remove(Scope::Device, "test.key");
    assert_eq!(store.get(Scope::Device, "test.key"), None);
}

#[wasm_bindgen_test]
fn where_storage_is_full_the_new_value_counts_and_the_old_is_gone() {
    let store = BrowserStore::default();
    store.set(Scope::Tab, "test.full", "old");
    let large = "x".repeat(20_000_000);
    store.set(Scope::Tab, "test.full", &large);
    assert!(store.get(Scope::Tab, "test.full") == Some(large));
    assert_eq!(BrowserStore::default().get(Scope::Tab, "test.full"), None);
    store.remove(Scope::Tab, "test.full");
}

#[wasm_bindgen_test]
async fn a_lock_is_held_until_it_is_dropped() {
    let held = locks::exclusive("test.lock").await;
    assert!(!is_free("test.lock").await);
    let mut second = Box::pin(locks::exclusive("test.lock"));
    BrowserTimer.sleep(20).await;
    assert!((&mut second).now_or_never().is_none());
    drop(held);
    drop(second.await);
    while !is_free("test.lock").await {} // the browser gives it back a little later
}

#[wasm_bindgen_test]
async fn who_stops_waiting_for_a_lock_does_not_keep_it_from_others() {
    let held = locks::exclusive("test.left").await;
    let mut left = Box::pin(locks::exclusive("test.left"));
    assert!((&mut left).now_or_never().is_none());
    drop(left);
    drop(held);
    drop(locks::exclusive("test.left").await);
}

#[wasm_bindgen_test]
async fn without_locks_the_work_goes_on() {
    let navigator = get(&js_sys::global(), "navigator");
    let _none = instead(&navigator, "locks", JsValue::UNDEFINED);
    let _first = locks::exclusive("test.none").await;
    let _second = locks::exclusive("test.none").await;
}

#[wasm_bindgen_test]
async fn where_locks_are_refused_the_work_goes_on() {
    let locks = get(&get(&js_sys::global(), "navigator"), "locks");
    let refuse =
        js_sys::Function::new_no_args("return Promise.reject(new DOMException('no', 'SecurityError'))");
    let _refused = instead(&locks, "request", refuse);
    let _held = locks::exclusive("test.refused").await;
}

#[wasm_bindgen_test]
fn the_browser_folds_letters_as_rust_does() {
    for text in ["IMG_1.JPG", "Straße ÉTÉ", "ΟΔΟΣ", "İstanbul", "ﾌｧｲﾙ ＡＢＣ 😀", ""] {
        assert_eq!(fold(text), text.to_lowercase());
    }
}

#[wasm_bindgen_test]
fn the_browser_tells_both_forms_of_a_name_as_the_native_tests_do() {
    let (one, other) =
        ("Caf\u{e9} \u{30ac} \u{d55c}", "Cafe\u{301} \u{30ab}\u{3099} \u{1112}\u{1161}\u{11ab}");
    assert_eq!((&*composed(other), &*decomposed(one)), (one, other));
    assert_eq!(fold(one), fold(other));
    assert_eq!(sorted(one), "cafe \u{30ab}\u{3099} \u{1112}\u{1161}\u{11ab}");
}
