//! Archived files: what restoring one takes, and how far it is.

use super::Sentences;
use crate::aws::s3::restore::{Archive, Refusal, Tier};

/// Archived files, in the details of one.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Restore {
    /// What the section is called.
    pub title: &'static str,
    /// For those who may not restore: below what the file is.
    pub ask_admin: &'static str,
    pub under_way: &'static str,
    pub until: fn(&str) -> String,
    /// Opens the form.
    pub restore: &'static str,
    /// Opens the form, where there is a copy.
    pub prolong: &'static str,
    pub check: &'static str,
    pub days: &'static str,
    pub days_of: fn(u64) -> String,
    pub speed: &'static str,
    pub tier: fn(Tier) -> &'static str,
    /// How long it takes until the file can be read, by AWS's word.
    pub time: fn(Tier, Archive) -> &'static str,
    /// Who pays for what.
    pub cost: &'static str,
    /// The same where there is a copy: nothing is retrieved again.
    pub cost_of_days: &'static str,
    /// The same where the object is moved back for good.
    pub cost_of_return: &'static str,
    /// Sends the form.
    pub send: &'static str,
    pub send_days: &'static str,
    pub begun: &'static str,
    pub prolonged: &'static str,
    /// What a refusal means here.
    pub refusal: fn(Refusal) -> &'static Sentences,
}
