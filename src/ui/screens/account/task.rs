//! A dialog with one form: fields, failure and one button. The work is the caller's.

use futures_channel::oneshot::{self, Canceled};
use futures_util::future::pending;
use leptos::prelude::*;

use crate::model::failure::{Cause, ErrorKind, Failure};
use crate::ui::components::{
    Button, Dialog, DialogActions, Emphasis, ErrorPanel, Fault, focus_first_invalid, read_fields,
};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::scope::Scope;

/// Work that runs at most once at a time, and the outcome of the last run. The work ends with the dialog or panel that makes
/// the task: leaving the screen aborts the request.
#[derive(Clone, Copy)]
pub struct Task {
    /// Whether it is being done.
    pub busy: RwSignal<bool>,
    /// Why it was not done.
    pub failure: RwSignal<Option<Failure>>,
    scope: Scope,
}

impl Task {
    /// A task of the current owner, not begun.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), failure: RwSignal::new(None), scope: Scope::here() }
    }

    /// Starts the work, unless it is under way. Work that closes its own dialog does so last: the dialog goes with the next
    /// effects, after the outcome is written.
    pub fn run(self, work: impl Future<Output = Result<(), Failure>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        self.scope.spawn(async move {
            let failure = work.await.err();
            self.failure.set(failure);
            self.busy.set(false);
            focus_first_invalid(self.scope, FORM);
        });
    }

    /// A field that is to blame for the failures that `is_here` finds.
    pub fn blames(self, is_here: fn(&Failure) -> bool) -> Fault {
        let is_here = Signal::derive(move || self.failure.with(|it| it.as_ref().is_some_and(is_here)));
        Fault { panel: PANEL, is_here }
    }

    /// Blames the field of a code.
    pub fn blames_code(self) -> Fault {
        self.blames(|failure| {
            matches!(
                failure.kind(),
                ErrorKind::CodeMismatch | ErrorKind::AppCodeMismatch | ErrorKind::ExpiredCode
            )
        })
    }
}

/// The form of a dialog.
pub const FORM: &str = ".task";
/// The element that says what went wrong.
const PANEL: &str = "task-fault";

/// Work that is finished in the page's own scope once it has begun, for a caller that may end meanwhile: a copy would otherwise
/// leave half an upload in the bucket, and a request whose answer nobody hears would leave the session behind the account.
pub async fn finish<T: 'static>(app: App, work: impl Future<Output = T> + 'static) -> T {
    let (sender, outcome) = oneshot::channel();
    app.scope.spawn(async move { drop(sender.send(work.await)) });
    match outcome.await {
        Ok(outcome) => outcome,
        // The page itself has ended.
        Err(Canceled) => pending().await,
    }
}

/// What went wrong, as long as it has; nothing for a session that ended, which the whole page shows.
pub fn trouble(task: Task) -> impl IntoView {
    let app = use_app();
    move || {
        task.failure.get().filter(|failure| failure.cause != Cause::SessionEnded).map(
            |failure| view! { <div id=PANEL><ErrorPanel explanation=app.explain_auth(&failure) /></div> },
        )
    }
}

/// The dialog.
///
/// A form: Enter sends it. A refusal keeps it open, with the blamed field focused.
#[component]
pub fn TaskDialog(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What it does.
    task: Task,
    /// What the button says; empty for none.
    #[prop(into)]
    button: Signal<String>,
    /// How the button looks.
    #[prop(optional)]
    emphasis: Emphasis,
    /// The person wants out.
    on_close: Callback<()>,
    /// The person wants it done.
    on_send: Callback<()>,
    /// Fields and sentences.
    children: Children,
) -> impl IntoView {
    let (text, scope) = (use_text(), Scope::here());
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        read_fields(FORM);
        scope.run(move || {
            if !task.busy.get_untracked() {
                on_send.run(());
                focus_first_invalid(scope, FORM);
            }
        });
    };
    view! {
        <Dialog title on_close>
            <form class="task" method="post" novalidate on:submit=send>
                {children()} {trouble(task)}
                <DialogActions>
                    <Button label=text.common.cancel on_press=on_close />
                    {move || {
                        (!button.with(String::is_empty))
                            .then(|| view! { <Button label=button emphasis submit=true busy=task.busy /> })
                    }}
                </DialogActions>
            </form>
        </Dialog>
    }
}
