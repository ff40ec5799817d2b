//! Draws what the page fetches after its first picture (`crate::ui::chunks`), and says so when that fails.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Button, IconName};
use super::context::use_text;
use crate::ui::chunks::NotLoaded;

/// What a chunk draws from `T`. The pointer is good only once the chunk is there, which awaiting it makes sure of.
pub type Draw<T> = fn(T) -> AnyView;

/// A place that a chunk fills in. Empty, or `waiting`, until it has arrived.
pub fn later<T, F>(
    fetch: impl Fn() -> F + Copy + Send + Sync + 'static,
    with: T,
    waiting: Option<fn() -> AnyView>,
) -> impl IntoView
where
    T: Copy + Send + Sync + 'static,
    F: Future<Output = Result<Draw<T>, NotLoaded>> + 'static,
{
    let drawn = RwSignal::new(None::<Result<Draw<T>, NotLoaded>>);
    let begin = move || {
        drawn.set(None);
        spawn_local(async move {
            let draw = fetch().await;
            drawn.try_set(Some(draw)); // the place may be gone by then
        });
    };
    begin();
    move || match drawn.get() {
        Some(Ok(draw)) => draw(with),
        Some(Err(NotLoaded)) => not_loaded(Callback::new(move |()| begin())),
        None => waiting.map_or_else(|| ().into_any(), |draw| draw()),
    }
}

fn not_loaded(again: Callback<()>) -> AnyView {
    let text = &use_text().common;
    view! {
        <div class="panel" role="alert">
            <p>{text.part_not_loaded}</p>
            <Button label=text.try_again icon=IconName::Retry on_press=again />
        </div>
    }
    .into_any()
}
