//! `browser.js` for Rust: what is put in place is taken away when the guard is dropped.

use alcove::aws::http::FileId;
use alcove::client::ports::Timer;
use alcove::web::files::choose;
use alcove::web::timer::BrowserTimer;
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DataTransfer, File, FileSystemEntry, RequestInit};

#[wasm_bindgen(module = "/tests/web/browser.js")]
extern "C" {
    fn replace(target: &JsValue, name: &str, value: &JsValue) -> Function;
    #[wasm_bindgen(js_name = silentFetch)]
    fn silent_fetch() -> Object;
    #[wasm_bindgen(js_name = answeringFetch)]
    fn answering_fetch(status: u16, headers: &JsValue, body: &str) -> Object;
    #[wasm_bindgen(js_name = stallingFetch)]
    fn stalling_fetch() -> Object;
    #[wasm_bindgen(js_name = watchAborts)]
    fn watch_aborts() -> Object;
    fn hurry() -> Function;
    #[wasm_bindgen(js_name = changedFile)]
    async fn changed_file() -> JsValue;
    async fn folder(name: &str, paths: Vec<String>) -> JsValue;
    #[wasm_bindgen(js_name = deletedFile)]
    async fn deleted_file() -> JsValue;
    #[wasm_bindgen(js_name = isLockFree)]
    async fn is_lock_free(name: &str) -> JsValue;
    async fn fields(sent: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = framesDrawn)]
    async fn frames_drawn();
    #[wasm_bindgen(js_name = silentUploads)]
    fn silent_uploads() -> Object;
}

/// Puts something back as it was when it is dropped.
pub struct Replaced(Function);

impl Drop for Replaced {
    fn drop(&mut self) {
        self.0.call0(&JsValue::UNDEFINED).unwrap();
    }
}

/// Another value for a property of the browser's.
pub fn instead(target: &JsValue, name: &str, value: impl Into<JsValue>) -> Replaced {
    Replaced(replace(target, name, &value.into()))
}

/// A minute passes in 60 ms.
pub fn fast_clock() -> Replaced {
    Replaced(hurry())
}

/// A `fetch` of the tests' own.
pub struct Fetch(Object);

impl Fetch {
    pub fn silent() -> Self {
        Self(silent_fetch())
    }

    pub fn answering(status: u16, header: Option<(&str, &str)>, body: &str) -> Self {
        let headers = Object::new();
        if let Some((name, value)) = header {
            Reflect::set(&headers, &name.into(), &value.into()).unwrap();
        }
        Self(answering_fetch(status, &headers, body))
    }

    pub fn stalling() -> Self {
        Self(stalling_fetch())
    }

    /// What the last request was made with.
    pub fn last(&self) -> RequestInit {
        let calls: Array = get(&self.0, "calls").into();
        get(&calls.get(calls.length() - 1), "init").into()
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        Function::from(get(&self.0, "restore")).call0(&JsValue::UNDEFINED).unwrap();
    }
}

/// Watches for aborted uploads.
pub struct Aborts(Object);

impl Aborts {
    pub fn watch() -> Self {
        Self(watch_aborts())
    }

    pub fn count(&self) -> f64 {
        get(&self.0, "aborts").as_f64().unwrap()
    }
}

impl Drop for Aborts {
    fn drop(&mut self) {
        Function::from(get(&self.0, "restore")).call0(&JsValue::UNDEFINED).unwrap();
    }
}

pub fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap()
}

/// Uploads that never leave.
pub struct Uploads(Object);

impl Uploads {
    pub fn silent() -> Self {
        Self(silent_uploads())
    }

    fn last(&self) -> JsValue {
        Array::from(&get(&self.0, "sent")).pop()
    }

    /// The body of the last.
    pub fn body(&self) -> JsValue {
        get(&self.last(), "body")
    }

    /// The fields of the form that the last carries as `name=value`, a file as `name: size bytes of its name`.
    pub async fn fields(&self) -> Vec<String> {
        Array::from(&fields(&self.last()).await).iter().filter_map(|field| field.as_string()).collect()
    }
}

impl Drop for Uploads {
    fn drop(&mut self) {
        Function::from(get(&self.0, "restore")).call0(&JsValue::UNDEFINED).unwrap();
    }
}

/// A file with these bytes.
pub fn file(name: &str, bytes: &[u8]) -> File {
    File::new_with_buffer_source_sequence(&Array::of1(&Uint8Array::from(bytes)), name).unwrap()
}

pub async fn a_changed_file() -> File {
    changed_file().await.into()
}

/// Chooses a file, as a person does.
pub async fn choose(file: &File) -> FileId {
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_file(file).unwrap();
    choose::from_input(&transfer.files().unwrap()).walk().await.files[0].id
}

/// A real folder; a path that ends in a slash is a folder in it.
pub async fn a_folder(name: &str, paths: &[&str]) -> FileSystemEntry {
    folder(name, paths.iter().map(ToString::to_string).collect()).await.into()
}

/// A dropped file that is not there any more.
pub async fn a_deleted_file() -> FileSystemEntry {
    deleted_file().await.into()
}

/// Effects, timers of so many milliseconds, and a frame before and after them.
pub async fn settle(milliseconds: u32) {
    frames_drawn().await;
    BrowserTimer.sleep(milliseconds).await;
    frames_drawn().await;
}

/// Whether another tab could have this lock.
pub async fn is_free(lock: &str) -> bool {
    is_lock_free(lock).await.is_truthy()
}
