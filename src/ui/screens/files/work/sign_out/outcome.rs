//! "Uploads that ended with your session": shown on whichever screen follows. Whoever comes to the device next reads how many there
//! were, and not what they were called; the names are shown to the person whose they were, once they are back. Nobody comes back to
//! an account that was deleted.

use leptos::prelude::*;

use super::{Outcome, SignOut, sentences};
use crate::model::auth::{Departure, Who};
use crate::model::transfer::Fate;
use crate::ui::components::{FileName, Icon, IconButton, IconName};
use crate::ui::context::{App, use_text};

/// How many names are shown.
const NAMES_SHOWN: usize = 200;

/// The card, while there is something to say to whoever is here.
pub fn outcome(app: App) -> AnyView {
    let Some(sign_out) = SignOut::of(app) else { return ().into_any() };
    // `None` while nobody is signed in; another person has no use for it.
    let is_theirs = move |outcome: &Outcome| {
        let workspace = app.workspace.get().filter(|workspace| !workspace.is_guest)?;
        Some(outcome.identity.as_ref().is_none_or(|identity| workspace.identity() == *identity))
    };
    let view = move || {
        let outcome = sign_out.outcome.get()?;
        match is_theirs(&outcome) {
            Some(false) => None,
            known => Some(card(sign_out, &outcome, known.is_some(), app.who.with(is_gone))),
        }
    };
    view.into_any()
}

/// Whether the last user's account went with their session.
const fn is_gone(who: &Who) -> bool {
    let (Who::SignedOut(departure) | Who::Guest { departure, .. }) = who else { return false };
    matches!(departure, Departure::AccountDeleted)
}

fn card(sign_out: SignOut, outcome: &Outcome, with_names: bool, is_gone: bool) -> AnyView {
    let (text, common) = (use_text().transfers(), &use_text().common);
    let cancelled = outcome.fates.iter().filter(|(_, fate)| *fate == Fate::PartsLeft).count() as u64;
    let cancelled = outcome.cancelled.saturating_sub(cancelled);
    let mut lines = sentences(&outcome.fates, if is_gone { text.fate_of_account } else { text.fate });
    if cancelled > 0 {
        lines.push((text.ended_cancelled)(cancelled));
    }
    let row = |(name, fate): &(String, Fate)| {
        view! { <li><FileName name=name.clone() /> <span class="transfer-line">{(text.fate_of)(*fate)}</span></li> }
    };
    let names: Vec<_> = outcome.fates.iter().filter(|_| with_names).take(NAMES_SHOWN).map(row).collect();
    let names = (!names.is_empty()).then(
        || view! { <ul class="name-list" role="list" tabindex="0" aria-label=text.ended_title>{names}</ul> },
    );
    let title = if is_gone { text.ended_with_account } else { text.ended_title };
    let hint =
        (!with_names && !is_gone && !outcome.fates.is_empty()).then(|| view! { <p>{text.ended_names}</p> });
    view! {
        <section class="transfers ended-uploads" role="alert" aria-labelledby="ended-uploads-title">
            <div class="dialog-head">
                <Icon name=IconName::Info />
                <h2 id="ended-uploads-title">{title}</h2>
                <IconButton label=common.close icon=IconName::Close on_press=move |()| sign_out.outcome.set(None) />
            </div>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect::<Vec<_>>()}
            {hint}
            {names}
        </section>
    }
    .into_any()
}
