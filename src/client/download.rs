//! Downloads one file by the browser itself, of any size, to where it keeps downloads.
//!
//! The link is followed first, and questions are asked only if it was refused: a good file costs one request, and none before
//! it. A browser that would not tell of a lost connection costs one more: the page asks for a byte first. What a refusal means is [`crate::model::download`]'s to say. Dropping [`run`]'s future cancels what has not begun.

use super::files::{find, reachable};
use super::ports::attachment::{Attachments, Followed};
use super::s3::S3;
use crate::aws::s3::address::Address;
use crate::aws::s3::get;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::read::ReadObject;
use crate::aws::sign::Signer;
use crate::model::download::{Next, Refusal, Stage, after_listing, after_probe};
use crate::model::failure::{ErrorKind, Failure};

/// How long a link lives, in seconds: long enough for a request that waits for a connection.
const LINK_SECONDS: u32 = 60;

/// How long a link lives that follows a refused one, in seconds: the first may have been too late by a clock that is off by less
/// than what the service forgives the page's own requests.
const NEXT_LINK_SECONDS: u32 = 300;

/// Has the browser download an object, and tells `on_stage` where that is. Ends when the browser has begun, as far as can be
/// told.
///
/// # Errors
/// The refusal of the service, of a name that no browser can ask for, or of the session.
pub async fn run(
    s3: S3,
    browser: &dyn Attachments,
    key: &ObjectKey,
    on_stage: impl Fn(Stage),
) -> Result<(), Refusal> {
    reachable("GetObject", key)?;
    let mut followed = 0;
    let mut is_known = browser.tells_of_no_answer();
    loop {
        if !browser.is_online() {
            on_stage(Stage::Offline);
            browser.online().await;
        }
        on_stage(Stage::Following);
        let seconds = if followed == 0 { LINK_SECONDS } else { NEXT_LINK_SECONDS };
        let answer = match follow(&s3, browser, key, seconds, is_known).await {
            Ok(Followed::Silence) => return Ok(()),
            Ok(Followed::Refused) => {
                (followed, is_known) = (followed + 1, true);
                on_stage(Stage::Again);
                probe(&s3, key).await
            }
            Err(failure) => Err(failure),
        };
        match after_probe(followed, answer) {
            Next::Follow => {
                s3.again(followed).await;
            }
            Next::Wait => {
                is_known = browser.tells_of_no_answer();
                on_stage(Stage::Offline);
                wait(&s3, browser).await;
            }
            Next::List(failure) => {
                let listed = find(&s3, key).await;
                return Err(after_listing(failure, listed.ok().map(|found| found.is_some())));
            }
            Next::End(refusal) => return Err(refusal),
        }
    }
}

/// Follows a link of so many seconds. `is_known`: whether a connection that is lost needs no look before.
async fn follow(
    s3: &S3,
    browser: &dyn Attachments,
    key: &ObjectKey,
    seconds: u32,
    is_known: bool,
) -> Result<Followed, Failure> {
    if !is_known {
        probe(s3, key).await?;
    }
    let sign =
        |bucket: &Address, signer: &Signer<'_>| get::download(key, key.name(), seconds, bucket, signer);
    let url = s3.link("GetObject", sign).await?;
    Ok(browser.follow(&url).await)
}

/// Asks for the first byte: unlike those of HEAD, a refusal of it says in words why. A busy service is asked again, bounded;
/// credentials that ended are renewed, and the clock is corrected.
async fn probe(s3: &S3, key: &ObjectKey) -> Result<(), Failure> {
    match s3.perform(&ReadObject { key: key.clone(), range: Some(0..1) }).await {
        // An empty object has no first byte.
        Err(failure) if failure.kind() != ErrorKind::InvalidRange => Err(failure),
        _ => Ok(()),
    }
}

/// Waits for the network, and a moment: a request failed for want of it, which some browsers are late to notice.
async fn wait(s3: &S3, browser: &dyn Attachments) {
    s3.ports().timer.sleep(1_000).await;
    browser.online().await;
}
