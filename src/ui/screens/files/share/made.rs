//! The link, once it is made: in a field, with when it ends, and as a code.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::client::share::Link;
use crate::model::failure::Failure;
use crate::ui::components::{Button, CopyButton, ErrorPanel, IconName, QrCode};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// How the making of a link has ended; without one where the file is gone.
pub type Made = Result<Option<Link>, Failure>;

/// Draws the link; while it is being made, that; and where it could not be made, why.
pub fn draw(state: FilesState, made: Option<Made>) -> AnyView {
    let text = use_text().share();
    match made {
        None => view! { <p class="dialog-note">{text.making}</p> }.into_any(),
        Some(Err(failure)) => view! { <ErrorPanel explanation=state.app().explain(&failure) /> }.into_any(),
        Some(Ok(None)) => view! { <p role="alert">{use_text().personal().gone}</p> }.into_any(),
        Some(Ok(Some(link))) => {
            let select_all =
                |event: web_sys::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
            let ends = dates::written(link.ends_at, Detail::Exact, use_text().language);
            view! {
                <label class="field-label" for="share-url">{text.link}</label>
                <div class="share-row">
                    <div class="field-box">
                        <input
                            class="field-input"
                            id="share-url"
                            type="text"
                            readonly
                            value=link.url.clone()
                            on:focus=select_all
                        />
                    </div>
                    <CopyButton label=text.copy value=link.url.clone() />
                </div>
                <p>
                    <time datetime=dates::machine_readable(link.ends_at)>{(text.ends)(&ends)}</time>
                    {link.is_cut_short.then(|| [" ", text.cut_short].concat())}
                </p>
                {code(link.url)}
            }
            .into_any()
        }
    }
}

/// The most bytes that a code holds, of version 40 with the least correction (ISO/IEC 18004).
const CODE_BYTES: usize = 2_953;

/// The link for the camera of a phone, unless it is too long.
fn code(url: String) -> Option<AnyView> {
    let text = use_text().share();
    (url.len() <= CODE_BYTES).then(|| {
        view! {
            <details class="share-code">
                <summary>{text.code}</summary>
                <QrCode text=url label=text.code_label />
            </details>
        }
        .into_any()
    })
}

/// Hands the link to another app, where the browser can (`navigator.share`); a person who changes their mind there is no failure.
pub fn send_button(made: Option<Made>) -> Option<AnyView> {
    let link = made?.ok()??;
    let navigator = window().navigator();
    let share: Function = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    let scope = Scope::here();
    let press = move |()| {
        let data = Object::new();
        let _ = Reflect::set(&data, &"url".into(), &link.url.clone().into());
        if let Ok(sharing) = share.call1(&navigator, &data) {
            scope.spawn(async move {
                // Refused where the person changed their mind.
                let _ = JsFuture::from(Promise::from(sharing)).await;
            });
        }
    };
    Some(view! { <Button label=use_text().share().send icon=IconName::Share on_press=press /> }.into_any())
}
