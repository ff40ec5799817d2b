//! "Copy credentials": the hour's credentials as text for a shell. They are on the page only while they are shown.
//!
//! The texts are made on the press, from the credentials that the page signs with; nothing is sent for it
//! unless these must be renewed. They are good until `until`, whatever the page does meanwhile, which is why
//! a warning stands above the button.

use leptos::prelude::*;

use super::task::{Task, trouble};
use crate::model::shell::{self, ExportTarget, Format};
use crate::ui::components::{Button, CopyButton, Icon, IconName};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::dates::{Detail, written};

/// What is shown: texts that hold secrets, so that hiding them forgets them.
///
/// No `Debug`: a derived one would print them.
#[derive(Clone)]
struct Shown {
    /// One for each format.
    texts: [String; 3],
    /// When the credentials expire: milliseconds since the epoch.
    until: i64,
}

const FORMATS: [Format; 3] = [Format::Sh, Format::PowerShell, Format::Profile];

/// The panel.
///
/// | state | shown | the button |
/// |---|---|---|
/// | hidden | the warning | "Show": gets the credentials |
/// | being got | the warning | busy |
/// | shown | three formats, one at a time | "Hide": drops the texts |
///
/// Leaving the screen drops them too.
#[component]
pub fn Keys() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.leaving();
    let task = Task::new();
    let shown = RwSignal::new(None::<Shown>);
    let format = RwSignal::new(Format::Sh);
    let press = move |()| {
        if shown.with_untracked(Option::is_some) {
            shown.set(None);
            return;
        }
        task.run(async move {
            let credentials = app.session().credentials().get().await?;
            let config = app.config();
            let target =
                ExportTarget { region: &config.bucket.region, endpoint: config.bucket.endpoint.as_deref() };
            let texts = FORMATS.map(|format| shell::export(format, &credentials, target));
            shown.set(Some(Shown { texts, until: credentials.expires_at }));
            Ok(())
        });
    };
    let label =
        Signal::derive(move || if shown.with(Option::is_some) { words.hide } else { words.show }.to_owned());
    let icon = move || if shown.with(Option::is_some) { IconName::EyeOff } else { IconName::Eye };
    view! {
        <section class="panel" aria-labelledby="keys-title">
            <h2 id="keys-title">{words.copy_credentials}</h2>
            <p class="panel-lead">{words.copy_lead}</p>
            <p class="note note-warning">
                <Icon name=IconName::Alert />
                <span>{words.copy_warning}</span>
            </p>
            {trouble(task)}
            {move || shown.get().map(|shown| open(app, &shown, format))}
            <div class="row">{move || view! { <Button label icon=icon() busy=task.busy on_press=press /> }}</div>
        </section>
    }
}

/// The choice of a format, the text, and how to use it.
///
/// The formats are radio buttons in a `fieldset`: one tab stop, arrows change them. The text is a tab stop,
/// since it scrolls.
fn open(app: App, shown: &Shown, format: RwSignal<Format>) -> AnyView {
    let text = use_text();
    let words = text.leaving();
    let choices = [words.sh, words.powershell, words.profile];
    let choices: Vec<_> = FORMATS
        .into_iter()
        .zip(choices)
        .map(|(choice, label)| {
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name="format"
                        prop:checked=move || format.get() == choice
                        on:change=move |_| format.set(choice)
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    let texts = shown.texts.clone();
    let value = Signal::derive(move || {
        let index = FORMATS.iter().position(|it| *it == format.get()).unwrap_or_default();
        texts[index].clone()
    });
    let (bucket, prefix) = home(app);
    let until = (words.valid_until)(&written(shown.until, Detail::Short, text.language));
    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">{words.format}</legend>
            {choices}
        </fieldset>
        <p class="field-hint">
            {move || if format.get() == Format::Profile { words.profile_hint } else { words.shell_hint }} {until}
        </p>
        <div class="code-block">
            <pre tabindex="0" aria-label=words.copy_credentials>{value}</pre>
            <CopyButton label=words.copy_credentials value />
        </div>
        <p class="field-hint">
            {words.example} " "
            <code>{move || shell::example(format.get(), &bucket, &prefix)}</code>
        </p>
    }
    .into_any()
}

/// The bucket, and the first location in it that is open to whoever is here.
///
/// For the example command, which should work when it is pasted. Not tracked.
fn home(app: App) -> (String, String) {
    let config = app.config();
    let identity = app.who.with_untracked(|who| who.identity().map(ToString::to_string)).unwrap_or_default();
    let is_user = app.who.with_untracked(|who| who.user().is_some());
    let first = config.locations.iter().find(|it| if is_user { it.users.list } else { it.guests.list });
    let prefix = first.map(|it| it.prefix_for(&identity).to_string()).unwrap_or_default();
    (config.bucket.name.clone(), prefix)
}
