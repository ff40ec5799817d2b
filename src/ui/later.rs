//! Draws what the page fetches after its first picture (`crate::ui::chunks`), and says so when that fails.

use futures_channel::oneshot;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Button, Icon, IconName};
use super::context::use_text;
use crate::config::Language;
use crate::model::text::Unloaded;
use crate::ui::chunks::{NotLoaded, Reason};

/// What a chunk draws from `T`. The pointer is good only once the chunk is there, which awaiting it makes sure of.
pub type Draw<T> = fn(T) -> AnyView;

/// A place that a chunk fills in. Empty, or `waiting`, until it has arrived.
pub fn later<T, F>(
    fetch: impl Fn() -> F + Copy + Send + Sync + 'static,
    with: T,
    waiting: Option<fn() -> AnyView>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Draw<T>, NotLoaded>> + 'static,
{
    let drawn = RwSignal::new(None::<Result<Draw<T>, Reason>>);
    let begin = move || {
        drawn.set(None);
        spawn_local(async move {
            let result = match fetch().await {
                Ok(draw) => Ok(draw),
                Err(NotLoaded) => Err(Reason::find().await),
            };
            drawn.try_set(Some(result)); // the place may be gone by then
        });
    };
    begin();
    move || match drawn.get() {
        Some(Ok(draw)) => draw(with.clone()),
        Some(Err(reason)) => not_loaded(use_text().language, reason, Callback::new(move |()| begin())),
        None => waiting.map_or_else(|| ().into_any(), |draw| draw()),
    }
}

/// Says that a part is missing, in words that came with the first load, and how to go on.
pub fn not_loaded(language: Language, reason: Reason, again: Callback<()>) -> AnyView {
    let text = Unloaded::of(language);
    let (what, label) = match reason {
        Reason::NoNetwork => (text.no_network, text.try_again),
        Reason::Updated => (text.updated, text.reload),
    };
    let press = move |()| match reason {
        Reason::NoNetwork => again.run(()),
        Reason::Updated => drop(window().location().reload()),
    };
    view! {
        <div class="error-panel" role="alert">
            <Icon name=IconName::Alert />
            <p class="error-what">{what}</p>
            <div class="error-actions">
                <Button label icon=IconName::Retry on_press=press />
            </div>
        </div>
    }
    .into_any()
}

/// Says so above everything, while there is no app to say it, and waits until the person has pressed "Try again".
pub async fn ask_to_try_again(language: Language) {
    let reason = Reason::find().await;
    let Some(body) = document().body() else { return };
    let (press, pressed) = oneshot::channel();
    let panel = mount_to(body, move || {
        let press = StoredValue::new_local(Some(press));
        let again = move |()| {
            if let Some(press) = press.try_update_value(Option::take).flatten() {
                let _ = press.send(());
            }
        };
        view! { <div class="not-loaded">{not_loaded(language, reason, Callback::new(again))}</div> }
    });
    let _ = pressed.await;
    drop(panel);
}
