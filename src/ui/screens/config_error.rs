//! Stands in the app's place while config.json is missing or wrong: names the key, the value seen, the form expected.

use leptos::prelude::*;

use crate::config::{Form, Language, Problem};
use crate::model::text::Text;
use crate::ui::components::Mark;
use crate::web::config::LoadError;

/// The whole page: there is no configuration, so there is no frame.
#[component]
pub fn ConfigError(
    /// What is wrong.
    error: LoadError,
    /// The browser's language: the configured one is not known.
    language: Language,
) -> impl IntoView {
    let text = Text::of(language);
    document().set_title(text.config.title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", text.tag);
    }
    let words = match &error {
        LoadError::Mistakes(_) => text.config.lead,
        LoadError::NotThere => text.config.not_there,
        LoadError::Page => text.config.is_page,
        LoadError::Status(_) => text.config.status,
        LoadError::Transport(_) => text.config.unreachable,
    };
    let problems = match error {
        LoadError::Mistakes(problems) => problems,
        _ => Vec::new(),
    };
    let reload = |_| {
        let _ = window().location().reload();
    };
    view! {
        <main class="niche niche-wide">
            <Mark />
            <div class="card stack" role="alert">
                <h1>{text.config.title}</h1>
                <p>{words}</p>
                {problems.into_iter().map(|problem| mistake(text, problem)).collect::<Vec<_>>()}
                <p class="config-next">{text.config.next}</p>
                <div class="row">
                    <button type="button" class="button button-primary" on:click=reload>
                        {text.common.try_again}
                    </button>
                </div>
            </div>
        </main>
    }
}

fn mistake(text: &'static Text, problem: Problem) -> impl IntoView {
    let Problem { key, seen, expected } = problem;
    // A key that does not exist has no value to speak of.
    let is_unknown = matches!(expected, Form::KnownKey(_)) && seen.is_none();
    let key = if key.is_empty() { "config.json".to_owned() } else { key };
    view! {
        <dl class="mistake">
            <dt>{text.config.key}</dt>
            <dd>
                <code>{key}</code>
            </dd>
            {(!is_unknown)
                .then(|| {
                    view! {
                        <dt>{text.config.seen}</dt>
                        <dd>
                            {match seen {
                                Some(seen) => view! { <code>{seen}</code> }.into_any(),
                                None => text.config.nothing.into_any(),
                            }}
                        </dd>
                    }
                })}
            <dt>{text.config.expected}</dt>
            <dd>{(text.config.form)(&expected)}</dd>
        </dl>
    }
}
