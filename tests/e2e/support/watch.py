"""Watches everything a browser context does, and says afterwards what no test may ever see.

That is: a script error, a console error, a Content-Security-Policy violation, a request to a host that is neither the
page nor its cloud. A test that provokes an error on purpose says so with `allow`.
"""

from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from support.until import until

# `axe` writes inline styles into the page that it looks at; those are not the page's own.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  if (!globalThis.axeIsLooking)
    reportViolation(`${event.violatedDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
});
"""

# Chromium writes these by itself: for each answer that is not 2xx (refusals are part of most tests), for violations (which
# REPORT_VIOLATIONS hears of too), and where a test takes the network away just when the service worker is looked for.
CHROMIUMS_OWN = ("Failed to load resource", "Content Security Policy", "An unknown error occurred when fetching the script.")


class Watch:
    """What happened in one context, from its first page on."""

    def __init__(self, context: BrowserContext, hosts: set[str]):
        self.hosts = hosts
        self.console: list[str] = []
        self.requests: list[Request] = []
        self.problems: list[str] = []
        self.allowed: list[str] = []
        context.expose_binding("reportViolation", lambda _, text: self.problems.append(f"CSP violation: {text}"))
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("request", self._on_request)

    def allow(self, text: str) -> None:
        """This test provokes errors that contain `text`."""
        self.allowed.append(text)

    def verify(self) -> None:
        """Fails the test if anything happened that it did not announce."""
        left = [problem for problem in self.problems if not any(text in problem for text in self.allowed)]
        assert not left, "the browser reported:\n  " + "\n  ".join(left)

    def calls(self, operation: str) -> list[Request]:
        """The calls of one operation of Cognito, such as `GetId`, so far."""
        return [request for request in self.requests if target(request) == operation]

    def _on_console(self, message: ConsoleMessage) -> None:
        self.console.append(message.text)
        if message.type == "error" and not any(own in message.text for own in CHROMIUMS_OWN):
            self.problems.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        self.requests.append(request)
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.netloc not in self.hosts:
            self.problems.append(f"request to a third party: {request.method} {request.url}")


def target(request: Request) -> str:
    """The Cognito operation that a request calls, or nothing."""
    return request.headers.get("x-amz-target", "").rpartition(".")[2]


@contextmanager
def answers(page: Page, operation: str):
    """The JSON answers to one Cognito operation, such as `InitiateAuth`, that come while the block runs: there after it."""
    collected: list[dict] = []
    responses: list[Response] = []

    def keep(response: Response) -> None:
        if target(response.request) == operation and response.ok:
            responses.append(response)

    page.on("response", keep)
    yield collected
    until(page, lambda: responses)  # the page may show what it was told before the test hears of it
    page.remove_listener("response", keep)
    collected.extend(response.json() for response in responses)
