//! Text: its first slice, and more of it when asked for. What is read becomes lines in `reading`.

use leptos::{html, prelude::*};

use super::opened::{Opened, Outcome};
use super::reading::Reading;
use crate::model::files::Entry;
use crate::model::preview::lex::Syntax;
use crate::model::preview::text::Encoding;
use crate::model::preview::{Refused, TEXT_MOST, TEXT_STEP};
use crate::ui::browser::Decoder;
use crate::ui::components::Button;
use crate::ui::context::use_text;

/// The text.
pub fn draw(at: Opened, syntax: Syntax) -> AnyView {
    let (text, size) = (use_text().preview(), at.source().size());
    let page = NodeRef::<html::Div>::new();
    let reading = StoredValue::new_local(None::<Reading>);
    let encoding = RwSignal::new(None::<Encoding>);
    let read = RwSignal::new(0_u64);
    let is_busy = RwSignal::new(false);
    let more = move || {
        is_busy.set(true);
        at.scope.spawn(async move {
            let from = read.get_untracked();
            let bytes = at.source().read(from..from + TEXT_STEP).await;
            is_busy.set(false);
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(why) => return at.fail(why),
            };
            if from == 0 {
                let found = Encoding::of(&bytes);
                encoding.set(found);
                let Some(decoder) = found.and_then(|it| Decoder::new(it.label())) else {
                    return at.outcome.set(Outcome::None(Refused::Opaque));
                };
                reading.set_value(Some(Reading::new(decoder, syntax)));
            }
            let Some(page) = page.get_untracked() else { return };
            reading.update_value(|reading| {
                if let Some(reading) = reading {
                    reading.add(&bytes, size, &page);
                    read.set(reading.read());
                }
            });
            at.outcome.set(Outcome::Shown);
            at.scope.next_frame(move || paint(reading));
        });
    };
    more();
    let is_due = StoredValue::new(false);
    let on_scroll = move |_| {
        if !is_due.get_value() {
            is_due.set_value(true);
            at.scope.next_frame(move || {
                is_due.set_value(false);
                paint(reading);
            });
        }
    };
    on_cleanup(move || reading.set_value(None));
    let bytes = use_text().files.bytes;
    let rest = move || {
        let read = read.get();
        let is_shown = at.is_shown();
        let said = if read < TEXT_MOST { text.shown_of } else { text.shown_at_most };
        (is_shown && read < size).then(|| {
            let button = (read < TEXT_MOST)
                .then(|| view! { <Button label=text.more busy=is_busy on_press=move |()| more() /> });
            view! {
                <div class="preview-rest">
                    <p>{said(&bytes(read), &bytes(size))}</p>
                    {button}
                </div>
            }
        })
    };
    let name = Entry::File(at.file()).name().to_owned();
    view! {
        <div
            class="preview-text" class:preview-code=syntax.is_code() hidden=move || at.is_replaced()
            tabindex="0" role="region" aria-label=[text.content, ": ", &name].concat() on:scroll=on_scroll
        >
            <div class="preview-lines" node_ref=page></div>
            {rest}
        </div>
        <div class="preview-foot" hidden=move || !at.is_shown()>
            <span>{move || encoding.get().map(Encoding::name)}</span>
            <span>{bytes(size)}</span>
        </div>
    }
    .into_any()
}

fn paint(reading: StoredValue<Option<Reading>, LocalStorage>) {
    reading.update_value(|reading| {
        if let Some(reading) = reading {
            reading.paint();
        }
    });
}
