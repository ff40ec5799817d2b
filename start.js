// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script.
import init from "./alcove.js";

// For src/web/archive/worker.rs, which cannot know a name that holds a hash. Nothing fetches it before its time.
globalThis.downloadsWorker = new URL("./downloads.js", import.meta.url).href;

init({ module_or_path: new URL("./alcove_bg.wasm", import.meta.url) });
