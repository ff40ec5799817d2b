//! Ways out: credentials to take along, signing out everywhere, deleting the account.

/// Ways out.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Leaving {
    pub copy_credentials: &'static str,
    pub copy_lead: &'static str,
    pub copy_warning: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub format: &'static str,
    pub sh: &'static str,
    pub powershell: &'static str,
    pub profile: &'static str,
    pub shell_hint: &'static str,
    pub profile_hint: &'static str,
    /// Until when they are valid, as the browser writes times.
    pub valid_until: fn(&str) -> String,
    pub example: &'static str,

    pub sessions: &'static str,
    pub here: &'static str,
    pub all_devices: &'static str,
    pub everywhere: &'static str,
    pub everywhere_lead: &'static str,
    pub everywhere_title: &'static str,
    pub everywhere_what: &'static str,
    pub everywhere_hour: &'static str,

    pub delete: &'static str,
    pub delete_lead: &'static str,
    pub delete_title: &'static str,
    /// By the address of the account.
    pub delete_what: fn(&str) -> String,
    pub counting: &'static str,
    pub uncounted: &'static str,
    pub empty: &'static str,
    /// How many files there are, and their size in words.
    pub holds: fn(u64, &str) -> String,
    pub files_first: &'static str,
    pub files_first_hint: &'static str,
    pub files_stay: &'static str,
    /// What to type, by the address of the account.
    pub confirm: fn(&str) -> String,
    pub confirm_wrong: &'static str,
    /// How many files and versions are gone so far.
    pub deleting: fn(u64) -> String,
    /// How many files would not go.
    pub refused: fn(u64) -> String,
    pub versions_stay: &'static str,
    pub versions_why: &'static str,
    pub account_still_there: &'static str,
    pub delete_anyway: &'static str,
    pub keep: &'static str,
}
