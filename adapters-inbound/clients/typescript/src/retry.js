const NEVER_AGAIN = new Set([1000, 1008, 3003]);
const SLOWER = new Set([1002, 1003, 1007, 1009, 1013, 4429]);
export const NO_TOKEN = 3000;

/** Whether there is no use in coming back. @param {number} code @param {boolean} hasTokens */
export const isFinal = (code, hasTokens) => NEVER_AGAIN.has(code) || (code === NO_TOKEN && !hasTokens);

/** How long to wait before coming back: a random time up to a bound that doubles. */
export class Retry {
  #minMs;
  #maxMs;
  #failures = 0;

  /** @param {{minMs?: number, maxMs?: number}} [bounds] */
  constructor({ minMs = 250, maxMs = 15_000 } = {}) {
    this.#minMs = minMs;
    this.#maxMs = maxMs;
  }

  /** @param {number} code of the close @param {number | undefined} advisedMs */
  next(code, advisedMs) {
    const bound = Math.min(this.#maxMs, this.#minMs * 2 ** ++this.#failures);
    // the same was said to all
    if (advisedMs !== undefined) return advisedMs + Math.random() * bound;
    if (SLOWER.has(code)) return this.#maxMs * (1 + Math.random());
    return this.#minMs + Math.random() * (bound - this.#minMs);
  }

  /** It works again. */
  reset() {
    this.#failures = 0;
  }
}
