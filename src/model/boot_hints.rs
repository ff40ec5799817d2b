//! Boot hints: what the next visit can show before config.json has arrived. `static/boot.js` reads them.
//!
//! A hint may be wrong (config.json was changed since): `static/boot.js` paints by it, and the page
//! corrects what it painted once the configuration is there. No hint is a secret, and none decides about
//! rights.

use serde_json::json;

use crate::config::{Config, Language, Persistence};

/// Where it is kept, on this device. Other pages of the same host have other paths.
///
/// `path` is that of the page, without query and fragment.
pub fn key(path: &str) -> String {
    ["alcove.look:", path].concat()
}

/// The text to keep: the little of the configuration that the first picture needs.
pub fn remember(config: &Config) -> String {
    let hints = json!({
        "client": config.user_pool.client_id.as_str(),
        "title": config.title.as_str(),
        "accent": config.accent.as_deref(),
        "language": config.language.map(Language::tag),
        "guests": config.identity_pool.guests,
        "keep": config.session == Persistence::Device,
    });
    serde_json::to_string(&hints).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_has_the_names_that_the_script_reads() {
        let config = include_str!("../../config.example.json");
        let hints = remember(&Config::parse(config).unwrap());
        assert_eq!(
            hints,
            r##"{"accent":"#2f6f6a","client":"1example23456789abcdefghij","guests":true,"keep":false,"language":null,"title":"Alcove"}"##
        );
        let script = include_str!("../../static/boot.js");
        for name in
            ["look.title", "look.accent", "look.language", "look.guests", "look.keep", "client", &key("")]
        {
            assert!(script.contains(name), "{name}");
        }
    }
}
