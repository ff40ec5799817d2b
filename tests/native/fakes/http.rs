//! HTTP as a script: each call gets the answer that the test wrote for it.

use std::cell::RefCell;
use std::collections::VecDeque;

use alcove::aws::http::{Body, Request, Response, TransportError};
use alcove::client::ports::{Http, Progress};
use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

/// A call as a test names it: the operation of `x-amz-target`, else `METHOD path?query`.
pub fn name_of(request: &Request) -> String {
    let target = request.headers.iter().find(|(name, _)| name == "x-amz-target");
    target.and_then(|(_, value)| value.split('.').nth(1)).map_or_else(
        || {
            let path = request.url.splitn(4, '/').nth(3).unwrap_or_default();
            format!("{} /{path}", request.method.as_str())
        },
        str::to_owned,
    )
}

/// The JSON that a request carries.
pub fn json_of(request: &Request) -> serde_json::Value {
    match &request.body {
        Body::Bytes(bytes) => serde_json::from_slice(bytes).unwrap(),
        other => panic!("not JSON: {other:?}"),
    }
}

pub type Answer = Result<Response, TransportError>;

/// A 200 with JSON.
pub fn ok(json: &serde_json::Value) -> Answer {
    answer(200, json.to_string())
}

/// A refusal of a service that speaks JSON.
pub fn refused(code: &str, message: &str) -> Answer {
    answer(400, serde_json::json!({ "__type": code, "message": message }).to_string())
}

/// Any answer.
#[allow(clippy::unnecessary_wraps, reason = "what a script takes: an answer, or none")]
pub fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Ok(Response { status, headers: Vec::new(), body: body.into() })
}

/// No answer.
pub fn unreachable() -> Answer {
    Err(TransportError::Unreachable { host: "service.test".into() })
}

/// Answers as scripted, and remembers what was sent.
#[derive(Default)]
pub struct ScriptedHttp {
    script: RefCell<Vec<(String, VecDeque<Scripted>)>>,
    sent: RefCell<Vec<Request>>,
}

enum Scripted {
    Now(Answer),
    Later(oneshot::Receiver<Answer>),
}

impl ScriptedHttp {
    /// The next call whose [`name_of`] begins with `call` gets this answer.
    pub fn on(&self, call: &str, answer: Answer) {
        self.queue(call, Scripted::Now(answer));
    }

    /// The next such call waits until the sender gives its answer.
    pub fn hold(&self, call: &str) -> oneshot::Sender<Answer> {
        let (sender, receiver) = oneshot::channel();
        self.queue(call, Scripted::Later(receiver));
        sender
    }

    fn queue(&self, call: &str, scripted: Scripted) {
        let mut script = self.script.borrow_mut();
        match script.iter_mut().find(|(name, _)| name == call) {
            Some((_, answers)) => answers.push_back(scripted),
            None => script.push((call.to_owned(), VecDeque::from([scripted]))),
        }
    }

    /// What was sent since the last look, by name.
    pub fn calls(&self) -> Vec<String> {
        self.taken().iter().map(name_of).collect()
    }

    /// What was sent since the last look.
    pub fn taken(&self) -> Vec<Request> {
        std::mem::take(&mut *self.sent.borrow_mut())
    }

    /// Answers that nobody has asked for.
    pub fn unused(&self) -> Vec<String> {
        let script = self.script.borrow();
        script.iter().filter(|(_, answers)| !answers.is_empty()).map(|(name, _)| name.clone()).collect()
    }
}

impl Http for ScriptedHttp {
    fn send(&self, request: Request, progress: Option<Progress>) -> LocalBoxFuture<'static, Answer> {
        let name = name_of(&request);
        let scripted = {
            let mut script = self.script.borrow_mut();
            let queue = script
                .iter_mut()
                .find(|(call, answers)| name.starts_with(call.as_str()) && !answers.is_empty());
            queue.and_then(|(_, answers)| answers.pop_front())
        };
        self.sent.borrow_mut().push(request);
        let Some(scripted) = scripted else { panic!("nothing is scripted for {name}") };
        async move {
            if let Some(progress) = progress {
                progress(1);
            }
            match scripted {
                Scripted::Now(answer) => answer,
                Scripted::Later(later) => later.await.unwrap_or(Err(TransportError::Stalled)),
            }
        }
        .boxed_local()
    }
}
