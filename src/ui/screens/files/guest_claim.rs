//! "Files from before you signed in", above nothing else: for a user who was a guest on this device, where guests can have
//! left files at all. The panel itself is the account page's.

use leptos::prelude::*;

use super::state::FilesState;
use crate::config::Location;
use crate::ui::lazy::lazy;

/// The panel, or nothing.
///
/// Drawn where all of this holds: a guest could have left files in a folder of their own (by the configuration),
/// somebody is signed in, and this device remembers the guest identity that they had. Only then is the part "account"
/// fetched; nobody else pays for it. Files that were taken over are in the listing after its next reading, which this
/// starts.
#[component]
pub fn GuestClaim(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let app = state.app();
    let config = app.config();
    // The default deployment gives guests no folder of their own: nothing is fetched there.
    let is_possible = config.locations.iter().any(is_open_to_guests);
    let was_guest = Memo::new(move |_| {
        is_possible && app.who.with(|who| who.user().is_some_and(|user| user.guest_identity.is_some()))
    });
    let on_change = Callback::new(move |()| state.reload.notify());
    move || {
        was_guest
            .get()
            .then(|| lazy(app.parts.account, move |part| (part.guest_claim)(on_change), || ().into_any()))
    }
}

/// Whether a guest could have left files in a folder of their own.
///
/// The guest must be able to list and read for the files to be found at all, and the user to write where they go.
fn is_open_to_guests(location: &Location) -> bool {
    location.is_own() && location.guests.list && location.guests.read && location.users.write
}
