// The service worker: opens the page without a connection. It has the files of one release, its own, and answers for the page's own
// files alone: everything else, all of S3 and Cognito, passes it by and is never kept here. The page registers it once it is at
// rest (start.js). See dev/xtask/src/build/worker.rs for what the build writes into it.
const RELEASE = "";
// What every visit fetches, beside index.html and config.json.
const FILES = [];

const SITE = registration.scope;
// Other sites of this origin have caches of their own.
const OURS = `alcove ${SITE} `;
const CACHE = OURS + RELEASE;
// src/web/files/shared.rs knows the names too.
const SHARED = `${OURS}shared`;
// src/web/files/starred.rs fills it.
const STARRED = `${OURS}starred`;
// A name that stands for one content.
const KEPT_FOREVER = /(-[0-9a-f]{16}\.\w+|^snippets\/.+)$/;
// For a line that neither answers nor breaks.
const PATIENCE_MS = 3_000;
const CONFIG = `${SITE}config.json`;

addEventListener("install", (event) => {
  // Where the browser can, it asks this worker only about addresses of the page's own: bytes for the bucket take no detour.
  const elsewhere = { condition: { not: { urlPattern: `${SITE}*` } }, source: "network" };
  event.addRoutes?.(elsewhere).catch(() => {});
  event.waitUntil(install());
});

// All of the release or nothing: a site that is being copied at this moment is looked at again with the next visit. The browser's
// own cache has what the page has fetched just now, so little but index.html travels.
async function install() {
  const [page, config] = await Promise.all([SITE, CONFIG].map((address) => fetch(address, { cache: "no-cache" })));
  const text = await page.clone().text();
  if (!page.ok || page.redirected || !FILES.every((name) => text.includes(name))) throw new Error("another release");
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  if (config.ok) await cache.put(CONFIG, config);
  await cache.put(SITE, page);
}

// Runs once no tab of the release before is open, or the page has seen to it that there is none: see below.
addEventListener("activate", (event) => event.waitUntil(removeOthers()));

async function removeOthers() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && ![CACHE, SHARED, STARRED].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method === "POST" && address === `${SITE}share`) return event.respondWith(takeShared(request));
  if (request.method !== "GET" || !address.startsWith(SITE)) return;
  const name = address.slice(SITE.length);
  if (request.mode === "navigate" && ["", "index.html"].includes(name)) event.respondWith(latest(event, SITE));
  else if (address === CONFIG) event.respondWith(latest(event, CONFIG));
  else if (name.startsWith("starred/")) event.respondWith(starred(request));
  else if (KEPT_FOREVER.test(name)) event.respondWith(kept(event));
});

// Files of the person, for pictures, films and sound, and to be saved: nothing that somebody has uploaded becomes a document of the
// page's own origin.
async function starred({ url, destination, mode, headers }) {
  const found = await caches.match(url, { cacheName: STARRED, ignoreSearch: true });
  const saves = mode === "navigate" && url.endsWith("?save");
  if (!found || !(saves || ["image", "video", "audio"].includes(destination))) return Response.error();
  const blob = await found.blob();
  const { size } = blob;
  const answer = { headers: new Headers(found.headers) };
  if (saves) {
    const name = found.headers.get("X-Name").split("%2F").pop();
    answer.headers.set("Content-Type", "application/octet-stream");
    answer.headers.set("Content-Disposition", `attachment; filename*=UTF-8''${name.replace(/['()*]/g, (c) => "%" + c.charCodeAt().toString(16))}`);
  }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.get("Range")) ?? [];
  if (!(from < size)) return new Response(blob, answer);
  const end = Math.min(to || Infinity, size - 1);
  // A player that gets all at once cannot go back and forth in it.
  answer.status = 206;
  answer.headers.set("Content-Range", `bytes ${from}-${end}/${size}`);
  return new Response(blob.slice(from, end + 1, blob.type), answer);
}

// index.html and config.json: from the network; without it, or where it takes long, as they were. index.html is kept by `install`
// alone, with the files that it names.
async function latest(event, address) {
  const { request } = event;
  const coming = fetch(request);
  const asked = coming.then((answer) => (address === CONFIG ? keepConfig(event, answer) : answer));
  event.waitUntil(asked.catch(() => {}));
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
  try {
    return await Promise.race([asked, late]);
  } catch {
    const old = await caches.match(address, { cacheName: CACHE, ignoreVary: true }).catch(() => {});
    if (old && address === CONFIG) event.waitUntil(reloadIfChanged(event.clientId, old.clone(), coming));
    return old ?? asked;
  }
}

async function keepConfig(event, answer) {
  if (answer.ok) event.waitUntil(keep(CONFIG, answer.clone()));
  return answer;
}

// A page that began with the config.json of before begins anew where the one that comes late says something else.
async function reloadIfChanged(clientId, old, coming) {
  const answer = await coming.then((answer) => answer.clone()).catch(() => {});
  if (!answer?.ok || (await answer.text()) === (await old.text())) return;
  (await clients.get(clientId))?.postMessage("reload");
}

async function kept(event) {
  const { request } = event;
  const found = await caches.match(request, { ignoreVary: true }).catch(() => {});
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(keep(request, answer.clone()));
  return answer;
}

// Storage that is refused or full keeps nothing, and the page goes on.
async function keep(request, answer) {
  try {
    await (await caches.open(CACHE)).put(request, answer);
  } catch {}
}

// What another app hands to the installed page (manifest.webmanifest): kept until the person has said where it goes. A text or a
// link becomes a file.
async function takeShared(request) {
  try {
    const form = await request.formData();
    const files = form.getAll("files").filter((file) => file.name);
    const text = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean);
    if (files.length === 0 && text.length > 0) files.push(new File([text.join("\n")], "shared.txt", { type: "text/plain" }));
    const cache = await caches.open(SHARED);
    for (const file of files) {
      const headers = { "X-Name": encodeURIComponent(file.name), "X-Modified": file.lastModified, "Content-Type": file.type };
      await cache.put(`${SITE}share/${crypto.randomUUID()}`, new Response(file, { headers }));
    }
  } catch {
    // The page finds nothing then, and says so.
  }
  return Response.redirect(`${SITE}?shared`, 303);
}

// A page at rest names the files of its own that it has fetched: parts that came past this worker, which was not there yet.
addEventListener("message", (event) => event.waitUntil(onPage(event.data)));

async function onPage(fetched) {
  // A page of another release.
  if (!FILES.every((name) => fetched.includes(SITE + name))) return;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  // The only tab has this release: nobody needs the files of the one before.
  if (registration.waiting && pages.length === 1) skipWaiting();
  const isKept = (address) => caches.match(address, { cacheName: CACHE, ignoreVary: true });
  try {
    // The browser needed the room meanwhile.
    if (!(await isKept(SITE))) await install();
    for (const address of fetched) {
      if (!KEPT_FOREVER.test(address.slice(SITE.length)) || (await isKept(address))) continue;
      const answer = await fetch(address);
      if (answer.ok) await keep(address, answer);
    }
  } catch {
    // The next visit tells again.
  }
}
