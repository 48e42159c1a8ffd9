/** Asks now and then whether anybody is there, and how far away. */
export class Heartbeat {
  #beat;
  #dead;
  #patienceMs;
  #intervalMs = 0;
  #sequence = 0;
  #sentAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;

  /**
   * @param {(sequence: number) => void} beat
   * @param {() => void} dead is told when nothing was heard for too long
   * @param {number} patienceMs
   */
  constructor(beat, dead, patienceMs) {
    this.#beat = beat;
    this.#dead = dead;
    this.#patienceMs = patienceMs;
  }

  /** Beats at once, and then again and again. @param {number} [intervalMs] */
  start(intervalMs = this.#intervalMs) {
    this.stop();
    this.#intervalMs = intervalMs;
    this.#beat(++this.#sequence);
    this.#sentAt = performance.now();
    this.#deadline = setTimeout(this.#dead, this.#patienceMs);
    if (intervalMs > 0) this.#next = setTimeout(() => this.start(), intervalMs);
  }

  stop() {
    clearTimeout(this.#next);
    this.heard();
  }

  /** Anything was heard. */
  heard() {
    clearTimeout(this.#deadline);
  }

  /** The way there and back, in ms, if it is the last beat's. @param {unknown} sequence */
  roundTripMs(sequence) {
    return sequence === this.#sequence ? performance.now() - this.#sentAt : undefined;
  }
}
