/**
 * @typedef {object} ConnectionOptions
 * @property {string} address of the socket
 * @property {any} WebSocket
 * @property {string[]} [dialects] sub-protocols, the best first
 * @property {import('./auth.js').Auth} auth
 * @property {import('./log.js').Position} [from] where an earlier page stood
 * @property {{minMs?: number, maxMs?: number}} [retry]
 * @property {number} [patienceMs] for whatever the service must answer
 * @property {import('./connection.js').Page} [page]
 */

/** What may stand in a sub-protocol's name. */
const TOKEN_CHARACTERS = /^[\w!#$%&'*+.^`|~-]+$/;

/** Makes the sockets of a connection, whichever way they take. */
export class Sockets {
  #options;
  /** Handshakes that failed, one after the other; where two have, every other is one without a WebSocket. */
  #failures = 0;
  /** Whether no WebSocket got through although the service was there. */
  #isSure = false;

  /** @param {ConnectionOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get #isBlocked() {
    return this.#failures > 1 && this.#failures % 2 < 1;
  }

  /** What makes the next one, with a token that is good now. @param {import('./connection.js').Connection} client @returns {Promise<() => WebSocket>} */
  async next(client) {
    const { auth, dialects = ['haystack.v1'], address } = this.#options;
    const token = await auth.token();
    const protocols = TOKEN_CHARACTERS.test(token) ? [...dialects, `bearer.${token}`] : dialects;
    // where not even that can be fetched all of the network is away
    const other = this.#isBlocked && (await import('./listening.js').catch(() => void this.#failures++));
    const Socket = other ? other.listening(client, this.#options) : this.#options.WebSocket;
    return () => new Socket(address, protocols);
  }

  /** The service has greeted. */
  worked() {
    if (this.#isBlocked) return;
    this.#failures = 0;
    this.#isSure = false;
  }

  /** Whether a WebSocket is to be tried in place of what stands without one, once: it may be that all the service was away before. */
  tries() {
    if (!this.#isBlocked || this.#isSure) return false;
    this.#failures = 1;
    return (this.#isSure = true);
  }

  /** It has gone without a greeting. */
  failed() {
    this.#failures++;
  }
}
