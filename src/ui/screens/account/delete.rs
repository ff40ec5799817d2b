//! "Delete account": what becomes of the files, a typed confirmation, and the end.

use leptos::prelude::*;

use super::task::{Task, explain, trouble};
use crate::client::account::{Account, Holdings, Prefix, Remains, Removal, measure, remove_files};
use crate::model::failure::Failure;
use crate::model::route::Route;
use crate::ui::components::{
    Button, Checkbox, Dialog, DialogActions, Emphasis, ErrorPanel, Progress, ProgressBar, TextField,
};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::scope::Scope;

/// The panel.
#[component]
pub fn DeleteAccount() -> impl IntoView {
    let words = use_text().leaving();
    let asking = RwSignal::new(false);
    view! {
        <section class="panel panel-danger" aria-labelledby="delete-title">
            <h2 id="delete-title">{words.delete}</h2>
            <p class="panel-lead">{words.delete_lead}</p>
            <div class="row">
                <Button label=words.delete emphasis=Emphasis::Danger on_press=move |()| asking.set(true) />
            </div>
        </section>
        {move || asking.get().then(|| view! { <DeleteDialog asking /> })}
    }
}

/// What the dialog knows.
#[derive(Clone, Copy)]
struct Deletion {
    app: App,
    scope: Scope,
    task: Task,
    /// What the folders hold.
    held: RwSignal<Option<Result<Holdings, Failure>>>,
    /// How many files and versions are gone; `None` before the first.
    gone: RwSignal<Option<u64>>,
    /// What would not go.
    kept: RwSignal<Option<Removal>>,
}

impl Deletion {
    /// Looks into the folders, for as long as the dialog is open.
    fn count(self) {
        let Some(workspace) = self.app.workspace.get_untracked() else { return };
        let (files, folders) = (workspace.files(), own_folders(self.app));
        self.scope.spawn(async move { self.held.set(Some(measure(&files, &folders).await)) });
    }

    /// Deletes the files if asked to, then the account. What would not go stops it: the account is what it takes to try again.
    fn begin(self, files_first: bool) {
        let (app, account) = (self.app, Account::new(self.app.session()));
        if files_first {
            self.kept.set(None);
        }
        self.task.run(async move {
            if files_first && let Some(workspace) = app.workspace.get_untracked() {
                workspace.transfers().end(); // what is on its way would come back
                let show = |gone| self.gone.set(Some(gone));
                let removal = remove_files(&workspace.files(), &own_folders(app), show).await?;
                if !removal.refused.is_empty() || removal.remains != Remains::Nothing {
                    self.gone.set(None);
                    self.kept.set(Some(removal));
                    return Ok(());
                }
            }
            account.delete().await?;
            app.replace(&Route::SignIn); // where it is said that the account is gone
            Ok(())
        });
    }
}

/// The folders that are this person's alone.
fn own_folders(app: App) -> Vec<Prefix> {
    let identity = app.who.with_untracked(|who| who.identity().map(ToString::to_string));
    let Some(identity) = identity else { return Vec::new() };
    let config = app.config();
    let own = config.locations.iter().filter(|it| it.prefix.contains("{identity_id}") && it.users.delete);
    own.map(|it| Prefix::new(it.prefix.replace("{identity_id}", &identity))).collect()
}

#[component]
fn DeleteDialog(asking: RwSignal<bool>) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let deletion = Deletion {
        app,
        scope: Scope::here(),
        task: Task::new(),
        held: RwSignal::new(None),
        gone: RwSignal::new(None),
        kept: RwSignal::new(None),
    };
    deletion.count();
    let close = Callback::new(move |()| {
        // What is being deleted is no longer the person's to call back.
        if !deletion.task.busy.get_untracked() {
            asking.set(false);
        }
    });
    let title = Signal::derive(move || {
        deletion.kept.with(|kept| match kept {
            Some(removal) if removal.refused.is_empty() => text.leaving().versions_stay.to_owned(),
            Some(removal) => (text.leaving().refused)(removal.refused.len() as u64),
            None => text.leaving().delete_title.to_owned(),
        })
    });
    view! {
        <Dialog title on_close=close>
            {move || match deletion.kept.get() {
                Some(removal) => kept(deletion, &removal, close),
                None => view! { <Question deletion close /> }.into_any(),
            }}
        </Dialog>
    }
}

/// What goes, what becomes of the files, and the typed confirmation.
#[component]
fn Question(deletion: Deletion, close: Callback<()>) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let (words, task) = (text.leaving(), deletion.task);
    let email = app.who.with_untracked(|who| who.user().map(|user| user.email.clone())).unwrap_or_default();
    let files_first = RwSignal::new(true);
    let (typed, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let confirmed = email.clone();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let is_right = typed.with_untracked(|typed| typed.trim().eq_ignore_ascii_case(&confirmed));
        if !is_right {
            error.set(words.confirm_wrong.to_owned());
        } else if !task.busy.get_untracked() {
            error.set(String::new());
            deletion.begin(files_first.get_untracked());
        }
    };
    let holds = move || match deletion.held.get() {
        None => words.counting.to_owned(),
        Some(Err(_)) => words.uncounted.to_owned(),
        Some(Ok(Holdings { objects: 0, .. })) => words.empty.to_owned(),
        Some(Ok(Holdings { objects, bytes })) => (words.holds)(objects, &(text.files.bytes)(bytes)),
    };
    view! {
        <form class="task" method="post" novalidate on:submit=send>
            <p>{(words.delete_what)(&email)}</p>
            <p aria-live="polite">{holds}</p>
            <Checkbox name="files-first" label=words.files_first hint=words.files_first_hint checked=files_first />
            <p class="field-hint">{words.files_stay}</p>
            <TextField name="confirm" label=(words.confirm)(&email) value=typed error />
            {move || deletion.gone.get().map(|gone| progress(deletion, gone))}
            {trouble(task)}
            <DialogActions>
                <Button label=text.common.cancel disabled=task.busy on_press=close />
                <Button label=words.delete emphasis=Emphasis::Danger submit=true busy=task.busy />
            </DialogActions>
        </form>
    }
}

/// How far it is; versions beside the files themselves make it more than were counted.
fn progress(deletion: Deletion, gone: u64) -> AnyView {
    let label = (use_text().leaving().deleting)(gone);
    let held = deletion.held.with_untracked(|held| match held {
        Some(Ok(held)) => held.objects.max(1),
        _ => u64::MAX,
    });
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let share = (gone as f64 / held as f64).min(1.0);
    view! {
        <div role="status">
            <p class="field-hint">{label.clone()}</p>
            <ProgressBar label value=share state=Progress::Running />
        </div>
    }
    .into_any()
}

/// What would not go, and why; the account can go all the same.
fn kept(deletion: Deletion, removal: &Removal, close: Callback<()>) -> AnyView {
    let (text, task) = (use_text(), deletion.task);
    let words = text.leaving();
    let first = removal.refused.first().map(|(_, failure)| explain(deletion.app, failure));
    let names: Vec<_> = removal
        .refused
        .iter()
        .take(200)
        .map(|(key, _)| view! { <li><bdi>{key.clone()}</bdi></li> })
        .collect();
    let has_names = !names.is_empty();
    view! {
        {has_names
            .then(|| {
                view! { <ul class="name-list" role="list" tabindex="0" aria-label=words.delete>{names}</ul> }
            })}
        {first.map(|explanation| view! { <ErrorPanel explanation /> })}
        {(removal.remains == Remains::EarlierVersions).then(|| view! { <p>{words.versions_why}</p> })}
        <p>{words.account_still_there}</p>
        {trouble(task)}
        <DialogActions>
            <Button label=words.keep disabled=task.busy on_press=close />
            {has_names
                .then(|| {
                    view! { <Button label=text.common.try_again busy=task.busy on_press=move |()| deletion.begin(true) /> }
                })}
            <Button
                label=words.delete_anyway
                emphasis=Emphasis::Danger
                busy=task.busy
                on_press=move |()| deletion.begin(false)
            />
        </DialogActions>
    }
    .into_any()
}
