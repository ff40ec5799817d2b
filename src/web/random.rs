//! Random bytes fit for keys.
//!
//! Shared by all that needs keys, salts and boundaries; nothing in the page uses `Math.random`.

use wasm_bindgen::UnwrapThrowExt;

use super::window;
use crate::client::ports::Random;

/// How much `getRandomValues` gives at once, by its specification.
const AT_ONCE: usize = 65_536;

/// `crypto.getRandomValues`, which pages without https have too.
#[derive(Clone, Copy, Debug)]
pub struct BrowserRandom;

impl Random for BrowserRandom {
    /// Throws where the browser has no randomness: going on with predictable keys would be worse than ending here.
    fn fill(&self, bytes: &mut [u8]) {
        let crypto = window().crypto().unwrap_throw();
        for chunk in bytes.chunks_mut(AT_ONCE) {
            crypto.get_random_values_with_u8_array(chunk).unwrap_throw();
        }
    }
}
