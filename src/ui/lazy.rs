//! Draws what a part of the page has ([`super::parts`]), and says so where the part did not come.
//!
//! Everything here must itself be in the core, words included: it speaks when a fetch has failed, and a fetch
//! for its own words would fail as well. [`Unloaded`] has these few sentences in every language.
//!
//! | who misses the part | who says so | what "Try again" does |
//! |---|---|---|
//! | a screen or panel that is drawn from it | [`lazy()`], in its place | fetches; the view follows by the stage |
//! | a press | the frame, above the screen | fetches, then does what was pressed |
//! | the page, before there is an app | [`ask_to_try_again`], above the boot page | begins anew |

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::mount::mount_to;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::components::{Button, Icon, IconName};
use super::context::use_text;
use super::parts::{Missing, Part, Stage};
use crate::config::Language;
use crate::model::text::Unloaded;

/// What `draw` makes of a part. The part is fetched now; `waiting` stands in for it meanwhile.
///
/// Tracks the stage of the part alone: `draw` runs once the part is there, and again only if something that
/// `draw` itself reads changes. `waiting` should have the size of what comes, so that nothing moves.
pub fn lazy<T: Copy + Send + Sync + 'static>(
    part: Part<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
    waiting: fn() -> AnyView,
) -> AnyView {
    part.prefetch();
    let language = use_text().language;
    let view = move || match (part.get(), part.stage()) {
        (Some(part), _) => draw(part),
        (None, Stage::Missing(missing)) => missing_part(language, missing, Rc::new(move || part.prefetch())),
        (None, _) => waiting(),
    };
    view.into_any()
}

/// Says that a part is missing, in words that come with the core in every language, and how to go on.
///
/// `role="alert"` reads the sentence out without moving the focus: the person may be typing elsewhere.
/// `retry` is called for [`Missing::NoNetwork`] only.
pub fn missing_part(language: Language, missing: Missing, retry: Rc<dyn Fn()>) -> AnyView {
    let text = Unloaded::of(language);
    let (what, label) = match missing {
        Missing::NoNetwork => (text.no_network, text.try_again),
        Missing::Updated => (text.updated, text.reload),
    };
    let retry = SendWrapper::new(retry);
    let press = move |()| match missing {
        Missing::NoNetwork => retry(),
        Missing::Updated => drop(window().location().reload()),
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
///
/// Resolves on the press, or at once where the document has no body. The panel goes with the handle of its
/// mount.
pub async fn ask_to_try_again(language: Language) {
    let missing = Missing::find().await;
    let Some(body) = document().body() else { return };
    let (press, pressed) = oneshot::channel();
    let panel = mount_to(body, move || {
        let press = Cell::new(Some(press));
        let retry = move || {
            if let Some(press) = press.take() {
                let _ = press.send(());
            }
        };
        view! { <div class="not-loaded">{missing_part(language, missing, Rc::new(retry))}</div> }
    });
    let _ = pressed.await;
    drop(panel);
}
