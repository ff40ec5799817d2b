//! The card of the sign-in screen, which the core draws: the form of the first step needs no part to stand in it.
//!
//! The card has two places: the slot of the boot form, and below it whatever the part draws. On the first
//! step the part draws nothing of its own and brings the form to life; on every other step the form is out of
//! the document, because its fields have the same ids as theirs.
//!
//! While the part is on its way the form can be typed into and pressed. If the part does not come, the notice
//! of `lazy` appears below the form, and the next press anywhere in the card asks for it again.

use leptos::{html, prelude::*};

use super::components::Mark;
use super::context::use_app;
use super::lazy::lazy;
use crate::model::auth::Step;

/// The card of the sign-in screen. The form stands in it from the first moment; the part draws the other steps.
#[component]
pub fn SignInCard() -> impl IntoView {
    let app = use_app();
    let slot = NodeRef::<html::Div>::new();
    let is_first_step = Memo::new(move |_| {
        app.parts.sign_in.get().is_none()
            || app.flow.with(|flow| matches!(flow.step(), Some(Step::SignIn(_))))
    });
    Effect::new(move || {
        let (Some(slot), Some(form)) = (slot.get(), app.boot_form()) else { return };
        if is_first_step.get() {
            form.mount(&slot);
        } else {
            form.unmount();
        }
    });
    view! {
        <div class="niche">
            <Mark />
            // A press in the form asks again for a part that did not come; `boot.js` records what was pressed.
            <div class="card" on:click=move |_| app.parts.sign_in.prefetch()>
                <div class="boot-slot" node_ref=slot></div>
                {lazy(app.parts.sign_in, |part| (part.screen)(), || ().into_any())}
            </div>
        </div>
    }
}
