//! What the next visit can show before config.json has arrived: `static/before.js` reads it.

use serde::Serialize;

use super::text::Text;
use crate::config::{Config, Persistence};

/// Where it is kept, on this device.
pub const KEY: &str = "look";

/// The little of the configuration that the first picture needs.
#[derive(Serialize)]
struct Look<'a> {
    title: &'a str,
    accent: Option<&'a str>,
    language: Option<&'a str>,
    guests: bool,
    keep: bool,
}

/// The text to keep.
pub fn remember(config: &Config) -> String {
    let look = Look {
        title: &config.title,
        accent: config.accent.as_deref(),
        language: config.language.map(|language| Text::of(language).tag),
        guests: config.identity_pool.guests,
        keep: config.session == Persistence::Device,
    };
    serde_json::to_string(&look).unwrap_or_default()
}
