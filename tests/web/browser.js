// What the tests need of the browser and Rust has no words for: files that change, folders, a fetch that is watched.

/** Replaces a property of an object until the function given back is called. */
export function replace(target, name, value) {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else delete target[name];
  };
}

/** A `fetch` that never answers, unless it is aborted; what it was called with is in `calls`. */
export function silentFetch() {
  const calls = [];
  const restore = replace(window, "fetch", (url, init) => {
    calls.push({ url, init });
    return new Promise((_, reject) => {
      init.signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });
  });
  return { calls, restore };
}

/** A `fetch` that gives this answer. */
export function answeringFetch(status, headers, body) {
  const answer = () => Promise.resolve(new Response(body, { status, headers }));
  return { calls: [], restore: replace(window, "fetch", answer) };
}

/** A `fetch` whose answer begins and then stands still. */
export function stallingFetch() {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([1, 2, 3])) });
  const answer = () => Promise.resolve(new Response(body));
  return { calls: [], restore: replace(window, "fetch", answer) };
}

/** Counts how often requests by XMLHttpRequest are aborted while they are under way. */
export function watchAborts() {
  const watch = { aborts: 0 };
  const abort = XMLHttpRequest.prototype.abort;
  watch.restore = replace(XMLHttpRequest.prototype, "abort", function () {
    if (this.readyState !== XMLHttpRequest.DONE) watch.aborts += 1;
    abort.call(this);
  });
  return watch;
}

/** Requests by XMLHttpRequest that never leave; their bodies and content types are in `sent`. */
export function silentUploads() {
  const sent = [];
  const types = new WeakMap();
  const header = XMLHttpRequest.prototype.setRequestHeader;
  const restoreHeader = replace(XMLHttpRequest.prototype, "setRequestHeader", function (name, value) {
    if (name === "content-type") types.set(this, value);
    header.call(this, name, value);
  });
  const restoreSend = replace(XMLHttpRequest.prototype, "send", function (body) {
    sent.push({ body, type: types.get(this) });
  });
  return { sent, restore: () => (restoreHeader(), restoreSend()) };
}

/** A clock on which a minute passes in 60 ms. */
export function hurry() {
  const wait = window.setTimeout;
  const start = Date.now();
  const now = Date.now;
  const restoreTimer = replace(window, "setTimeout", (callback, delay) => wait(callback, delay / 1000));
  const restoreClock = replace(Date, "now", () => start + (now() - start) * 1000);
  return () => {
    restoreTimer();
    restoreClock();
  };
}

/** A file that was changed on disk after it was chosen. */
export async function changedFile() {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle("changed.bin", { create: true });
  const write = async (text) => {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  };
  await write("as it was chosen");
  const file = await handle.getFile();
  await write("and as it is now, longer");
  return file;
}

/** A real folder with these files and folders in it; a path that ends in a slash is a folder. Gives its entry. */
export async function folder(name, paths) {
  const call = (target, method, ...args) =>
    new Promise((resolve, reject) => target[method](...args, resolve, reject));
  const system = await new Promise((resolve, reject) =>
    window.webkitRequestFileSystem(window.TEMPORARY, 1 << 20, resolve, reject));
  const open = (path, create) => call(system.root, "getDirectory", path, { create });
  const old = await open(name, false).catch(() => null);
  if (old) await call(old, "removeRecursively");
  const top = await open(name, true);
  for (const path of paths) {
    const parts = path.split("/");
    const file = parts.pop();
    let parent = top;
    for (const part of parts) parent = await call(parent, "getDirectory", part, { create: true });
    if (file) await call(parent, "getFile", file, { create: true });
  }
  return top;
}

/** The entry of a file that was deleted since it was dropped. */
export async function deletedFile() {
  const top = await folder("deleted", ["a.txt"]);
  const entry = await new Promise((resolve, reject) => top.getFile("a.txt", {}, resolve, reject));
  await new Promise((resolve, reject) => entry.remove(resolve, reject));
  return entry;
}

/** Whether another tab could have this lock at once. */
export async function isLockFree(name) {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null);
}

/** Two frames were drawn: what waits for one has had it, however busy the machine. */
export function framesDrawn() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}

/** The names of the fields of a form that was sent, in their order, as the browser reads it; of a file its size too. */
export async function fields({ body, type }) {
  const form = type ? await new Response(body, { headers: { "content-type": type } }).formData() : body;
  return [...form.entries()].map(([name, value]) =>
    value instanceof Blob ? `${name}: ${value.size} bytes of ${value.name}` : `${name}=${value}`);
}
