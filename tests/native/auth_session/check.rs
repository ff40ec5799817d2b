//! The examination of the set-up: it writes one object and leaves nothing of it.

use std::cell::RefCell;

use super::*;
use crate::fakes::{answer, name_of};
use alcove::aws::http::{Body, Request, Response};
use alcove::client::check::Examiner;
use alcove::client::ports::surroundings::Surroundings;
use alcove::model::check::{Deleted, Seen, Visitor};
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

struct Around;

impl Surroundings for Around {
    fn origin(&self) -> String {
        "https://files.example.com".into()
    }

    fn is_secure(&self) -> bool {
        true
    }

    fn page(&self) -> String {
        "/".into()
    }

    fn hashed_file(&self) -> Option<String> {
        None
    }

    fn answers(&self, _: &str) -> LocalBoxFuture<'static, bool> {
        ready(true).boxed_local()
    }

    fn blocked(&self) -> Vec<String> {
        Vec::new()
    }
}

const LISTED: &str = "<ListBucketResult><EncodingType>url</EncodingType></ListBucketResult>";
const CREATED: &str =
    "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
const DENIED: &str = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

fn with_header(status: u16, name: &str, value: &str) -> Response {
    Response { status, headers: vec![(name.into(), value.into())], body: Vec::new() }
}

/// Examines Taro's set-up, which is in order but for what `script` says of the object; gives what was seen and sent.
fn examine(script: impl FnOnce(&World)) -> (Seen, Vec<Request>) {
    let page = Page::of_taro(Persistence::Tab);
    let http = &page.world.http;
    // The page, its configuration, its service worker, and a file that nobody has.
    for _ in 0..4 {
        http.on("HEAD /", answer(200, ""));
    }
    for _ in 0..3 {
        http.on("InitiateAuth", refused("NotAuthorizedException", "Incorrect username or password."));
    }
    http.on("GET /us-east-1_AbCdEf123/.well-known/jwks.json", ok(&json!({ "keys": [] })));
    http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
    http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA2", START + HOUR));
    let caller = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/users/x</Arn>\
                  <UserId>x</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    script(&page.world);
    http.on("GET /?encoding-type=url", answer(200, LISTED));
    http.on("GET /?encoding-type=url", answer(403, DENIED));
    http.on("POST /users/", answer(200, CREATED));
    http.on("GET /?Action=GetCallerIdentity", answer(200, caller));
    http.on("DELETE /users/", answer(204, ""));
    let config = Rc::new(Config::parse(&config("password", true).to_string()).unwrap());
    let seen = Rc::new(RefCell::new(Seen::default()));
    let last = seen.clone();
    let examiner =
        Examiner::new(config, page.session.clone(), page.world.ports(), Rc::new(Around), move |now| {
            last.replace(now);
        });
    page.world.block_on(examiner.run());
    let seen = seen.borrow().clone();
    (seen, http.taken())
}

fn named<'a>(sent: &'a [Request], name: &str) -> Vec<&'a Request> {
    sent.iter().filter(|request| name_of(request).starts_with(name)).collect()
}

#[test]
fn the_object_is_written_only_where_nothing_is_and_its_version_is_deleted() {
    let (seen, sent) = examine(|world| {
        world.http.on("PUT /users/", Ok(with_header(200, "x-amz-version-id", "v1")));
        world.http.on("GET /users/", answer(200, "other"));
        world.http.on("POST /?delete=", answer(200, "<DeleteResult/>"));
    });
    assert_eq!((seen.visitor, seen.is_done), (Visitor::User, true));
    assert_eq!(seen.bucket.delete, Some(Ok(Deleted::All)));
    assert_eq!(seen.bucket.get, Some(Ok(false)), "another content");
    let put = named(&sent, "PUT ");
    assert_eq!(put.len(), 1);
    assert!(put[0].headers.contains(&("if-none-match".into(), "*".into())));
    let Body::Bytes(body) = &named(&sent, "POST /?delete=")[0].body else { panic!() };
    assert!(String::from_utf8_lossy(body).contains("<VersionId>v1</VersionId>"));
    let deleted = named(&sent, "DELETE ");
    assert!(deleted.iter().all(|request| request.url.contains("uploadId=u1")), "the upload alone");
    assert_eq!(seen.bucket.forbidden, Some(vec![]));
    assert_eq!(seen.identity.role, Some(Ok("users".into())));
}

#[test]
fn where_versions_may_not_be_deleted_a_marker_stays_and_is_told() {
    let (seen, sent) = examine(|world| {
        world.http.on("PUT /users/", Ok(with_header(200, "x-amz-version-id", "v1")));
        world.http.on("GET /users/", answer(403, DENIED));
        let refusal = "<DeleteResult><Error><Key>k</Key><Code>AccessDenied</Code></Error></DeleteResult>";
        world.http.on("POST /?delete=", answer(200, refusal));
        world.http.on("DELETE /users/", answer(204, ""));
    });
    assert_eq!((seen.bucket.delete, seen.bucket.left), (Some(Ok(Deleted::Marker)), None));
    let put = &named(&sent, "PUT ")[0].url;
    assert!(named(&sent, "DELETE ").iter().any(|request| request.url == *put));
}

#[test]
fn an_object_that_may_have_been_stored_is_deleted_too() {
    let (seen, sent) = examine(|world| {
        for _ in 0..4 {
            world.http.on("PUT /users/", unreachable());
        }
        world.http.on("DELETE /users/", answer(204, ""));
    });
    assert!(matches!(seen.bucket.put, Some(Err(_))));
    let put = &named(&sent, "PUT ")[0].url;
    assert!(named(&sent, "DELETE ").iter().any(|request| request.url == *put));
}

#[test]
fn what_was_seen_holds_no_secret() {
    let (seen, _) = examine(|world| {
        world.http.on("PUT /users/", answer(403, DENIED));
    });
    let shown = format!("{seen:?}");
    for secret in ["hush", "ASIA", "123456789012"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}
