//! What stands above a file: its name, its place in the list, and what can be done.

use leptos::prelude::*;

use super::shown::Shown;
use crate::model::files::kind::Kind;
use crate::ui::components::{FileName, Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};
use crate::ui::screens::files::row::icon_of;

/// The head of the dialog.
pub fn draw(shown: Shown) -> impl IntoView {
    let (text, tools, common) = (use_text().preview(), use_text().tools(), &use_text().common);
    let place = shown.place;
    let position = move || {
        place.with(|it| (it.position > 0).then(|| (text.position)(it.position as u64, it.count as u64)))
    };
    let name = move || {
        let name = shown.name();
        view! {
            <Icon name=icon_of(Kind::of_name(&name)) />
            <FileName name />
        }
    };
    view! {
        <header class="preview-head">
            <h2 class="preview-name">{name}</h2>
            <p class="preview-position" aria-live="polite">
                <span class="visually-hidden">{move || shown.name()}</span>
                {position}
            </p>
            <div class="preview-actions">
                <IconButton
                    label=text.previous
                    icon=IconName::ChevronLeft
                    disabled=Signal::derive(move || place.with(|it| it.previous.is_none()))
                    on_press=move |()| shown.previous()
                />
                <IconButton
                    label=text.next
                    icon=IconName::ChevronRight
                    disabled=Signal::derive(move || place.with(|it| it.next.is_none()))
                    on_press=move |()| shown.next()
                />
                {dom(|| El::new("span", "preview-line-between"))}
                <Show when=move || shown.may_edit() && !shown.editor.is_open.get()>
                    <IconButton
                        label=use_text().edit().edit
                        icon=IconName::Pencil
                        on_press=move |()| shown.editor.open()
                    />
                </Show>
                <IconButton label=tools.download icon=IconName::Download on_press=move |()| shown.download() />
                <IconButton label=tools.details icon=IconName::Info on_press=move |()| shown.details() />
                <IconButton label=common.close icon=IconName::Close on_press=move |()| shown.close() />
            </div>
        </header>
    }
}
