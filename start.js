// Starts the page. A file of its own, because the Content-Security-Policy allows no inline script.
import init from "./alcove.js";

init({ module_or_path: new URL("./alcove_bg.wasm", import.meta.url) });
