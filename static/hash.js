// A worker with one task: to read slices of files and hash them, so that neither takes time from the page's own thread, and
// no more than two of them are in memory. See src/web/files/hasher.rs, which sends each with a port for the answer.
const lanes = [Promise.resolve(), Promise.resolve()]; // the next is read while one is hashed
let buffers = []; // one for each lane, used again and again: dropped ones would wait for the browser to collect garbage
let turn = 0;
let idle;

onmessage = ({ data: { slice, size }, ports: [port] }) => {
  const lane = turn++ % lanes.length;
  lanes[lane] = lanes[lane]
    .then(() => hash(slice, size, lane))
    .then((digest) => port.postMessage(digest), () => port.postMessage(null)); // null: it cannot be read
  clearTimeout(idle);
  idle = setTimeout(() => (buffers = []), 10_000);
};

async function hash(slice, size, lane) {
  let buffer = buffers[lane]?.byteLength >= size ? buffers[lane] : new ArrayBuffer(size);
  buffers[lane] = undefined;
  const reader = slice.stream().getReader({ mode: "byob" });
  for (let filled = 0; filled < size; ) {
    const { value } = await reader.read(new Uint8Array(buffer, filled, size - filled), { min: size - filled });
    if (!value?.length) throw new Error("fewer bytes than there were");
    buffer = value.buffer; // it moves with each read
    filled += value.length;
  }
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(buffer, 0, size));
  buffers[lane] = buffer;
  return digest;
}

postMessage(self.crypto?.subtle && self.ReadableStreamBYOBReader ? "ready" : "cannot");
