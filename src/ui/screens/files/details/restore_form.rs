//! The form that asks for a restore: how fast, and for how many days.

use leptos::{html, prelude::*};

use crate::client::restore::{self, Archive, Refusal, Restoration, Tier};
use crate::model::failure::Failure;
use crate::model::files::ObjectKey;
use crate::ui::components::{Button, Emphasis, Size};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Days to choose from, and those chosen at first.
const DAYS: [u16; 6] = [1, 3, 7, 14, 30, 90];
const FIRST: u16 = 7;

/// The form. Takes the focus as it appears.
#[component]
pub fn RestoreForm(
    /// The screen.
    state: FilesState,
    /// The object.
    key: StoredValue<ObjectKey>,
    /// Where it is; `None` where that cannot be seen: then as in the slowest.
    archive: Option<Archive>,
    /// Whether there is a copy, which is only to be kept longer.
    has_copy: bool,
    /// Where a refusal is shown.
    failed: RwSignal<Option<Failure>>,
    /// The form is to go; `true` where something was asked of S3.
    #[prop(into)]
    on_closed: Callback<bool>,
) -> impl IntoView {
    let (text, cancel, scope) = (use_text().restore(), use_text().common.cancel, Scope::here());
    let archive = archive.unwrap_or(Archive::DeepArchive);
    let (tier, days, busy) = (RwSignal::new(Tier::Bulk), RwSignal::new(FIRST), RwSignal::new(false));
    let form = NodeRef::<html::Form>::new();
    Effect::new(move || {
        let first = form.get().and_then(|form| form.query_selector("input:checked, select").ok().flatten());
        first.iter().for_each(crate::ui::focus::focus);
    });
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        scope.spawn(async move {
            let (key, days) = (key.get_value(), archive.has_copies().then(|| days.get_untracked()));
            let s3 = state.workspace().files().s3().clone();
            let asked = restore::restore(&s3, &key, days, tier.get_untracked()).await;
            busy.set(false);
            match asked {
                Ok(restoration) => {
                    let is_begun = restoration == Restoration::Begun;
                    state.app().announce(if is_begun { text.begun } else { text.prolonged });
                    on_closed.run(true);
                }
                Err(failure) => {
                    let is_stale =
                        matches!(restore::refusal(&failure), Some(Refusal::UnderWay | Refusal::Readable));
                    failed.set(Some(failure));
                    if is_stale {
                        on_closed.run(true);
                    }
                }
            }
        });
    };
    let speed = |it: Tier| {
        view! {
            <label class="restore-tier">
                <input type="radio" name="restore-tier" prop:checked=move || tier.get() == it on:change=move |_| tier.set(it) />
                <span>
                    {(text.tier)(it)} <span class="facts-more">{[": ", (text.time)(it, archive)].concat()}</span>
                </span>
            </label>
        }
    };
    let day = |it: u16| {
        view! { <option value=it.to_string() selected=it == FIRST>{(text.days_of)(u64::from(it))}</option> }
    };
    let choose_days = move |event: web_sys::Event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            days.set(chosen);
        }
    };
    let cost = match (has_copy, archive.has_copies()) {
        (true, _) => text.cost_of_days,
        (false, true) => text.cost,
        (false, false) => text.cost_of_return,
    };
    view! {
        <form
            class="stack"
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            {(!has_copy)
                .then(|| view! {
                    <fieldset class="restore-tiers">
                        <legend class="field-label">{text.speed}</legend>
                        {archive.tiers().iter().copied().map(speed).collect::<Vec<_>>()}
                    </fieldset>
                })}
            {archive
                .has_copies()
                .then(|| view! {
                    <div>
                        <label class="field-label" for="restore-days">{text.days}</label>
                        <select id="restore-days" class="field-input" on:change=choose_days>
                            {DAYS.into_iter().map(day).collect::<Vec<_>>()}
                        </select>
                    </div>
                })}
            <p class="details-note">{cost}</p>
            <div class="row">
                <Button label=cancel size=Size::Small on_press=move |()| on_closed.run(false) />
                <Button
                    label=if has_copy { text.send_days } else { text.send }
                    size=Size::Small
                    emphasis=Emphasis::Primary
                    submit=true
                    busy
                />
            </div>
        </form>
    }
}
