//! Both texts of a conflict, line by line. Text nodes alone: what the others wrote is anybody's.

use leptos::prelude::*;

use super::editor::{Compared, Editor};
use crate::model::edit::compare::{MOST_ROWS, Row};
use crate::model::edit::diff::Change;
use crate::model::text::Edit;
use crate::ui::components::{Button, ErrorPanel, Size};
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};

/// The comparison, while it is wanted.
pub fn draw(editor: Editor) -> AnyView {
    let text = use_text().edit();
    let view = move || {
        let compared = editor.compared.get()?;
        let content = match compared {
            Compared::Reading => view! { <p role="status">{use_text().preview().loading}</p> }.into_any(),
            Compared::NoText => view! { <p role="status">{text.not_compared}</p> }.into_any(),
            Compared::Failed(failure) => {
                view! { <ErrorPanel explanation=editor.state.app().explain(&failure) /> }.into_any()
            }
            Compared::Rows(rows) if rows.is_empty() => view! { <p role="status">{text.same}</p> }.into_any(),
            Compared::Rows(rows) => {
                let is_cut = rows.len() >= MOST_ROWS;
                view! {
                    {dom(move || El::new("div", "edit-lines").children(rows.iter().map(|row| draw_row(row, text))))}
                    {is_cut.then(|| view! { <p>{(text.cut)(MOST_ROWS as u64)}</p> })}
                }
                    .into_any()
            }
        };
        Some(view! {
            <div class="edit-compared">
                <div class="edit-legend">
                    {dom(|| El::new("span", "edit-key edit-removed").text(use_text().edit().theirs))}
                    {dom(|| El::new("span", "edit-key edit-added").text(use_text().edit().yours))}
                    <Button label=text.back size=Size::Small on_press=move |()| editor.compared.set(None) />
                </div>
                <div class="edit-both" role="region" aria-label=text.differences tabindex="0">
                    {content}
                </div>
            </div>
        })
    };
    view.into_any()
}

fn draw_row(row: &Row, text: &Edit) -> El {
    let Row::Line(change, line) = row else {
        let Row::LeftOut(count) = row else { return El::new("div", "") };
        return El::new("div", "edit-left-out").text(&(text.left_out)(*count));
    };
    let (class, whose) = match change {
        Change::Same => return El::new("div", "edit-line").text(line),
        Change::Removed => ("edit-line edit-removed", text.theirs),
        Change::Added => ("edit-line edit-added", text.yours),
    };
    El::new("div", class)
        .children([El::new("span", "visually-hidden").text(&[whose, ": "].concat())])
        .text(line)
}
