//! "Account": who you are, to this site and to AWS, and the way out. One file for each section of the page; what they
//! ask of the services is not here.

mod fact;
mod permissions;
mod person;
mod sign_out;

use leptos::prelude::*;

use crate::ui::chunks::chunk;
use crate::ui::context::{use_text, use_title};
use crate::ui::later::Draw;

use permissions::Permissions;
use person::Person;
use sign_out::SignOut;

chunk! {
    /// Draws the whole screen.
    pub fn account -> Draw<()>, account, account_screen, |()| view! { <AccountScreen /> }.into_any()
}

/// The whole screen.
#[component]
pub fn AccountScreen() -> impl IntoView {
    let text = use_text();
    use_title(text.account().title);
    view! {
        <div class="column stack">
            <h1 tabindex="-1">{text.account().title}</h1>
            <Person />
            <Permissions />
            <SignOut />
        </div>
    }
}
