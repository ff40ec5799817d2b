"""The page's own files as a browser fetches them: which came, what they weigh, and those of them that a test takes away."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from pages.app import App

MOST_FILES = 12
"""How many own files a visit may fetch until it rests, config.json among them."""
MOST_BYTES = {"guest": 300_000, "signed in": 340_000}
"""What these may weigh as they are sent, in brotli. The one place where these limits stand."""
REST_MS = 3_000
"""So long without a request, a page rests."""
SIGN_IN, ACCOUNT, WORK, SYNC, ORGANIZE, PREVIEW, JAPANESE = (
    f"**/split_{name}*.wasm" for name in ("sign_in", "account", "work", "sync", "organize", "preview", "japanese")
)
"""The parts that are fetched by intent, as routes match them."""


@dataclass(frozen=True)
class Fetched:
    """An own file of the page that a visit fetched."""

    name: str
    size: int
    """Of the body as it was sent."""


class Visit:
    """Notes what a page fetches of its own site from now on."""

    def __init__(self, app: App):
        self.app = app
        self.requests: list[Request] = []
        app.page.on("request", self._note)

    def _note(self, request: Request) -> None:
        # The icon is the browser's own affair.
        if request.url.startswith(self.app.address) and not request.url.endswith((".svg", ".png", ".ico")):
            self.requests.append(request)

    def rest(self) -> None:
        """Returns when nothing has been asked for in a while."""
        known = -1
        while known != len(self.requests):
            known = len(self.requests)
            self.app.page.wait_for_timeout(REST_MS)

    def fetched(self) -> list[Fetched]:
        """What came, the largest first."""
        files = [Fetched(file_name(each), each.sizes()["responseBodySize"]) for each in self.requests]
        return sorted(files, key=lambda file: -file.size)

    def names(self) -> list[str]:
        return [file_name(each) for each in self.requests]

    def parts(self) -> set[str]:
        """The parts that were asked for, by what the source calls them."""
        return {part_name(name) for name in self.names() if name.startswith("split_")}


def file_name(request: Request) -> str:
    return urlsplit(request.url).path.rsplit("/", 1)[1] or "index.html"


def part_name(file: str) -> str:
    """`sign_in`, of `split_sign_in-<hash>.wasm`."""
    return file.removeprefix("split_").removesuffix(".wasm").rsplit("-", 1)[0]


def lose(page: Page, part: str, *, times: int | None = None) -> None:
    """The connection breaks whenever the part is asked for, or so many times."""
    page.context.watch.allow("Failed to fetch")
    page.route(part, lambda route: route.abort("connectionreset"), times=times)


def table(files: list[Fetched]) -> str:
    """What a test prints of a visit."""
    lines = [f"{file.size:>9,}  {file.name}" for file in files]
    return "\n".join([*lines, f"{sum(file.size for file in files):>9,}  in {len(files)} files"])
