//! The stages with something under way, and the result.
//!
//! Numbers change at most once a frame, and are drawn as text beside a bar. Neither is a live region: what is announced
//! is the plan when it is there, and the result.

use leptos::prelude::*;

use super::row;
use super::state::SyncState;
use crate::model::sync::Progress;
use crate::model::sync::dialog::Scanning;
use crate::ui::components::{Button, DialogActions, Emphasis, Icon, IconName, ProgressBar, VirtualRows};
use crate::ui::context::use_text;

/// Both sides are being scanned: files and objects are counted as they are found. The bar moves only while contents are
/// compared, since how many there are to find is not known.
pub fn scanning(sync: SyncState) -> AnyView {
    let (text, common) = (use_text().sync(), &use_text().common);
    let now = move || sync.scanning();
    let line = move || match now() {
        Scanning::Found(here, there) => (text.looking)(here as u64, there as u64),
        Scanning::Compared(done, of) => (text.comparing)(done as u64, of as u64),
    };
    let value = Signal::derive(move || match now() {
        Scanning::Found(..) => 0.0,
        Scanning::Compared(done, of) => share(done as u64, of as u64),
    });
    view! {
        <p>{line}</p>
        <ProgressBar label=text.plan value />
        <DialogActions>
            <Button label=common.cancel on_press=move |()| sync.stop() />
        </DialogActions>
    }
    .into_any()
}

/// The plan is being carried out. Its one button stops it; what was done stays done.
pub fn running(sync: SyncState) -> AnyView {
    let (text, files) = (use_text().sync(), &use_text().files);
    let line = move || {
        let Progress { steps, ended, bytes, moved } = sync.progress();
        (text.progress)(ended as u64, steps as u64, &(files.bytes)(moved), &(files.bytes)(bytes))
    };
    let value = Signal::derive(move || {
        // Half by files, half by bytes: many small files move the bar, and a large one does.
        let Progress { steps, ended, bytes, moved } = sync.progress();
        f64::midpoint(share(ended as u64, steps as u64), share(moved, bytes))
    });
    view! {
        <p>{line}</p>
        <ProgressBar label=text.title value />
        <p class="dialog-note">{text.running_note}</p>
        <DialogActions>
            <Button label=text.stop on_press=move |()| sync.stop() />
        </DialogActions>
    }
    .into_any()
}

/// What was done, and what was not.
///
/// Announced as it is drawn. Each step that was not done has its row with a reason; comparing again plans these anew.
/// Whether all went well is said by an icon and by words, not by colour alone.
pub fn result(sync: SyncState, stopped: bool) -> AnyView {
    let (text, common) = (use_text().sync(), &use_text().common);
    let (line, unfinished) = sync.report(|it| {
        let line = (text.result)(it.uploaded as u64, it.downloaded as u64, it.deleted as u64);
        (line, it.unfinished.len())
    });
    sync.state().app().announce(line.clone());
    let well = !stopped && unfinished == 0;
    let icon = if well { IconName::Check } else { IconName::Alert };
    view! {
        <p class=if well { "sync-result sync-well" } else { "sync-result" }>
            <Icon name=icon />
            <span>{stopped.then(|| [text.stopped, " "].concat())} {line}</span>
        </p>
        {(unfinished > 0)
            .then(|| {
                view! {
                    <p>{(text.unfinished)(unfinished as u64)}</p>
                    <div class="sync-reasons">
                        <VirtualRows
                            role="list"
                            label=Signal::stored((text.unfinished)(unfinished as u64))
                            scrolls=true
                            count=Signal::stored(unfinished)
                            row=move |at| row::unfinished(sync, at, unfinished)
                        />
                    </div>
                }
            })}
        <DialogActions>
            <Button label=text.compare_again on_press=move |()| sync.scan() />
            <Button label=common.close emphasis=Emphasis::Primary on_press=move |()| sync.close() />
        </DialogActions>
    }
    .into_any()
}

/// A part of nothing is the whole: a plan of empty files must not hold its bar at the beginning.
#[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
fn share(part: u64, of: u64) -> f64 {
    if of == 0 { 1.0 } else { part as f64 / of as f64 }
}
