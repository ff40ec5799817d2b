// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script.
import init from "./alcove.js";

// For src/web/archive/worker.rs, src/web/files/hasher.rs and src/web/thumbnail.rs, which cannot know names that hold a hash. Nothing
// fetches them before their time. The Content-Security-Policy knows the name of this one policy: no other script's address can be run as a worker.
const rules = { createScriptURL: String };
const trusted = globalThis.trustedTypes?.createPolicy("workers", rules) ?? rules;
globalThis.downloadsWorker = trusted.createScriptURL(new URL("./downloads.js", import.meta.url).href);
globalThis.hashWorker = trusted.createScriptURL(new URL("./hash.js", import.meta.url).href);
globalThis.thumbnailsWorker = trusted.createScriptURL(new URL("./thumbnails.js", import.meta.url).href);

// For src/ui/parts.rs: the looks of what the first picture has not, fetched once, with the first part. A line that neither brings
// them nor breaks would leave the part waiting for ever.
let looks;
globalThis.partsLooks = () =>
  (looks ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    const failed = () => {
      looks = undefined;
      link.remove();
      reject();
    };
    const patience = setTimeout(failed, 20_000);
    link.onerror = failed;
    link.onload = () => resolve(clearTimeout(patience));
    link.rel = "stylesheet";
    link.href = new URL("./parts.css", import.meta.url).href;
    document.head.append(link);
  }));

init({ module_or_path: new URL("./alcove_bg.wasm", import.meta.url) });
