import { events } from './events.js';

/** @typedef {import('./frames.d.ts').ClientFrame} ClientFrame */
/** @typedef {import('./frames.d.ts').ServerFrame} ServerFrame */
/** @typedef {{address: string, auth: import('./auth.js').Auth, profile?: string, fetch?: typeof fetch, patienceMs?: number}} Way */

const OPEN = 1;
const CLOSED = 3;
const LOST = 1006;
/** What a socket is closed with where a request is refused. */
const CODES = new Map([
  [401, 3000],
  [404, 3003],
  [429, 4429],
]);
/** The service says something at least every ten. */
const SILENCE_MAX_MS = 25_000;
/** How long the beginning of a turn may take from the stream behind the word that it has begun. */
const BEGIN_MAX_MS = 1_000;

/**
 * Makes sockets of server-sent events and requests, for networks that let no WebSocket through.
 *
 * @param {{position: import('./log.js').Position | undefined}} client
 * @param {Way} way
 */
export const listening = (client, way) =>
  class {
    readyState = 0;
    /** @type {(event: {data: string}) => void} */
    onmessage = () => {};
    /** @type {(event: {code: number}) => void} */
    onclose = () => {};
    #session = way.address.replace(/^ws/, 'http').replace('/ws/', '/sessions/');
    #leaving = new AbortController();
    #heardAt = 0;
    /** @type {Promise<unknown>} what is said goes in its order */
    #saying = Promise.resolve();
    /** @type {Set<string>} turns whose beginning was heard */
    #begun = new Set();

    constructor() {
      this.#listen().then(
        (code) => this.#end(code),
        () => this.#end(LOST),
      );
    }

    /** @param {string} text */
    send(text) {
      const frame = /** @type {any} */ (JSON.parse(text));
      if (frame.type === 'heartbeat') return this.#beat();
      // the newer token is asked for by what is said next, and a stream resumes by how it was opened
      if (frame.type === 'auth_refresh' || frame.type === 'resume') return;
      const say = () => this.#say(frame).catch(() => this.#end(LOST));
      if (frame.type === 'stop') say();
      else this.#saying = this.#saying.then(say);
    }

    close() {
      this.readyState = CLOSED;
      this.#leaving.abort();
    }

    /** @returns {Promise<number>} the code of its end */
    async #listen() {
      const { position } = client;
      const response = await this.#ask('events', position && { headers: { 'Last-Event-ID': `${position.epoch}.${position.lastSeq}` } });
      if (!response.ok) return CODES.get(response.status) ?? LOST;
      this.readyState = OPEN;
      for await (const { event, data } of events(response, () => (this.#heardAt = Date.now()))) {
        if (event === 'close') return data.code;
        this.#heard(data);
      }
      return LOST;
    }

    /** @param {any} frame */
    #heard(frame) {
      if (this.readyState !== OPEN || frame.type === 'auth_required') return;
      if (frame.type === 'typing_indicator') this.#begun.add(frame.turn_id);
      this.#tell(frame);
    }

    /** @param {object} frame */
    #tell(frame) {
      if (this.readyState === OPEN) this.onmessage({ data: JSON.stringify(frame) });
    }

    /** Somebody is there as long as something is heard. */
    #beat() {
      const timestamp = new Date().toISOString();
      if (Date.now() - this.#heardAt < SILENCE_MAX_MS) queueMicrotask(() => this.#tell({ type: 'heartbeat_ack', timestamp }));
    }

    /** @param {any} frame */
    async #say({ type, ...said }) {
      if (type === 'stop') return void (await this.#post('stop', said));
      if (type === 'ui_action_result') {
        const detail = typeof said.detail === 'string' ? said.detail.slice(0, 4096) : undefined;
        return void (await this.#post('ui-action-results', { ...said, detail }));
      }
      if (type === 'chat_message') {
        const { answer } = await this.#post('messages', said);
        const refused = { ...answer, type: 'error', message: answer.detail, client_message_id: said.client_message_id };
        return answer.code ? this.#tell(refused) : this.#known(answer);
      }
      const { answer } = await this.#post('state', said);
      if (answer.retryable) return this.#tell({ ...answer, type: 'error', message: answer.detail });
      const reason = answer.code === 'message_too_large' ? 'too_large' : 'invalid';
      this.#tell(answer.code ? { type: 'ui_state_ack', success: false, version: 0, reason } : answer);
    }

    /** A turn that begins is heard of by the stream, unless that was long ago. @param {any} status */
    #known(status) {
      if (status.state !== 'running') return this.#tell(status);
      setTimeout(() => this.#begun.has(status.turn_id) || this.#tell(status), BEGIN_MAX_MS);
    }

    /** @param {string} what @param {object} body @returns {Promise<{answer: any}>} what it answers, or the problem */
    async #post(what, body) {
      const response = await this.#ask(what, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
      const retry_after_ms = Number(response.headers.get('Retry-After')) * 1000 || undefined;
      const answer = response.status === 204 ? {} : await response.json();
      return { answer: response.ok ? answer : { code: 'internal', ...answer, retry_after_ms } };
    }

    /** @param {string} what @param {RequestInit} [init] */
    async #ask(what, init = {}) {
      const response = await this.#send(what, init, await way.auth.token());
      return response.status === 401 && way.auth.isAsked ? this.#send(what, init, await way.auth.fresh()) : response;
    }

    /** @param {string} what @param {RequestInit} init @param {string} token */
    #send(what, init, token) {
      const headers = new Headers(init.headers);
      if (token) headers.set('Authorization', `Bearer ${token}`);
      if (way.profile) headers.set('ProfileID', way.profile);
      const signal = what === 'stop' ? null : this.#leaving.signal;
      return (way.fetch ?? fetch.bind(globalThis))(`${this.#session}/${what}`, { ...init, headers, signal });
    }

    /** @param {number} code */
    #end(code) {
      if (this.readyState === CLOSED) return;
      this.close();
      this.onclose({ code });
    }
  };
