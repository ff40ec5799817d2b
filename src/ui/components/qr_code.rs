//! A QR code as an image.

use leptos::prelude::*;

use crate::model::qr::Qr;

/// Black on white in every colour scheme: cameras expect it.
#[component]
pub fn QrCode(
    /// What it holds; `None` shows nothing.
    code: Option<Qr>,
    /// What it is, for those who cannot see it.
    label: &'static str,
) -> impl IntoView {
    /// The quiet zone that the standard wants on each side.
    const MARGIN: usize = 4;
    code.map(|code| {
        let side = (code.size() + 2 * MARGIN).to_string();
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|&x| code.is_dark(x, y)) {
                for part in ["M", &(x + MARGIN).to_string(), " ", &(y + MARGIN).to_string(), "h1v1h-1z"] {
                    path.push_str(part);
                }
            }
        }
        view! {
            <svg class="qr-code" role="img" aria-label=label viewBox=["0 0 ", &side, " ", &side].concat()>
                <path d=path />
            </svg>
        }
    })
}
