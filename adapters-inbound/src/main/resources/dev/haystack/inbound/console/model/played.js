const PAUSE_MS = 250;

/** What is played to the client library, so that one can see what it does then. */
export const played = {
  /** Whether frames are read slowly, one by one. */
  isSlow: false,
  /** @type {PlayedSocket | undefined} the newest socket */
  socket: undefined,
};

/** A browser's socket that can be ended as the service would, and read as a slow machine does. */
export class PlayedSocket extends WebSocket {
  /** @type {any} */
  #listener;
  /** @type {MessageEvent[]} */
  #unread = [];
  #isReading = false;

  /** @param {string} address @param {string[]} dialects */
  constructor(address, dialects) {
    super(address, dialects);
    played.socket = this;
    super.onmessage = (event) => {
      if (this.#isReading || played.isSlow) this.#unread.push(event);
      else this.#listener?.(event);
      this.#read();
    };
  }

  get onmessage() {
    return this.#listener;
  }

  set onmessage(listener) {
    this.#listener = listener;
  }

  /** Is over with that code, as if the service had said so. @param {number} code */
  playClose(code) {
    const { onclose } = this;
    this.onclose = null;
    onclose?.call(this, /** @type {any} */ ({ code }));
  }

  #read() {
    if (this.#isReading || !this.#unread.length) return;
    this.#isReading = true;
    setTimeout(() => {
      this.#isReading = false;
      this.#listener?.(this.#unread.shift());
      this.#read();
    }, played.isSlow ? PAUSE_MS : 0);
  }
}
