//! Follows links in a hidden frame: an answer that is an attachment becomes a download of the browser's, and the frame stays empty;
//! any other answer is shown in the frame, where nobody sees it. The page is neither left nor asked whether to be.

use std::cell::Cell;

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::call::get;
use super::events;
use super::timer::within;
use super::window;
use crate::client::ports::attachment::{Attachments, Followed};

/// How long an answer may keep a frame waiting, in milliseconds: a request waits its turn behind the uploads of the page.
/// Removing the frame before there is an answer would end the request.
const ANSWER_MS: u32 = 10 * 60_000;

/// Follows links in frames of this page.
#[derive(Clone, Copy, Debug)]
pub struct Frames;

impl Attachments for Frames {
    fn is_online(&self) -> bool {
        events::is_online()
    }

    fn online(&self) -> LocalBoxFuture<'static, ()> {
        online().boxed_local()
    }

    fn tells_of_no_answer(&self) -> bool {
        // Chromium alone has it, and shows an error page in the frame, which is "loaded".
        get(&get(&window(), "navigator"), "userAgentData").is_object()
    }

    fn follow(&self, url: &str) -> LocalBoxFuture<'static, Followed> {
        let frame = Frame::follow(url);
        async move {
            let Ok(mut frame) = frame else { return Followed::Refused };
            match within(ANSWER_MS, &mut frame.refused).await {
                Some(Ok(())) => Followed::Refused,
                _ => Followed::Silence,
            }
        }
        .boxed_local()
    }
}

async fn online() {
    let (send, came) = oneshot::channel();
    let _listener = EventListener::once(&window(), "online", move |_| {
        let _ = send.send(());
    });
    if !events::is_online() {
        let _ = came.await;
    }
}

thread_local! {
    /// So many frames were made: each has a name of its own.
    static MADE: Cell<u32> = const { Cell::new(0) };
}

/// A frame with one link in it. One for each link: a second answer in the same frame would be a step in the page's history.
struct Frame {
    element: Element,
    refused: oneshot::Receiver<()>,
    _on_load: EventListener,
}

impl Frame {
    /// Makes the frame and follows the link there. The address goes by a link that is never in the page, not by the frame's
    /// `src`: it is signed.
    fn follow(url: &str) -> Result<Self, JsValue> {
        let document = window().document().ok_or(JsValue::NULL)?;
        let number = MADE.with(|made| made.replace(made.get() + 1));
        let name = ["download-", &number.to_string()].concat();
        let element = document.create_element("iframe")?;
        element.set_attribute("name", &name)?;
        element.set_attribute("hidden", "")?;
        let (send, refused) = oneshot::channel();
        let (send, frame) = (Cell::new(Some(send)), element.clone());
        let on_load = EventListener::new(&element, "load", move |_| {
            if is_blank(&frame) {
                return;
            }
            if let Some(send) = send.take() {
                let _ = send.send(());
            }
        });
        let link = document.create_element("a")?;
        link.set_attribute("href", url)?;
        link.set_attribute("target", &name)?;
        link.set_attribute("referrerpolicy", "no-referrer")?;
        document.body().ok_or(JsValue::NULL)?.append_child(&element)?;
        let frame = Self { element, refused, _on_load: on_load };
        link.unchecked_into::<HtmlElement>().click();
        Ok(frame)
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// Whether a frame shows its first, empty document still, which browsers "load" too. The document of another origin, as the
/// bucket's, is not this page's to see.
fn is_blank(frame: &Element) -> bool {
    let document = get(frame, "contentDocument");
    document.is_object() && get(&document, "URL") == "about:blank"
}
