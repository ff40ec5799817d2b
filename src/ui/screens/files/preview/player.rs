//! Film and sound: the browser's own player, which asks the bucket for the ranges that it needs.
//!
//! An address ends with the credentials that signed it. The player then reports an error without a reason, the page asks for one
//! byte, whose refusal it can read, and goes on at the same second with a new address (`model::preview::media`).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::opened::{Opened, Outcome};
use crate::model::failure::Cause;
use crate::model::files::Entry;
use crate::model::preview::Refused;
use crate::model::preview::media::{Next, Playback};
use crate::ui::browser;

/// The player.
pub fn draw(at: Opened, media_type: &'static str, is_film: bool) -> AnyView {
    let address = RwSignal::new(None::<String>);
    let playback = StoredValue::new(Playback::default());
    // Where to go on once the new address has brought the film's length.
    let resume = StoredValue::new(None::<(f64, bool)>);
    at.show_by_address(media_type, address);
    let on_error = move |event: Event| {
        let player = player(&event);
        let plays = player.as_ref().is_some_and(browser::is_playing);
        let second = player.as_ref().map(browser::second).unwrap_or_default();
        at.scope.spawn(async move {
            let source = at.source();
            if source.is_copy() {
                return at.outcome.set(Outcome::None(Refused::Broken));
            }
            if let Err(refusal) = source.probe().await {
                // Without a way to the bucket this reads the device's copy, whose address comes next.
                let has_copy = matches!(refusal.failure.cause, Cause::Transport(_))
                    && source.read(0..1).await.is_ok()
                    && source.is_copy();
                if !has_copy {
                    return at.outcome.set(Outcome::Failed(refusal));
                }
            }
            let mut now = playback.get_value();
            let next = now.on_error(second);
            playback.set_value(now);
            match next {
                Next::Renew(second) => {
                    resume.set_value(Some((second, plays)));
                    // Within one second the same address is signed, which the player asks for again only if it had none between.
                    address.set(None);
                    leptos::task::tick().await;
                    at.show_by_address(media_type, address);
                }
                Next::Unplayable => at.outcome.set(Outcome::None(Refused::Broken)),
            }
        });
    };
    let on_length = move |event: Event| {
        at.outcome.set(Outcome::Shown);
        if let (Some(player), Some((second, plays))) = (player(&event), resume.get_value()) {
            resume.set_value(None);
            browser::resume(&player, second, plays);
        }
    };
    let on_time = move |event: Event| {
        if let Some(second) = player(&event).map(|it| browser::second(&it)).filter(|second| *second > 0.0) {
            playback.update_value(|playback| playback.on_progress(second));
        }
    };
    let name = Entry::File(at.file()).name().to_owned();
    let src = move || address.get();
    if is_film {
        view! {
            <div class="preview-stage" hidden=move || at.is_replaced()>
                <video
                    class="preview-film" controls playsinline preload="metadata" tabindex="0" aria-label=name src=src
                    on:error=move |event| on_error(event.into()) on:loadedmetadata=on_length on:timeupdate=on_time
                ></video>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="preview-stage" hidden=move || at.is_replaced()>
                <audio
                    class="preview-sound" controls preload="metadata" tabindex="0" aria-label=name src=src
                    on:error=move |event| on_error(event.into()) on:loadedmetadata=on_length on:timeupdate=on_time
                ></audio>
            </div>
        }
        .into_any()
    }
}

fn player(event: &Event) -> Option<Element> {
    event.current_target().and_then(|it| it.dyn_into().ok())
}
