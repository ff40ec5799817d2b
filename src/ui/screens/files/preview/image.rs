//! Pictures: an `<img>` with an address that answers as a picture. Scripts of an SVG do not run in one, and it fetches nothing.
//!
//! The size in pixels is read from the first bytes before the browser decodes anything. Turning by EXIF is the browser's.

use leptos::prelude::*;

use super::opened::{Opened, Outcome};
use crate::client::preview::NotRead;
use crate::model::files::Entry;
use crate::model::preview::image::Header;
use crate::model::preview::{HEADER_BYTES, Refused};
use crate::ui::components::{Button, Emphasis, Size};
use crate::ui::context::use_text;

/// How far into a file a header is looked for at most, in bytes.
const HEADER_MOST: u64 = 4 * 1024 * 1024;

/// The picture, as large as the window or as large as its pixels.
pub fn draw(at: Opened, media_type: &'static str) -> AnyView {
    let text = use_text().preview();
    let address = RwSignal::new(None::<String>);
    let pixels = RwSignal::new(None::<(u32, u32)>);
    let is_full = RwSignal::new(false);
    let is_drawing = media_type == "image/svg+xml";
    at.scope.spawn(async move {
        if !is_drawing {
            match size(at).await {
                Ok(Some((width, height))) if Header::is_bounded(width, height) => {
                    pixels.set(Some((width, height)));
                }
                Ok(Some((width, height))) => {
                    return at.outcome.set(Outcome::None(Refused::TooManyPixels(width, height)));
                }
                Ok(None) => return at.outcome.set(Outcome::None(Refused::Broken)),
                Err(why) => return at.fail(why),
            }
        }
        at.show_by_address(media_type, address);
    });
    let name = Entry::File(at.file()).name().to_owned();
    let label = name.clone();
    let image = move || {
        let (src, alt) = (address.get()?, name.clone());
        Some(view! {
            <img
                class="preview-image" class:preview-image-drawing=is_drawing src=src alt=alt hidden=move || at.is_replaced()
                on:load=move |_| at.outcome.set(Outcome::Shown)
                on:error=move |_| at.explain()
            />
        })
    };
    let foot = move || {
        let size = pixels.get().map(|(width, height)| (text.pixels)(width.into(), height.into()));
        at.is_shown().then(|| {
            view! {
                <div class="preview-foot">
                    <span>{size}</span>
                    <Button
                        label=Signal::derive(move || if is_full.get() { text.fit } else { text.full_size }.to_owned())
                        emphasis=Emphasis::Quiet
                        size=Size::Small
                        on_press=move |()| is_full.update(|full| *full = !*full)
                    />
                </div>
            }
        })
    };
    view! {
        <div
            class="preview-stage"
            hidden=move || at.is_replaced() class:preview-stage-full=move || is_full.get()
            tabindex="0" role="group" aria-label=label data-sideways=""
            on:dblclick=move |_| is_full.update(|full| *full = !*full)
        >
            {image}
        </div>
        {foot}
    }
    .into_any()
}

/// Width and height; `None` where the bytes are no picture that is known. A photo may have its size behind long notes of a camera.
async fn size(at: Opened) -> Result<Option<(u32, u32)>, NotRead> {
    let mut end = HEADER_BYTES;
    loop {
        let bytes = at.source().read(0..end).await?;
        match Header::of(&bytes) {
            Header::Size(width, height) => return Ok(Some((width, height))),
            Header::Further(more) if bytes.len() as u64 == end && more <= HEADER_MOST => {
                end = more.max(end * 4);
            }
            Header::Further(_) | Header::Unknown => return Ok(None),
        }
    }
}
