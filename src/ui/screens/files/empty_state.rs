//! What stands where rows could be: why there are none, and what can be done about it.
//!
//! The first of these that holds is drawn:
//!
//! | state | drawn | way out |
//! |---|---|---|
//! | reading failed | the failure, explained | try again; the first location |
//! | no such location, or not for this person | a lock, without saying which of the two | the first location |
//! | rows are there, all hidden by a search | the words searched for | clear the search |
//! | an empty folder | what may be done in it | drop files; a guest signs in |

use leptos::prelude::*;

use super::folder_loader::Load;
use super::state::FilesState;
use crate::model::files::{Arrangement, Listing, Prefix};
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Button, Emphasis, EmptyState, ErrorPanel, IconName, icon};
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};

/// An empty folder, an empty search, a place that is not there, a refusal.
///
/// Clearing the search gives the focus to the search box, since the button that was pressed goes with the empty state.
#[component]
pub fn NoRows(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().empty_state();
    move || match state.load.get() {
        Load::Failed(failure) => view! {
            <ErrorPanel explanation=state.app().explain(&failure) on_retry=move |()| state.reload.notify() />
            <div class="row">{link_home(state)}</div>
        }
        .into_any(),
        _ if state.location.with(Option::is_none) => view! {
            <EmptyState icon=IconName::Lock title=text.no_location_title hint=text.no_location_hint>
                {link_home(state)}
            </EmptyState>
        }
        .into_any(),
        _ if !state.listing.with(Listing::is_empty) => {
            let words = state.route.with(|route| route.arrangement.search.clone());
            let clear = move |()| {
                let arrangement = state.route.with_untracked(|route| route.arrangement.clone());
                state.arrange(Arrangement { search: String::new(), ..arrangement });
                if let Some(search) = state.app().search.get_untracked() {
                    let _ = search.focus();
                }
            };
            view! {
                <EmptyState
                    icon=IconName::Search
                    title=text.nothing_found_title
                    hint=(text.nothing_found_hint)(&words)
                >
                    <Button label=text.clear_search on_press=clear />
                </EmptyState>
            }
            .into_any()
        }
        _ => view! { <EmptyFolder state /> }.into_any(),
    }
}

/// An empty folder: what this person may do in it.
///
/// Drawn only once the folder is read to its end, so that nobody is told "empty" of a folder that is still coming. The
/// rights are read once: they change with the location alone, and the state is drawn anew then.
#[component]
fn EmptyFolder(state: FilesState) -> impl IntoView {
    let (text, common) = (use_text().empty_state(), &use_text().common);
    let writable = state.rights.get_untracked().write;
    // Where there are no accounts a guest is not told to sign in.
    let is_guest = state.workspace().is_guest && state.app().config().has_accounts();
    let hint = match (writable, is_guest) {
        (true, _) => text.empty_hint,
        (false, true) => text.empty_guest,
        (false, false) => text.empty_read_only,
    };
    let sign_in = move |()| state.app().go(&Route::SignIn);
    let is_top = state.route.with_untracked(|route| route.folder == Prefix::root());
    view! {
        <EmptyState
            icon=if writable { IconName::Upload } else { IconName::Folder }
            title=text.empty_title
            hint
        >
            {(is_guest && !writable)
                .then(|| view! { <Button label=common.sign_in emphasis=Emphasis::Primary on_press=sign_in /> })}
            {(writable && is_top).then(|| dom(move || tips(state)))}
        </EmptyState>
    }
}

/// What else can be done here, for who sees the place for the first time.
fn tips(state: FilesState) -> El {
    let text = use_text().empty_state();
    let kept = state.rights.get_untracked().versions.then_some((IconName::Clock, text.tip_kept));
    let tips = [(IconName::Paste, text.tip_paste), (IconName::Search, text.tip_commands)];
    let tip = |(name, words)| El::new("li", "").children([icon(name), El::new("span", "").text(words)]);
    El::new("ul", "tips").with("role", "list").children(tips.into_iter().chain(kept).map(tip))
}

/// A link to the top of the first location that the person may see, unless they are there.
fn link_home(state: FilesState) -> Option<impl IntoView> {
    let text = use_text().empty_state();
    let config = state.app().config();
    let first = config.locations.iter().find(|it| state.workspace().rights(it).list)?;
    let route = FilesRoute::location(&first.id);
    let is_there =
        state.route.with_untracked(|here| here.location == route.location && here.folder == route.folder);
    let name = first.name.of(use_text().language);
    (!is_there)
        .then(|| view! { <a class="button" href=Route::Files(route).href()>{(text.go_to_own)(name)}</a> })
}
