//! The form of a step, with its heading, remark, fields and button, and which failures make which field invalid.
//!
//! # Who is told what
//!
//! | event | sighted person | screen reader |
//! |---|---|---|
//! | another step | heading, fields | the page's title, then the focused field or heading |
//! | a field is missing | error below the field | focus on the first such field, with its error |
//! | a call is under way | the button's spinner | `aria-busy` on the button |
//! | a refusal | the panel, the marked field | the alert, then the focus on the field, described by the panel |

use leptos::{html, prelude::*};

use super::remark::{FAULT, Remarks};
use crate::model::auth::{Remark, State, Typed};
use crate::model::text::AuthProblem as Problem;
use crate::ui::components::{Button, Emphasis, Fault, Size, focus_first_invalid, read_fields};
use crate::ui::context::{App, use_app, use_title};
use crate::ui::scope::Scope;

/// Selects the form of a step.
pub const FORM: &str = ".step";

/// One step: a form with its heading, its remark, its fields, and one button.
///
/// `method="post"`, though nothing is ever posted: if a script fails, a password must not land in the
/// address. `novalidate`, since the page checks in its own words. Enter in any field sends.
#[component]
pub fn StepForm(
    /// The heading, the form's accessible name, and the page's title.
    title: &'static str,
    /// A sentence below the heading; empty for none.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// What the button says; empty for none.
    #[prop(optional)]
    button: &'static str,
    /// Sends it. Not called while a call is under way.
    #[prop(optional, into)]
    on_send: Option<Callback<()>>,
    /// Whether the heading takes the focus: for steps that have no field to give it to.
    #[prop(optional)]
    focus_heading: bool,
    /// Fields.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (app, scope) = (use_app(), Scope::here());
    use_title(title);
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get().filter(|_| focus_heading) {
            let _ = heading.focus();
        }
    });
    let is_busy = Signal::derive(move || app.flow.with(State::is_waiting));
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        read_fields(FORM);
        scope.run(move || {
            if let (false, Some(on_send)) = (is_busy.get_untracked(), on_send) {
                on_send.run(());
                focus_first_invalid(scope, FORM);
            }
        });
    };
    focus_after_refusal(is_busy);
    view! {
        <form class="step" aria-labelledby="step-title" method="post" novalidate on:submit=send>
            <div class="step-head">
                <h1 id="step-title" tabindex="-1" node_ref=heading>
                    {title}
                </h1>
                {move || (!lead.with(String::is_empty)).then(|| view! { <p>{lead.get()}</p> })}
            </div>
            <Remarks />
            {children.map(|children| children())}
            {(!button.is_empty())
                .then(|| {
                    view! { <Button label=button emphasis=Emphasis::Primary size=Size::Wide submit=true busy=is_busy /> }
                })}
        </form>
    }
}

/// Focuses the field that a refusal makes invalid, once the call is over.
///
/// Tracks `is_busy` and acts on its fall alone. A success moves on to a step without an invalid field, where
/// nothing is focused by this.
pub fn focus_after_refusal(is_busy: Signal<bool>) {
    let scope = Scope::here();
    Effect::new(move |was_busy: Option<bool>| {
        let is_busy = is_busy.get();
        if was_busy == Some(true) && !is_busy {
            focus_first_invalid(scope, FORM);
        }
        is_busy
    });
}

/// A field that is to blame for failures of these kinds.
///
/// Tracks the flow. Failures of other kinds mark no field: the panel alone says them.
pub fn blamed_for(app: App, kinds: &'static [Problem]) -> Fault {
    let is_here = Signal::derive(move || {
        app.flow.with(|flow| match flow.remark() {
            Some(Remark::Failed(failure)) => Problem::of(failure).is_some_and(|it| kinds.contains(&it)),
            _ => false,
        })
    });
    Fault { panel: FAULT, is_here }
}

/// The steps whose code can be wrong blame it for these.
pub const WRONG_CODE: &[Problem] =
    &[Problem::WrongCode, Problem::CodeExpired, Problem::WrongAppCode, Problem::AppCodeUsed];
/// Steps that set a password blame it for these.
pub const UNFIT_PASSWORD: &[Problem] =
    &[Problem::WeakPassword, Problem::PasswordSpaces, Problem::PasswordTooLong, Problem::PasswordUsedBefore];

/// What the step was given by those before it.
///
/// Not tracked: read once, to fill the fields when the step begins.
pub fn typed(app: App) -> Typed {
    app.flow.with_untracked(|flow| flow.step().map(|step| step.typed().clone())).unwrap_or_default()
}
