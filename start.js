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

// Once nothing is on its way, so that it takes nothing from a visit: the page that opens without a connection (static/sw.js), which
// is told what this visit has fetched. Without it (an insecure address, a private window) the page is as it ever was.
const { serviceWorker } = navigator;
const site = new URL("./", import.meta.url).href;
const requests = () => performance.getEntriesByType("resource").map(({ name }) => name);
const tell = ({ installing, waiting, active }) => {
  const own = requests().filter((name) => name.startsWith(site));
  for (const worker of [installing, waiting, active]) worker?.postMessage(own);
};
let before;
const atRest = () => {
  const now = requests().length;
  if (now === before && navigator.onLine && !document.querySelector("[aria-busy=true]")) {
    const begun = serviceWorker.register(trusted.createScriptURL(`${site}sw.js`)).then(() => serviceWorker.ready);
    document.addEventListener("visibilitychange", () => document.hidden && begun.then(tell, () => {}));
    // Where the browser refuses storage, it refuses workers too.
    return begun.then(tell, () => {});
  }
  before = now;
  setTimeout(atRest, 2_000);
};
if (serviceWorker) {
  serviceWorker.addEventListener("message", ({ data }) => data === "reload" && location.reload());
  atRest();
}

init({ module_or_path: new URL("./alcove_bg.wasm", import.meta.url) });
