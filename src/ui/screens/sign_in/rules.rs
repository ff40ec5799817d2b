//! What a password needs, shown as it is met. These are the rules of `deploy/alcove.yaml`: a page cannot ask a pool for its
//! own. They stop nobody; another pool that wants more says so when it refuses, and a symbol then joins the list.
//!
//! The list is advice and no gate: a password that misses a rule here is sent all the same, and the pool
//! decides.

use leptos::prelude::*;

use crate::model::auth::Remark;
use crate::model::failure::{ErrorKind, Failure};
use crate::model::text::{Auth, AuthProblem, Text};
use crate::ui::components::{Icon, IconName, require};
use crate::ui::context::{use_app, use_text};

/// The symbols that Cognito counts as such.
const SYMBOLS: &str = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

/// One rule: its words, and whether a password meets it.
type Rule = (fn(&Auth) -> &'static str, fn(&str) -> bool);

const RULES: [Rule; 4] = [
    (|auth| auth.rule_length, |password| password.chars().count() >= 12),
    (|auth| auth.rule_lower, |password| password.contains(|c: char| c.is_ascii_lowercase())),
    (|auth| auth.rule_upper, |password| password.contains(|c: char| c.is_ascii_uppercase())),
    (|auth| auth.rule_digit, |password| password.contains(|c: char| c.is_ascii_digit())),
];

/// Asked for by the rules that Cognito itself starts a pool with.
///
/// Shown only after a refusal that names symbols, and from then on for as long as the list stands.
const SYMBOL: Rule = (|auth| auth.rule_symbol, |password| password.trim().contains(|c| SYMBOLS.contains(c)));

/// The list below a new password.
///
/// Each rule is a memo, so typing touches only the rule whose answer changes. Met rules have hidden words
/// beside the colour. The list is not a live region: it would speak at every key.
#[component]
pub fn PasswordRules(
    /// The password so far.
    password: RwSignal<String>,
    /// Why it was refused, where the sign-in does not know.
    #[prop(optional, into)]
    refused: Option<Signal<Option<Failure>>>,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let wants_symbol = Memo::new(move |before: Option<&bool>| {
        before == Some(&true)
            || app.flow.with(|flow| matches!(flow.remark(), Some(Remark::Failed(it)) if names_symbols(it)))
            || refused.is_some_and(|it| it.with(|it| it.as_ref().is_some_and(names_symbols)))
    });
    let rule = move |(words, is_met): Rule| {
        let is_met = Memo::new(move |_| password.with(|password| is_met(password)));
        view! {
            <li class=move || if is_met.get() { "rule rule-met" } else { "rule" }>
                <Icon name=IconName::Check />
                <span>{words(text.auth())}</span>
                {move || is_met.get().then(|| view! { <span class="visually-hidden">{text.auth().rule_met}</span> })}
            </li>
        }
    };
    view! {
        <div class="rules">
            <p id="rules-title">{text.auth().password_rules}</p>
            <ul role="list" aria-labelledby="rules-title">
                {RULES.map(rule).collect_view()}
                {move || wants_symbol.get().then(|| rule(SYMBOL))}
            </ul>
        </div>
    }
}

/// Whether a password to be is typed, and is one that user pools take at all. The field says why not.
pub fn require_new_password(
    value: RwSignal<String>,
    error: RwSignal<String>,
    missing: &'static str,
    text: &Text,
) -> bool {
    if !require(value, error, missing) {
        return false;
    }
    let problem = value.with_untracked(|password| AuthProblem::of_password(password));
    if let Some(problem) = problem {
        error.set(text.auth_sentences(problem).what.to_owned());
    }
    problem.is_none()
}

/// Cognito names the rule that was not met in its message alone: "Password must have symbol characters".
fn names_symbols(failure: &Failure) -> bool {
    failure.kind() == ErrorKind::InvalidPassword && failure.says("symbol")
}
