//! The questions of the editor, between its bar and its text: what becomes of changes that are not saved, and of two versions of one
//! file; and why a save failed.

use leptos::prelude::*;

use super::editor::Editor;
use crate::model::edit::{Answer, Phase, Theirs};
use crate::model::failure::{Cause, Failure};
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, ErrorPanel, Icon, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::focus::focus;

/// The question that is open; nothing where there is none.
pub fn draw(editor: Editor) -> AnyView {
    let view = move || {
        if editor.is_asking.get() {
            return Some(leaving(editor));
        }
        match editor.phase.get() {
            Phase::Conflict(theirs) => Some(conflict(editor, &theirs)),
            Phase::Failed(failure) => Some(failed(editor, &failure)),
            _ => None,
        }
    };
    view.into_any()
}

fn leaving(editor: Editor) -> AnyView {
    let text = use_text().edit();
    let buttons = view! {
        <Button label=text.discard size=Size::Small emphasis=Emphasis::Danger on_press=move |()| editor.discard() />
        <Button label=text.go_on size=Size::Small on_press=move |()| editor.stay() />
        <Button
            label=text.save
            size=Size::Small
            emphasis=Emphasis::Primary
            on_press=move |()| editor.save_and_leave()
        />
    };
    question(editor, text.leave_title, (text.leave_what)(&editor.name()), buttons.into_any())
}

fn conflict(editor: Editor, theirs: &Theirs) -> AnyView {
    let text = use_text().edit();
    let button = |label, emphasis, answer| {
        view! { <Button label size=Size::Small emphasis busy=editor.is_busy on_press=move |()| editor.answer(answer) /> }
    };
    let later = button(text.go_on, Emphasis::Quiet, Answer::Later);
    if theirs.etag.is_none() {
        let again = button(text.make_again, Emphasis::Primary, Answer::Replace);
        let buttons = view! { {later} {again} };
        return question(editor, text.gone_title, text.gone_what.to_owned(), buttons.into_any());
    }
    let language = use_text().language;
    let time = theirs.modified.map(|time| dates::written(time, Detail::Exact, language));
    let what = (text.conflict_what)(&time.unwrap_or_default());
    let buttons = view! {
        {later}
        <Button label=text.compare size=Size::Small on_press=move |()| editor.compare() />
        {button(text.replace, Emphasis::Danger, Answer::Replace)}
        {button(text.keep_both, Emphasis::Primary, Answer::KeepBoth)}
    };
    question(editor, text.conflict_title, what, buttons.into_any())
}

/// A question with its buttons, the last of which takes the focus: it loses nothing.
fn question(editor: Editor, title: &'static str, what: String, buttons: AnyView) -> AnyView {
    editor.scope.next_frame(|| {
        let last = document().query_selector(".edit-question button:last-child").ok().flatten();
        if let Some(last) = last {
            focus(&last);
        }
    });
    view! {
        <div
            class="edit-question" role="alertdialog" aria-labelledby="edit-question" aria-describedby="edit-what"
        >
            <Icon name=IconName::Alert />
            <h3 id="edit-question">{title}</h3>
            <p id="edit-what">{what}</p>
            <div class="edit-answers">{buttons}</div>
        </div>
    }
    .into_any()
}

/// The text is still in the field. Where there was no network, it is saved as soon as there is one.
fn failed(editor: Editor, failure: &Failure) -> AnyView {
    if matches!(failure.cause, Cause::Transport(_)) {
        let scope = editor.scope;
        let listening = browser::on_network(move |is_online| {
            if is_online {
                scope.run(|| editor.save());
            }
        });
        let listening = StoredValue::new_local(Some(listening));
        on_cleanup(move || listening.set_value(None));
    }
    let explanation = editor.state.app().explain(failure);
    view! {
        <div class="edit-failed">
            <h3>{use_text().edit().not_saved_title}</h3>
            <ErrorPanel explanation on_retry=move |()| editor.save() />
        </div>
    }
    .into_any()
}
