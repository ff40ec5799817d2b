//! What previews use of the browser: decoding of text, colours without elements, text fields, and the second that a film is at.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::call::{call, construct, get, set};

/// Decodes text whose bytes come in slices: a character may be cut between two.
#[derive(Debug)]
pub struct Decoder(JsValue);

impl Decoder {
    /// For an encoding by its label; `None` where the browser does not know it.
    pub fn new(label: &str) -> Option<Self> {
        construct("TextDecoder", &[label.into()]).ok().map(Self)
    }

    /// The text of the next slice. What is no character becomes U+FFFD.
    pub fn decode(&self, bytes: &[u8], is_last: bool) -> String {
        let options = Object::new();
        set(&options, "stream", !is_last);
        let text = call(&self.0, "decode", &[Uint8Array::from(bytes).into(), options.into()]);
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

/// Colours stretches of text nodes, by the CSS Custom Highlight API: `::highlight(name)` in a sheet says how. The colours go when
/// it is dropped.
#[derive(Debug)]
pub struct Painter {
    registry: JsValue,
    highlights: Vec<(&'static str, JsValue)>,
}

impl Painter {
    /// With so many kinds, by their names; `None` where the browser lacks the API.
    pub fn new(names: &[&'static str]) -> Option<Self> {
        let registry = get(&get(&js_sys::global(), "CSS"), "highlights");
        let mut painter = Self { registry, highlights: Vec::new() };
        for name in names {
            let highlight = construct("Highlight", &[]).ok()?;
            call(&painter.registry, "set", &[(*name).into(), highlight.clone()]).ok()?;
            painter.highlights.push((name, highlight));
        }
        Some(painter)
    }

    /// Colours a stretch of a text node, in UTF-16 units, by the number of its kind.
    pub fn paint(&self, kind: usize, text: &Node, start: u32, end: u32) {
        let Some((_, highlight)) = self.highlights.get(kind) else { return };
        let Ok(range) = construct("Range", &[]) else { return };
        let is_within = call(&range, "setStart", &[text.into(), start.into()])
            .and_then(|_| call(&range, "setEnd", &[text.into(), end.into()]));
        if is_within.is_ok() {
            let _ = call(highlight, "add", &[range]);
        }
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        for (name, _) in &self.highlights {
            let _ = call(&self.registry, "delete", &[(*name).into()]);
        }
    }
}

/// What is typed into a text field, with line feeds at the ends of lines.
pub fn value(field: &Element) -> String {
    get(field, "value").as_string().unwrap_or_default()
}

/// Types a text where the cursor is, so that the field's own undo takes it back.
pub fn type_text(text: &str) {
    // Deprecated, and without a successor: every browser does it, and it alone leaves the history of a field whole.
    let document = get(&js_sys::global(), "document");
    let _ = call(&document, "execCommand", &["insertText".into(), false.into(), text.into()]);
}

/// The second that a film or recording is at.
pub fn second(player: &Element) -> f64 {
    get(player, "currentTime").as_f64().unwrap_or_default()
}

/// Goes on at a second, as soon as the player knows how long it is, and plays if it played before.
pub fn resume(player: &Element, second: f64, plays: bool) {
    set(player, "currentTime", second);
    if plays {
        let _ = call(player, "play", &[]);
    }
}

/// Whether a film or recording is being played.
pub fn is_playing(player: &Element) -> bool {
    !get(player, "paused").is_truthy()
}
