//! What is in a ZIP archive, by its directory: the bytes of its files are not fetched.

use leptos::{html, prelude::*};
use web_sys::Element;

use super::opened::{Opened, Outcome};
use crate::model::files::Entry;
use crate::model::files::kind::Kind;
use crate::model::grid::drawn_name;
use crate::model::preview::Refused;
use crate::model::preview::zip::{Directory, END_BYTES, Member, members};
use crate::model::text::Text;
use crate::ui::components::{Button, IconName, icon};
use crate::ui::context::use_text;
use crate::ui::dom::El;
use crate::ui::screens::files::row::icon_of;

/// How many come at once.
const STEP: usize = 500;

/// The list.
pub fn draw(at: Opened) -> AnyView {
    let text = use_text();
    let page = NodeRef::<html::Tbody>::new();
    let found = StoredValue::new_local((Vec::<Member>::new(), 0_u64));
    let shown = RwSignal::new(0_usize);
    let more = move || {
        let Some(page) = page.get_untracked() else { return };
        let from = shown.get_untracked();
        let now = found.with_value(|(members, _)| {
            let next = members.iter().skip(from).take(STEP);
            next.map(|member| add(&page, member, text)).count()
        });
        shown.set(from + now);
    };
    at.scope.spawn(async move {
        let size = at.source().size();
        let end = match at.source().read(size.saturating_sub(END_BYTES)..size).await {
            Ok(end) => end,
            Err(why) => return at.fail(why),
        };
        let Some(directory) = Directory::of(&end, size) else {
            return at.outcome.set(Outcome::None(Refused::Broken));
        };
        match at.source().read(directory.slice()).await {
            Ok(bytes) => found.set_value((members(&bytes), directory.count)),
            Err(why) => return at.fail(why),
        }
        let is_broken = found.with_value(|(members, count)| members.is_empty() && *count > 0);
        more();
        at.outcome.set(if is_broken { Outcome::None(Refused::Broken) } else { Outcome::Shown });
    });
    let rest = move || {
        let shown = shown.get();
        let (have, count) = found.with_value(|(members, count)| (members.len(), *count));
        let said = (text.preview().first_rows)(shown as u64);
        ((shown as u64) < count).then(|| {
            let button = (shown < have)
                .then(|| view! { <Button label=text.preview().more on_press=move |()| more() /> });
            view! {
                <div class="preview-rest">
                    <p>{said}</p>
                    {button}
                </div>
            }
        })
    };
    let total = move || {
        shown.track();
        found.with_value(|(members, _)| {
            let files = members.iter().filter(|it| !it.is_folder());
            let (count, size) = files.fold((0, 0_u64), |(n, size), it| (n + 1, size.saturating_add(it.size)));
            (text.preview().members)(count, &(text.files.bytes)(size))
        })
    };
    let name = Entry::File(at.file()).name().to_owned();
    view! {
        <div
            class="preview-page" hidden=move || at.is_replaced()
            tabindex="0" role="region" aria-label=[text.preview().content, ": ", &name].concat()
        >
            <table class="preview-members">
                <thead>
                    <tr>
                        <th scope="col">{text.files.name}</th>
                        <th scope="col">{text.files.size}</th>
                    </tr>
                </thead>
                <tbody node_ref=page></tbody>
            </table>
            {rest}
        </div>
        <div class="preview-foot" hidden=move || !at.is_shown()>
            <span>{total}</span>
        </div>
    }
    .into_any()
}

fn add(page: &Element, member: &Member, text: &'static Text) {
    let kind = if member.is_folder() { Kind::Folder } else { Kind::of_name(&member.path) };
    let lock = member.is_encrypted.then(|| {
        let said = text.preview().encrypted;
        El::new("span", "badge").with("title", said).children([icon(IconName::Lock)]).text(said)
    });
    let name = El::new("td", "").children([El::new("span", "preview-member").children(
        [icon(icon_of(kind)), El::new("bdi", "").text(&drawn_name(&member.path))].into_iter().chain(lock),
    )]);
    let size = if member.is_folder() { String::new() } else { (text.files.bytes)(member.size) };
    let row = El::new("tr", "").children([name, El::new("td", "preview-size").text(&size)]);
    let _ = page.append_child(&row.into_element());
}
