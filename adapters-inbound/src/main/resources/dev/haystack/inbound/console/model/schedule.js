/** @type {(() => void)[]} */
const listeners = [];
let isPlanned = false;

/** Draws whenever something changed, once per frame at most. @param {() => void} listener */
export function onFrame(listener) {
  listeners.push(listener);
}

/** Something changed. */
export function changed() {
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(() => {
    isPlanned = false;
    listeners.forEach((draw) => draw());
  });
}
