//! The lines, by what they are about. Plain views: they need no app.

use leptos::prelude::*;

use crate::config::Config;
use crate::model::check::{Entry, Finding, Group, Level, Seen, mend};
use crate::model::text::Text;
use crate::ui::components::{CopyIcon, Icon, IconName};

/// A section for each group that has lines. `has_app` tells whether there is one, which copying needs.
pub fn lines(
    text: &'static Text,
    entries: &[Entry],
    config: Option<&Config>,
    seen: &Seen,
    has_app: bool,
) -> AnyView {
    let section = |group: Group| {
        let own: Vec<_> = entries.iter().filter(|entry| entry.line.group() == group).collect();
        if own.is_empty() {
            return ().into_any();
        }
        let rows: Vec<_> = own.into_iter().map(|entry| line(text, entry, config, seen, has_app)).collect();
        let name = (text.check().group)(group);
        view! {
            <section class="panel check-group" aria-label=name>
                <h2>{name}</h2>
                <ul class="check-lines">{rows}</ul>
            </section>
        }
        .into_any()
    };
    Group::ALL.map(section).into_iter().collect::<Vec<_>>().into_any()
}

fn line(text: &'static Text, entry: &Entry, config: Option<&Config>, seen: &Seen, has_app: bool) -> AnyView {
    let words = text.check();
    let (icon, level) = match entry.level {
        Level::Good => (IconName::Check, "good"),
        Level::Untold => (IconName::EyeOff, "untold"),
        Level::Notice => (IconName::Info, "notice"),
        Level::Bad => (IconName::Alert, "bad"),
    };
    let found = |finding: &Finding| {
        let commands = mend::commands(&finding.fault, config, seen);
        fault(text, finding, commands, has_app)
    };
    let findings: Vec<_> = entry.findings.iter().map(found).collect();
    let evidence = entry.evidence.clone();
    view! {
        <li class="check-line" data-level=level>
            <Icon name=icon />
            <h3>{(words.line)(entry.line)}</h3>
            <span class="badge">{(words.level)(entry.level)}</span>
            {(!evidence.is_empty()).then(|| view! { <code class="check-evidence">{evidence}</code> })}
            {entry.untold.map(|why| view! { <p class="check-why">{(words.untold)(why)}</p> })}
            {findings}
        </li>
    }
    .into_any()
}

/// What is wrong, why, and what mends it.
fn fault(text: &'static Text, finding: &Finding, commands: Vec<String>, has_app: bool) -> AnyView {
    let (words, said) = (text.check(), text.fault(&finding.fault));
    let paragraph = |sentence: &'static str| {
        (!sentence.is_empty()).then(|| view! { <p class="check-why">{sentence}</p> })
    };
    let shell = |command: String| {
        view! {
            <li>
                <code>{command.clone()}</code>
                {has_app.then(|| view! { <CopyIcon label=words.copy_command value=command /> })}
            </li>
        }
    };
    view! {
        <div class="check-finding">
            <p class="check-what">
                {said.what}
                {finding.is_guess.then(|| view! {
                    " "
                    <span class="badge">{words.guess}</span>
                })}
            </p>
            {finding.is_guess.then(|| paragraph(words.guess_hint))}
            {paragraph(said.why)}
            {paragraph(said.next)}
            {(!commands.is_empty()).then(|| view! {
                <ul class="check-commands" aria-label=words.mend>
                    {commands.into_iter().map(shell).collect::<Vec<_>>()}
                </ul>
            })}
        </div>
    }
    .into_any()
}
