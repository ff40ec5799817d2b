//! A dialog with one form: what is asked, what went wrong, one button. What is done is the caller's.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::failure::{Cause, ErrorKind, Failure};
use crate::model::text::Explanation;
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel, Fault};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::focus::focus;

/// Something that is done once at a time, and how it went the last time.
#[derive(Clone, Copy)]
pub struct Task {
    /// Whether it is being done.
    pub busy: RwSignal<bool>,
    /// Why it was not done.
    pub failure: RwSignal<Option<Failure>>,
}

impl Task {
    /// Not begun.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), failure: RwSignal::new(None) }
    }

    /// Does it, unless it is being done. The person may have left the screen by its end.
    pub fn run(self, work: impl Future<Output = Result<(), Failure>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let failure = work.await.err();
            let _ = self.failure.try_set(failure);
            let _ = self.busy.try_set(false);
            lead_to_fault();
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

/// The element that says what went wrong.
const PANEL: &str = "task-fault";

/// What a refusal means to someone who is signed in.
pub fn explain(app: App, failure: &Failure) -> Explanation {
    let explanation = app.explain(failure);
    let text = app.text.get_untracked();
    let own = text.security().refusal(failure).or_else(|| text.passkeys().refusal(failure));
    Explanation { sentences: own.unwrap_or(explanation.sentences), ..explanation }
}

/// What went wrong, as long as it has; nothing for a session that ended, which the whole page shows.
pub fn trouble(task: Task) -> impl IntoView {
    let app = use_app();
    move || {
        task.failure
            .get()
            .filter(|failure| failure.cause != Cause::SessionEnded)
            .map(|failure| view! { <div id=PANEL><ErrorPanel explanation=explain(app, &failure) /></div> })
    }
}

/// The dialog.
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
    let text = use_text();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !task.busy.get_untracked() {
            on_send.run(());
            lead_to_fault();
        }
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

/// Whether something is typed; says so at the field if not.
pub fn require(value: RwSignal<String>, error: RwSignal<String>, words: &'static str) -> bool {
    let is_there = value.with_untracked(|value| !value.trim().is_empty());
    error.set(if is_there { String::new() } else { words.to_owned() });
    is_there
}

/// Once the fields show what is wrong with them.
fn lead_to_fault() {
    request_animation_frame(|| {
        if let Ok(Some(field)) = document().query_selector(".task [aria-invalid=true]") {
            focus(&field);
        }
    });
}
