// Before the first picture: which language, which colour, and whether someone is signed in, so that nothing flashes.
// Until the app arrives: remembers what is pressed on the sign-in form (src/ui/boot_form.rs takes it over), and opens the
// connections that the app will need.
// A file of its own, because the Content-Security-Policy allows no inline script; blocking, because it must come first.
const root = document.documentElement;
const LANGUAGES = /^(en|ja)\b/;

function stored(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null; // storage is refused here
  }
}

// A record that this page has kept; null where there is none, or something else has written it.
function remembered(key) {
  try {
    return JSON.parse(stored("localStorage", key + location.pathname));
  } catch {
    return null;
  }
}

// Where the pools and the bucket answer, by config.json (src/config/read.rs, src/aws/s3/address.rs). Handshakes take longer than
// the app needs to arrive, and none of the hosts is known to the page itself.
function hosts({ region, userPool, identityPool, bucket, endpoints }) {
  const aws = (service, region) => {
    const suffix = { cn: "amazonaws.com.cn", eusc: "amazonaws.eu" }[region.split("-")[0]] ?? "amazonaws.com";
    return `https://${service}.${region}.${suffix}`;
  };
  const pool = (service, id) => aws(service, id.split(/[_:]/)[0]);
  const { name, region: own = region, endpoint = aws("s3", own), pathStyle } = bucket;
  const store = new URL(endpoint);
  if (!pathStyle && !(store.protocol === "https:" && name.includes("."))) store.host = `${name}.${store.host}`;
  const all = [
    endpoints?.userPool ?? (userPool ? pool("cognito-idp", userPool.id) : store),
    endpoints?.identityPool ?? pool("cognito-identity", identityPool.id),
    store,
  ];
  return [...new Set(all.map((url) => new URL(url).origin))];
}

function connect(origins) {
  for (const href of origins) document.head.append(Object.assign(document.createElement("link"), { rel: "preconnect", crossOrigin: "", href }));
}

// `look` is what src/model/boot_hints.rs remembers of config.json; on the very first visit the file itself says it.
function apply(look) {
  if (look.accent) root.style.setProperty("--accent-seed", look.accent);
  if (look.language) root.lang = stored("localStorage", "alcove.language") || look.language;
  root.classList.toggle("guests", Boolean(look.guests));
  const finish = () => {
    document.title = document.getElementById("boot-title").textContent = look.title;
    const keep = document.querySelector("#boot-form:not([data-kept]) [name=keep]");
    if (keep) keep.checked = look.keep;
  };
  if (document.getElementById("boot")) finish();
  else document.addEventListener("DOMContentLoaded", finish);
}

// `client` is empty where there are guests alone.
function choose({ client, guests }) {
  const key = `alcove.${client}.session`; // src/client/session/records.rs
  const signedIn = stored("sessionStorage", key) || stored("localStorage", key);
  const wantsForm = (client && location.hash.startsWith("#/sign-in")) || !guests;
  root.dataset.view = !signedIn && wantsForm ? "sign-in" : "files";
}

// One request for all who read it: src/web/config.rs takes the text over, and asks again where there is none.
window.earlyConfig = fetch("./config.json", { signal: AbortSignal.timeout?.(20000) })
  .then((answer) => (answer.ok ? answer.text() : ""))
  .catch(() => "");

root.lang = stored("localStorage", "alcove.language") || navigator.languages.find((tag) => LANGUAGES.test(tag))?.slice(0, 2) || "en";
const known = remembered("alcove.hosts:");
if (Array.isArray(known)) connect(known);
window.earlyConfig
  .then((text) => {
    const origins = hosts(JSON.parse(text));
    if (!known) connect(origins);
    localStorage.setItem(`alcove.hosts:${location.pathname}`, JSON.stringify(origins));
  })
  .catch(() => {}); // the app says what is wrong with the file; without storage the next visit connects later

const look = remembered("alcove.look:");
if (typeof look?.title === "string") {
  apply(look);
  choose(look);
} else {
  // A moment's wait for the file: a form that goes away again would be worse.
  if (location.hash.startsWith("#/sign-in")) choose({ guests: false });
  else setTimeout(() => root.dataset.view || choose({ guests: false }), 1000);
  window.earlyConfig
    .then(JSON.parse)
    .then((config) => {
      const guests = config.identityPool?.guests ?? false;
      const language = LANGUAGES.test(config.language) ? config.language : null;
      const keep = config.session === "device";
      if (!document.getElementById("boot")) return;
      apply({ title: config.title ?? "Alcove", accent: config.accent, language, guests, keep });
      if (!document.activeElement?.closest("#boot-form")) choose({ client: config.userPool?.clientId, guests });
    })
    .catch(() => choose({ guests: false })); // the app says what is wrong with it
}

const UNBOUND = "#boot-form:not([data-bound])"; // nobody answers its presses yet
document.addEventListener("submit", (event) => {
  const form = event.target.closest(UNBOUND);
  if (!form) return;
  event.preventDefault();
  form.dataset.pressed = "sign-in";
  form.querySelector("button[type=submit]")?.setAttribute("aria-busy", "true"); // the page's own button, once it is there
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(`${UNBOUND} [data-press]`);
  if (link) link.closest(UNBOUND).dataset.pressed = link.dataset.press;
});
// Files that fall on the page before the tools are there to take them (src/ui/screens/files/drop.rs, which leaves null
// here): what the browser empties after the event, in the form of the transfer that it came in.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") && event.target.type !== "file";
// Nowhere does the browser leave the page to show a file that was dropped.
addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  if (window.earlyDrop === null) return;
  const keep = (item) => {
    const [entry, file, handle] = ["webkitGetAsEntry", "getAsFile", "getAsFileSystemHandle"].map((get) => item[get]?.());
    return { kind: item.kind, webkitGetAsEntry: () => entry, getAsFile: () => file, getAsFileSystemHandle: () => handle };
  };
  const inFolder = document.getElementById("boot") ? root.dataset.view === "files" : document.querySelector(".files");
  if (inFolder) window.earlyDrop = { items: [...event.dataTransfer.items].map(keep) };
});
document.addEventListener("change", (event) => {
  if (event.target.name === "keep") event.target.closest("#boot-form")?.setAttribute("data-kept", "");
});

// For src/web/tabs.rs: whether a session that is kept for a tab is alive. It goes on beside another tab that has it and holds the lock
// of its name, and wherever the page is opened by anything but a browser that brings a tab back: that says "back_forward".
const { locks } = navigator;
const [{ type } = {}] = performance.getEntriesByType("navigation");
let names = [];
locks?.query().then(({ held }) => (names = held.map(({ name }) => name)));
window.adoptSession = (name, isNew) => {
  if (!name) return performance.clearResourceTimings();
  const isAlive = isNew || type !== "back_forward" || document.wasDiscarded || names.includes(name);
  if (isAlive) locks?.request(name, { mode: "shared" }, () => new Promise(() => {})); // until the page ends
  return isAlive;
};
// What another tab has stored meanwhile was not told to a page that was left.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
