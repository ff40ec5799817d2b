//! Which copies count, and when an original goes.

use alcove::aws::sign::sha256;

use super::*;

const PIECE: usize = 5 << 20;

/// The bytes of a file of one piece and a byte, and the checksum of its copy in pieces.
fn big() -> (Vec<u8>, String) {
    let bytes: Vec<u8> = (0..=PIECE).map(|n| u8::try_from(n % 251).unwrap()).collect();
    let hashes = [sha256(&bytes[..PIECE]), sha256(&bytes[PIECE..])].concat();
    (bytes, format!("{}-2", STANDARD.encode(sha256(&hashes))))
}

impl Was {
    fn look_at_big(&self) -> Find {
        self.page.world.http.on(LIST, listing(&[(&guests("big"), PIECE as u64 + 1, "original")]));
        let claim = self.claim.clone();
        self.page.world.block_on(async move { claim.list().await }).unwrap().remove(0)
    }

    /// Answers all that is asked until a copy of a large file is made.
    fn lets_copy(&self, bytes: &[u8]) {
        let http = &self.page.world.http;
        let tagged = |tag: &str| {
            let headers = vec![("etag".into(), format!("\"{tag}\""))];
            Ok(alcove::aws::http::Response { status: 200, headers, body: vec![] })
        };
        http.on(LIST, listing(&[]));
        http.on("GET /users", crate::fakes::answer(206, bytes[..PIECE].to_vec()));
        let created =
            "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
        http.on("POST /users", crate::fakes::answer(200, created));
        http.on("PUT /users", tagged("p1"));
        http.on("GET /users", crate::fakes::answer(206, bytes[PIECE..].to_vec()));
        http.on("PUT /users", tagged("p2"));
    }

    /// The deletions of originals, each with its condition.
    fn deletions(&self) -> Vec<Option<String>> {
        let sent = self.page.world.http.taken().into_iter();
        let deletions = sent.filter(|it| it.method.as_str() == "DELETE" && !it.url.contains("uploadId"));
        let condition = |it: alcove::aws::http::Request| {
            it.headers.into_iter().find(|(name, _)| name == "if-match").map(|(_, value)| value)
        };
        deletions.map(condition).collect()
    }
}

const COMPLETED: &str =
    "<CompleteMultipartUploadResult><ETag>&quot;copy-2&quot;</ETag></CompleteMultipartUploadResult>";

#[test]
fn an_original_goes_once_its_copy_has_the_checksum_of_what_was_sent_and_not_before() {
    let (bytes, checksum) = big();
    let other = STANDARD.encode([9; 32]) + "-2";
    for (kept_of_copy, is_verified) in [(&checksum, true), (&other, false)] {
        let was = was_guest();
        let find = was.look_at_big();
        was.lets_copy(&bytes);
        let http = &was.page.world.http;
        http.on("POST /users", crate::fakes::answer(200, COMPLETED));
        http.on(LIST, listing(&[(&taros("big"), PIECE as u64 + 1, "copy-2")]));
        http.on("HEAD /users", kept(Some(kept_of_copy), PIECE + 1));
        http.on("DELETE /users", crate::fakes::answer(204, ""));
        let taken = was.take(&find);
        assert_eq!(taken.is_ok(), is_verified, "{taken:?}");
        let expected = if is_verified { vec![Some("\"original\"".to_owned())] } else { vec![] };
        assert_eq!(was.deletions(), expected);
    }
}

#[test]
fn where_no_checksum_is_kept_the_copy_is_read_back() {
    let (bytes, _) = big();
    for damaged in [false, true] {
        let was = was_guest();
        let find = was.look_at_big();
        was.lets_copy(&bytes);
        let http = &was.page.world.http;
        http.on("POST /users", crate::fakes::answer(200, COMPLETED));
        http.on(LIST, listing(&[(&taros("big"), PIECE as u64 + 1, "copy-2")]));
        http.on("HEAD /users", kept(None, PIECE + 1));
        http.on("GET /users", crate::fakes::answer(206, bytes[..PIECE].to_vec()));
        http.on(
            "GET /users",
            crate::fakes::answer(206, if damaged { vec![0] } else { bytes[PIECE..].to_vec() }),
        );
        http.on("DELETE /users", crate::fakes::answer(204, ""));
        assert_eq!((was.take(&find).is_ok(), was.deletions().len()), (!damaged, usize::from(!damaged)));
    }
}

#[test]
fn a_second_press_finds_the_copy_that_was_cut_into_other_parts() {
    let (bytes, checksum) = big();
    let was = was_guest();
    let find = was.look_at_big();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[(&taros("big"), PIECE as u64 + 1, "copy-2")]));
    http.on("HEAD /users", kept(Some(&checksum), PIECE + 1));
    http.on("HEAD /users", kept(Some(&STANDARD.encode(sha256(&bytes))), PIECE + 1));
    http.on("HEAD /users", kept(None, PIECE)); // its first part
    http.on("GET /users", crate::fakes::answer(206, bytes[..PIECE].to_vec()));
    http.on("GET /users", crate::fakes::answer(206, bytes[PIECE..].to_vec()));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    was.sent();
    assert_eq!(was.take(&find), Ok(Claimed::Whole), "not under a second name");
    assert!(!was.sent().iter().any(|(sent, _)| sent.starts_with("PUT") || sent.starts_with("POST")));
}

#[test]
fn another_file_of_the_same_size_is_told_by_its_checksum_and_kept() {
    let (bytes, checksum) = big();
    let was = was_guest();
    let find = was.look_at_big();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[(&taros("big"), PIECE as u64 + 1, "another")]));
    http.on("HEAD /users", kept(Some(&STANDARD.encode([9; 32])), PIECE + 1));
    http.on("HEAD /users", kept(Some(&STANDARD.encode(sha256(&bytes))), PIECE + 1));
    was.lets_copy(&bytes);
    http.on("POST /users", crate::fakes::answer(200, COMPLETED));
    http.on(LIST, listing(&[(&taros("big (2)"), PIECE as u64 + 1, "copy-2")]));
    http.on("HEAD /users", kept(Some(&checksum), PIECE + 1));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    assert_eq!(was.take(&find), Ok(Claimed::Renamed));
}

#[test]
fn a_copy_whose_completion_was_carried_out_unheard_is_not_made_twice() {
    let (bytes, checksum) = big();
    let was = was_guest();
    let find = was.look_at_big();
    was.lets_copy(&bytes);
    let http = &was.page.world.http;
    http.on("POST /users", crate::fakes::answer(412, "<Error><Code>PreconditionFailed</Code></Error>"));
    http.on("DELETE /users", crate::fakes::answer(204, "")); // the parts
    http.on("HEAD /users", kept(Some(&checksum), PIECE + 1));
    http.on("DELETE /users", crate::fakes::answer(204, ""));
    assert_eq!(was.take(&find), Ok(Claimed::Whole));
    assert_eq!(was.deletions(), [Some("\"original\"".to_owned())]);
}

#[test]
fn an_original_that_changed_meanwhile_is_neither_copied_in_pieces_of_two_nor_deleted() {
    let was = was_guest();
    let finds = was.look();
    let http = &was.page.world.http;
    http.on(LIST, listing(&[(&taros("a.txt"), 5, "e1")]));
    http.on("DELETE /users", crate::fakes::answer(412, "<Error><Code>PreconditionFailed</Code></Error>"));
    assert_eq!(was.take(&finds[0]).unwrap_err().code(), Some("PreconditionFailed"));
    assert_eq!(was.deletions(), [Some("\"e1\"".to_owned())]);

    http.on(LIST, listing(&[]));
    let newer = alcove::aws::http::Response {
        status: 200,
        headers: vec![("etag".into(), "\"e2\"".into())],
        body: b"newer".to_vec(),
    };
    http.on("GET /users", Ok(newer));
    assert!(was.take(&finds[0]).is_err());
    assert!(!was.sent().iter().any(|(sent, _)| sent.starts_with("PUT")));
}

#[test]
fn where_a_store_knows_no_conditional_deletion_the_original_is_looked_at_right_before() {
    for (there, deletions) in [
        (vec![(guests("a.txt"), 5, "e1")], vec![Some("\"e1\"".to_owned()), None]),
        (vec![(guests("a.txt"), 5, "e2")], vec![Some("\"e1\"".to_owned())]),
        (vec![], vec![Some("\"e1\"".to_owned())]),
    ] {
        let was = was_guest();
        let finds = was.look();
        let http = &was.page.world.http;
        http.on(LIST, listing(&[(&taros("a.txt"), 5, "e1")]));
        http.on("DELETE /users", crate::fakes::answer(501, "<Error><Code>NotImplemented</Code></Error>"));
        let there: Vec<_> = there.iter().map(|(key, size, tag)| (key.as_str(), *size, *tag)).collect();
        http.on(LIST, listing(&there));
        http.on("DELETE /users", crate::fakes::answer(204, ""));
        let is_changed = there.iter().any(|(_, _, tag)| *tag == "e2");
        assert_eq!(was.take(&finds[0]).is_err(), is_changed);
        assert_eq!(was.deletions(), deletions);
    }
}
