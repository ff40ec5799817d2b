//! "Files from before you signed in": what the guest left that the person was, and taking it over. Fetched with the account page,
//! and only for those who were a guest on this device.
//!
//! | state of `Left` | shown |
//! |---|---|
//! | no files | nothing; the guest's credentials are forgotten |
//! | a list that did not come | nothing; the next visit asks again |
//! | files, none under way | how many, and "Take over" or "Leave" |
//! | a task under way | how many are done |
//! | all done | how many were renamed, and the way to the files |
//!
//! Each file is read in the guest's name and written in the user's. A failure stops the loop after whole
//! files; the next press goes on with the rest, because `done` counts what is finished.

use std::rc::Rc;

use leptos::prelude::*;

use super::task::{Task, finish, trouble};
use crate::client::claim::{Claim, Claimed, Find};
use crate::model::route::Route;
use crate::ui::components::{Button, Emphasis, ProgressBar};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::scope::Scope;

/// What is left to take over, and how far that is.
///
/// `done` is also the index of the next file; `renamed` counts copies whose name was taken already.
#[derive(Clone, Default)]
struct Left {
    claim: Option<Rc<Claim>>,
    files: Vec<Find>,
    done: usize,
    renamed: usize,
}

/// The panel, for a user who was a guest.
///
/// Lists the guest's folders once, when it appears. Leaving the screen ends the list and the loop, but not
/// the file that is being copied: that runs in the page's scope.
#[component]
pub fn GuestClaim(
    /// Called once files were copied.
    on_change: Callback<()>,
) -> impl IntoView {
    let (app, words) = (use_app(), use_text().identities());
    let left = RwSignal::new_local(Left::default());
    let task = Task::new();
    Scope::here().spawn(async move {
        let Some(claim) = claim(app) else { return };
        // A list that did not come is asked for by the next visit: to forget the guest would lose the files.
        let Ok(files) = claim.list().await else { return };
        if files.is_empty() {
            app.session().forget_before();
        } else {
            left.set(Left { claim: Some(claim), files, ..Left::default() });
        }
    });
    let take = move |()| {
        task.run(async move {
            let Left { claim, files, done, .. } = left.get_untracked();
            let Some(claim) = claim else { return Ok(()) };
            for find in &files[done..] {
                let (claim, find) = (claim.clone(), find.clone());
                let outcome = finish(app, async move { claim.take(&find).await }).await?;
                left.update(|left| {
                    left.done += 1;
                    left.renamed += usize::from(outcome == Claimed::Renamed);
                });
            }
            on_change.run(());
            Ok(())
        });
    };
    let forget = move |()| {
        app.session().forget_before();
        left.set(Left::default());
    };
    let go = move |()| {
        app.session().forget_before();
        app.go(&Route::Home);
    };
    move || {
        let Left { files, done, renamed, .. } = left.get();
        let all = files.len();
        let text = use_text();
        let lead = (words.claim_lead)(all, &(text.files.bytes)(files.iter().map(|file| file.size).sum()));
        let how =
            if files.iter().all(|file| file.may_delete) { words.claim_how } else { words.claim_how_kept };
        let busy = task.busy.get();
        let body = if all > 0 && done == all {
            let renamed = (renamed > 0).then(|| (words.claim_renamed)(renamed));
            view! {
                <p class="panel-lead" role="status">{words.claim_done} " " {renamed}</p>
                <div class="row">
                    <Button label=words.claim_go on_press=go />
                </div>
            }
            .into_any()
        } else if busy {
            let progress = (words.claim_progress)(done, all);
            #[allow(clippy::cast_precision_loss, reason = "a bar has fewer steps")]
            let share = done as f64 / all as f64;
            view! {
                <p class="panel-lead" role="status">{progress}</p>
                <ProgressBar label=words.claim value=share />
            }
            .into_any()
        } else {
            view! {
                <p class="panel-lead">{lead} " " {how}</p>
                {trouble(task)}
                <div class="row">
                    <Button label=words.claim_take emphasis=Emphasis::Primary on_press=take />
                    <Button label=words.claim_leave emphasis=Emphasis::Quiet on_press=forget />
                </div>
            }
            .into_any()
        };
        (all > 0).then(|| {
            view! {
                <section class="panel" aria-labelledby="guest-claim-title">
                    <h2 id="guest-claim-title">{words.claim}</h2>
                    {body}
                </section>
            }
        })
    }
}

/// The take-over, if there can be one.
///
/// `None` for guests, without a workspace, and where guests have no folder of their own. Not tracked.
fn claim(app: App) -> Option<Rc<Claim>> {
    let workspace = app.workspace.get_untracked()?;
    let who = app.who.get_untracked();
    let user = who.user()?;
    let guest = user.guest_identity.clone()?;
    let files = workspace.files();
    Claim::new(&app.session(), &app.config(), files.s3().ports(), &guest, &user.identity).map(Rc::new)
}
