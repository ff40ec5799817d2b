"""Archives as they arrive: where a test lets the browser put them, and what other programs find in them."""

import base64
import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

# What a person does in the browser's own window, done by itself: the place is a real file of the page's origin, with a
# real handle (OPFS), so everything after the window is what it would be on a disk.
PICK = """
globalThis.showSaveFilePicker = async ({ suggestedName }) => {
  const root = await navigator.storage.getDirectory();
  return root.getFileHandle(suggestedName, { create: true });
};
"""

READ = """
async (name) => {
  const root = await navigator.storage.getDirectory();
  const file = await (await root.getFileHandle(name)).getFile();
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(file);
  });
}
"""

LIST = """
async () => {
  const root = await navigator.storage.getDirectory(), names = [];
  for await (const name of root.keys()) names.push(name);
  return names;
}
"""


class Disk:
    """Where archives go when the page may ask for a place."""

    def __init__(self, context: BrowserContext):
        context.add_init_script(PICK)

    def read(self, page: Page, name: str) -> bytes:
        return base64.b64decode(page.evaluate(READ, name))

    def names(self, page: Page) -> list[str]:
        return page.evaluate(LIST)


def unpack(archive: bytes) -> dict[str, bytes]:
    """All members, by their paths. Python's reader and Info-ZIP's must both find the archive whole."""
    if shutil.which("unzip"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "archive.zip")
            path.write_bytes(archive)
            tested = subprocess.run(["unzip", "-tq", path], capture_output=True, text=True)
            assert tested.returncode == 0, tested.stdout + tested.stderr
    else:
        print("unzip is not installed: only Python has read the archive")
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        assert members.testzip() is None
        names = members.namelist()
        assert len(names) == len(set(names))
        return {name: members.read(name) for name in names}
