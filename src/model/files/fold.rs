//! Letters without case, for searching and sorting. In a browser it is the browser that folds: Rust's own tables would be
//! 6 KB of the first load. Both follow Unicode's default case conversion, so the results are the same.

/// The text in lower case.
#[cfg(target_arch = "wasm32")]
pub fn lower_case(text: &str) -> String {
    // Most names are ASCII, and a call into the browser for each of a million costs a second.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in lower case.
///
/// As `String.prototype.toLowerCase` does: not by the person's locale, so that two devices agree.
#[cfg(not(target_arch = "wasm32"))]
pub fn lower_case(text: &str) -> String {
    text.to_lowercase()
}
