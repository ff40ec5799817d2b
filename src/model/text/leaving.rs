//! Ways out: credentials to take along, signing out everywhere, deleting the account.

/// Ways out.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Leaving {
    pub copy_credentials: &'static str,
    pub copy_lead: &'static str,
    /// Stands above the button at all times: temporary credentials cannot be taken back.
    pub copy_warning: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub format: &'static str,
    pub sh: &'static str,
    pub powershell: &'static str,
    /// The third format: a section of the AWS CLI's `credentials` file.
    pub profile: &'static str,
    pub shell_hint: &'static str,
    pub profile_hint: &'static str,
    /// Until when they are valid, as the browser writes times.
    /// After another sentence: with a space before it where the language has one between sentences.
    pub valid_until: fn(&str) -> String,
    /// Before a command that lists the first location open to the person.
    pub example: &'static str,

    pub sessions: &'static str,
    pub here: &'static str,
    pub all_devices: &'static str,
    pub everywhere: &'static str,
    /// `GlobalSignOut` ends the refresh tokens of all devices.
    pub everywhere_lead: &'static str,
    pub everywhere_title: &'static str,
    pub everywhere_what: &'static str,
    /// What that call cannot do: AWS credentials are checked without the user pool.
    pub everywhere_hour: &'static str,

    pub delete: &'static str,
    pub delete_lead: &'static str,
    pub delete_title: &'static str,
    /// By the address of the account.
    pub delete_what: fn(&str) -> String,
    pub counting: &'static str,
    /// The listing failed. Deleting the account stays possible.
    pub uncounted: &'static str,
    pub empty: &'static str,
    /// Before the account goes, of so many uploads.
    pub uploads_end: fn(u64) -> String,
    /// How many files there are, and their size in words.
    pub holds: fn(u64, &str) -> String,
    /// A checkbox. The files go before the account, since the person's rights end with it.
    pub files_first: &'static str,
    pub files_first_hint: &'static str,
    pub files_stay: &'static str,
    /// What to type, by the address of the account.
    /// A wrong address is refused before any request.
    pub confirm: fn(&str) -> String,
    pub confirm_wrong: &'static str,
    /// How many files and versions are gone so far.
    pub deleting: fn(u64) -> String,
    /// How many files would not go.
    pub refused: fn(u64) -> String,
    /// The title where every file is gone and earlier versions are not.
    pub versions_stay: &'static str,
    /// `s3:DeleteObjectVersion` is a right of its own.
    pub versions_why: &'static str,
    /// The account is deleted last: here nothing was done to it yet.
    pub account_still_there: &'static str,
    pub delete_anyway: &'static str,
    pub keep: &'static str,
}
