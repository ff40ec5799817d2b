//! One transfer.

use leptos::prelude::*;

use crate::model::files::kind::Kind;
use crate::model::transfer::{Command, Status, Transfer, Which};
use crate::ui::components::{FileName, Icon, IconButton, IconName, Progress, ProgressBar};
use crate::ui::context::use_text;
use crate::ui::screens::files::row::icon_of;
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::work::WorkState;

/// Draws the transfer at an index.
///
/// A row is known by its number, as in every list of virtual rows, and reads itself anew in each frame; memos keep what
/// has not changed from being drawn. `aria-posinset` and `aria-setsize` say which of how many, since only rows in view
/// are in the page.
pub fn draw(state: FilesState, at: usize) -> AnyView {
    let (text, files) = (use_text().transfers(), &use_text().files);
    let work = state.work;
    let transfer = Memo::new(move |_| {
        work.frame.track();
        work.rows(at..at + 1).pop()
    });
    let name =
        Memo::new(move |_| transfer.with(|it| it.as_ref().map(|it| it.name.clone())).unwrap_or_default());
    let status = Memo::new(move |_| transfer.with(|it| it.as_ref().map(|it| it.status.clone())));
    let line = move || {
        transfer.with(|it| {
            let Transfer { sent, size, status, .. } = it.as_ref()?;
            Some(match status {
                Status::Sending => (text.sent_of)(&(files.bytes)(*sent), &(files.bytes)(*size)),
                Status::Failed(failure) => state.app().explain(failure).sentences.what.to_owned(),
                other => word(other, text).to_owned(),
            })
        })
    };
    let count = move || work.totals.with(|totals| totals.count.to_string());

    view! {
        <div
            class="transfer"
            class:transfer-failed=move || status.with(|it| matches!(it, Some(Status::Failed(_))))
            role="listitem"
            aria-posinset=(at + 1).to_string()
            aria-setsize=count
        >
            {move || view! { <Icon name=icon_of(Kind::of_name(&name.get())) /> }}
            <div class="transfer-name">{move || view! { <FileName name=name.get() /> }}</div>
            <div class="transfer-line">{line}</div>
            <ProgressBar
                label=name
                value=Signal::derive(move || transfer.with(|it| it.as_ref().map_or(0.0, share)))
                state=Signal::derive(move || status.with(|it| it.as_ref().map_or(Progress::Waiting, progress)))
            />
            <div class="transfer-actions">
                {move || transfer.with(|it| it.as_ref().map(|it| it.id)).map(|id| actions(work, status, Which::One(id)))}
            </div>
        </div>
    }
    .into_any()
}

/// The buttons that its state allows.
///
/// Each button is an icon with a name for those who listen. Whether its state is over by the time of the press does not
/// matter: a command that does not fit changes nothing.
fn actions(work: WorkState, status: Memo<Option<Status>>, which: Which) -> AnyView {
    let text = use_text().transfers();
    let button = move |label: &'static str, icon: IconName, command, when: fn(&Status) -> bool| {
        let shown = Memo::new(move |_| status.with(|status| status.as_ref().is_some_and(when)));
        view! {
            <Show when=move || shown.get()>
                <IconButton label icon on_press=move |()| work.dispatch(command) />
            </Show>
        }
    };
    view! {
        {button(text.pause, IconName::Pause, Command::Pause(which), |it| {
            matches!(it, Status::Waiting | Status::Sending)
        })}
        {button(text.resume, IconName::Play, Command::Resume(which), |it| matches!(it, Status::Paused))}
        {button(text.retry, IconName::Retry, Command::Retry(which), |it| matches!(it, Status::Failed(_)))}
        {button(text.cancel, IconName::Close, Command::Cancel(which), |it| {
            !matches!(it, Status::Done | Status::Cancelling | Status::Cancelled | Status::Skipped)
        })}
    }
    .into_any()
}

/// How far it is, from 0 to 1; an empty file is there or not.
#[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
fn share(transfer: &Transfer) -> f64 {
    match transfer.status {
        Status::Done => 1.0,
        _ if transfer.size == 0 => 0.0,
        _ => transfer.sent as f64 / transfer.size as f64,
    }
}

/// How the bar looks: it moves while bytes do, and while S3 puts the parts together.
const fn progress(status: &Status) -> Progress {
    match status {
        Status::Sending | Status::Finishing => Progress::Running,
        Status::Done => Progress::Done,
        Status::Failed(_) => Progress::Failed,
        _ => Progress::Waiting,
    }
}

/// The word for a state. Of uploads that send or have failed there is more to say, which [`draw`] does.
const fn word(status: &Status, text: &crate::model::text::Transfers) -> &'static str {
    match status {
        Status::Asking(_) => text.asking,
        Status::Paused => text.paused,
        Status::Finishing => text.finishing,
        Status::Done => text.done,
        Status::Cancelling => text.cancelling,
        Status::Cancelled => text.cancelled,
        Status::Skipped => text.skipped,
        Status::Waiting | Status::Sending | Status::Failed(_) => text.waiting,
    }
}
