//! HTTP for a browser: `fetch`, and `XMLHttpRequest` for uploads, since it tells of their progress, and a small file
//! costs this thread less by it. Retrying is `client::retry`'s.
//!
//! | request | by | why |
//! |---|---|---|
//! | no file, no progress | `fetch` (`fetch`) | its code is in what every visit loads |
//! | a file, or progress is shown | `XMLHttpRequest` (`xhr`) | `fetch` tells nothing of an upload's progress |
//! | a body to be read as it comes | `fetch` (`stream`) | `XMLHttpRequest` holds the whole answer |
//!
//! A browser gives one error for a refused CORS check, a name that does not resolve, and a connection that
//! broke (`TypeError`, or status 0). What can be told apart is asked afterwards: whether the device is
//! offline, and whether the file can still be read.
//!
//! Neither way has a time limit of its own, so each wait here has one. A limit holds from the last sign of
//! life, not from the start: a large file may take hours as long as its bytes move.

mod body;
mod fetch;
pub(super) mod stream;
mod xhr;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use wasm_bindgen::JsValue;

use self::body::Payload;
use super::events;
use crate::aws::http::{Request, Response, TransportError};
use crate::chunks::{NotLoaded, chunk};
use crate::client::ports::{Http, Progress};

/// How long an answer may keep us waiting: for its start, and between two pieces of it. S3 sends white space while it puts
/// a large object together, so this is no limit on its work.
const ANSWER_MS: u32 = 60_000;

/// How long a body on its way may stand still, where we are told of its progress.
const STALL_MS: u32 = 30_000;

/// Where we are not told: below this rate it counts as standing still (64 kbit/s).
const SLOWEST_BYTES_PER_MS: u64 = 8;

/// The longest wait that `setTimeout` knows; one above it ends at once.
const MAX_TIMEOUT_MS: u32 = 0x7fff_ffff;

/// How long to wait for the start of an answer, in milliseconds, while nobody tells how the body moves.
///
/// `XMLHttpRequest` without a listener and `fetch` are silent while the body goes out, so the limit grows
/// with the size of the body.
fn patience(payload: &Payload) -> u32 {
    let sending = payload.size / SLOWEST_BYTES_PER_MS;
    u32::try_from(sending).unwrap_or(u32::MAX).saturating_add(ANSWER_MS).min(MAX_TIMEOUT_MS)
}

/// Sends by what the browser has. Any number of requests may be under way.
///
/// Stateless: connections, their number and their order are the browser's own.
#[derive(Clone, Copy, Debug)]
pub struct BrowserHttp;

impl Http for BrowserHttp {
    fn send(
        &self,
        request: Request,
        progress: Option<Progress>,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        send(request, progress).boxed_local()
    }
}

/// What the chunk gives: [`carry`], boxed.
type Send = fn(Request, Option<Progress>) -> LocalBoxFuture<'static, Result<Response, TransportError>>;

chunk! {
    /// Sends what carries a file, or whose progress is shown. Only uploads do, and they wait for its chunk anyway.
    fn carrier -> Send, work, web_carry, |request, progress| carry(request, progress).boxed_local()
}

/// Chooses the way by the body.
///
/// # Errors
///
/// `PartMissing` where the code for uploads cannot be fetched while the device is online (a new version was
/// deployed, most often); `Offline` where it is not.
async fn send(request: Request, progress: Option<Progress>) -> Result<Response, TransportError> {
    let (None, Some(payload)) = (&progress, Payload::of_bytes(&request.body)) else {
        return match carrier().await {
            Ok(carry) => carry(request, progress).await,
            Err(NotLoaded) if !events::is_online() => Err(TransportError::Offline),
            Err(NotLoaded) => Err(TransportError::PartMissing),
        };
    };
    fetch::send(&request, &payload).await.map_err(|no_answer| no_answer.reason(&request.url))
}

/// # Errors
///
/// `FileUnreadable` comes before a reason of the network: the browser cannot send a file that was changed
/// since it was chosen, and trying again would not help. It is asked for only after a failure, since asking
/// reads the disk.
async fn carry(request: Request, progress: Option<Progress>) -> Result<Response, TransportError> {
    let payload = Payload::of(&request.body)?;
    match xhr::send(&request, &payload, progress).await {
        // The browser gives the same error for a file as for the network: ask what can be asked.
        Err(NoAnswer::Failed) if !payload.is_readable().await => Err(TransportError::FileUnreadable),
        answer => answer.map_err(|no_answer| no_answer.reason(&request.url)),
    }
}

/// Why there was no answer, as far as a browser says.
///
/// A narrow type, so that `fetch` and `xhr` need not know the request's address; [`NoAnswer::reason`] adds
/// the host.
enum NoAnswer {
    /// It said no: network, CORS, an unreadable file …
    Failed,
    /// It said nothing for too long.
    Stalled,
}

impl NoAnswer {
    /// `Unreachable` names the host, since the page's own policy (`connect-src`), a proxy or a firewall may
    /// forbid a single one.
    fn reason(self, url: &str) -> TransportError {
        match self {
            Self::Stalled => TransportError::Stalled,
            Self::Failed if !events::is_online() => TransportError::Offline,
            Self::Failed => TransportError::Unreachable { host: host(url) },
        }
    }
}

/// What the browser throws tells a page nothing more (a `TypeError` without a cause).
impl From<JsValue> for NoAnswer {
    fn from(_: JsValue) -> Self {
        Self::Failed
    }
}

/// The host that a request went to; this page's own where the address has none.
fn host(url: &str) -> String {
    match url.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned(),
        None => super::window().location().host().unwrap_or_default(),
    }
}
