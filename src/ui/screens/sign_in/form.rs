//! What the steps share: the form with its heading and remarks, the links to other forms, what a field is to blame for.

use leptos::{html, prelude::*};

use crate::model::auth::{Departure, Event, Form, Remark, State, Step, Typed, Who};
use crate::model::text::Problem;
use crate::ui::components::{Button, Emphasis, ErrorPanel, Fault, Icon, IconName, Size, focus_first_invalid};
use crate::ui::context::{App, use_app, use_text, use_title};
use crate::ui::scope::Scope;

/// One step: a form with its heading, what there is to say about it, its fields, and one button.
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
        scope.run(move || {
            if let (false, Some(on_send)) = (is_busy.get_untracked(), on_send) {
                on_send.run(());
                focus_first_invalid(scope, FORM);
            }
        });
    };
    // A refusal that blames a field leads to it.
    Effect::new(move |was_busy: Option<bool>| {
        let is_busy = is_busy.get();
        if was_busy == Some(true) && !is_busy {
            focus_first_invalid(scope, FORM);
        }
        is_busy
    });
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

/// What is to be said about the step: good news quietly, bad news with the reason.
#[component]
fn Remarks() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let is_beginning = move || app.flow.with(|flow| matches!(flow.step(), Some(Step::SignIn(_))));
    move || {
        let say = |is_good, words| view! { <Note is_good words /> }.into_any();
        let auth = text.auth();
        match app.flow.with(|flow| flow.remark().cloned()) {
            Some(Remark::Failed(failure)) => {
                view! { <div id=FAULT><ErrorPanel explanation=app.explain(&failure) /></div> }.into_any()
            }
            Some(Remark::Expired) => say(false, auth.remark_expired),
            Some(Remark::CodeSent) => say(true, auth.remark_code_sent),
            Some(Remark::NotConfirmed) => say(false, auth.remark_not_confirmed),
            Some(Remark::Confirmed) => say(true, auth.remark_confirmed),
            Some(Remark::ResetRequired) => say(false, auth.remark_reset_required),
            Some(Remark::Unsupported(_)) => say(false, auth.remark_unsupported),
            Some(Remark::NoPasskey) => say(false, text.passkeys().remark_none),
            Some(Remark::PasskeyRefused) => say(false, text.passkeys().remark_refused),
            None if !is_beginning() => ().into_any(),
            None => match app.who.with(departure) {
                Departure::SessionEnded => say(false, auth.remark_session_ended),
                Departure::SignedOut => say(true, auth.remark_signed_out),
                Departure::AccountDeleted => say(true, auth.remark_account_deleted),
                Departure::None => ().into_any(),
            },
        }
    }
}

const fn departure(who: &Who) -> Departure {
    match who {
        Who::SignedOut(departure) | Who::Guest { departure, .. } => *departure,
        _ => Departure::None,
    }
}

#[component]
fn Note(is_good: bool, words: &'static str) -> impl IntoView {
    view! {
        <p class=if is_good { "note note-good" } else { "note" } role="status">
            <Icon name=if is_good { IconName::Check } else { IconName::Info } />
            <span>{words}</span>
        </p>
    }
}

/// The form of a step.
pub const FORM: &str = ".step";
/// The element that says what went wrong: fields to blame point at it.
const FAULT: &str = "step-fault";

/// A field that is to blame for failures of these kinds.
pub fn blamed_for(app: App, kinds: &'static [Problem]) -> Fault {
    let is_here = Signal::derive(move || {
        app.flow.with(|flow| match flow.remark() {
            Some(Remark::Failed(failure)) => kinds.contains(&Problem::of(failure, false)),
            _ => false,
        })
    });
    Fault { panel: FAULT, is_here }
}

/// The steps whose code can be wrong blame it for these.
pub const WRONG_CODE: &[Problem] = &[Problem::WrongCode, Problem::CodeExpired];
/// Steps that set a password blame it for these.
pub const UNFIT_PASSWORD: &[Problem] = &[Problem::WeakPassword, Problem::PasswordUsedBefore];

/// A link to another of the forms; what is typed as e-mail goes along.
#[component]
pub fn FormLink(
    /// What it says.
    label: &'static str,
    /// Where it leads.
    form: Form,
    /// The e-mail field of this form, where it has one.
    #[prop(optional, into)]
    email: Option<RwSignal<String>>,
) -> impl IntoView {
    let app = use_app();
    let open = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        app.dispatch(Event::Open { form, email: email.map(|email| email.get_untracked()) });
    };
    view! {
        <a href="#/sign-in" on:click=open>
            {label}
        </a>
    }
}

/// What the step was given by those before it.
pub fn typed(app: App) -> Typed {
    app.flow.with_untracked(|flow| flow.step().map(|step| step.typed().clone())).unwrap_or_default()
}

/// Gives the sign-in up: back to the form, the e-mail kept.
#[component]
pub fn CancelLink() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let cancel = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        app.dispatch(Event::Cancel);
    };
    view! {
        <a href="#/sign-in" on:click=cancel>
            {text.auth().back_to_sign_in}
        </a>
    }
}

/// Has another code sent. While a call is under way a press changes nothing, so the button need not be disabled, which
/// would cost it the focus.
#[component]
pub fn Resend() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    view! {
        <Button
            label=text.auth().resend
            emphasis=Emphasis::Quiet
            size=Size::Small
            on_press=move |()| app.dispatch(Event::Resend)
        />
    }
}
