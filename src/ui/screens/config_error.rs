//! Stands in the app's place while config.json is missing or wrong: names the key, the value seen, the form expected.
//!
//! Read by the admin who has just deployed the site, so it is exact and not soothing. There is no app yet: no
//! context, no session, no frame, and nothing of the components that would need one. All mistakes are listed
//! at once, so that one upload can mend them all.

use futures_util::join;
use leptos::prelude::*;

use crate::config::{Config, Form, Problem};
use crate::model::text::{Config as Words, Text};
use crate::ui::browser::LoadError;
use crate::ui::components::Mark;
use crate::ui::parts::looks;
use crate::ui::scope::Scope;
use crate::ui::screens::check::{self, CheckPart};

/// The whole page: there is no configuration, so there is no frame.
///
/// | what went wrong | what the sentence says |
/// |---|---|
/// | `Mistakes` | which keys, what they hold, what they should hold |
/// | `NotThere` | the host has no such file |
/// | `Page` | the host answered with a page instead of the file |
/// | `Status` | the host refused |
/// | `Transport` | there was no answer |
///
/// The button reloads the page: the configuration is read once, at the start.
#[component]
pub fn ConfigError(
    /// What is wrong.
    error: LoadError,
    /// In the browser's language: the configured one is not known.
    text: &'static Text,
) -> impl IntoView {
    let (all, text, common) = (text, text.config(), &text.common);
    document().set_title(text.title);
    let words = match &error {
        LoadError::Mistakes(_) => text.lead,
        LoadError::NotThere => text.not_there,
        LoadError::Page => text.is_page,
        LoadError::Status(_) => text.status,
        LoadError::Transport(_) => text.unreachable,
    };
    let problems = match error {
        LoadError::Mistakes(file) => Config::mistakes(&file),
        _ => Vec::new(),
    };
    let reload = |_| {
        let _ = window().location().reload();
    };
    let (examined, scope) = (RwSignal::new(None::<CheckPart>), Scope::here());
    let examine = move |_| {
        scope.spawn(async move {
            let (part, _) = join!(check::part(), looks());
            examined.set(part.ok().and_then(|part| part.downcast_ref::<CheckPart>()).copied());
        });
    };
    view! {
        <main class="niche niche-wide">
            <Mark />
            <div class="card stack" role="alert">
                <h1>{text.title}</h1>
                <p>{words}</p>
                {problems.into_iter().map(|problem| mistake(text, problem)).collect::<Vec<_>>()}
                <p class="config-next">{text.next}</p>
                <div class="row">
                    <button type="button" class="button button-primary" on:click=reload>
                        {common.try_again}
                    </button>
                    <Show when=move || examined.with(Option::is_none)>
                        <button type="button" class="button" on:click=examine>
                            {all.check().title}
                        </button>
                    </Show>
                </div>
            </div>
            {move || examined.get().map(|part| (part.stopped)(all))}
        </main>
    }
}

/// A list of name and value for each problem. A key that is not known has no "seen", since its name is the
/// mistake.
fn mistake(text: &'static Words, problem: Problem) -> impl IntoView {
    let Problem { key, seen, expected } = problem;
    // A key that does not exist has no value to speak of.
    let is_unknown = matches!(expected, Form::KnownKey(_)) && seen.is_none();
    let key = if key.is_empty() { "config.json".to_owned() } else { key };
    view! {
        <dl class="mistake">
            <dt>{text.key}</dt>
            <dd>
                <code>{key}</code>
            </dd>
            {(!is_unknown)
                .then(|| {
                    view! {
                        <dt>{text.seen}</dt>
                        <dd>
                            {match seen {
                                Some(seen) => view! { <code>{seen}</code> }.into_any(),
                                None => text.nothing.into_any(),
                            }}
                        </dd>
                    }
                })}
            <dt>{text.expected}</dt>
            <dd>{(text.form)(&expected)}</dd>
        </dl>
    }
}
