// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script.
import init from "./alcove.js";

// For src/web/archive/worker.rs and src/web/files/hasher.rs, which cannot know names that hold a hash. Nothing fetches them before
// their time. The Content-Security-Policy knows the name of this one policy: no other script's address can be run as a worker.
const rules = { createScriptURL: String };
const trusted = globalThis.trustedTypes?.createPolicy("workers", rules) ?? rules;
globalThis.downloadsWorker = trusted.createScriptURL(new URL("./downloads.js", import.meta.url).href);
globalThis.hashWorker = trusted.createScriptURL(new URL("./hash.js", import.meta.url).href);

init({ module_or_path: new URL("./alcove_bg.wasm", import.meta.url) });
