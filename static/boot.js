// Before the first picture: which language, which colour, and whether someone is signed in, so that nothing flashes.
// Until the app arrives: remembers what is pressed on the sign-in form (src/ui/boot_form.rs takes it over), opens the
// connections that the app will need, and asks for a guest's credentials.
// A file of its own, because the Content-Security-Policy allows no inline script; blocking, because it must come first.
const root = document.documentElement;
const LANGUAGES = /^(en|ja)\b/;

function stored(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    // Storage is refused here.
    return null;
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
  return all;
}

function connect(addresses) {
  const origins = new Set(addresses.map((address) => new URL(address).origin));
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

// A record of src/client/session/records.rs.
const record = (storage, site, name) => stored(storage, `alcove.${site}.${name}`);
const isSignedIn = (site) => record("sessionStorage", site, "session") || record("localStorage", site, "session");

// `client` is empty where there are guests alone.
function choose({ client, guests }) {
  const wantsForm = (client && location.hash.startsWith("#/sign-in")) || !guests;
  root.dataset.view = !isSignedIn(client) && wantsForm ? "sign-in" : "files";
}

// What the app would ask Cognito first, by the body of the call: src/web/http/fetch.rs takes the answer over, or asks by itself.
const answers = (window.earlyAnswers = {});

function ask(address, operation, input, next) {
  const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityService.${operation}` };
  const body = JSON.stringify(input);
  answers[body] = fetch(address, { method: "POST", headers, body, referrerPolicy: "no-referrer" }).then(async (answer) => {
    const text = await answer.text();
    if (!answer.ok) throw text;
    next?.(JSON.parse(text));
    // Without its headers: the time that they tell may have passed long before the app reads it.
    return new Response(text);
  });
  answers[body].catch(() => {});
  // An identity and credentials of long ago are of no use to anybody.
  setTimeout(() => delete answers[body], 60_000);
}

// Credentials for who looks at a list without an account: the guest that this device knows, or a new one, unless the tab has some.
function admit({ userPool, identityPool: { id, flow, guests } }, address) {
  // Where there are guests alone the records are named by their pool.
  const site = userPool?.clientId ?? id;
  const looks = guests && /^(#\/?(files.*)?)?$/s.test(location.hash) && !location.search && !isSignedIn(site);
  if (!looks || flow === "basic" || record("sessionStorage", site, "credentials")) return;
  const url = address.replace(/\/*$/, "/");
  const credentials = ({ IdentityId }) => ask(url, "GetCredentialsForIdentity", { IdentityId });
  const guest = JSON.parse(record("localStorage", site, "guest"));
  if (guest?.v === id) credentials({ IdentityId: guest.identity });
  else ask(url, "GetId", { IdentityPoolId: id }, credentials);
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
    const config = JSON.parse(text);
    const addresses = hosts(config);
    if (!known) connect(addresses);
    admit(config, addresses[1]);
    localStorage.setItem(`alcove.hosts:${location.pathname}`, JSON.stringify(addresses));
  })
  .catch(() => {
    // The app says what is wrong with the file; without storage the next visit connects later.
  });

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
    // The app says what is wrong with it.
    .catch(() => choose({ guests: false }));
}

// Nobody answers its presses yet.
const UNBOUND = "#boot-form:not([data-bound])";
document.addEventListener("submit", (event) => {
  const form = event.target.closest(UNBOUND);
  if (!form) return;
  event.preventDefault();
  form.dataset.pressed = "sign-in";
  // The page's own button, once it is there.
  form.querySelector("button[type=submit]")?.setAttribute("aria-busy", "true");
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
  // Held until the page ends.
  if (isAlive) locks?.request(name, { mode: "shared" }, () => new Promise(() => {}));
  return isAlive;
};
// What another tab has stored meanwhile was not told to a page that was left.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
