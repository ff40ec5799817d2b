//! Favourites, and what was used last.

use crate::model::personal::{Did, Unreadable};

/// Favourites, and what was used last.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Personal {
    /// Read out, by how many.
    pub added: fn(u64) -> String,
    pub removed: fn(u64) -> String,
    /// There are as many as there can be.
    pub full: &'static str,
    /// The file is not this page's to write.
    pub unreadable: fn(Unreadable) -> String,
    pub no_favourites: &'static str,
    pub no_favourites_hint: &'static str,
    pub no_recents: &'static str,
    pub no_recents_hint: &'static str,
    /// While recents are switched off.
    pub not_kept: &'static str,
    pub not_kept_hint: &'static str,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub clear: &'static str,
    pub cleared: &'static str,
    /// By the entry's name.
    pub star: fn(&str) -> String,
    pub unstar: fn(&str) -> String,
    pub forget: fn(&str) -> String,
    /// What was done, and when.
    pub did: fn(Did, &str) -> String,
    pub gone: &'static str,
    pub no_location: &'static str,
    /// Takes what is gone out of the list.
    pub remove: &'static str,
    /// For whom nothing can be kept.
    pub nowhere: &'static str,
    pub kept_in_folder: &'static str,
    pub kept_on_device: &'static str,
    /// What opens without a connection.
    pub kept_offline: &'static str,
}

impl Personal {
    /// Where it is kept: for a guest on the device, for anybody else in their own folder.
    pub const fn kept(&self, is_guest: bool) -> &'static str {
        if is_guest { self.kept_on_device } else { self.kept_in_folder }
    }
}
