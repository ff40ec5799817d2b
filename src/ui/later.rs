//! Draws what the page fetches after its first picture (`crate::ui::chunks`), and says so when that fails.

use std::sync::Arc;

use futures_channel::oneshot;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Button, Icon, IconName};
use super::context::use_text;
use crate::config::Language;
use crate::model::text::Unloaded;
use crate::ui::chunks::{Fetched, NotLoaded, Reason};

/// What a chunk draws from `T`. The pointer is good only once the chunk is there, which awaiting it makes sure of.
pub type Draw<T> = fn(T) -> AnyView;

/// What draws something that has arrived: what is drawn from is in it, so that those who wait know one type alone.
type Content = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Something that a chunk draws, fetched when it is asked for.
#[derive(Clone, Copy)]
pub struct Later {
    fetch: StoredValue<Arc<dyn Fn() -> Fetched<Content> + Send + Sync>>,
    /// What came; `None` before it was asked for and while it is on its way.
    content: RwSignal<Option<Result<Content, Reason>>>,
    asked: StoredValue<bool>,
}

impl Later {
    /// What `fetch` gives will draw from `with`. Not asked for yet.
    pub fn new<T: Clone + Send + Sync + 'static>(fetch: fn() -> Fetched<Draw<T>>, with: T) -> Self {
        let fetch = move || -> Fetched<Content> {
            let with = with.clone();
            Box::pin(async move { fetch().await.map(|draw| Arc::new(move || draw(with.clone())) as Content) })
        };
        Self {
            fetch: StoredValue::new(Arc::new(fetch)),
            content: RwSignal::new(None),
            asked: StoredValue::new(false),
        }
    }

    /// Fetches it, unless it was asked for before, or its place is gone: what wakes it may come late.
    pub fn wake(self) {
        if self.asked.try_get_value() == Some(false) {
            self.fetch();
        }
    }

    /// Fetches it, or fetches it again where that failed.
    fn fetch(self) {
        self.asked.set_value(true);
        self.content.set(None);
        let coming = self.fetch.get_value()();
        spawn_local(async move {
            let content = match coming.await {
                Ok(content) => Ok(content),
                Err(NotLoaded) => Err(Reason::find().await),
            };
            self.content.try_set(Some(content)); // the place may be gone by then
        });
    }

    /// Draws it once it is there, and `waiting` until then; where it could not be fetched, a way to try again, which
    /// leaves what waits below it if that `stays`. Tracked.
    pub fn draw(self, waiting: &dyn Fn() -> AnyView, stays: bool) -> AnyView {
        match self.content.get() {
            Some(Ok(content)) => content(),
            Some(Err(reason)) => {
                let again = Callback::new(move |()| self.fetch());
                let failure = not_loaded(use_text().language, reason, again);
                if stays { vec![failure, waiting()].into_any() } else { failure }
            }
            None => waiting(),
        }
    }

    /// Whether it is there.
    pub fn is_there(self) -> bool {
        self.content.with_untracked(|content| matches!(content, Some(Ok(_))))
    }
}

/// A place that a chunk fills in. Empty, or `waiting`, until it has arrived.
pub fn later<T: Clone + Send + Sync + 'static>(
    fetch: fn() -> Fetched<Draw<T>>,
    with: T,
    waiting: Option<fn() -> AnyView>,
) -> impl IntoView {
    let later = Later::new(fetch, with);
    later.fetch();
    move || later.draw(&|| waiting.map_or_else(|| ().into_any(), |draw| draw()), false)
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
