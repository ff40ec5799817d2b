//! One row: icon and name, where it is, what was done with it, and what can be done now.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::gone::{NotOpened, open, route};
use super::state::Personal;
use crate::model::files::kind::Kind;
use crate::model::grid::drawn_name;
use crate::model::personal::{Recent, Spot};
use crate::model::route::Collection;
use crate::ui::components::{Button, ErrorPanel, FileName, Icon, IconButton, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::scope::Scope;
use crate::ui::screens::files::row::icon_of;

/// Draws a row. The link leads to where it is, also in another tab; a press looks first whether it is there.
#[component]
pub fn Row(
    /// All of it.
    personal: Personal,
    /// Of which screen.
    collection: Collection,
    /// Which entry.
    recent: Recent,
    /// Called before it goes from the list.
    on_remove: Callback<Spot>,
) -> impl IntoView {
    let text = use_text().personal();
    let Recent { spot, did, at } = recent;
    let scope = Scope::here();
    let not_opened = RwSignal::new(None::<NotOpened>);
    let spot = StoredValue::new(spot);
    let name = spot.with_value(|it| drawn_name(it.name()));
    let kind = spot.with_value(|it| if it.is_folder() { Kind::Folder } else { Kind::of_name(it.name()) });
    let press = move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return; // another tab
        }
        event.prevent_default();
        scope.spawn(async move {
            not_opened.set(None);
            let opened = open(personal, &spot.get_value()).await;
            not_opened.set(opened.err());
        });
    };
    let remove = move |()| {
        on_remove.run(spot.get_value());
        let spot = spot.get_value();
        match collection {
            Collection::Favourites => personal.star_these(&[spot], false),
            Collection::Recent => personal.change(|document, now| document.forget_recent(&spot, now)),
        }
    };
    let is_starred =
        Memo::new(move |_| personal.document.with(|it| spot.with_value(|spot| it.is_favourite(spot))));
    let star = move |()| {
        if collection == Collection::Favourites {
            return remove(());
        }
        let is_starred = is_starred.get_untracked();
        personal.star_these(&[spot.get_value()], !is_starred);
    };
    let star_label = {
        let name = name.clone();
        Signal::derive(move || if is_starred.get() { (text.unstar)(&name) } else { (text.star)(&name) })
    };
    let when = did.map(|did| {
        let written = dates::written(at, Detail::Short, use_text().language);
        view! { <time class="personal-when" datetime=dates::machine_readable(at)>{(text.did)(did, &written)}</time> }
    });
    view! {
        <li class="personal-row">
            <a class="personal-entry" href=spot.with_value(route).href() on:click=press>
                <Icon name=icon_of(kind) />
                <span class="personal-names">
                    <FileName name=spot.with_value(|it| it.name().to_owned()) />
                    <bdi class="personal-path">{place(personal, &spot.get_value())}</bdi>
                </span>
                {when}
            </a>
            <span class="personal-star" class:personal-starred=move || is_starred.get()>
                <IconButton label=star_label icon=IconName::Star on_press=star />
            </span>
            {(collection == Collection::Recent)
                .then(|| view! { <IconButton label=(text.forget)(&name) icon=IconName::Close on_press=remove /> })}
            {move || not_opened.get().map(|why| said(personal, why, Callback::new(remove)))}
        </li>
    }
}

/// Where it is, in words: its location, and the folders on the way.
fn place(personal: Personal, spot: &Spot) -> String {
    let config = personal.state.app().config();
    let location = config.locations.iter().find(|it| it.id == spot.location);
    let top = location.map_or_else(|| spot.location.clone(), |it| it.name.of(use_text().language).to_owned());
    let folder = spot.folder();
    let steps = folder.segments().map(str::to_owned);
    drawn_name(&std::iter::once(top).chain(steps).collect::<Vec<_>>().join(" › "))
}

/// Why it was not opened, and what can be done about that.
fn said(personal: Personal, why: NotOpened, remove: Callback<()>) -> AnyView {
    let text = use_text().personal();
    let sentence = match why {
        NotOpened::Failed(failure) => {
            let explanation = personal.state.app().explain(&failure);
            return view! { <ErrorPanel explanation /> }.into_any();
        }
        NotOpened::Gone => text.gone,
        NotOpened::NoLocation => text.no_location,
    };
    view! {
        <div class="personal-gone" role="alert">
            <p>{sentence}</p>
            <Button label=text.remove size=Size::Small on_press=remove />
        </div>
    }
    .into_any()
}
