//! What goes wrong, in words: in the chunk `aside` with the menus, since many visits need neither. That a chunk could not be
//! fetched is not said here but in [`super::later`]. What goes wrong with files is said by their own chunk, which is there by then.

use leptos::prelude::*;

use super::components::ErrorPanel;
use super::context::{use_app, use_title};
use super::later::Draw;
use super::screens::config_error::ConfigError;
use super::screens::not_found::NotFoundScreen;
use crate::model::failure::Failure;
use crate::model::text::Text;
use crate::ui::chunks::chunk;
use crate::web::config::LoadError;

chunk! {
    /// Draws a failure in a screen's place.
    pub fn screen -> Draw<Failure>, aside, trouble_screen, |failure| {
        let app = use_app();
        let explanation = app.explain(&failure);
        use_title(explanation.sentences.what);
        view! {
            <div class="column">
                <ErrorPanel explanation on_retry=move |()| app.session().retry() />
            </div>
        }
        .into_any()
    }
}

chunk! {
    /// Draws what stands at an address that leads nowhere.
    pub fn not_found -> Draw<()>, aside, trouble_not_found, |()| view! { <NotFoundScreen /> }.into_any()
}

chunk! {
    /// Draws what stands in the app's place while its configuration is missing or wrong.
    pub fn config_error -> Draw<(LoadError, &'static Text)>, aside, trouble_config, |(error, text)| {
        view! { <ConfigError error text /> }.into_any()
    }
}
