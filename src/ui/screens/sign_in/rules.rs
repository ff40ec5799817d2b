//! What a password needs, shown as it is met. These are the rules that Cognito pools start with; a pool may ask for more
//! or less, and says so itself.

use leptos::prelude::*;

use crate::model::text::Auth;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;

/// The symbols that Cognito counts as such.
const SYMBOLS: &str = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

/// One rule: its words, and whether a password meets it.
type Rule = (fn(&Auth) -> &'static str, fn(&str) -> bool);

const RULES: [Rule; 5] = [
    (|auth| auth.rule_length, |password| password.chars().count() >= 8),
    (|auth| auth.rule_lower, |password| password.contains(|c: char| c.is_ascii_lowercase())),
    (|auth| auth.rule_upper, |password| password.contains(|c: char| c.is_ascii_uppercase())),
    (|auth| auth.rule_digit, |password| password.contains(|c: char| c.is_ascii_digit())),
    (|auth| auth.rule_symbol, |password| password.trim().contains(|c| SYMBOLS.contains(c))),
];

/// The list below a new password.
#[component]
pub fn PasswordRules(
    /// The password so far.
    password: RwSignal<String>,
) -> impl IntoView {
    let text = use_text();
    let rules: Vec<_> = RULES
        .into_iter()
        .map(|(words, is_met)| {
            let is_met = Memo::new(move |_| password.with(|password| is_met(password)));
            view! {
                <li class=move || if is_met.get() { "rule rule-met" } else { "rule" }>
                    <Icon name=IconName::Check />
                    <span>{words(&text.auth)}</span>
                    {move || is_met.get().then(|| view! { <span class="visually-hidden">{text.auth.rule_met}</span> })}
                </li>
            }
        })
        .collect();
    view! {
        <div class="rules">
            <p id="rules-title">{text.auth.password_rules}</p>
            <ul role="list" aria-labelledby="rules-title">
                {rules}
            </ul>
        </div>
    }
}
