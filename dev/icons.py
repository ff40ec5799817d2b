"""python -m dev.icons: draws the icons of the installed page from the project's mark, static/icon.svg.

Run it after the mark has changed, and commit what it writes. Needs the browser of the end-to-end tests. The marks of phones
(`maskable`, `apple-touch`) are cut to any shape by the system, so theirs stands, in light colours, on a ground that reaches every edge.
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parents[1] / "static"
ON_GROUND = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#2f6f6a" d="M0 0h32v32H0Z"/>
<g transform="translate(16 16) scale(.56) translate(-16 -16.5)"><path fill="#f3f8f6" d="M3 32V14a13 13 0 0 1 26 0v18Z"/>
<path fill="#2f6f6a" d="M10 32V15.5a6 6 0 0 1 12 0V32Z"/><path fill="#b9d6d0" d="M10 27h12v5H10Z"/></g></svg>"""
SIZES = {"icon-192": 192, "icon-512": 512, "maskable-512": 512, "apple-touch": 180}


def main() -> None:
    mark = (STATIC / "icon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name, size in SIZES.items():
            page.set_viewport_size({"width": size, "height": size})
            svg = mark if name.startswith("icon") else ON_GROUND
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            page.screenshot(path=STATIC / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
