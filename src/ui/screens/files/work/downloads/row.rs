//! The downloads of single files as they are seen, in the region of the transfers.

use leptos::prelude::*;

use super::{Downloads, State, start};
use crate::model::download::{Refusal, Stage};
use crate::model::files::File;
use crate::model::files::kind::Kind;
use crate::model::text::{Explanation, Problem};
use crate::ui::components::{ErrorPanel, FileName, Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::row::icon_of;
use crate::ui::screens::files::state::FilesState;

/// Draws those that wait, are tried again or were refused, the latest first; nothing where there are none.
pub fn draw(state: FilesState, downloads: Downloads) -> AnyView {
    let shown = Memo::new(move |_| {
        downloads.0.with(|all| {
            let shown = all.iter().rev().filter(|it| it.is_shown());
            shown.map(|it| (it.id, it.file.clone(), it.state.clone())).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let rows: Vec<_> = shown.get().into_iter().map(|it| row(state, downloads, it)).collect();
        (!rows.is_empty()).then(
            || view! { <ul class="downloads" aria-label=use_text().transfers().single_downloads>{rows}</ul> },
        )
    };
    list.into_any()
}

fn row(state: FilesState, downloads: Downloads, (id, file, stage): (u32, File, State)) -> AnyView {
    let text = use_text().transfers();
    let name = file.key.name().to_owned();
    let icon = icon_of(Kind::of_name(&name));
    // Its button goes with the row, and the focus must not go with it.
    let remove = move |()| {
        downloads.remove(id);
        state.focus_rows();
    };
    let (line, label, icon_of_button) = match &stage {
        State::UnderWay(Stage::Offline) => (text.download_offline, text.cancel, IconName::Close),
        State::UnderWay(_) => (text.download_again, text.cancel, IconName::Close),
        State::Refused(_) => (text.not_downloaded, text.dismiss, IconName::Check),
    };
    let why = match stage {
        State::Refused(refusal) => Some(panel(state, downloads, id, file, &refusal)),
        State::UnderWay(_) => None,
    };
    let is_refused = why.is_some();
    view! {
        <li class="transfer download" class:transfer-failed=is_refused>
            <Icon name=icon />
            <div class="transfer-name">
                <FileName name />
            </div>
            <div class="transfer-line">{line}</div>
            <div class="transfer-actions">
                <IconButton label icon=icon_of_button on_press=remove />
            </div>
            {why}
        </li>
    }
    .into_any()
}

/// Why it was refused, with the service's own account, and the offer to try again.
fn panel(state: FilesState, downloads: Downloads, id: u32, file: File, refusal: &Refusal) -> AnyView {
    let mut explanation: Explanation = state.app().explain(&refusal.failure);
    if refusal.is_gone {
        explanation.sentences = use_text().sentences(Problem::NoSuchFile);
    }
    let retry = move |()| {
        downloads.remove(id);
        state.focus_rows();
        start(state, file.clone());
    };
    view! {
        <div class="transfers-why">
            <ErrorPanel explanation on_retry=retry />
        </div>
    }
    .into_any()
}
