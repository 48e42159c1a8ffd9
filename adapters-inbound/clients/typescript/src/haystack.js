import { Auth } from './auth.js';
import { Connection } from './connection.js';
import { Page } from './page.js';
import { Requests } from './requests.js';
import { Turns } from './turns.js';

export { HaystackError } from './problems.js';

/** @typedef {import('./http.d.ts').components['schemas']} Schemas */
/** @typedef {Schemas['Message'][]} Messages */
/** @typedef {import('./turn.js').Turn} Turn */
/** @typedef {import('./turn.js').TurnPart} TurnPart */
/** @typedef {import('./turn.js').Answer} Answer */
/** @typedef {import('./connection.js').Status} Status */
/** @typedef {import('./documents.js').DocumentPart} DocumentPart */
/**
 * @typedef {object} Options
 * @property {string} [url] of the service (http or https); that of the page by default
 * @property {string} [session] a new one by default
 * @property {() => string | Promise<string>} [token] a good token of the user; asked for when one is needed
 * @property {string} [profile] the practitioner's
 * @property {(messages: Messages) => void} [lost] events are gone for good: these are the session's messages
 * @property {(turn: Turn) => void} [turn] is told of every turn of the session, those of other pages too
 * @property {import('./log.js').Position} [from] the `position` of an earlier page: what happened since is told
 * @property {string[]} [dialects] other sub-protocols than `haystack.v1`, the best first
 * @property {any} [WebSocket] where the platform has none
 * @property {typeof fetch} [fetch]
 * @property {{minMs?: number, maxMs?: number}} [retry] bounds of the time before it comes back
 * @property {number} [patienceMs] how long the service may take to answer the connection and a heartbeat
 * @property {import('./connection.js').Page} [document] whose visibility counts
 */

/** A session with the assistant. */
export class Haystack {
  #requests;
  #turns;

  /** @param {Options} [options] */
  constructor(options = {}) {
    const base = (options.url ?? location.origin).replace(/\/$/, '');
    this.session = options.session ?? crypto.randomUUID();
    /** @type {Auth} */
    const auth = new Auth(
      options.token,
      (token) => this.connection.refresh(token),
      () => this.connection.now(),
    );
    /** @type {Connection} */
    this.connection = new Connection({
      ...options,
      address: `${base.replace(/^http/, 'ws')}/ws/${encodeURIComponent(this.session)}`,
      WebSocket: options.WebSocket ?? globalThis.WebSocket,
      auth,
      page: options.document ?? globalThis.document,
    });
    this.#requests = new Requests(base, auth, options.profile, options.fetch ?? fetch.bind(globalThis));
    this.page = new Page(this.connection, options.profile);
    this.#turns = new Turns(
      this.connection,
      async () => (await this.messages({ limit: 200 })).messages,
      (turn) => options.turn?.(turn),
      options.profile,
    );
    const { lost } = options;
    if (lost) {
      this.connection.on('lost', () =>
        this.messages().then(
          ({ messages }) => lost(messages),
          (problem) => this.connection.emit('problem', problem),
        ),
      );
    }
  }

  get #path() {
    return `/sessions/${encodeURIComponent(this.session)}`;
  }

  /** @returns {Status} */
  get status() {
    return this.connection.status;
  }

  /** Where this page stands in the session's events. */
  get position() {
    return this.connection.position;
  }

  /** Says something; the answer comes by the turn. @param {string} text @param {{id?: string}} [options] */
  send(text, options) {
    // who asks has the page as it is now in mind
    this.page.flush(true);
    return this.#turns.send(text, options);
  }

  /** A page of the session's messages. @param {{limit?: number, before?: string}} [which] @returns {Promise<Schemas['MessagePage']>} */
  async messages(which = {}) {
    const query = new URLSearchParams(/** @type {Record<string, any>} */ (which));
    return (await this.#requests.ask(`${this.#path}/messages?${query}`)).json();
  }

  /** Deletes the session and all that was said in it. */
  async delete() {
    await this.#requests.ask(this.#path, { method: 'DELETE' });
  }

  /** Writes a document. @param {Schemas['DocumentRequest']} request @param {{signal?: AbortSignal}} [options] */
  async *generate(request, options) {
    const { generate } = await import('./documents.js');
    return yield* generate(this.#requests, request, options);
  }

  /** Summarises what a client said to an assistant. @param {Schemas['Conversations']} request @param {{signal?: AbortSignal}} [options] @returns {Promise<Schemas['Summary']>} */
  async summarize(request, options) {
    return (await this.#requests.ask('/summarize-ai-conversations', { ...options, method: 'POST', body: JSON.stringify(request) })).json();
  }

  /** Ends the connection; turns run on at the service. */
  close() {
    this.connection.close();
  }
}

/** Connects to a session, and stays connected. @param {Options} [options] */
export function connect(options) {
  const haystack = new Haystack(options);
  haystack.connection.open();
  return haystack;
}
