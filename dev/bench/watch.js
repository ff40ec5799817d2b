// What a page does to its main thread, and how much of the files it reads. Stands in the page before its own scripts.
{
  const seen = (window.benchWatch = { longestTask: 0, longestGap: 0, read: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
  }).observe({ type: "longtask", buffered: true });

  // A heartbeat: the longest time in which nothing else could happen.
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    seen.longestGap = Math.max(seen.longestGap, now - last - 10);
    last = now;
  }, 10);

  for (const name of ["arrayBuffer", "bytes", "stream", "text"]) {
    const original = Blob.prototype[name];
    Blob.prototype[name] = function () {
      seen.read += this.size;
      return original.call(this);
    };
  }
  window.benchZero = () => Object.assign(seen, { longestTask: 0, longestGap: 0, read: 0 });

  /** Resolves with the moment (performance.now) when `isThere()` first says so. */
  window.benchUntil = (isThere) =>
    new Promise((resolve) => {
      const look = () => (isThere() ? resolve(performance.now()) : setTimeout(look, 4));
      look();
    });
}
