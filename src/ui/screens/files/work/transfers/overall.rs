//! All transfers together: one bar, how fast, how long, and what can be said to all of them.

use leptos::prelude::*;

use super::notify::Offer;
use crate::model::transfer::{Command, Totals, Which};
use crate::ui::components::{Button, Emphasis, IconName, Progress, ProgressBar, Size};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// The head of the region.
///
/// Buttons for all are there with more than one upload, and while a command would change something. "Clear" takes away
/// the rows that are over. Offline the line says so, and nothing needs to be pressed: uploads go on by themselves.
#[component]
pub fn Overall(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let (text, files) = (use_text().transfers(), &use_text().files);
    let work = state.work;
    let totals = work.totals;
    let value = Signal::derive(move || totals.with(share));
    let bar = Signal::derive(move || totals.with(progress));
    let line = move || {
        let Totals { sent, size, active, offline, .. } = totals.get();
        if offline {
            return text.offline.to_owned();
        }
        if size == 0 {
            return String::new();
        }
        let mut parts = vec![(text.sent_of)(&(files.bytes)(sent), &(files.bytes)(size))];
        if active > 0 {
            work.rate.with(|rate| {
                parts.extend(rate.per_second().map(|bytes| (text.rate)(&(files.bytes)(bytes))));
                parts.extend(rate.seconds_for(size.saturating_sub(sent)).map(text.left));
            });
        }
        parts.join(" · ")
    };
    let button = move |label: &'static str, icon, command, when: fn(&Totals) -> bool| {
        let shown = Memo::new(move |_| totals.with(|totals| totals.count > 1 && when(totals)));
        view! {
            <Show when=move || shown.get()>
                <Button
                    label
                    icon
                    size=Size::Small
                    emphasis=Emphasis::Quiet
                    on_press=move |()| work.dispatch(command)
                />
            </Show>
        }
    };
    let running = Memo::new(move |_| totals.with(Totals::unfinished));
    let over = Memo::new(move |_| totals.with(|it| it.done + it.dropped + it.failed > 0));

    view! {
        <div class="transfers-all">
            <ProgressBar label=text.all value state=bar />
            <p class="transfers-line">{line}</p>
            <div class="transfers-actions">
                {button(text.pause_all, IconName::Pause, Command::Pause(Which::All), |it| it.waiting + it.active > 0)}
                {button(text.resume_all, IconName::Play, Command::Resume(Which::All), |it| it.paused > 0)}
                {button(text.retry_all, IconName::Retry, Command::Retry(Which::All), |it| it.failed > 0)}
                {button(text.cancel_all, IconName::Close, Command::Cancel(Which::All), Totals::unfinished)}
                <Offer running />
                <Show when=move || over.get()>
                    <Button
                        label=text.clear
                        icon=IconName::Check
                        size=Size::Small
                        emphasis=Emphasis::Quiet
                        on_press=move |()| work.dispatch(Command::Clear)
                    />
                </Show>
            </div>
        </div>
    }
}

/// How far all are, from 0 to 1. Empty files have no bytes to count: their number counts then.
#[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
fn share(totals: &Totals) -> f64 {
    match totals.size {
        0 if totals.count == 0 => 0.0,
        0 => (totals.done + totals.dropped + totals.failed) as f64 / totals.count as f64,
        size => totals.sent as f64 / size as f64,
    }
}

/// Moving uploads decide over waiting ones, and these over failed ones: the bar says "failed" only when nothing else
/// will happen.
const fn progress(totals: &Totals) -> Progress {
    match totals {
        _ if totals.active > 0 => Progress::Running,
        _ if totals.unfinished() => Progress::Waiting,
        _ if totals.failed > 0 => Progress::Failed,
        _ => Progress::Done,
    }
}
