//! The downloads as they are seen, in the region of the transfers.
//!
//! A list of its own beside the uploads: these can be thousands and are drawn as virtual rows, while downloads are a
//! few. The rows of a download are drawn again by the workspace's totals, which change about ten times a second.

use leptos::prelude::*;

use super::progress::{lines, progress, share};
use super::reason;
use crate::client::archive::{DownloadId, Downloads, End, Missing, Snapshot, Stopped};
use crate::ui::components::{ErrorPanel, FileName, Icon, IconButton, IconName, ProgressBar};
use crate::ui::context::{App, Workspace, use_app, use_text};
use crate::ui::screens::files::state::FilesState;

/// So many of what is missing are listed; the others are a number. The note in the archive names all.
const LISTED: usize = 100;

/// Draws the list; the transfers' panel shows it while there is a download in it.
pub fn draw(state: FilesState) -> AnyView {
    let workspace = state.workspace();
    let ids = Memo::new(move |_| {
        workspace.downloads.track();
        workspace.archives.with_value(|it| it.as_ref().map(Downloads::ids)).unwrap_or_default()
    });
    view! {
        <ul class="downloads" aria-label=use_text().transfers().downloads>
            {move || {
                ids.get().into_iter().filter_map(|id| Some(row(workspace, workspace.archives.get_value()?, id))).collect::<Vec<_>>()
            }}
        </ul>
    }
    .into_any()
}

/// One download: name, how far it is, and one button, to cancel while it is under way and to take the row away
/// afterwards. A row's name labels its bar, so that "42 %" is read together with what progresses.
fn row(workspace: Workspace, downloads: Downloads, id: DownloadId) -> AnyView {
    let (app, text) = (use_app(), use_text());
    let Some(first) = downloads.snapshot(id) else { return ().into_any() };
    let name = first.name.clone();
    let downloads = StoredValue::new_local(downloads);
    // A row that was taken out stays as it was until it is gone from the page.
    let seen = Memo::new(move |before: Option<&Snapshot>| {
        workspace.downloads.track();
        let now = downloads.with_value(|downloads| downloads.snapshot(id));
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let failed = move || seen.with(|seen| matches!(seen.end, Some(End::Stopped(_))));
    view! {
        <li class="transfer download" class:transfer-failed=failed>
            <Icon name=IconName::Archive />
            <div class="transfer-name">
                <FileName name=name.clone() />
            </div>
            <div class="transfer-line">
                {move || seen.with(|seen| lines(seen).into_iter().map(|line| view! { <span>{line}</span> }).collect::<Vec<_>>())}
            </div>
            <ProgressBar
                label=name
                value=Signal::derive(move || seen.with(share))
                state=Signal::derive(move || seen.with(progress))
            />
            <div class="transfer-actions">
                {move || {
                    if seen.with(|seen| seen.end.is_some()) {
                        let label = text.archive().remove;
                        view! { <IconButton label icon=IconName::Check on_press=move |()| downloads.with_value(|it| it.remove(id)) /> }
                    } else {
                        let label = text.archive().cancel;
                        let cancel = move |()| downloads.with_value(|it| it.cancel(id));
                        view! { <IconButton label icon=IconName::Close on_press=cancel /> }
                    }
                }}
            </div>
            {move || seen.with(|seen| why(app, seen))}
            {missing(app, downloads, id, seen)}
        </li>
    }
    .into_any()
}

/// Why there is no archive, with the service's own account.
///
/// Folded, as the line above has said what went wrong in a sentence. `None` while there is no failure of a service.
fn why(app: App, seen: &Snapshot) -> Option<AnyView> {
    let Some(End::Stopped(Stopped::Failed(failure))) = &seen.end else { return None };
    let explanation = app.explain(failure);
    Some(
        view! {
            <details class="transfers-why">
                <summary>{use_text().transfers().why}</summary>
                <ErrorPanel explanation />
            </details>
        }
        .into_any(),
    )
}

/// What is not in the archive, as far as it is known.
///
/// Folded too: the number is on the fold. A download that was stopped has no archive that something could be missing
/// from.
fn missing(
    app: App,
    downloads: StoredValue<Downloads, LocalStorage>,
    id: DownloadId,
    seen: Memo<Snapshot>,
) -> impl IntoView {
    let count = Memo::new(move |_| seen.with(|seen| seen.progress.missing));
    let is_stopped = Memo::new(move |_| seen.with(|seen| matches!(seen.end, Some(End::Stopped(_)))));
    move || {
        let text = use_text();
        let (words, count) = (text.archive(), count.get());
        if count == 0 || is_stopped.get() {
            return None;
        }
        let item = |Missing { path, why }: &Missing| {
            view! {
                <li>
                    <bdi>{path.clone()}</bdi>
                    <span>{reason(app, text, why)}</span>
                </li>
            }
        };
        let list = downloads.with_value(|downloads| {
            downloads.with_missing(id, |all| all.iter().take(LISTED).map(item).collect::<Vec<_>>())
        });
        let more = count.saturating_sub(LISTED);
        Some(view! {
            <details class="transfers-why">
                <summary>{(words.missing)(count as u64)}</summary>
                <ul class="download-missing">
                    {list}
                    {(more > 0).then(|| view! { <li>{(words.more_missing)(more as u64)}</li> })}
                </ul>
            </details>
        })
    }
}
