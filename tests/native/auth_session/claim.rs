//! Taking over the files of the guest that someone was.

mod copies;

use alcove::client::claim::{Claim, Claimed, Find};
use alcove::model::failure::Failure;

use base64::engine::general_purpose::STANDARD;

use super::*;

const LIST: &str = "GET /?encoding-type=url";

/// Someone who was a guest with files of their own, in a bucket where guests may do all in their folder.
struct Was {
    page: Page,
    claim: Rc<Claim>,
}

fn was_guest() -> Was {
    let mut config = config("password", true);
    let all = json!(["list", "read", "write", "delete"]);
    config["locations"] = json!([{ "name": "Mine", "prefix": "users/{identity_id}/", "guests": all }]);
    let page = Page::start_with(World::new(), &config, |world| {
        world.http.on("GetId", ok(&json!({ "IdentityId": GUEST })));
        world.http.on("GetCredentialsForIdentity", credentials(GUEST, "ASIAG", START + HOUR));
    });
    page.key().unwrap();
    page.world.http.on("InitiateAuth", tokens("rt1", START));
    page.world.http.on("GetId", ok(&json!({ "IdentityId": TARO })));
    page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA1", START + HOUR));
    page.sign_in(Persistence::Tab);
    page.world.http.taken();
    let user = page.session.who().user().unwrap().clone();
    let config = Config::parse(&config.to_string()).unwrap();
    let guest = user.guest_identity.unwrap();
    let claim = Claim::new(&page.session, &config, &page.world.ports(), &guest, &user.identity).unwrap();
    Was { page, claim: Rc::new(claim) }
}

/// A listing of objects with these sizes and tags.
fn listing(objects: &[(&str, u64, &str)]) -> Answer {
    let contents: Vec<_> = objects
        .iter()
        .map(|(key, size, etag)| {
            let at = "2026-03-05T04:07:09.000Z";
            format!(
                "<Contents><Key>{key}</Key><Size>{size}</Size><ETag>&quot;{etag}&quot;</ETag>\
                 <LastModified>{at}</LastModified></Contents>"
            )
        })
        .collect();
    crate::fakes::answer(
        200,
        ["<ListBucketResult><IsTruncated>false</IsTruncated>", &contents.concat(), "</ListBucketResult>"]
            .concat(),
    )
}

/// What a store keeps of an object: its checksum, and its length or that of its first part.
#[allow(clippy::unnecessary_wraps, reason = "an answer, as scripts give them")]
fn kept(sha256: Option<&str>, length: usize) -> Answer {
    let mut headers = vec![("content-length".into(), length.to_string())];
    headers.extend(sha256.map(|it| ("x-amz-checksum-sha256".into(), it.to_owned())));
    Ok(alcove::aws::http::Response { status: 200, headers, body: vec![] })
}

fn guests(name: &str) -> String {
    format!("users/{GUEST}/{name}")
}

fn taros(name: &str) -> String {
    format!("users/{TARO}/{name}")
}

impl Was {
    /// What the guest left: one file of five bytes.
    fn look(&self) -> Vec<Find> {
        self.page.world.http.on(LIST, listing(&[(&guests("a.txt"), 5, "e1"), (&guests("empty/"), 0, "e0")]));
        let claim = self.claim.clone();
        self.page.world.block_on(async move { claim.list().await }).unwrap()
    }

    fn take(&self, find: &Find) -> Result<Claimed, Failure> {
        let (claim, find) = (self.claim.clone(), find.clone());
        self.page.world.block_on(async move { claim.take(&find).await })
    }

    /// What was sent, as method, path without its query, and whose key signed it.
    fn sent(&self) -> Vec<(String, bool)> {
        let sent = self.page.world.http.taken().into_iter();
        sent.map(|request| {
            let path = request.url.split('?').next().unwrap().splitn(4, '/').nth(3).unwrap().to_owned();
            let by = request.headers.iter().map(|(_, value)| value.as_str()).chain([request.url.as_str()]);
            let by_guest = by.into_iter().any(|text| text.contains("ASIAG"));
            (format!("{} {}", request.method.as_str(), path.replace("%3A", ":")), by_guest)
        })
        .collect()
    }
}

#[test]
fn a_file_is_copied_looked_for_and_only_then_deleted_where_it_was() {
    let was = was_guest();
    let finds = was.look();
    assert_eq!(finds.iter().map(|find| find.from.as_str().to_owned()).collect::<Vec<_>>(), [guests("a.txt")]);
    let http = &was.page.world.http;
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(200, "hello"));
    http.on("PUT /users", crate::fakes::answer(200, ""));
    http.on(LIST, listing(&[(&taros("a.txt"), 5, "e1")]));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    was.sent();
    assert_eq!(was.take(&finds[0]), Ok(Claimed::Whole));
    let (list, guest) = ("GET ".to_owned(), guests("a.txt"));
    let expected = [
        (list.clone(), false),
        (format!("GET {guest}"), true),
        (format!("PUT {}", taros("a.txt")), false),
        (list, false),
        (format!("DELETE {guest}"), true),
    ];
    assert_eq!(was.sent(), expected, "read and deleted as the guest, written as the user");
}

#[test]
fn a_name_that_is_taken_is_not_overwritten() {
    let was = was_guest();
    let finds = was.look();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[(&taros("a.txt"), 5, "another")]));
    http.on("HEAD /users", kept(None, 5)); // the store keeps no checksum
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(200, "hello"));
    http.on("PUT /users", crate::fakes::answer(200, ""));
    http.on(LIST, listing(&[(&taros("a (2).txt"), 5, "e1")]));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    was.sent();
    assert_eq!(was.take(&finds[0]), Ok(Claimed::Renamed));
    let put = was.sent().into_iter().find(|(sent, _)| sent.starts_with("PUT")).unwrap();
    assert_eq!(put.0, format!("PUT {}", taros("a%20%282%29.txt")));
}

#[test]
fn a_name_that_is_taken_in_the_meantime_is_not_overwritten_either() {
    let was = was_guest();
    let finds = was.look();
    let http = &was.page.world.http;
    let exists = "<Error><Code>PreconditionFailed</Code><Message>m</Message></Error>";
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(200, "hello"));
    http.on("PUT /users", crate::fakes::answer(412, exists));
    http.on("HEAD /users", kept(Some(&STANDARD.encode([9; 32])), 5));
    http.on(LIST, listing(&[(&taros("a (2).txt"), 5, "e1")]));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    assert_eq!(was.take(&finds[0]), Ok(Claimed::Renamed), "the second name holds the same file already");
}

#[test]
fn what_was_copied_before_is_not_copied_again() {
    let was = was_guest();
    let finds = was.look();
    was.page.world.http.on(LIST, listing(&[(&taros("a.txt"), 5, "e1")]));
    was.page.world.http.on("DELETE /users", crate::fakes::answer(204, ""));
    was.sent();
    assert_eq!(was.take(&finds[0]), Ok(Claimed::Whole));
    assert_eq!(was.sent().len(), 2);
}

#[test]
fn a_copy_that_is_not_whole_leaves_the_original() {
    let was = was_guest();
    let finds = was.look();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(200, "hell"));
    assert!(was.take(&finds[0]).is_err(), "four bytes of five");
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(200, "hello"));
    http.on("PUT /users", crate::fakes::answer(200, ""));
    http.on(LIST, listing(&[(&taros("a.txt"), 3, "e2")]));
    assert!(was.take(&finds[0]).is_err(), "not what was sent");
    assert!(!was.sent().iter().any(|(sent, _)| sent.starts_with("DELETE")));
}

#[test]
fn a_large_file_goes_in_parts_and_a_failure_leaves_none_behind() {
    let was = was_guest();
    let size = (5 << 20) + 1;
    was.page.world.http.on(LIST, listing(&[(&guests("big"), size, "e1")]));
    let claim = was.claim.clone();
    let finds = was.page.world.block_on(async move { claim.list().await }).unwrap();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[]));
    http.on("GET /users", crate::fakes::answer(206, vec![7; 5 << 20]));
    let created = "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
    http.on("POST /users", crate::fakes::answer(200, created));
    let part = || {
        Ok(alcove::aws::http::Response {
            status: 200,
            headers: vec![("etag".into(), "\"p\"".into())],
            body: vec![],
        })
    };
    http.on("PUT /users", part());
    let gone = "<Error><Code>AccessDenied</Code><Message>m</Message></Error>";
    http.on("GET /users", crate::fakes::answer(403, gone));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    was.sent();
    assert_eq!(was.take(&finds[0]).unwrap_err().code(), Some("AccessDenied"));
    assert_eq!(
        was.sent().pop(),
        Some((format!("DELETE {}", taros("big")), false)),
        "the upload, not the original"
    );
}

#[test]
fn the_guests_credentials_outlive_the_sign_in_in_this_tab_and_no_longer_than_the_session() {
    let was = was_guest();
    let kept = stored(&was.page.world.store, Scope::Tab, "before").unwrap();
    assert_eq!((kept["identity"].as_str(), kept["key"].as_str()), (Some(GUEST), Some("ASIAG")));
    was.page.session.forget_before();
    assert_eq!(was.page.session.who().user().unwrap().guest_identity, None);
    assert_eq!(stored(&was.page.world.store, Scope::Tab, "before"), None);
}

#[test]
fn an_identity_that_answers_for_another_is_out_of_reach() {
    let was = was_guest();
    was.page.world.time.advance(HOUR);
    was.page.world.http.on("GetCredentialsForIdentity", credentials(TARO, "ASIA9", START + 2 * HOUR));
    let claim = was.claim.clone();
    let refused = was.page.world.block_on(async move { claim.list().await }).unwrap_err();
    assert_eq!(refused.code(), Some("NotAuthorizedException"));
}
