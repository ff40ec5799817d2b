use crate::model::text::{Problem, Sentences};

#[allow(clippy::too_many_lines, reason = "a table")]
pub const fn sentences(problem: Problem) -> &'static Sentences {
    match problem {
        Problem::SessionEnded => &Sentences {
            what: "You have been signed out.",
            why: "The session ended, or it was ended on another device.",
            next: "Sign in again to go on.",
        },
        Problem::NoSuchClient => &Sentences {
            what: "The user pool or its app client does not exist.",
            why: "An id in config.json is mistyped, belongs to another region, or was deleted.",
            next: "For the admin: compare userPool.id, userPool.clientId and region with the Cognito console.",
        },
        Problem::Blocked => &Sentences {
            what: "The request was blocked.",
            why: "A firewall in front of the sign-in service refused it.",
            next: "Try from another network, or ask whoever runs this site.",
        },
        Problem::Intercepted => &Sentences {
            what: "Something on the way answered in the service’s place.",
            why: "A web page came instead of the service’s answer: from a network that asks for a sign-in first (a hotel, a train), a proxy or a firewall.",
            next: "Open another website to see whether the network asks something of you, then try again. If it stays, use another network.",
        },
        Problem::NoSuchIdentityPool => &Sentences {
            what: "The identity pool does not exist.",
            why: "The id in config.json is mistyped, belongs to another region, or was deleted.",
            next: "For the admin: compare identityPool.id and region with the Cognito console.",
        },
        Problem::GuestsOff => &Sentences {
            what: "Guests are not let in here.",
            why: "The identity pool has guest access switched off.",
            next: "Sign in. For the admin: allow guests in the identity pool, or set identityPool.guests to false.",
        },
        Problem::PoolsNotLinked => &Sentences {
            what: "The identity pool does not accept this sign-in.",
            why: "It does not know this user pool and app client as a provider.",
            next: "For the admin: add the user pool and the app client to the identity pool’s identity providers.",
        },
        Problem::NoRole => &Sentences {
            what: "The identity pool gave no permissions.",
            why: "It has no role for this kind of visitor, or the role does not trust the pool.",
            next: "For the admin: check the identity pool’s roles and their trust policies.",
        },
        Problem::AmbiguousRole => &Sentences {
            what: "Several roles fit, and none is chosen.",
            why: "Your groups share the best precedence, and the identity pool refuses where the role is ambiguous.",
            next: "For the admin: give one of the groups a lower precedence, or have the pool take the authenticated role instead (AmbiguousRoleResolution).",
        },
        Problem::RoleRefused => &Sentences {
            what: "This role is not given to you.",
            why: "The identity pool gives only roles of your groups, and only where its role mapping is by token.",
            next: "Choose another role. For the admin: check the groups’ roles and the identity pool’s role mapping.",
        },
        Problem::BasicFlowOff => &Sentences {
            what: "This site is set up for a flow that its identity pool does not allow.",
            why: "config.json says identityPool.flow: basic, and the basic (classic) flow is switched off in the pool.",
            next: "For the admin: allow the basic flow in the identity pool, or set identityPool.flow to enhanced.",
        },
        Problem::StsOff => &Sentences {
            what: "AWS’s token service is switched off in this region.",
            why: "The AWS account has STS deactivated there.",
            next: "For the admin: activate STS for the region in the IAM console’s account settings.",
        },
        Problem::AccessDenied => &Sentences {
            what: "You may not do this here.",
            why: "Your permissions do not cover this folder or this action.",
            next: "Go to a folder of yours, or ask whoever runs this site for access.",
        },
        Problem::AccessDeniedToGuest => &Sentences {
            what: "Guests may not do this here.",
            why: "The guest role does not allow it. Cognito also limits guests to certain services, whatever their role says.",
            next: "Sign in. For the admin: check the guest role; if it allows this, the enhanced flow’s session policy is what refuses.",
        },
        Problem::NoSuchBucket => &Sentences {
            what: "The bucket does not exist.",
            why: "Its name in config.json is mistyped, or it was deleted.",
            next: "For the admin: check bucket.name.",
        },
        Problem::WrongRegion => &Sentences {
            what: "The bucket is in another region.",
            why: "config.json names a region where this bucket is not.",
            next: "For the admin: correct bucket.region.",
        },
        Problem::NoSuchFile => &Sentences {
            what: "This file is no longer there.",
            why: "It was deleted, moved or renamed in the meantime.",
            next: "Reload the folder to see what is there now.",
        },
        Problem::FileExists => &Sentences {
            what: "A file of this name is already there.",
            why: "",
            next: "Choose whether to replace it, keep both, or skip.",
        },
        Problem::ChangedMeanwhile => &Sentences {
            what: "The file changed while this was under way.",
            why: "Someone, or another tab, wrote to it at the same time.",
            next: "Reload the folder and try again.",
        },
        Problem::TooLarge => &Sentences {
            what: "The file is too large for this kind of upload.",
            why: "",
            next: "Try again; if it stays, tell whoever runs this site.",
        },
        Problem::NameTooLong => &Sentences {
            what: "The name is too long.",
            why: "Together with its folders, a name may have 1,024 bytes.",
            next: "Shorten the name, or choose a folder higher up.",
        },
        Problem::Damaged => &Sentences {
            what: "The file did not arrive intact.",
            why: "Some bytes changed on the way, or the file changed while it was read. Nothing was stored.",
            next: "Try again.",
        },
        Problem::Archived => &Sentences {
            what: "This file is in an archive.",
            why: "Its storage class must be restored before it can be read.",
            next: "See in its details whether you can restore it; else ask whoever runs this site.",
        },
        Problem::UploadGone => &Sentences {
            what: "The unfinished upload is gone.",
            why: "It was cancelled elsewhere, or cleaned up after some days.",
            next: "Upload the file again.",
        },
        Problem::CredentialsEnded => &Sentences {
            what: "Your access has run out and could not be renewed.",
            why: "",
            next: "Reload the page; if that does not help, sign in again.",
        },
        Problem::SignatureRefused => &Sentences {
            what: "The request’s signature was refused.",
            why: "The credentials and the request do not match; a proxy that changes requests can cause this.",
            next: "Reload the page; if it stays, try from another network.",
        },
        Problem::ClockOff => &Sentences {
            what: "This device’s clock is not right.",
            why: "Requests carry their time, and the service refuses those that are more than some minutes off.",
            next: "Set the date and time of this device automatically, then try again.",
        },
        Problem::Busy => {
            &Sentences { what: "The service is very busy.", why: "", next: "Wait a moment, then try again." }
        }
        Problem::ServiceBroken => &Sentences {
            what: "The service had an error of its own.",
            why: "This is usually over soon.",
            next: "Try again in a moment.",
        },
        Problem::Offline => {
            &Sentences { what: "You are offline.", why: "", next: "Check the connection; then try again." }
        }
        Problem::Unreachable => &Sentences {
            what: "There was no answer.",
            why: "The connection dropped, something on the way blocks it (an ad blocker, a firewall), or the service does not allow this page’s address (CORS). A page cannot tell these apart.",
            next: "Check the connection and try again. If other sites work: for the admin, check that the region is right and that the bucket’s CORS rules name this page’s address.",
        },
        Problem::Stalled => &Sentences {
            what: "The connection stalled.",
            why: "No bytes moved for half a minute.",
            next: "Check the connection, then try again.",
        },
        Problem::FileUnreadable => &Sentences {
            what: "The file on this device cannot be read any more.",
            why: "It was moved, changed or deleted after it was chosen.",
            next: "Choose it again.",
        },
        Problem::PartMissing => &Sentences {
            what: "A part of this page could not be loaded.",
            why: "The network is probably gone, or the site was updated while this page was open.",
            next: "Try again. If it stays like this, reload the page.",
        },
        Problem::UnreachableName => &Sentences {
            what: "Browsers cannot ask for a file of this name.",
            why: "Its path has a part that is only “.” or “..”, which every browser removes from addresses.",
            next: "Rename it with another tool, such as the AWS CLI.",
        },
        Problem::Nonsense => &Sentences {
            what: "The answer made no sense.",
            why: "Something on the way may have changed it, or it is a service that works differently.",
            next: "Try again; if it stays, tell whoever runs this site.",
        },
        Problem::Other => &Sentences {
            what: "That did not work.",
            why: "The service refused it; its own words are in the details.",
            next: "Try again; if it stays, tell whoever runs this site.",
        },
    }
}
