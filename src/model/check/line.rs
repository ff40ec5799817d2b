//! The lines of the screen, and how each fared.

use super::fault::Finding;

/// What one line examines, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// config.json, and whether the page is served over https.
    Config,
    /// The caching headers of the page's own files.
    Caching,
    /// The page's own Content-Security-Policy.
    Policy,
    /// The service worker, which opens the page without a connection.
    Worker,
    /// The device's clock against the services'.
    Clock,
    /// The user pool.
    UserPool,
    /// The app client: its flows, and whether it has a secret.
    Client,
    /// The attributes that the app client may read and write.
    Attributes,
    /// The identity pool.
    IdentityPool,
    /// Whether guests are let in, as config.json says.
    Guests,
    /// Whether the identity pool knows the user pool and its client.
    Providers,
    /// Whether the identity pool has one role to give.
    Roles,
    /// Whether the role trusts the identity pool.
    Trust,
    /// The bucket and its region.
    Bucket,
    /// Which request headers CORS allows.
    CorsAllowed,
    /// Which response headers CORS exposes.
    CorsExposed,
    /// Listing a folder.
    List,
    /// Writing an object that is not there.
    Put,
    /// Reading an object.
    Get,
    /// Beginning and ending an upload in parts.
    Parts,
    /// Deleting an object.
    Delete,
    /// Versioning.
    Versions,
}

impl Line {
    /// All of them, in order.
    pub const ALL: [Self; 22] = [
        Self::Config,
        Self::Caching,
        Self::Policy,
        Self::Worker,
        Self::Clock,
        Self::UserPool,
        Self::Client,
        Self::Attributes,
        Self::IdentityPool,
        Self::Guests,
        Self::Providers,
        Self::Roles,
        Self::Trust,
        Self::Bucket,
        Self::CorsAllowed,
        Self::CorsExposed,
        Self::List,
        Self::Put,
        Self::Get,
        Self::Parts,
        Self::Delete,
        Self::Versions,
    ];

    /// What it is about.
    pub const fn group(self) -> Group {
        match self {
            Self::Config | Self::Caching | Self::Policy | Self::Worker | Self::Clock => Group::Page,
            Self::UserPool | Self::Client | Self::Attributes => Group::Accounts,
            Self::IdentityPool | Self::Guests | Self::Providers | Self::Roles | Self::Trust => {
                Group::Credentials
            }
            _ => Group::Files,
        }
    }
}

/// What lines are about, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The page and its host.
    Page,
    /// Signing in.
    Accounts,
    /// Credentials for AWS.
    Credentials,
    /// The bucket and what is done there.
    Files,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Page, Self::Accounts, Self::Credentials, Self::Files];
}

/// How a line fared, from the best on. The worst of its findings decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Tried, and as it should be.
    Good,
    /// Not tried, or not to be seen by a browser.
    Untold,
    /// Works, and an admin should know of something.
    Notice,
    /// Does not work.
    Bad,
}

/// Why a line could not be examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// The examination has not come so far.
    NotYet,
    /// config.json gives this visitor no such right, so the page never does it for them.
    NotOffered,
    /// Only someone who is signed in can see it.
    SignIn,
    /// Another line failed that this one needs.
    Earlier,
    /// No browser can see it.
    Hidden,
    /// There is no file to try it with.
    NoFile,
}

/// One line of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was examined.
    pub line: Line,
    /// How it fared.
    pub level: Level,
    /// Why it could not be examined.
    pub untold: Option<Untold>,
    /// What was seen, in no language: an id, a region, the names of flows. Empty for nothing.
    pub evidence: String,
    /// What is wrong, the worst first; remarks too.
    pub findings: Vec<Finding>,
}

impl Entry {
    /// A line with what was found about it.
    pub(super) fn new(line: Line, evidence: impl Into<String>, mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.fault.level()));
        let level = findings.first().map_or(Level::Good, |worst| worst.fault.level());
        Self { line, level, untold: None, evidence: evidence.into(), findings }
    }

    /// A line that could not be examined.
    pub(super) const fn untold(line: Line, why: Untold) -> Self {
        Self { line, level: Level::Untold, untold: Some(why), evidence: String::new(), findings: Vec::new() }
    }

    /// The same, with what was seen all the same.
    pub(super) fn with(self, evidence: impl Into<String>) -> Self {
        Self { evidence: evidence.into(), ..self }
    }
}
