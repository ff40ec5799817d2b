//! What can be wrong with a set-up, and how much that matters.

use super::line::Level;
use super::policy::Looseness;
use super::seen::{Action, FileKind, Flow};
use crate::model::text::{AuthProblem, Problem};

/// Something that is wrong, or worth a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A refusal that other screens explain too.
    Refused(Problem),
    /// A refusal of the user pool that other screens explain too.
    Pool(AuthProblem),
    /// A refusal without words of its own: the service's code and message.
    Other {
        /// The call.
        call: &'static str,
        /// The service's code, or what the page could not read.
        code: String,
        /// The service's message.
        message: String,
    },

    // The way there.
    /// The page's own policy keeps it from a host.
    Blocked(String),
    /// The host answers, and the page may not read the answer.
    Unreadable(String),
    /// The host does not answer.
    Silent(String),
    /// The bucket's host answers, and the page may not read the answer: CORS, another region, or no such bucket.
    BucketUnreadable,

    // The page.
    /// config.json cannot be read, or has mistakes.
    ConfigWrong,
    /// The page is not served over https.
    NotSecure,
    /// The pools and the bucket are in different regions.
    RegionsApart(Vec<String>),
    /// A file that changes with each release may be kept by browsers.
    KeptTooLong(FileKind, String),
    /// Nothing says how long a file may be kept.
    KeepingUnsaid(FileKind),
    /// A file whose name holds its hash is asked for with each visit.
    NotKept(String),
    /// A file that does not exist is answered with a page.
    Fallback,
    /// The service worker is not served, by its status, or as something else than a script, by its media type.
    NoWorker(String),
    /// There is no policy.
    NoPolicy,
    /// The policy lacks sources, by its directive.
    PolicyLacks(&'static str, Vec<String>),
    /// The policy lets in what it should keep out.
    PolicyLoose(Looseness),
    /// This device's clock is so many seconds behind the services'.
    ClockOff(i64),

    // The pools.
    /// There is no such user pool.
    NoSuchPool,
    /// The app client belongs to another user pool than config.json names.
    OtherPool(String),
    /// The app client does not allow the flow that config.json asks for.
    FlowOff(Flow),
    /// The app client tells strangers which accounts exist.
    NamesRevealed,
    /// The page cannot see the e-mail address.
    EmailUnread,
    /// The identity pool lets guests in, and config.json does not.
    GuestsOpen,
    /// The identity pool has no role to give.
    RoleMissing,
    /// The role does not trust the identity pool.
    TrustRefused,

    // The bucket.
    /// The bucket is in another region, perhaps this one.
    WrongRegion(Option<String>),
    /// The role does not allow this; to a guest the enhanced flow may be what refuses.
    Denied(Action, bool),
    /// CORS does not let these request headers through.
    HeadersForbidden(Vec<&'static str>),
    /// CORS does not let this method through.
    MethodForbidden(&'static str),
    /// CORS does not show these headers of answers.
    HeadersHidden(Vec<&'static str>),
    /// What was read is not what was written.
    Differs,
    /// config.json says that versioning is on, and it is off.
    VersioningOff,
    /// Versioning is on, and config.json does not say so.
    VersioningUnsaid,
    /// The marker of a deletion stays, and the version below it.
    MarkerStays,
    /// An object stays, by its key.
    ObjectStays(String),
}

impl Fault {
    /// How much it matters.
    pub fn level(&self) -> Level {
        match self {
            Self::MarkerStays => Level::Good,
            Self::RegionsApart(_)
            | Self::KeepingUnsaid(_)
            | Self::NotKept(_)
            | Self::Fallback
            | Self::NoWorker(_)
            | Self::NoPolicy
            | Self::PolicyLoose(_)
            | Self::NamesRevealed
            | Self::EmailUnread
            | Self::GuestsOpen
            | Self::VersioningUnsaid => Level::Notice,
            // The page corrects its signatures; beyond five minutes codes of authenticator apps fail too.
            Self::ClockOff(seconds) if seconds.abs() < 300 => Level::Notice,
            // Uploads in parts and safe replacements need the tag of what was stored; the others are for reports and metadata.
            Self::HeadersHidden(names) if !names.contains(&"etag") => Level::Notice,
            _ => Level::Bad,
        }
    }
}

/// A fault, and whether it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Whether it is concluded from a silence or from an answer that has several causes.
    pub is_guess: bool,
}

impl Finding {
    /// A fault that a service or a header has told of.
    pub(super) const fn sure(fault: Fault) -> Self {
        Self { fault, is_guess: false }
    }

    /// A fault that is only likely.
    pub(super) const fn guess(fault: Fault) -> Self {
        Self { fault, is_guess: true }
    }
}
