"""A folder of the device, for folder sync. Playwright cannot press the browser's own folder picker, so the picker is replaced
by one that gives a folder of the page's private file system, whose handles are of the same kind (tests/FIDELITY.md).
"""

import base64

from playwright.sync_api import Page

PICKER = """
globalThis.showDirectoryPicker = async (options) => {
  globalThis.pickedWith = options;
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("Device", { create: true });
};
"""

HELPERS = """
async ([call, path, data]) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("Device", { create: true });
  const parts = path.split("/");
  const name = parts.pop();
  const folder = async (create) => {
    let at = root;
    for (const part of parts) at = await at.getDirectoryHandle(part, { create });
    return at;
  };
  if (call === "write") {
    const file = await (await folder(true)).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(Uint8Array.from(atob(data), (each) => each.charCodeAt(0)));
    await stream.close();
  } else if (call === "fill") {
    const file = await (await folder(true)).getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    const piece = new Uint8Array(1 << 20);
    for (let at = 0; at < data; at++) { piece.fill(at % 251); await stream.write(piece); }
    await stream.close();
  } else if (call === "read") {
    const file = await (await (await folder(false)).getFileHandle(name)).getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  } else if (call === "remove") {
    await (await folder(false)).removeEntry(name);
  } else if (call === "paths") {
    const found = [];
    const walk = async (at, prefix) => {
      for await (const [name, handle] of at.entries()) {
        if (handle.kind === "directory") await walk(handle, prefix + name + "/");
        else found.push(prefix + name);
      }
    };
    await walk(root, "");
    return found;
  }
}
"""


class Device:
    """The folder "Device", as its owner sees it."""

    def __init__(self, page: Page):
        self.page = page

    def write(self, path: str, content: bytes | str) -> None:
        content = content.encode() if isinstance(content, str) else content
        self._call("write", path, base64.b64encode(content).decode())

    def fill(self, path: str, mebibytes: int) -> None:
        """A file of so many mebibytes, each filled with its number."""
        self._call("fill", path, mebibytes)

    def read(self, path: str) -> bytes:
        return base64.b64decode(self._call("read", path))

    def remove(self, path: str) -> None:
        self._call("remove", path)

    def paths(self) -> set[str]:
        return set(self._call("paths", "x"))

    def _call(self, call: str, path: str, data: str | int = ""):
        return self.page.evaluate(HELPERS, [call, path, data])
