"""Pictures of every screen, into target/look/: `target/venv/bin/python tests/e2e/look.py [--only WORD]`.

Takes them of the page that `cargo xtask run` serves, or of the one that ALCOVE_PAGE names. Not part of the tests.
"""

import argparse
import sys
import tempfile
from itertools import product
from pathlib import Path

import boto3
from playwright.sync_api import Error, expect, sync_playwright

from pages.app import App
from support.bucket import Bucket
from support.chromium import ARGUMENTS
from support.control import Control
from support.people import People
from support.settings import PROJECT, Settings
from tour import walk

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
OUT = PROJECT / "target/look"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a word of the variant's name, such as phone, dark or ja")
    only = parser.parse_args().only
    settings = Settings.from_environment()
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": settings.config["region"]}
    root = lambda service: boto3.client(service, endpoint_url=settings.cloud, **keys)  # noqa: E731
    people = People(root("cognito-idp"), root("cognito-identity"), settings.config)
    bucket = Bucket(root("s3"), settings.config["bucket"]["name"], Control(settings.cloud))
    expect.set_options(timeout=30_000)
    OUT.mkdir(parents=True, exist_ok=True)
    broken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=settings.chromium, args=ARGUMENTS)
        for (size, viewport), scheme, language in product(SIZES.items(), ("light", "dark"), ("en", "ja")):
            variant = f"{size}-{scheme}-{language}"
            if only not in variant:
                continue
            context = browser.new_context(viewport=viewport, color_scheme=scheme, locale=language)
            app = App(context.new_page(), settings.page, language)
            with tempfile.TemporaryDirectory() as disk:
                broken += not _take(app, walk(app, settings, people, bucket, Path(disk)), variant)
            context.close()
        browser.close()
    print(f"Pictures are in {OUT}.")
    return 1 if broken else 0


def _take(app: App, screens, variant: str) -> bool:
    """One picture of each screen; where the walk gets stuck, one of the place, and the reason."""
    try:
        for number, screen in enumerate(screens):
            app.page.screenshot(path=OUT / f"{variant}-{number:02}-{screen}.png", animations="disabled")
        return True
    except (AssertionError, Error) as stuck:
        app.page.screenshot(path=OUT / f"{variant}-stuck.png")
        print(f"{variant}: {stuck}", file=sys.stderr)
        return False


if __name__ == "__main__":
    sys.exit(main())
