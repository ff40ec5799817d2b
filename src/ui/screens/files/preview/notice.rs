//! What stands in the place of a file that is not there yet, or is not shown: why, and what to do.

use leptos::prelude::*;

use super::opened::{Opened, Outcome};
use crate::model::download::Refusal;
use crate::model::failure::Cause;
use crate::model::files::Entry;
use crate::model::preview::Refused;
use crate::model::text::Problem;
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, ErrorPanel, Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};
use crate::ui::screens::files::download;

/// Draws it; nothing where the file is shown. Read out when it comes.
pub fn draw(at: Opened) -> impl IntoView {
    move || {
        let outcome = at.outcome.get();
        let text = use_text();
        match outcome {
            Outcome::Shown => ().into_any(),
            Outcome::Loading => loading(),
            Outcome::Empty => sentence(IconName::File, text.preview().empty.to_owned(), ().into_any()),
            Outcome::Archived => {
                let words =
                    [text.details().archived_note, " ", text.sentences(Problem::Archived).next].concat();
                sentence(IconName::Lock, words, ().into_any())
            }
            Outcome::Changed => changed(at),
            Outcome::NotEditable(why) => {
                let words = (text.edit().refused)(why, text.files.bytes);
                sentence(IconName::File, words, download_button(at))
            }
            Outcome::None(refused) => none(at, refused),
            Outcome::Failed(refusal) => failed(at, &refusal),
        }
    }
}

/// Shown only once it takes a moment: the style sees to it.
fn loading() -> AnyView {
    view! {
        <p class="preview-loading" role="status">
            {dom(|| El::new("span", "preview-spinner").with("aria-hidden", "true"))}
            {use_text().preview().loading}
        </p>
    }
    .into_any()
}

fn sentence(icon: IconName, words: String, action: AnyView) -> AnyView {
    view! {
        <div class="preview-note" role="status">
            <Icon name=icon />
            <p>{words}</p>
            {action}
        </div>
    }
    .into_any()
}

fn none(at: Opened, refused: Refused) -> AnyView {
    let text = use_text();
    let words = (text.preview().refused)(refused, text.files.bytes);
    sentence(IconName::File, words, download_button(at))
}

fn changed(at: Opened) -> AnyView {
    let text = use_text();
    let press = move |()| at.anew.notify();
    let again = view! { <Button label=text.common.try_again icon=IconName::Retry on_press=press /> };
    sentence(IconName::Info, text.preview().changed.to_owned(), again.into_any())
}

/// Downloads the file, as the button above does.
pub fn download_button(at: Opened) -> AnyView {
    let label = use_text().tools().download;
    let press = move |()| download::start(at.state(), vec![Entry::File(at.file())]);
    view! { <Button label icon=IconName::Download emphasis=Emphasis::Primary on_press=press /> }.into_any()
}

/// In the words that a download's refusal has. Where there was no network, it is shown again as soon as there is one.
fn failed(at: Opened, refusal: &Refusal) -> AnyView {
    let mut explanation = at.state().app().explain(&refusal.failure);
    if refusal.is_gone {
        explanation.sentences = use_text().sentences(Problem::NoSuchFile);
    }
    if matches!(refusal.failure.cause, Cause::Transport(_)) {
        let scope = at.scope;
        let listening = browser::on_network(move |is_online| {
            if is_online {
                scope.run(move || at.anew.notify());
            }
        });
        let listening = StoredValue::new_local(Some(listening));
        on_cleanup(move || listening.set_value(None));
    }
    let retry = move |()| at.anew.notify();
    view! {
        <div class="preview-failed">
            <ErrorPanel explanation on_retry=retry />
        </div>
    }
    .into_any()
}
