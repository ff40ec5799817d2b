//! What other apps have shared with the installed page, above the rows until it is uploaded to the folder that is open, or discarded.
//!
//! The service worker has kept it and led to the address `?shared` (`static/sw.js`); that stays until the person has answered, so
//! a reload or a sign-in on the way loses nothing.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::upload::upload;
use crate::ui::browser::{self, Handed};
use crate::ui::components::{Button, Emphasis, Icon, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::screens::files::needed::is_share;
use crate::ui::screens::files::state::FilesState;

/// The offer; nothing where nothing was shared.
#[component]
pub fn Shared(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().transfers();
    let shared = RwSignal::new_local(None::<Handed>);
    if is_share() {
        state.workspace().scope.spawn(async move { shared.set(Some(browser::shared().await)) });
    }
    let answered = move || {
        shared.set(None);
        leave_address();
        state.app().scope.spawn(browser::forget_shared());
    };
    let upload_here = move |()| {
        if let Some(handed) = shared.get_untracked() {
            upload(state, state.folder.get_untracked(), handed);
        }
        answered();
        state.focus_rows();
    };
    let discard = move |()| {
        answered();
        state.focus_rows();
    };
    move || {
        let count = shared.with(|shared| shared.as_ref().map(Handed::len))?;
        let may_write = state.rights.get().write;
        Some(view! {
            <section class="files-notice shared-bar" aria-label=text.shared_region>
                <Icon name=IconName::Upload />
                <p>{(text.shared)(count as u64, may_write)}</p>
                <Show when=move || count != 0 && may_write>
                    <Button
                        label=text.shared_upload
                        emphasis=Emphasis::Primary
                        size=Size::Small
                        on_press=upload_here
                    />
                </Show>
                <Button label=text.shared_discard size=Size::Small on_press=discard />
            </section>
        })
    }
}

/// Takes `?shared` out of the address: a reload shall not ask again.
fn leave_address() {
    let location = window().location();
    let (path, hash) = (location.pathname().unwrap_or_default(), location.hash().unwrap_or_default());
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&[path, hash].concat()));
    }
}
