use crate::model::check::{Action, Fault, FileKind, Looseness};
use crate::model::text::Said;

/// A fault in words; those with words elsewhere do not come here.
#[allow(clippy::too_many_lines, reason = "a table")]
pub fn said(fault: &Fault) -> Said {
    let new = Said::new::<String>;
    match fault {
        Fault::Refused(_) | Fault::Pool(_) => Said::new("", "", ""),
        Fault::Other { call, code, message } => new(
            format!("{call} was refused: {code}. {message}"),
            "The page knows no meaning of this answer.",
            "Search for the code in AWS’s documentation of the call.",
        ),
        Fault::Blocked(host) => new(
            format!("The page’s own Content-Security-Policy keeps it from {host}."),
            "The browser refused the call before it was sent: connect-src does not name this host.",
            "Deploy again, so that the policy names the hosts of config.json, or add the host to connect-src where the page is served.",
        ),
        Fault::Unreadable(host) => new(
            format!("{host} answers, but the page may not read the answer."),
            "Something in between may answer in the service’s place (a proxy, a firewall), or the address belongs to another service.",
            "Compare the endpoints in config.json, and look at what the host answers.",
        ),
        Fault::Silent(host) => new(
            format!("{host} does not answer."),
            "The region or an endpoint in config.json may be mistyped, or this network does not let the call through.",
            "Check the region in the ids, and try from another network.",
        ),
        Fault::BucketUnreadable => Said::new(
            "The bucket’s host answers, but the page may not read the answer.",
            "One of three: the bucket has no CORS rule for this page’s address, it is in another region than config.json says, or there is no bucket of this name.",
            "Look at the region first, then set the CORS rules. The last command replaces all rules that the bucket has.",
        ),
        Fault::ConfigWrong => Said::new(
            "config.json cannot be read, or has mistakes; they are named above.",
            "",
            "Correct the file and store it beside index.html.",
        ),
        Fault::NotSecure => Said::new(
            "The page is not served over https.",
            "Browsers then withhold what uploads, passkeys and copying need, and anyone on the way can read along.",
            "Serve the page over https (CloudFront does), or from localhost.",
        ),
        Fault::RegionsApart(regions) => new(
            format!("config.json names several regions: {}.", regions.join(", ")),
            "That is allowed, and seldom meant: every call then has another way to go.",
            "If it is not meant, compare region and the ids in config.json.",
        ),
        Fault::KeptTooLong(FileKind::Missing, control) => new(
            format!("The answer for a file that does not exist may be kept: {control}."),
            "A browser that asks for a file in the middle of an update would keep the refusal, for a year in the worst case.",
            "Set Cache-Control on the files and not on every answer of the host.",
        ),
        Fault::KeptTooLong(_, control) => new(
            format!("A file that changes with each update may be kept by browsers: {control}."),
            "People would go on with an old page, whose files are gone after the next releases.",
            "Serve index.html with no-cache and config.json with no-store.",
        ),
        Fault::KeepingUnsaid(_) => Said::new(
            "Nothing says how long browsers may keep index.html or config.json.",
            "Each browser then guesses, by the file’s age.",
            "Serve index.html with no-cache and config.json with no-store.",
        ),
        Fault::NotKept(_) => Said::new(
            "Browsers ask for the page’s scripts with every visit.",
            "Their names hold a hash of their content, so they never change, and there is nothing to ask.",
            "Serve them with Cache-Control: public, max-age=31536000, immutable.",
        ),
        Fault::Fallback => Said::new(
            "A file that does not exist is answered with a page.",
            "After an update, an open page would take that for its script. The addresses of this page need no such rule.",
            "Remove the error page or rewrite rule that answers every address with index.html.",
        ),
        Fault::NoWorker(served) => new(
            format!("The service worker is not served as a script: {}.", served.trim()),
            "Without sw.js beside index.html the page opens only with a connection, and takes nothing that other apps share.",
            "Upload sw.js from the same build, with Content-Type: text/javascript.",
        ),
        Fault::NoPolicy => Said::new(
            "The page has no Content-Security-Policy.",
            "Nothing would stop a script that got into the page from sending people’s credentials away.",
            "Deploy with the template, or send the policy that docs/security.md names.",
        ),
        Fault::PolicyLacks(directive, sources) => new(
            format!("The Content-Security-Policy lacks sources in {directive}: {}.", sources.join(", ")),
            "What the page asks of these hosts is refused by the browser, without a word on the screen.",
            "Deploy again after a change of config.json: the template writes the policy for the same region and bucket.",
        ),
        Fault::PolicyLoose(looseness) => new(
            match looseness {
                Looseness::Scripts => "The Content-Security-Policy lets in scripts that are not the page’s own files.",
                Looseness::AnyHost => "The Content-Security-Policy lets the page call any host.",
                Looseness::Frames => "The Content-Security-Policy lets other sites show the page in a frame.",
                Looseness::TrustedTypes => "The Content-Security-Policy does not ask for trusted types.",
            }
            .to_owned(),
            "The page needs none of that; a script that got into it would.",
            "Use the template’s policy.",
        ),
        Fault::ClockOff(seconds) => new(
            format!("This device’s clock is {} s {}.", seconds.abs(), if *seconds > 0 { "slow" } else { "fast" }),
            "The page corrects its signatures by the services’ clock. Codes of authenticator apps on this device are wrong.",
            "Let the device set its clock by the network.",
        ),
        Fault::NoSuchPool => Said::new(
            "There is no user pool of this id.",
            "userPool.id is mistyped, belongs to another region, or the pool was deleted.",
            "Compare userPool.id with the Cognito console.",
        ),
        Fault::OtherPool(pool) => new(
            format!("People sign in to another user pool than config.json names: {pool}."),
            "The app client belongs to that pool, so one of the two ids is wrong.",
            "Correct userPool.id or userPool.clientId.",
        ),
        Fault::FlowOff(flow) => new(
            format!("The app client does not allow {}.", flow.name()),
            "userPool.signIn in config.json asks for this flow, so nobody can sign in.",
            "Cognito console: User pools → the pool → App clients → the client → Edit → Authentication flows: tick the flow. Or change userPool.signIn.",
        ),
        Fault::NamesRevealed => Said::new(
            "The app client tells strangers which accounts exist.",
            "A sign-in with an unknown address is answered otherwise than one with a wrong password.",
            "Cognito console: App clients → the client → Edit → Prevent user existence errors.",
        ),
        Fault::EmailUnread => Said::new(
            "The page cannot see the email address of whoever is signed in.",
            "The app client may not read the attribute email, or the account has none. A client that may not read it may seldom write it, and then nobody can sign up or change their address.",
            "Cognito console: App clients → the client → Attribute permissions.",
        ),
        Fault::GuestsOpen => Said::new(
            "The identity pool lets guests in, though config.json does not.",
            "The page offers it to nobody, but anyone can get the guest role’s credentials.",
            "Switch guest access off in the identity pool, or set identityPool.guests to true.",
        ),
        Fault::RoleMissing => Said::new(
            "The identity pool has no role for this kind of visitor.",
            "Cognito gives the same answer for a role that is missing and for one that does not trust the pool.",
            "Cognito console: Identity pools → the pool → User access: choose a role for authenticated and for guest access.",
        ),
        Fault::TrustRefused => Said::new(
            "The role does not trust this identity pool.",
            "Its trust policy must name cognito-identity.amazonaws.com, this pool (aud), and this kind of visitor (amr).",
            "The last command replaces the trust policy of the role; look at what it has first.",
        ),
        Fault::WrongRegion(region) => new(
            match region {
                Some(region) => format!("The bucket is in {region}."),
                None => "The bucket is in another region.".to_owned(),
            },
            "config.json names a region where this bucket is not.",
            "Correct bucket.region (or region, where the whole site is there).",
        ),
        Fault::Denied(action, is_guest) => new(
            match action {
                Action::List => "The role may not list this folder (s3:ListBucket).",
                Action::Get => "The role may not read files here (s3:GetObject).",
                Action::Put => "The role may not upload here (s3:PutObject).",
                Action::Create => "The role may not begin an upload in parts here (s3:PutObject).",
                Action::Abort => "The role may not end an upload in parts (s3:AbortMultipartUpload). What was begun stays until the bucket’s lifecycle rule removes it.",
                Action::Delete => "The role may not delete here (s3:DeleteObject).",
                Action::Versions => "The role may not list versions here (s3:ListBucketVersions).",
            }
            .to_owned(),
            if *is_guest {
                "config.json offers it. If the guest role allows it, a bucket policy or the enhanced flow’s own limits for guests refuse it."
            } else {
                "config.json offers it. If the role allows it, a bucket policy or an organization’s policy refuses it."
            },
            "Give the role the right, or take it out of the location’s rights in config.json.",
        ),
        Fault::HeadersForbidden(names) => new(
            format!("CORS does not let these request headers through: {}.", names.join(", ")),
            "A browser asks the bucket before each upload, and is refused.",
            "Set AllowedHeaders. The command replaces all rules that the bucket has.",
        ),
        Fault::MethodForbidden(method) => new(
            format!("CORS does not let {method} through."),
            "All headers of the page are let through, so it is likely the method.",
            "Set AllowedMethods. The command replaces all rules that the bucket has.",
        ),
        Fault::HeadersHidden(names) => new(
            format!("CORS does not show these headers of answers: {}.", names.join(", ")),
            "Without ETag no upload in parts can end and no replacement is safe; without the others reports have no request id and no version.",
            "Set ExposeHeaders: S3 takes no wildcard there. The command replaces all rules that the bucket has.",
        ),
        Fault::Differs => Said::new(
            "What was read back is not what was written.",
            "Something between the page and the bucket changes files.",
            "Look at proxies and at bucket.endpoint.",
        ),
        Fault::VersioningOff => Said::new(
            "config.json says that versioning is on, and it is off.",
            "The page relies on it: a file that is replaced here is lost for good.",
            "Switch versioning on, or set bucket.versioned to false.",
        ),
        Fault::VersioningUnsaid => Said::new(
            "Versioning is on, and config.json does not say so.",
            "The page could offer more: small files go faster, and people could bring back what was replaced.",
            "Set bucket.versioned to true.",
        ),
        Fault::MarkerStays => Said::new(
            "The file is deleted. Its version stays, with the marker of the deletion, until the bucket’s lifecycle rule removes it: the role may not delete versions, which is how it should be.",
            "",
            "",
        ),
        Fault::ObjectStays(key) => new(
            format!("The file that was written to try this is still there: {key}."),
            "",
            "Delete it by hand.",
        ),
    }
}
