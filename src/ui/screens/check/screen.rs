//! The screen: who looks, what was found as a whole, and the lines.

use leptos::prelude::*;

use super::lines::lines;
use crate::client::check::Examiner;
use crate::model::auth::Who;
use crate::model::check::{Entry, Level, Seen, Visitor, diagnose, report};
use crate::model::route::Route;
use crate::model::text::Check;
use crate::ui::browser;
use crate::ui::components::{Button, CopyButton, Emphasis, IconName};
use crate::ui::context::{use_app, use_text, use_title};
use crate::ui::scope::Scope;

/// Examines when it is opened, when the identity changes, and when asked.
///
/// An examination runs in the page's scope: it deletes what it has written, though the screen be left meanwhile.
#[component]
pub fn CheckScreen() -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    let words = text.check();
    use_title(words.title);
    let seen = RwSignal::new(Seen::default());
    let runs = StoredValue::new(0_u32);
    let examine = move |()| {
        let run = runs.get_value() + 1;
        runs.set_value(run);
        seen.set(Seen::default());
        let on_seen = move |now: Seen| {
            scope.run(move || {
                if runs.get_value() == run {
                    seen.set(now);
                }
            });
        };
        let (ports, around) = (browser::ports(), browser::surroundings());
        app.scope.spawn(Examiner::new(app.config(), app.session(), ports, around, on_seen).run());
    };
    let visitor = Memo::new(move |_| {
        app.who.with(|who| (*who != Who::Restoring).then(|| (who.user().is_some(), who.identity().cloned())))
    });
    Effect::new(move || {
        if visitor.with(Option::is_some) {
            examine(());
        }
    });
    let entries = Memo::new(move |_| seen.with(|seen| diagnose(&app.config(), seen)));
    let is_running = Memo::new(move |_| seen.with(|seen| !seen.is_done));
    let said = move || summary(words, &entries.get(), is_running.get());
    let copied = move || seen.with(|seen| entries.with(|entries| report(entries, &app.config(), seen, text)));
    view! {
        <div class="column stack check">
            <h1 tabindex="-1">{words.title}</h1>
            <p class="panel-lead">{words.lead}</p>
            <p class="panel-lead">{words.writes}</p>
            <p class="check-summary" role="status" data-level=move || worst(&entries.get(), is_running.get())>
                {said}
            </p>
            <p class="panel-lead">{move || (words.visitor)(seen.with(|seen| seen.visitor))}</p>
            <div class="row">
                <Button
                    label=words.again
                    icon=IconName::Retry
                    emphasis=Emphasis::Primary
                    busy=is_running
                    on_press=examine
                />
                <Show when=move || seen.with(|seen| seen.visitor != Visitor::User)>
                    <a class="button" href=Route::SignIn.href()>
                        {words.sign_in}
                    </a>
                </Show>
                <Show when=move || !is_running.get()>
                    <CopyButton label=words.copy value=Signal::derive(copied) />
                </Show>
            </div>
            <div class="stack" aria-busy=move || is_running.get().then_some("true")>
                {move || {
                    let (seen, config) = (seen.get_untracked(), app.config());
                    lines(text, &entries.get(), Some(&config), &seen, true)
                }}
            </div>
        </div>
    }
}

/// The whole in a sentence.
fn summary(words: &Check, entries: &[Entry], is_running: bool) -> String {
    let count =
        |level| u64::try_from(entries.iter().filter(|it| it.level == level).count()).unwrap_or_default();
    match (is_running, count(Level::Bad), count(Level::Notice)) {
        (true, ..) => words.running.to_owned(),
        (false, 0, 0) => words.all_good.to_owned(),
        (false, bad, notices) => (words.found)(bad, notices),
    }
}

/// The looks of the summary.
fn worst(entries: &[Entry], is_running: bool) -> &'static str {
    let worst = entries.iter().map(|entry| entry.level).filter(|level| *level != Level::Untold).max();
    match worst.filter(|_| !is_running) {
        Some(Level::Bad) => "bad",
        Some(Level::Notice) => "notice",
        Some(Level::Good) => "good",
        _ => "untold",
    }
}
