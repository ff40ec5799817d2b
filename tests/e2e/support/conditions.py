"""Puts the page into a situation: another config.json, a slow wasm, a service that is down. Undone with the context."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route

from support.watch import target


def serve_config(page: Page | BrowserContext, config: dict | str | None) -> None:
    """The page gets this config.json instead of its own; text as it is, and None for a missing file."""

    def fulfill(route: Route) -> None:
        if config is None:
            route.fulfill(status=404, body="Not found")
        else:
            body = config if isinstance(config, str) else json.dumps(config)
            route.fulfill(content_type="application/json", body=body)

    # Of the context: the service worker asks for it too, and what a worker fetches a page's routes do not see.
    (page.context if isinstance(page, Page) else page).route("**/config.json", fulfill)


class Held:
    """Requests that wait until the test lets them go: those to `url`, or of these only those of one `method`."""

    def __init__(self, page: Page, url: str, method: str | None = None):
        self.page, self.url, self.method = page, url, method
        self.routes: list[Route] = []
        self.open = False
        page.route(url, self._hold)
        page.context.route(url, self._hold_of_worker)  # a page's routes do not see what its service worker fetches

    def wait_for_one(self, seconds: int = 60) -> None:
        """Returns when a request is being held. (Handlers of routes run only while Playwright waits for something.)"""
        for _ in range(seconds * 50):
            if self.routes:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"no request to {self.url}")

    def release(self) -> None:
        self.open = True
        for route in self.routes:
            route.fallback()

    def _hold_of_worker(self, route: Route) -> None:
        if route.request.service_worker:
            self._hold(route)
        else:
            route.fallback()

    def _hold(self, route: Route) -> None:
        if self.open or self.method not in (None, route.request.method):
            route.fallback()
        else:
            self.routes.append(route)


def answer_with(status: int, body: str = "", content_type: str = "application/xml") -> Callable[[Route], None]:
    """A route handler: the service answers so, readable to the page (CORS open)."""
    headers = {"access-control-allow-origin": "*", "content-type": content_type}
    return lambda route: route.fulfill(status=status, body=body, headers=headers)


POOL = re.compile(r"^https?://[^/]+/$")
"""Where Cognito's calls go: the root of its host."""


def answer_call(page: Page, operation: str, handler: Callable[[Route], None], times: int | None = None) -> list[dict]:
    """The calls of one operation of Cognito, or the first `times` of them, are handled so; collects what they carried."""
    asked: list[dict] = []

    def handle(route: Route) -> None:
        if target(route.request) != operation or (times is not None and len(asked) >= times):
            route.fallback()
            return
        asked.append(route.request.post_data_json)
        handler(route)

    page.route(POOL, handle)
    return asked


def answer_json(answer: dict, status: int = 200) -> Callable[[Route], None]:
    """A route handler: Cognito answers so."""
    return answer_with(status, json.dumps(answer), "application/x-amz-json-1.1")


def refuse_call(page: Page, operation: str, code: str, message: str, times: int | None = None) -> list[dict]:
    """The same, refused with a code and a message of Cognito's."""
    return answer_call(page, operation, answer_json({"__type": code, "message": message}, 400), times)


def put_config(context: BrowserContext, config: dict) -> None:
    """The same without Playwright's routes: with any of those it answers preflights itself."""
    context.add_init_script(f"""{{
      const real = globalThis.fetch, config = {json.dumps(json.dumps(config))};
      globalThis.fetch = (asked, ...more) =>
        (asked.url ?? String(asked)).endsWith("config.json")
          ? Promise.resolve(new Response(config, {{ headers: {{ "content-type": "application/json" }} }}))
          : real(asked, ...more);
    }}""")


def set_clock(context: BrowserContext, minutes: int) -> None:
    """The device's clock is off by so many minutes, from the next page on."""
    context.add_init_script(f"""{{
      const off = {minutes} * 60_000, Real = Date;
      globalThis.Date = class extends Real {{
        constructor(...given) {{ given.length ? super(...given) : super(Real.now() + off); }}
        static now() {{ return Real.now() + off; }}
      }};
    }}""")


def movable_clock(context: BrowserContext) -> None:
    """Gives pages `setClock(minutes)`: from then on the device's clock is off by so many."""
    context.add_init_script("""{
      const Real = Date;
      let off = 0;
      globalThis.setClock = (minutes) => { off = minutes * 60_000; };
      globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + off); }
        static now() { return Real.now() + off; }
      };
    }""")
