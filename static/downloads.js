// A service worker with one task: to hand a download's bytes from a page to the browser. See src/web/archive/worker.rs.
// It answers addresses that a page has told it of, each once, and only below its own scope, where nothing else is. It keeps
// nothing, fetches nothing, and what it answers with can only be saved, never shown.
const waiting = new Map(); // by address: what the file is called, and the port that its bytes come by
const open = new Set();

addEventListener("message", ({ data, ports, source }) => {
  if (data.address) {
    waiting.set(data.address, { name: data.name, port: ports[0] });
    open.add(data.address);
    ports[0].postMessage("ready");
  } else if (!open.has(data)) {
    source.postMessage(data); // asked whether it is alive: the browser had ended this worker, and its download with it
  }
});

addEventListener("fetch", (event) => {
  const address = event.request.url;
  const download = waiting.get(address);
  if (!download) return; // the network's
  waiting.delete(address);
  const name = encodeURIComponent(download.name).replace(/['()*]/g, (c) => "%" + c.charCodeAt().toString(16));
  const headers = {
    "Content-Type": "application/zip",
    "Content-Disposition": "attachment; filename*=UTF-8''" + name,
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
  };
  event.respondWith(new Response(body(download.port, () => open.delete(address)), { headers }));
});

// What the port brings, asked for one by one.
function body(port, end) {
  let taken;
  return new ReadableStream(
    {
      start(controller) {
        port.onmessage = ({ data }) => {
          if (data === "end") controller.close();
          else if (data === "abort") controller.error(new Error("cancelled"));
          else if (data.length) controller.enqueue(data);
          if (typeof data === "string") end();
          taken?.();
        };
      },
      pull() {
        port.postMessage("more");
        return new Promise((resolve) => (taken = resolve));
      },
      cancel() {
        end();
        port.postMessage("cancelled");
      },
    },
    { highWaterMark: 2 },
  );
}
