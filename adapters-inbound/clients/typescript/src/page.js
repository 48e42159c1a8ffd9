/** @typedef {import('./frames.d.ts').UiState & Record<string, unknown>} UiState */
/** @typedef {{[field in keyof import('./frames.d.ts').UiState]?: unknown} & Record<string, unknown>} Patch */
/** @typedef {{success: boolean, version?: number, reason?: string}} Acknowledgement reason `closed`: it was never answered */
/** @typedef {(payload: any, action: import('./frames.d.ts').UiAction) => unknown} ActionHandler */

const JOINED_MS = 100;
const AGAIN_MS = 1_000;

/** A merge patch (RFC 7396) applied, or, with nulls kept, two of them joined. @param {any} target @param {any} patch @param {boolean} keepsNulls @returns {any} */
export function merged(target, patch, keepsNulls) {
  if (!isObject(patch)) return patch;
  const result = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && !keepsNulls) delete result[key];
    else result[key] = merged(result[key], value, keepsNulls);
  }
  return result;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tells the service what the page shows, and does what the assistant asks of the page. */
export class Page {
  #connection;
  #profile;
  /** @type {any} what is shown as far as this page has told; undefined before it did */
  #shown;
  /** Whether all of it was told, or changes of what another page has told. */
  #isWhole = false;
  /** @type {any} the changes to tell; undefined: none */
  #changes;
  #tellsWhole = false;
  #wasStale = false;
  #stamp = 0;
  #sequence = 0;
  /** @type {((acknowledgement: Acknowledgement) => void)[]} of what is to be told */
  #asking = [];
  /** @type {((acknowledgement: Acknowledgement) => void)[][]} of each update that is on its way, in their order */
  #asked = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Map<string, ActionHandler>} */
  #handlers = new Map();
  #doing = Promise.resolve();
  /** @type {import('./frames.d.ts').UiActionResult[]} that could not be sent yet */
  #results = [];

  /** @param {import('./connection.js').Connection} connection @param {string | undefined} profile */
  constructor(connection, profile) {
    this.#connection = connection;
    this.#profile = profile;
    connection.on('status', ({ state }) => state !== 'open' && this.#forgotten());
    connection.on('ready', () => this.#connected());
    connection.on('ui_state_ack', (frame) => this.#acknowledged(frame));
    connection.on('error', (frame) => this.#failed(frame));
    connection.on('ui_actions', ({ actions }) => actions.forEach((action) => this.#do(action)));
    connection.on('closed', () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#refuse('closed');
    });
  }

  /** What was told; changed only by `set` and `change`. @returns {UiState | undefined} */
  get state() {
    return this.#shown;
  }

  /** The page shows this. @param {UiState} whole @returns {Promise<Acknowledgement>} */
  set(whole) {
    this.#shown = whole;
    this.#isWhole = this.#tellsWhole = true;
    this.#changes = undefined;
    return this.#soon();
  }

  /** That changed; null removes a field. @param {Patch} patch @returns {Promise<Acknowledgement>} */
  change(patch) {
    this.#shown = merged(this.#shown, patch, !this.#isWhole);
    this.#changes = merged(this.#changes, patch, true);
    return this.#soon();
  }

  /**
   * Does what the assistant asks of the page; what the handler returns or throws is told to the service.
   *
   * @param {string} type of the action, or '*' for those without a handler of their own
   * @param {ActionHandler} handler
   */
  onAction(type, handler) {
    this.#handlers.set(type, handler);
    return () => void this.#handlers.delete(type);
  }

  #soon() {
    if (this.#connection.status.state === 'closed') return Promise.resolve({ success: false, reason: 'closed' });
    this.#timer ??= setTimeout(() => this.flush(), JOINED_MS);
    return new Promise((/** @type {(acknowledgement: Acknowledgement) => void} */ resolve) => this.#asking.push(resolve));
  }

  /** Tells what waits to be told. @param {boolean} [atOnce] even while an earlier update is on its way */
  flush(atOnce) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tell(atOnce);
  }

  /** @param {boolean} [atOnce] */
  #tell(atOnce) {
    if ((this.#asked.length && !atOnce) || this.#timer || !this.#connection.isReady) return;
    if (!this.#tellsWhole && this.#changes === undefined) return;
    // never before an earlier one, whatever the machine's clock does
    this.#stamp = Math.max(this.#stamp, this.#connection.now());
    try {
      const isSent = this.#connection.send({
        ...(this.#tellsWhole
          ? { type: 'full_state_update', state: this.#shown }
          : { type: 'incremental_state_update', changes: this.#changes }),
        timestamp: this.#stamp,
        sequence: ++this.#sequence,
        profile_id: this.#profile,
      });
      if (isSent) this.#asked.push(this.#asking.splice(0));
    } catch {
      this.#refuse('too_large');
    }
    this.#tellsWhole = false;
    this.#changes = undefined;
  }

  /** @param {import('./frames.d.ts').UiStateAck} frame */
  #acknowledged({ success, version, reason }) {
    const asked = this.#asked.shift();
    if (!asked) return;
    // of several on their way the whole is told once
    this.#wasStale = reason === 'stale' && this.#isWhole && (this.#tellsWhole || !this.#wasStale);
    if (this.#wasStale) {
      this.#tellsWhole = true;
      this.#asking.unshift(...asked);
    } else {
      asked.forEach((resolve) => resolve({ success, version, ...(reason && { reason }) }));
    }
    this.#tell();
  }

  /**
   * What is refused and is neither a turn's nor a message's may be an update, which gets no other answer then.
   *
   * @param {import('./frames.d.ts').ErrorFrame} frame
   */
  #failed({ seq, client_message_id, code, retryable, retry_after_ms, skipped = 0 }) {
    // an update without a good token is acknowledged: such an error answers something else
    if (seq || client_message_id || /^auth_(?!un)/.test(code)) return;
    const refused = this.#asked.splice(0, 1 + skipped);
    if (!refused.length) return;
    if (retryable) {
      this.#untold(refused);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), retry_after_ms ?? AGAIN_MS);
    } else {
      refused.flat().forEach((resolve) => resolve({ success: false, reason: code }));
      this.#tell();
    }
  }

  /** On the next socket the service may know nothing of what was told before. */
  #forgotten() {
    this.#untold(this.#asked.splice(0));
  }

  /** @param {((acknowledgement: Acknowledgement) => void)[][]} asked by updates that are to be told again */
  #untold(asked) {
    this.#asking.unshift(...asked.flat());
    if (this.#shown === undefined) return;
    this.#tellsWhole = this.#isWhole;
    this.#changes = this.#isWhole ? undefined : this.#shown;
  }

  #connected() {
    this.#tell();
    this.#tellResults();
  }

  /** @param {string} reason */
  #refuse(reason) {
    this.#asking.splice(0).forEach((resolve) => resolve({ success: false, reason }));
  }

  /** @param {import('./frames.d.ts').UiAction} action */
  #do(action) {
    const handler = this.#handlers.get(action.type) ?? this.#handlers.get('*');
    // a page that does nothing leaves the answer to others of the session
    if (!this.#handlers.size) return;
    this.#doing = this.#doing
      .then(() => {
        if (!handler) throw new Error(`This page knows no ${action.type}.`);
        return handler(action.payload, action);
      })
      .then(
        (detail) => this.#done(action, true, detail),
        (error) => this.#done(action, false, error?.message ?? String(error)),
      );
  }

  /** @param {{id: string}} action @param {boolean} success @param {unknown} detail */
  #done({ id }, success, detail) {
    this.#results.push({ type: 'ui_action_result', action_id: id, success, detail });
    this.#tellResults();
  }

  #tellResults() {
    if (this.#connection.isReady) this.#results = this.#results.filter((result) => !this.#isTold(result));
  }

  /** A detail that cannot be told, be it too large or no JSON, keeps nothing up. @param {import('./frames.d.ts').UiActionResult} result */
  #isTold(result) {
    try {
      return this.#connection.send(result);
    } catch {
      return this.#connection.send({ ...result, detail: undefined });
    }
  }
}
