//! The ports for a browser. Nothing here decides anything: see `client` and `model`.
//!
//! One file is one port; [`files`] also takes what people choose and drop, and [`config`] loads config.json.
//! What leaves a port is a Rust value: no `JsValue` gets out of here.

pub mod archive;
pub mod attachment;
mod call;
pub mod clock;
pub mod config;
pub mod events;
pub mod files;
pub mod http;
pub mod locks;
pub mod observe;
pub mod preview;
pub mod random;
pub mod spawn;
pub mod store;
pub mod surroundings;
pub mod tabs;
pub mod thumbnail;
pub mod timer;
pub mod webauthn;

use std::rc::Rc;

use wasm_bindgen::JsCast;

use crate::client::ports::Ports;

/// This browser's ports.
pub fn ports() -> Ports {
    Ports {
        http: Rc::new(http::BrowserHttp),
        files: Rc::new(files::BrowserFiles),
        clock: Rc::new(clock::BrowserClock),
        timer: Rc::new(timer::BrowserTimer),
        random: Rc::new(random::BrowserRandom),
        store: Rc::new(store::BrowserStore::default()),
        tabs: Rc::new(tabs::BrowserTabs),
        spawn: Rc::new(spawn::BrowserSpawn),
    }
}

/// The window. This code runs in a page alone, never in a worker, so it is the global object.
fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}
