// A worker with one task: to make pictures small, so that decoding them takes no time from the page's own thread. One at a time: a
// picture takes its full size in memory while it is decoded. See src/web/thumbnail.rs, which sends each with a port for the answer.
let before = Promise.resolve();

onmessage = ({ data: { bytes, type, size }, ports: [port] }) => {
  before = before
    .then(() => createImageBitmap(new Blob([bytes], { type }), { ...size, resizeQuality: "medium" }))
    .then((bitmap) => port.postMessage(bitmap, [bitmap]), () => port.postMessage(null)); // null: it is no picture
};
