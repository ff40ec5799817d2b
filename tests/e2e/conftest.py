"""The fixtures: one browser for the run; for each test a fresh, watched context, and people and folders of its own."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from pages.app import App
from support.authenticator import VirtualAuthenticator
from support.bucket import Bucket
from support.chromium import ARGUMENTS
from support.conditions import serve_config
from support.clients import Clients
from support.control import Control
from support.faults import Faults
from support.people import People, Person
from support.settings import PROJECT, Settings
from support.watch import Watch

WAIT_MS = int(os.environ.get("ALCOVE_WAIT_MS", "60000"))
"""How long anything is waited for: what takes a second on a machine of one's own takes many on a busy one."""
LONG = "test_fault_matrix", "test_accessibility", "test_walk", "test_other_browsers", "test_resume", "test_preview_hostile"
"""Files that take minutes, and come first: a run that began with one of them at the end would be waited for."""
WHOLE = {
    *("test_file_dialogs", "test_downloads", "test_preview", "test_preview_hostile", "test_offline", "test_first_load"),
    *("test_passkeys", "test_account_passkeys", "test_transfers", "test_walk"),
}
"""Files whose tests meet what stands around the engine: its dialogs, its list of downloads, its PDF viewer, its passkeys, what it
installs. All others run in the same engine without windows, where that is on the machine (`tests/FIDELITY.md`)."""
FAILED = PROJECT / "target/e2e"
"""Where a failed test leaves a picture of each of its pages."""


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings.from_environment()


@pytest.fixture(scope="session")
def root(settings: Settings) -> Callable:
    """Makes boto3 clients that may do anything in the local cloud."""
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    options = Config(s3={"addressing_style": "path"}, max_pool_connections=16)
    region = settings.config["region"]
    return lambda service: boto3.client(
        service, endpoint_url=settings.cloud, region_name=region, config=options, **keys
    )


@pytest.fixture(scope="session")
def people(root, settings: Settings) -> People:
    return People(root("cognito-idp"), root("cognito-identity"), settings.config)


@pytest.fixture(scope="session")
def clients(root, settings: Settings) -> Clients:
    return Clients(root, settings.config)


@pytest.fixture(scope="session")
def bucket(root, settings: Settings, control: Control) -> Bucket:
    return Bucket(root("s3"), settings.config["bucket"]["name"], control)


@pytest.fixture(scope="session")
def control(settings: Settings) -> Control:
    return Control(settings.cloud)


@pytest.fixture(scope="session")
def browsers() -> Iterator[Callable[[str], Browser]]:
    """Starts a program the first time that it is asked for."""
    expect.set_options(timeout=WAIT_MS)
    started: dict[str, Browser] = {}
    with sync_playwright() as playwright:

        def start(program: str) -> Browser:
            if program not in started:
                launch = playwright.chromium.launch
                started[program] = launch(executable_path=program, args=ARGUMENTS, timeout=3 * WAIT_MS)
            return started[program]

        yield start
        for browser in started.values():
            browser.close()


@pytest.fixture
def browser(browsers, settings: Settings, request) -> Browser:
    return browsers(settings.chromium if request.path.stem in WHOLE else settings.shell)


@pytest.fixture
def new_context(browser: Browser, settings: Settings, request) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts (a browser profile each) with Playwright's options; all are watched and closed at the end."""
    contexts: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        context = browser.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(WAIT_MS)
        context.watch = Watch(context, settings.hosts)
        contexts.append(context)
        return context

    yield make
    if getattr(request.node, "failed", False):
        _keep_pictures(request.node.name, contexts)
    for context in contexts:
        context.close()
    for context in contexts:
        context.watch.verify()


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Faults for the contexts whose proxy it is: `new_context(proxy=faults.proxy)`.

    Ask for it before `new_context`: what is asked for first ends last, and a page that still fetches something when its proxy has
    gone reports an error that is nobody's.
    """
    proxy = Faults()
    yield proxy
    proxy.close()


@pytest.fixture
def context(new_context) -> BrowserContext:
    return new_context()


@pytest.fixture
def watch(context: BrowserContext) -> Watch:
    return context.watch


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def app(page: Page, settings: Settings) -> App:
    """The page in a fresh profile, not opened yet."""
    return App(page, settings.page)


@pytest.fixture
def choice(app: App, settings: Settings) -> App:
    """The page of a site that lets people choose how they sign in."""
    config = settings.config
    config["userPool"]["signIn"] = "choice"
    serve_config(app.page, config)
    return app


@pytest.fixture
def authenticator(page: Page) -> VirtualAuthenticator:
    return VirtualAuthenticator(page)


@pytest.fixture
def person(people: People) -> Person:
    return people.new()


@pytest.fixture
def files(app: App, person: Person):
    """`person` is signed in and looks at their own folder, which the test may have filled before (see `seed`)."""
    return app.enter(person).files


@pytest.fixture
def shared(bucket: Bucket) -> Iterator[str]:
    """A prefix in the shared folder that is this test's alone."""
    prefix = f"shared/e2e-{secrets.token_hex(4)}/"
    yield prefix
    for key in bucket.keys(prefix):
        bucket.delete(key)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONG)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """Leaves out what another run has taken: of several side by side, the first that comes to a file of tests takes it."""
    return None if _is_taken(item.path) else True


@cache
def _is_taken(file: Path) -> bool:
    """By this run, where it is one of several: these note it in the folder `ALCOVE_TAKEN`."""
    if "ALCOVE_TAKEN" not in os.environ:
        return True
    try:
        Path(os.environ["ALCOVE_TAKEN"], file.name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


def _keep_pictures(test: str, contexts: list[BrowserContext]) -> None:
    FAILED.mkdir(parents=True, exist_ok=True)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages):
        with suppress(Error):  # of a tab that hangs there is none
            page.screenshot(path=Path(FAILED, f"{test}-{number}.png".replace("/", "_")), timeout=WAIT_MS)
