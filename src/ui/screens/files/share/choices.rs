//! What can be chosen about a link: how long it works, and whether it shows the file or saves it.

use leptos::prelude::*;

use super::Life;
use crate::ui::components::Checkbox;
use crate::ui::context::use_text;

/// Draws the choices. Each makes the link anew. The first focus of the dialog is here: the link is three presses of Tab away.
pub fn draw(life: RwSignal<Life>, saves: RwSignal<bool>) -> AnyView {
    let text = use_text().share();
    let label = |it| match it {
        Life::Quarter => text.quarter,
        Life::Hour => text.hour,
        Life::Longest => text.longest,
    };
    let lives: Vec<_> = Life::ALL
        .into_iter()
        .map(|it| {
            view! {
                <label class="share-life">
                    <input
                        type="radio"
                        name="share-life"
                        autofocus=it == life.get_untracked()
                        prop:checked=move || life.get() == it
                        on:change=move |_| life.set(it)
                    />
                    <span>{label(it)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="share-lives">
            <legend class="field-label">{text.life}</legend>
            {lives}
        </fieldset>
        <Checkbox name="share-saves" label=text.saves hint=text.saves_hint checked=saves />
    }
    .into_any()
}
