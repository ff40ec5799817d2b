//! Tables of text: the first rows, and more when asked for. The first record is the head.

use leptos::{html, prelude::*};

use super::opened::{Opened, Outcome};
use super::rows::Rows;
use crate::model::files::Entry;
use crate::model::preview::{Refused, TEXT_MOST, TEXT_STEP};
use crate::ui::components::Button;
use crate::ui::context::use_text;

/// The table. `given` is its separator; without it the first line tells.
pub fn draw(at: Opened, given: Option<char>) -> AnyView {
    let (text, size) = (use_text().preview(), at.source().size());
    let page = NodeRef::<html::Table>::new();
    let reading = StoredValue::new_local(None::<Rows>);
    let (read, rows, has_more) = (RwSignal::new(0_u64), RwSignal::new(0_usize), RwSignal::new(false));
    let is_busy = RwSignal::new(false);
    let more = move || {
        is_busy.set(true);
        at.scope.spawn(async move {
            let most = size.min(TEXT_MOST);
            let mut is_due = reading.with_value(|it| it.as_ref().is_none_or(Rows::is_low));
            // A record may be longer than a slice: then the next one is read at once, since there is nothing to draw.
            while is_due && read.get_untracked() < most {
                let from = read.get_untracked();
                let bytes = match at.source().read(from..from + TEXT_STEP).await {
                    Ok(bytes) => bytes,
                    Err(why) => return at.fail(why),
                };
                if from == 0 {
                    reading.set_value(Rows::of(&bytes));
                }
                let now = from + bytes.len() as u64;
                let is_last = now >= size || bytes.is_empty();
                read.set(if is_last { size } else { now });
                is_due = false;
                reading.update_value(|it| {
                    if let Some(it) = it {
                        it.read(&bytes, is_last, given);
                        if now >= most {
                            it.cut();
                        }
                        is_due = !it.has_row();
                    }
                });
            }
            is_busy.set(false);
            let Some(page) = page.get_untracked() else { return };
            let mut drawn = None;
            reading.update_value(|it| {
                drawn = it.as_mut().map(|it| {
                    it.add(&page, text);
                    (it.drawn(), it.has_more())
                });
            });
            let Some((now, is_left)) = drawn else { return at.outcome.set(Outcome::None(Refused::Broken)) };
            rows.set(now);
            has_more.set(is_left || read.get_untracked() < size.min(TEXT_MOST));
            at.outcome.set(Outcome::Shown);
        });
    };
    more();
    let rest = move || {
        let bytes = use_text().files.bytes;
        let is_cut = !has_more.get() && read.get() < size;
        let said = if is_cut {
            (text.shown_at_most)(&bytes(read.get()), &bytes(size))
        } else {
            (text.first_rows)(rows.get() as u64)
        };
        (has_more.get() || is_cut).then(|| {
            let button = has_more
                .get()
                .then(|| view! { <Button label=text.more busy=is_busy on_press=move |()| more() /> });
            view! {
                <div class="preview-rest">
                    <p>{said}</p>
                    {button}
                </div>
            }
        })
    };
    let name = Entry::File(at.file()).name().to_owned();
    view! {
        <div
            class="preview-page preview-page-wide" hidden=move || at.is_replaced()tabindex="0" role="region" aria-label=[text.content, ": ", &name].concat() data-sideways=""
        >
            <table class="preview-table" node_ref=page></table>
            {rest}
        </div>
    }
    .into_any()
}
