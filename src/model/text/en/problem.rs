use crate::model::text::{Problem, Sentences};

#[allow(clippy::too_many_lines, reason = "a table")]
pub const fn sentences(problem: Problem) -> Sentences {
    let (what, why, next) = match problem {
        Problem::WrongPassword => (
            "The e-mail address or the password is not right.",
            "Either has a typing mistake, or there is no account for this address.",
            "Check both and try again, or reset the password with “Forgot password?”.",
        ),
        Problem::TooManyAttempts => (
            "Too many attempts.",
            "To protect the account, the service waits before it accepts another try.",
            "Wait some minutes, then try again.",
        ),
        Problem::AccountDisabled => (
            "This account is disabled.",
            "Whoever runs this site has switched it off.",
            "Ask them to enable it.",
        ),
        Problem::InvitationExpired => (
            "The temporary password has run out.",
            "Invitations are valid for a limited time.",
            "Ask whoever invited you to send a new one.",
        ),
        Problem::NotConfirmed => (
            "The e-mail address is not confirmed yet.",
            "The account was created, but its confirmation code was never entered.",
            "Enter the code from the e-mail, or have a new one sent.",
        ),
        Problem::AlreadyConfirmed => {
            ("This address is confirmed already.", "", "Sign in with your password.")
        }
        Problem::AccountExists => (
            "There is already an account for this e-mail address.",
            "",
            "Sign in, or reset the password if you no longer know it.",
        ),
        Problem::ResetRequired => (
            "The password must be set anew.",
            "Whoever runs this site has asked for it.",
            "Choose “Forgot password?” and follow the steps.",
        ),
        Problem::WrongCode => (
            "That code is not right.",
            "A digit may be off, or a newer code has taken its place.",
            "Enter the code of the latest message, or the one that your app shows now.",
        ),
        Problem::CodeExpired => (
            "That code is no longer valid.",
            "Codes run out after a while, and a newer one replaces those before it.",
            "Have a new code sent and enter that one.",
        ),
        Problem::WeakPassword => (
            "The password does not meet this site’s rules.",
            "",
            "Choose a longer one, with the kinds of characters listed below the field.",
        ),
        Problem::PasswordUsedBefore => (
            "This password was used before.",
            "This site does not allow an earlier password again.",
            "Choose a new one.",
        ),
        Problem::NotAnEmail => {
            ("That does not look like an e-mail address.", "", "Check it for typing mistakes.")
        }
        Problem::StepExpired => (
            "This step took too long.",
            "For safety, each step of a sign-in is valid for some minutes only.",
            "Sign in again; your e-mail address is still filled in.",
        ),
        Problem::SessionEnded => (
            "You have been signed out.",
            "The session ended, or it was ended on another device.",
            "Sign in again to go on.",
        ),
        Problem::NoSuchMethod => (
            "This way of confirming is not set up for your account.",
            "",
            "Choose another one, or ask whoever runs this site.",
        ),
        Problem::SignUpClosed => (
            "New accounts cannot be created here.",
            "Whoever runs this site invites people by hand.",
            "Ask them for an account.",
        ),
        Problem::CodeNotSent => (
            "The code could not be sent.",
            "The service refused to send to this address, or sending is not set up.",
            "Check the address. If it is right, tell whoever runs this site.",
        ),
        Problem::ClientHasSecret => (
            "This site is set up with an app client that has a secret.",
            "A web page cannot keep a secret, so Cognito refuses its sign-ins.",
            "For the admin: create an app client without a secret and put its id in config.json (userPool.clientId).",
        ),
        Problem::NoSuchClient => (
            "The user pool or its app client does not exist.",
            "An id in config.json is mistyped, belongs to another region, or was deleted.",
            "For the admin: compare userPool.id, userPool.clientId and region with the Cognito console.",
        ),
        Problem::FlowNotEnabled => (
            "This way of signing in is switched off.",
            "The app client does not allow the flow that config.json names.",
            "For the admin: enable it on the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH or ALLOW_USER_AUTH), or change userPool.signIn.",
        ),
        Problem::TriggerRefused => (
            "The site’s own rules refused this.",
            "A check that this site runs at sign-up or sign-in said no; its words are in the details.",
            "If you think that it is wrong, ask whoever runs this site.",
        ),
        Problem::TriggerBroken => (
            "The site’s own checks failed.",
            "A Lambda trigger of the user pool ended with an error.",
            "Try again later; if it stays, tell whoever runs this site.",
        ),
        Problem::Blocked => (
            "The request was blocked.",
            "A firewall in front of the sign-in service refused it.",
            "Try from another network, or ask whoever runs this site.",
        ),
        Problem::NoSuchIdentityPool => (
            "The identity pool does not exist.",
            "The id in config.json is mistyped, belongs to another region, or was deleted.",
            "For the admin: compare identityPool.id and region with the Cognito console.",
        ),
        Problem::GuestsOff => (
            "Guests are not let in here.",
            "The identity pool has guest access switched off.",
            "Sign in. For the admin: allow guests in the identity pool, or set identityPool.guests to false.",
        ),
        Problem::PoolsNotLinked => (
            "The identity pool does not accept this sign-in.",
            "It does not know this user pool and app client as a provider.",
            "For the admin: add the user pool and the app client to the identity pool’s identity providers.",
        ),
        Problem::NoRole => (
            "The identity pool gave no permissions.",
            "It has no role for this kind of visitor, or the role does not trust the pool.",
            "For the admin: check the identity pool’s roles and their trust policies.",
        ),
        Problem::AccessDenied => (
            "You may not do this here.",
            "Your permissions do not cover this folder or this action.",
            "Go to a folder of yours, or ask whoever runs this site for access.",
        ),
        Problem::AccessDeniedToGuest => (
            "Guests may not do this here.",
            "The guest role does not allow it. Cognito also limits guests to certain services, whatever their role says.",
            "Sign in. For the admin: check the guest role; if it allows this, the enhanced flow’s session policy is what refuses.",
        ),
        Problem::NoSuchBucket => (
            "The bucket does not exist.",
            "Its name in config.json is mistyped, or it was deleted.",
            "For the admin: check bucket.name.",
        ),
        Problem::WrongRegion => (
            "The bucket is in another region.",
            "config.json names a region where this bucket is not.",
            "For the admin: correct bucket.region.",
        ),
        Problem::NoSuchFile => (
            "This file is no longer there.",
            "It was deleted, moved or renamed in the meantime.",
            "Reload the folder to see what is there now.",
        ),
        Problem::FileExists => {
            ("A file of this name is already there.", "", "Choose whether to replace it, keep both, or skip.")
        }
        Problem::ChangedMeanwhile => (
            "The file changed while this was under way.",
            "Someone, or another tab, wrote to it at the same time.",
            "Reload the folder and try again.",
        ),
        Problem::TooLarge => (
            "The file is too large for this kind of upload.",
            "",
            "Try again; if it stays, tell whoever runs this site.",
        ),
        Problem::NameTooLong => (
            "The name is too long.",
            "Together with its folders, a name may have 1,024 bytes.",
            "Shorten the name, or choose a folder higher up.",
        ),
        Problem::Damaged => (
            "The file did not arrive intact.",
            "Some bytes changed on the way, or the file changed while it was read. Nothing was stored.",
            "Try again.",
        ),
        Problem::Archived => (
            "This file is in an archive.",
            "Its storage class must be restored before it can be read.",
            "Ask whoever runs this site to restore it.",
        ),
        Problem::UploadGone => (
            "The unfinished upload is gone.",
            "It was cancelled elsewhere, or cleaned up after some days.",
            "Upload the file again.",
        ),
        Problem::CredentialsEnded => (
            "Your access has run out and could not be renewed.",
            "",
            "Reload the page; if that does not help, sign in again.",
        ),
        Problem::SignatureRefused => (
            "The request’s signature was refused.",
            "The credentials and the request do not match; a proxy that changes requests can cause this.",
            "Reload the page; if it stays, try from another network.",
        ),
        Problem::ClockOff => (
            "This device’s clock is not right.",
            "Requests carry their time, and the service refuses those that are more than some minutes off.",
            "Set the date and time of this device automatically, then try again.",
        ),
        Problem::Busy => ("The service is very busy.", "", "Wait a moment, then try again."),
        Problem::ServiceBroken => {
            ("The service had an error of its own.", "This is usually over soon.", "Try again in a moment.")
        }
        Problem::Offline => ("You are offline.", "", "Check the connection; then try again."),
        Problem::Unreachable => (
            "There was no answer.",
            "The connection dropped, something on the way blocks it (an ad blocker, a firewall), or the service does not allow this page’s address (CORS). A page cannot tell these apart.",
            "Check the connection and try again. If other sites work: for the admin, check that the region is right and that the bucket’s CORS rules name this page’s address.",
        ),
        Problem::Stalled => (
            "The connection stalled.",
            "No bytes moved for half a minute.",
            "Check the connection, then try again.",
        ),
        Problem::FileUnreadable => (
            "The file on this device cannot be read any more.",
            "It was moved, changed or deleted after it was chosen.",
            "Choose it again.",
        ),
        Problem::UnreachableName => (
            "Browsers cannot ask for a file of this name.",
            "Its path has a part that is only “.” or “..”, which every browser removes from addresses.",
            "Rename it with another tool, such as the AWS CLI.",
        ),
        Problem::Nonsense => (
            "The answer made no sense.",
            "Something on the way may have changed it, or it is a service that works differently.",
            "Try again; if it stays, tell whoever runs this site.",
        ),
        Problem::Other => (
            "That did not work.",
            "The service refused it; its own words are in the details.",
            "Try again; if it stays, tell whoever runs this site.",
        ),
    };
    Sentences { what, why, next }
}
