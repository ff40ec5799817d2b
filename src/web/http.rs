//! HTTP for a browser: `fetch`, and `XMLHttpRequest` where an upload's progress is shown, which `fetch` does not tell.
//! Retrying is `client::retry`'s.

mod body;
mod fetch;
mod xhr;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use wasm_bindgen::JsValue;

use self::body::Payload;
use super::events;
use crate::aws::http::{Request, Response, TransportError};
use crate::client::ports::{Http, Progress};

/// How long an answer may keep us waiting: for its start, and between two pieces of it. S3 sends white space while it puts
/// a large object together, so this is no limit on its work.
const ANSWER_MS: u32 = 60_000;

/// How long a body on its way may stand still, where we are told of its progress.
const STALL_MS: u32 = 30_000;

/// Where we are not told: below this rate it counts as standing still (64 kbit/s).
const SLOWEST_BYTES_PER_MS: u64 = 8;

/// Sends by what the browser has. Any number of requests may be under way.
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

async fn send(request: Request, progress: Option<Progress>) -> Result<Response, TransportError> {
    let payload = Payload::of(&request.body)?;
    let answer = match progress {
        Some(progress) => xhr::send(&request, &payload, progress).await,
        None => fetch::send(&request, &payload).await,
    };
    match answer {
        Ok(response) => Ok(response),
        Err(NoAnswer::Stalled) => Err(TransportError::Stalled),
        // The browser gives the same error for all of these: ask what can be asked.
        Err(NoAnswer::Failed) if !payload.is_readable().await => Err(TransportError::FileUnreadable),
        Err(NoAnswer::Failed) if !events::is_online() => Err(TransportError::Offline),
        Err(NoAnswer::Failed) => Err(TransportError::Unreachable { host: host(&request.url) }),
    }
}

/// Why there was no answer, as far as a browser says.
enum NoAnswer {
    /// It said no: network, CORS, an unreadable file …
    Failed,
    /// It said nothing for too long.
    Stalled,
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
