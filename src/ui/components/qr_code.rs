//! A QR code as an image.
//!
//! Encoded in the page: the text is a secret, and a service that draws codes would learn it. One path for all
//! modules, so the image scales without gaps.

use leptos::prelude::*;
use qrcodegen::{QrCode as Code, QrCodeEcc};

/// Black on white in every colour scheme: cameras expect it. A text that no code holds is not drawn. What is too long for a code that
/// forgives some damage has one that forgives little.
///
/// Beside the image the caller shows the same secret in letters, for those who have no second device or
/// cannot see it.
#[component]
#[allow(clippy::needless_pass_by_value, reason = "a component's properties outlive the call")]
pub fn QrCode(
    /// What the code holds: at most some 2,900 bytes.
    text: String,
    /// What it is, for those who cannot see it.
    label: &'static str,
) -> impl IntoView {
    /// The quiet zone that the standard (ISO/IEC 18004) wants on each side, in modules.
    const MARGIN: i32 = 4;
    let code =
        [QrCodeEcc::Medium, QrCodeEcc::Low].iter().find_map(|ecc| Code::encode_text(&text, *ecc).ok())?;
    let side = (code.size() + 2 * MARGIN).to_string();
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
            for part in ["M", &(x + MARGIN).to_string(), " ", &(y + MARGIN).to_string(), "h1v1h-1z"] {
                path.push_str(part);
            }
        }
    }
    Some(view! {
        <svg class="qr-code" role="img" aria-label=label viewBox=["0 0 ", &side, " ", &side].concat()>
            <path d=path />
        </svg>
    })
}
