//! The part "check": the examination of the set-up, for whoever runs the site. `client::check` asks, [`crate::model::check`] judges,
//! and this draws one line for each thing that was asked.
//!
//! The screen stands whoever is here and whatever fails: it depends on no identity. While config.json cannot be read there is no app;
//! the page that says so draws [`CheckPart::stopped`] below its mistakes.

mod lines;
mod screen;
mod stopped;

use leptos::prelude::*;

use crate::model::text::Text;
use crate::ui::parts::{PartValue, chunk};

/// What the part has.
#[derive(Clone, Copy)]
pub struct CheckPart {
    /// Draws the whole screen.
    pub screen: fn() -> AnyView,
    /// Draws what can be examined without a configuration.
    pub stopped: fn(&'static Text) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &CheckPart = &CheckPart {
    screen: || view! { <screen::CheckScreen /> }.into_any(),
    stopped: |text| view! { <stopped::Stopped text /> }.into_any(),
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, check, check_screen, PART
}
