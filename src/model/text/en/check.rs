use crate::model::check::{Group, Level, Line, Untold, Visitor};
use crate::model::text::Check;

pub const CHECK: Check = Check {
    title: "Examine this site’s set-up",
    lead: "For whoever runs this site: what the page meets when it uses its services, line by line, and what mends what is wrong.",
    writes: "To try the bucket, one small file is written into your own folder under a new name, and deleted again. Nothing else is changed, and nothing secret is shown.",
    running: "Examining…",
    again: "Examine again",
    copy: "Copy report",
    all_good: "Nothing is wrong, as far as a browser can see.",
    found: |bad, notices| {
        let bad = match bad {
            0 => "Everything that was tried works.".to_owned(),
            1 => "1 line does not work.".to_owned(),
            bad => format!("{bad} lines do not work."),
        };
        match notices {
            0 => bad,
            1 => format!("{bad} 1 is worth knowing."),
            notices => format!("{bad} {notices} are worth knowing."),
        }
    },
    guess: "Guess",
    guess_hint: "A browser does not tell why a call failed; this is the likeliest cause.",
    mend: "What mends it",
    copy_command: "Copy command",
    visitor: |visitor| match visitor {
        Visitor::Nobody => "Seen by somebody without an identity: what needs one could not be tried.",
        Visitor::Guest => "Seen by a guest. Sign in to examine what people who sign in can do.",
        Visitor::User => "Seen by somebody signed in. Sign out to examine what guests can do.",
    },
    sign_in: "Sign in, then examine again",
    level: |level| match level {
        Level::Good => "Works",
        Level::Untold => "Not examined",
        Level::Notice => "Worth knowing",
        Level::Bad => "Does not work",
    },
    group: |group| match group {
        Group::Page => "The page",
        Group::Accounts => "Signing in",
        Group::Credentials => "Permissions",
        Group::Files => "Files",
    },
    line: |line| match line {
        Line::Config => "Configuration and address",
        Line::Caching => "How long browsers keep the page",
        Line::Policy => "Content-Security-Policy",
        Line::Worker => "Opening without a connection",
        Line::Clock => "This device’s clock",
        Line::UserPool => "User pool",
        Line::Client => "App client and its flows",
        Line::Attributes => "Attributes that the app client may change",
        Line::IdentityPool => "Identity pool",
        Line::Guests => "Guest access",
        Line::Providers => "User pool as a provider of the identity pool",
        Line::Roles => "Role",
        Line::Trust => "The role’s trust in the identity pool",
        Line::Bucket => "Bucket and region",
        Line::CorsAllowed => "CORS: request headers allowed",
        Line::CorsExposed => "CORS: response headers exposed",
        Line::List => "List the folder",
        Line::Put => "Upload a file",
        Line::Get => "Read a file",
        Line::Parts => "Begin and end an upload in parts",
        Line::Delete => "Delete a file",
        Line::Versions => "Versioning",
    },
    untold: |why| match why {
        Untold::NotYet => "Not examined yet.",
        Untold::NotOffered => "config.json gives this visitor no such right, so the page never tries it.",
        Untold::SignIn => "Only somebody signed in can see this.",
        Untold::Earlier => "Needs something above or below that does not work yet.",
        Untold::Hidden => "A browser cannot see this; the commands in the admin’s guide can.",
        Untold::NoFile => "The folder has no file to try it with.",
    },
    stopped: "The services are examined once config.json can be read.",
};
