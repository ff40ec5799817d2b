//! The screens "Favourites" and "Recent".

use leptos::prelude::*;

use super::state::Personal;
use super::{list, offline};
use crate::client::personal::Trouble;
use crate::model::personal::Document;
use crate::model::route::Collection;
use crate::ui::components::{
    Button, Checkbox, EmptyState, ErrorPanel, Icon, IconName, Skeleton, SkeletonShape,
};
use crate::ui::context::{Workspace, use_text, use_title};

/// Draws a screen; for whom nothing is kept, why.
pub fn draw(workspace: Workspace, collection: Collection) -> AnyView {
    let text = use_text();
    let title = match collection {
        Collection::Favourites => text.common.favourites,
        Collection::Recent => text.common.recent,
    };
    use_title(title.to_owned());
    let Some(personal) = workspace.state().and_then(Personal::of) else {
        let hint = text.personal().nowhere;
        return view! { <EmptyState icon=IconName::Star title hint is_page=true /> }.into_any();
    };
    // Another device may have written since.
    personal.load();
    view! {
        <div class="personal">
            <div class="personal-head">
                <h1 tabindex="-1">{title}</h1>
                {(collection == Collection::Recent).then(|| view! { <RecentTools personal /> })}
            </div>
            {move || shown(personal, collection)}
            // Below the rows: it comes when somebody may be about to press one.
            {move || trouble(personal)}
            <p class="personal-note">
                {text.personal().kept(workspace.is_guest)}
                {(collection == Collection::Favourites && offline::is_kept(personal))
                    .then(|| [" ", text.personal().kept_offline].concat())}
            </p>
        </div>
    }
    .into_any()
}

/// What can be done with recents as a whole.
#[component]
fn RecentTools(personal: Personal) -> impl IntoView {
    let text = use_text().personal();
    let keeps = RwSignal::new(untrack(|| personal.keeps_recents()));
    Effect::new(move || {
        let now = personal.keeps_recents();
        if keeps.get_untracked() != now {
            keeps.set(now);
        }
    });
    Effect::new(move |is_later: Option<bool>| {
        let keep = keeps.get();
        if is_later.is_some() && untrack(|| personal.keeps_recents()) != keep {
            personal.change(|document, now| document.keep_recents(keep, now));
        }
        true
    });
    let has_any = Memo::new(move |_| personal.document.with(|it| !it.recents().is_empty()));
    let clear = move |()| {
        personal.change(Document::clear_recents);
        personal.state.app().announce(text.cleared);
    };
    view! {
        <Checkbox name="keep-recents" label=text.keep hint=text.keep_hint checked=keeps />
        <Show when=move || has_any.get()>
            <Button label=text.clear icon=IconName::Trash on_press=clear />
        </Show>
    }
}

/// Why what is shown may not be all, or not be kept.
fn trouble(personal: Personal) -> Option<AnyView> {
    let again = move |()| {
        personal.load();
        personal.save();
    };
    Some(match personal.trouble.get()? {
        Trouble::Failed(failure) => {
            let explanation = personal.state.app().explain(&failure);
            view! { <ErrorPanel explanation on_retry=again /> }.into_any()
        }
        Trouble::Unreadable(why) => view! {
            <div class="files-notice" role="status">
                <Icon name=IconName::Info />
                <p>{(use_text().personal().unreadable)(why)}</p>
            </div>
        }
        .into_any(),
    })
}

/// The rows; while they are being read, their shape; where there are none, what would be here.
fn shown(personal: Personal, collection: Collection) -> AnyView {
    let text = use_text().personal();
    let is_empty = Memo::new(move |_| list::spots(personal, collection).is_empty());
    let is_coming = Memo::new(move |_| !personal.is_read.get() && personal.trouble.with(Option::is_none));
    let (icon, title, hint) = match collection {
        Collection::Favourites => (IconName::Star, text.no_favourites, text.no_favourites_hint),
        Collection::Recent => (IconName::Clock, text.no_recents, text.no_recents_hint),
    };
    let view = move || match (is_empty.get(), is_coming.get()) {
        (false, _) => list::draw(personal, collection),
        (true, true) => view! {
            <div aria-busy="true">
                <span class="visually-hidden">{use_text().common.loading}</span>
                <Skeleton shape=SkeletonShape::Long />
                <Skeleton shape=SkeletonShape::Medium />
            </div>
        }
        .into_any(),
        (true, false) if collection == Collection::Recent && !personal.keeps_recents() => {
            view! { <EmptyState icon title=text.not_kept hint=text.not_kept_hint /> }.into_any()
        }
        (true, false) => view! { <EmptyState icon title hint /> }.into_any(),
    };
    view.into_any()
}
